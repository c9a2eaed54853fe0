import { spawnSync } from 'child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join, resolve } from 'path';

/** What an emulator is installed from. */
export interface Package {
  readonly name: string;
  /** What pip is told, with versions. */
  readonly requirements: readonly string[];
}

const FOLDER = 'acceptance/.venv';
const BIN = process.platform === 'win32' ? 'Scripts' : 'bin';
const PYTHONS = process.platform === 'win32' ? ['python', 'python3'] : ['python3', 'python'];

/** The Python of this machine that can make a venv with pip; nothing where there is none. */
export function python(): string | undefined {
  return PYTHONS.find((each) => spawnSync(each, ['-c', 'import venv, ensurepip, sys; sys.exit(sys.version_info < (3, 10))'], { stdio: 'ignore' }).status === 0);
}

/** Installs a package into a venv of its own, unless it is there in these versions. @returns the folder of its programs */
export function installed({ name, requirements }: Package, interpreter: string): string {
  const folder = resolve(FOLDER, name);
  const mark = join(folder, 'installed');
  const bin = join(folder, BIN);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === requirements.join('\n')) { return bin; }
  rmSync(folder, { recursive: true, force: true });
  run(interpreter, ['-m', 'venv', folder]);
  run(join(bin, 'python'), ['-m', 'pip', 'install', '--quiet', '--no-compile', '--disable-pip-version-check', ...requirements]);
  writeFileSync(mark, requirements.join('\n'));
  return bin;
}

function run(command: string, args: readonly string[]): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) { throw new Error(`${command} ${args.join(' ')} has failed:\n${error?.message ?? `${stdout}${stderr}`.trim()}`); }
}
