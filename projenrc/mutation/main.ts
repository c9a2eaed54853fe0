import { cpus } from 'os';
import { parseArgs } from 'util';
import { coverageOf } from './coverage';
import type { Mutant } from './instrument';
import { mutantsOf, testFiles } from './mutants';
import { Worker } from './pool';
import { inWords, report } from './report';
import type { Verdict } from './report';
import { sampleOf } from './sample';

/**
 * Plants every fault of some kinds, one at a time, and says which of them no test finds.
 *
 * `npm run mutate -- --files src/model,handlers --sample 200 --seed 7 --workers 2`
 */
const THRESHOLD = 90;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { files: { type: 'string', multiple: true }, sample: { type: 'string' }, seed: { type: 'string' }, workers: { type: 'string' } },
  });
  const parts = (values.files ?? []).flatMap((each) => each.split(','));
  const { all, ignored } = mutantsOf();
  const candidates = all.filter((mutant) => !ignored.has(mutant) && (parts.length === 0 || parts.some((part) => mutant.file.includes(part))));
  const chosen = values.sample ? sampleOf(candidates, Number(values.sample), Number(values.seed ?? 1)) : candidates;
  console.log(`${chosen.length} of ${all.length} mutants, ${ignored.size} of which change nothing`);

  const workers = Array.from({ length: Number(values.workers ?? Math.max(1, cpus().length - 1)) }, () => new Worker());
  const coverage = await coverageOf(workers, testFiles());
  console.log(`${coverage.count} tests in ${coverage.files} files`);

  const verdicts = new Map<Mutant, Verdict>();
  const queue = [...chosen];
  await Promise.all(workers.map(async (worker) => {
    for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
      const verdict = await judge(worker, mutant, coverage.runsOf(mutant));
      verdicts.set(mutant, verdict);
      process.stderr.write(`\r${verdicts.size} of ${chosen.length}${verdict === 'killed' ? '' : `: ${inWords(mutant, verdict)}\n`}`);
    }
    worker.stop();
  }));
  process.stderr.write('\n');
  const score = report(chosen.map((mutant) => [mutant, verdicts.get(mutant)!]));
  process.exitCode = score < THRESHOLD ? 1 : 0;
}

async function judge(worker: Worker, mutant: Mutant, runs: ReturnType<Awaited<ReturnType<typeof coverageOf>>['runsOf']>): Promise<Verdict> {
  if (runs.length === 0) { return 'not covered'; }
  let killer: string | undefined;
  const isDone = await worker.ask({ kind: 'mutant', mutant: mutant.id, runs }, (answer) => { killer = answer.kind === 'done' ? answer.killer : undefined; });
  return killer || !isDone ? 'killed' : 'survived';
}

void main();
