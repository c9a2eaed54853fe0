import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { main } from '../../src/cli/main';

/** A folder of its own for each test that asks for it. */
export class Folder {
  private path = '';

  constructor() {
    beforeEach(() => { this.path = mkdtempSync(join(tmpdir(), 'cli-')); });
    afterEach(() => rmSync(this.path, { recursive: true }));
  }

  public file(name: string, content: unknown): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  }

  public toString(): string {
    return this.path;
  }
}

/** Where the command runs. */
interface Terminal {
  readonly columns?: number;
  readonly isTTY?: boolean;
  readonly env?: Record<string, string>;
}

/** Runs the command as in a terminal of some width, or where there is none. */
export function run(args: readonly string[], terminal: Terminal = {}) {
  const output = { out: '', err: '' };
  const { env = {}, ...stream } = terminal;
  const exitCode = main(args, {
    stdout: { ...stream, write: (text: string) => { output.out += text; } },
    stderr: { ...stream, write: (text: string) => { output.err += text; } },
    env,
  } as never);
  return { ...output, exitCode };
}
