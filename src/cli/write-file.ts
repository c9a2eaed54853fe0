import { statSync, writeFileSync } from 'fs';
import { resolve } from 'path';
import { PLAIN } from './style';
import type { Style } from './style';
import type { Result, Terminal } from './terminal';
import { saidAs } from './wrapped';
import { notWritten } from '../private/messages/file-problem';
import { UsageError } from '../private/messages/usage-error';

/** Writes a file that was named. */
export function writeFile(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(notWritten(file, error));
  }
}

/**
 * Refuses to write a file that has something else, by whatever name.
 *
 * @param others what was read, and what is written beside it
 * @throws `UsageError` if it is one of them
 */
export function refuseToOverwrite(file: string, others: Iterable<string>): void {
  const own = identityOf(file);
  for (const each of others) {
    if (identityOf(each) !== own) { continue; }
    throw new UsageError(`'${file}' cannot be written: ${each === file ? 'it' : `it is '${each}', which`} is read or written here already. Name another file`);
  }
}

/** What a file is, whatever it is called. */
function identityOf(file: string): string {
  try {
    const stats = statSync(file, { bigint: true });
    // What is written to a terminal may be read from it.
    return stats.isFile() ? `${stats.dev}/${stats.ino}` : resolve(file);
  } catch {
    return resolve(file);
  }
}

/** Says what a command has made, or writes it to the file that was named, which has no colours, and lines as long as they are. */
export function saidOrWritten(file: string | undefined, format: string, terminal: Terminal, make: (style: Style) => string): Result {
  if (file === undefined) { return { output: saidAs(format, make(terminal.style), terminal), exitCode: 0 }; }
  refuseToOverwrite(file, terminal.read.keys());
  const text = make(PLAIN);
  writeFile(file, text.endsWith('\n') ? text : `${text}\n`);
  return { exitCode: 0 };
}
