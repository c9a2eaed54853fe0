import { spawn } from 'child_process';
import { join } from 'path';
import { python } from './python';

/** Runs a program against its emulator. @returns whether it went well, and what it printed */
function run(file: string): Promise<{ ok: boolean; output: string }> {
  return new Promise((done) => {
    let output = '';
    const program = spawn(process.execPath, ['-r', 'ts-node/register/transpile-only', join('acceptance', file), '--emulator'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TS_NODE_PROJECT: 'tsconfig.dev.json', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    });
    for (const stream of [program.stdout, program.stderr]) { stream.setEncoding('utf8').on('data', (text: string) => { output += text; }); }
    program.on('close', (code) => done({ ok: code === 0, output }));
  });
}

/** Both programs, each of which ends with a line of counts. Where there is no Python, a line says that they were left out, unless they are required. */
async function main(): Promise<void> {
  if (python() === undefined) {
    const why = 'no emulator: it needs Python 3.10 or later, with venv and pip';
    console.log(process.env.ACCEPTANCE_REQUIRED ? why : `SKIPPED ${why}`);
    process.exitCode = process.env.ACCEPTANCE_REQUIRED ? 1 : 0;
    return;
  }
  const ended = await Promise.all(['main.ts', 'ask.ts'].map(run));
  ended.forEach(({ output }) => console.log(output.trimEnd()));
  process.exitCode = ended.every(({ ok }) => ok) ? 0 : 1;
}

void main();
