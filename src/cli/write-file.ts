import { writeFileSync } from 'fs';
import { PLAIN } from './style';
import type { Style } from './style';
import type { Result, Terminal } from './terminal';
import { UsageError } from '../private/messages/usage-error';

/** Writes a file that was named. */
export function writeFile(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`'${file}' cannot be written: ${(error as Error).message}`);
  }
}

/** Says what a command has made, or writes it to the file that was named, which has no colours. */
export function saidOrWritten(file: string | undefined, { style }: Terminal, make: (style: Style) => string): Result {
  if (file === undefined) { return { output: make(style), exitCode: 0 }; }
  const text = make(PLAIN);
  writeFile(file, text.endsWith('\n') ? text : `${text}\n`);
  return { exitCode: 0 };
}
