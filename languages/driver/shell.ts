import { spawn, spawnSync } from 'child_process';

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

const WINDOWS = process.platform === 'win32';
const DOT_MILLIS = 2000;

/**
 * Runs a command to its end. A program that is not there has not gone well.
 */
export function run([program, ...args]: Command, cwd: string, env: Record<string, string> = {}): Run {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...PLAIN, ...env },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    shell: WINDOWS, // npm, mvn and others are scripts there
  });
  return { ok: status === 0, output: `${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}` };
}

/**
 * The same for what takes long: it is said what is done, with a dot from time to time.
 */
export function runWithDots(what: string, [program, ...args]: Command, cwd: string): Promise<Run> {
  return new Promise((done) => {
    process.stdout.write(`  ${what} `);
    const dots = setInterval(() => process.stdout.write('.'), DOT_MILLIS);
    let output = '';
    const child = spawn(program, args, { cwd, env: { ...process.env, ...PLAIN }, stdio: ['ignore', 'pipe', 'pipe'], shell: WINDOWS });
    for (const stream of [child.stdout, child.stderr]) { stream.setEncoding('utf8').on('data', (text: string) => { output += text; }); }
    child.on('error', ({ message }) => { output += `${message}\n`; });
    child.on('close', (code) => {
      clearInterval(dots);
      console.log();
      done({ ok: code === 0, output });
    });
  });
}
