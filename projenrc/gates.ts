import { spawn } from 'child_process';

/**
 * Runs the gates that are named, each a task of its own, and ends with a line of counts. Of a gate that is well only that is said; what another one printed is shown.
 */
export interface Verdict {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Why a gate has nothing to do here. */
  readonly reason?: string;
}

/**
 * What a gate has counted, by what it printed: jest says `Tests: 1 failed, 2 skipped, 3 passed, 6 total`, others `3 passed, 1 failed`. One that has failed has failed once at
 * least; one that says `SKIPPED …` was left out.
 */
export function verdictOf(output: string, ok: boolean): Verdict {
  const lines = output.replace(/\x1b\[[0-9;]*m/g, '').split('\n'); // eslint-disable-line no-control-regex
  const counts = lines.filter((line) => /^Tests: |^\d+ passed, \d+ failed(, \d+ skipped)?$/.test(line));
  const sum = (word: string) => counts.reduce((total, line) => total + Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0), 0);
  const reason = lines.find((line) => line.startsWith('SKIPPED '))?.slice('SKIPPED '.length);
  const failed = sum('failed');
  return { passed: sum('passed'), failed: failed === 0 && !ok ? 1 : failed, skipped: sum('skipped') + (reason === undefined ? 0 : 1), reason };
}

/** What the tools of a gate print is kept until it is known whether anybody has to read it. */
function run(gate: string): Promise<{ ok: boolean; output: string }> {
  return new Promise((done) => {
    let output = '';
    const task = spawn('npx', ['--no-install', 'projen', gate], { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    for (const stream of [task.stdout, task.stderr]) { stream.setEncoding('utf8').on('data', (text: string) => { output += text; }); }
    task.on('error', ({ message }) => { output += `${message}\n`; });
    task.on('close', (code) => done({ ok: code === 0, output }));
  });
}

/** Not at the start of a line, where counts are looked for. */
function indented(text: string): string {
  return text.trimEnd().split('\n').map((line) => `  ${line}`).join('\n');
}

/** What the last step of a gate has to say to people, after the line that projen prints of it. */
function told(output: string): string {
  return output.split(/^\S+ \S+ \| .*$/m).pop()!.trim();
}

interface Ended extends Verdict {
  readonly gate: string;
}

/** Runs gates at the same time that need one core each, and says of each how it has ended. */
async function runTogether(gates: readonly string[], toShow: readonly string[]): Promise<Ended[]> {
  process.stdout.write(`▶ ${gates.join(', ')} … ${gates.length > 1 ? '\n' : ''}`);
  return Promise.all(gates.map(async (gate): Promise<Ended> => {
    const start = Date.now();
    const { ok, output } = await run(gate);
    const verdict = verdictOf(output, ok);
    const { passed, failed, reason } = verdict;
    const counts = passed + failed > 0 ? `: ${passed} passed${failed > 0 ? `, ${failed} failed` : ''}` : '';
    const state = failed > 0 ? 'FAILED' : reason === undefined ? 'ok' : 'skipped';
    console.log(`${gates.length > 1 ? `  ${gate} … ` : ''}${state} ${Math.round((Date.now() - start) / 1000)} s${reason === undefined ? counts : `: ${reason}`}`);
    if (failed > 0) { console.log(indented(output)); } else if (toShow.includes(gate)) { console.log(indented(told(output))); }
    return { gate, ...verdict };
  }));
}

/** @param groups gates that run one after the other, or together where they are joined by a comma */
async function main(groups: string[]): Promise<void> {
  const all = groups.map((group) => group.split(','));
  const toShow = all.flat().filter((gate) => gate.startsWith('+')).map((gate) => gate.slice(1));
  const ended: Ended[] = [];
  for (const [index, group] of all.entries()) {
    ended.push(...await runTogether(group.map((gate) => gate.replace(/^\+/, '')), toShow));
    // Nothing else can be told of what does not compile.
    if (index === 0 && ended.some(({ failed }) => failed > 0)) { break; }
  }
  const left = [
    ...ended.filter(({ reason }) => reason !== undefined).map(({ gate }) => gate),
    ...all.flat().map((gate) => gate.replace(/^\+/, '')).filter((gate) => !ended.some((each) => each.gate === gate)),
  ];
  const bad = ended.filter(({ failed }) => failed > 0).map(({ gate }) => gate);
  const sum = (what: 'passed' | 'failed' | 'skipped') => ended.reduce((total, each) => total + each[what], 0);
  if (left.length > 0) { console.log(`skipped: ${left.join(', ')}`); }
  if (bad.length > 0) { console.log(`failed: ${bad.join(', ')}`); }
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  process.exitCode = bad.length > 0 ? 1 : 0;
}

if (require.main === module) { void main(process.argv.slice(2)); }
