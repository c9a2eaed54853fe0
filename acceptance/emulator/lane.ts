import { spawn } from 'child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { EXPECTED_OF_MINISTACK, expectedOfMoto, wrongIn } from './expected';
import { python } from './python';
import { QUESTIONS } from '../questions';

/** A program, where its report goes, and what has to stand in that. */
interface Program {
  readonly file: string;
  readonly report: string;
  readonly expected: readonly string[];
}

/** Runs a program against its emulator. @returns whether it went well, and what it printed */
function run({ file, report }: Program): Promise<{ ok: boolean; output: string }> {
  return new Promise((done) => {
    let output = '';
    const program = spawn(process.execPath, ['-r', 'ts-node/register/transpile-only', join('acceptance', file), '--emulator', '--report', report], {
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
  const folder = mkdtempSync(join(tmpdir(), 'acceptance-lane-'));
  const programs: Program[] = [
    { file: 'main.ts', report: join(folder, 'acceptance.json'), expected: EXPECTED_OF_MINISTACK },
    { file: 'ask.ts', report: join(folder, 'ask.json'), expected: expectedOfMoto(QUESTIONS) },
  ];
  const ended = await Promise.all(programs.map(run));
  ended.forEach(({ output }) => console.log(output.trimEnd()));
  const wrong = programs.flatMap(({ file, report, expected }) => wrongOf(report, expected).map((line) => `${file}: ${line}`));
  wrong.forEach((line) => console.log(line));
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = wrong.length === 0 && ended.every(({ ok }) => ok) ? 0 : 1;
}

/** What is not in a report as it should be, however the program has ended. */
function wrongOf(report: string, expected: readonly string[]): string[] {
  if (!existsSync(report)) { return ['it has written no report']; }
  const found = JSON.parse(readFileSync(report, 'utf8'));
  return wrongIn(found.results ?? found, expected);
}

void main();
