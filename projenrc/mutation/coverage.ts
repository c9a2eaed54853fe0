import { CoverageCache } from './coverage-cache';
import type { Mutant } from './instrument';
import type { Worker } from './pool';
import type { FileCoverage, TestRun } from './worker';

/** So many files with tests are asked for a fault: what none of those finds that are near, is not tested where it should be. */
const NEAREST = 40;

/** A test may take some times as long as all of its file did without a fault, in milliseconds. */
const TIMES = 3;
const SHORTEST_LIMIT = 5_000;

/** Which tests run which mutants. */
export interface Coverage {
  readonly files: number;
  readonly count: number;
  /** The tests that may find a mutant, those that most likely do first. */
  readonly runsOf: (mutant: Mutant) => TestRun[];
}

/** Runs all tests once. Those that do not pass here, or take too long, are not asked for any fault. What is known of those that did not change is not asked again. */
export async function coverageOf(workers: readonly Worker[], files: readonly string[]): Promise<Coverage> {
  const cache = new CoverageCache();
  const found = files.flatMap((file) => cache.get(file) ?? []);
  const missing = files.filter((file) => !found.some((each) => each.file === file));
  await Promise.all(workers.map(async (worker) => {
    for (let file = missing.shift(); file !== undefined; file = missing.shift()) {
      const coverage = await coverageBy(worker, file);
      found.push(coverage);
      cache.set(coverage);
      process.stderr.write(`\r${found.length} of ${files.length} files with tests`);
    }
  }));
  process.stderr.write('\n');
  found.flatMap(({ file, failures }) => failures.map((failure) => `not asked: ${file}: ${failure}`)).sort().forEach((line) => console.log(line));
  const known = found.map((each) => ({ ...each, whole: new Set(each.whole), tests: each.tests.map((test) => test && new Set(test)) }));
  return {
    files: found.length,
    count: found.reduce((sum, { tests }) => sum + tests.filter((test) => test !== null).length, 0),
    runsOf: ({ id, file: mutated }) => known
      .map(({ file, milliseconds, whole, tests }) => ({
        file, milliseconds, tests: tests.flatMap((hits, index) => hits && (whole.has(id) || hits.has(id)) ? [index] : []),
      }))
      .filter(({ tests }) => tests.length > 0)
      .sort((a, b) => distance(a.file, mutated) - distance(b.file, mutated) || a.milliseconds - b.milliseconds)
      .slice(0, NEAREST)
      .map(({ file, milliseconds, tests }) => ({ file, tests, limit: Math.max(SHORTEST_LIMIT, TIMES * milliseconds) })),
  };
}

async function coverageBy(worker: Worker, file: string): Promise<FileCoverage> {
  let found: FileCoverage | undefined;
  const isDone = await worker.ask({ kind: 'coverage', file }, (answer) => { found = answer.kind === 'coverage' ? answer.coverage : found; });
  return isDone && found ? found : { file, milliseconds: 0, whole: [], tests: [], failures: ['it does not come to an end'] };
}

/** How far the tests are from a file: they mirror it, they are in its room, or anywhere. */
function distance(test: string, file: string): number {
  const [, room, name] = /^(?:src|handlers)\/([^/]+)\/(.*)\.[tj]s$/.exec(file)!;
  if (test === `test/${room}/${name}.test.ts` || test === `test/handlers/${room}.test.ts`) { return 0; }
  return test.startsWith(`test/${room}/`) ? 1 : 2;
}
