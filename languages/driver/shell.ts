import { spawnSync } from 'child_process';

/** A program and its arguments, run without a shell. */
export type Command = readonly [program: string, ...args: string[]];

export interface Run {
  readonly ok: boolean;

  /** What it printed, on both streams. */
  readonly output: string;
}

/** So that what tools print can be read, and is about the work. */
const PLAIN = {
  DOTNET_CLI_TELEMETRY_OPTOUT: '1',
  DOTNET_CLI_UI_LANGUAGE: 'en',
  DOTNET_NOLOGO: '1',
};

/**
 * Runs a command to its end. A program that is not there has not gone well.
 */
export function run([program, ...args]: Command, cwd: string, env: Record<string, string> = {}): Run {
  const windows = process.platform === 'win32';
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...PLAIN, ...env },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    shell: windows, // npm, mvn and others are scripts there
  });
  return { ok: status === 0, output: `${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}` };
}
