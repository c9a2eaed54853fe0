import { mkdtempSync, rmSync } from 'fs';
import { cpus, tmpdir } from 'os';
import { join } from 'path';
import { measureApps, measureGrowth, measureLimit } from './apps';
import { measureCoverage } from './coverage';
import { measureForecast } from './forecast';
import { measureLoad } from './load';
import { measureMemory } from './memory';
import { OURS, V2 } from './peer';
import { print } from './report';
import { measureOptions, measureSynthesis } from './synthesis';
import type { Series } from './synthesis';

// What aws-cdk-lib's validation of templates takes has nothing to do with either library.
process.env.CDK_VALIDATION = 'false';

const TABLES = 400;
const quick = process.argv.includes('--quick');
const times = (runs: number) => quick ? Math.ceil(runs / 5) : runs;
const series = (all: Series[]) => all.map((each) =>
  ({ ...each, processes: times(each.processes), warmUps: times(each.warmUps), rounds: times(each.rounds) }));

console.log(`ours: ${OURS.name}, v2: ${V2.name}; medians on Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}\n`);

const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  print('Loading', 'ms', measureLoad(times(11)));

  const tables = { tree: 'tables', resources: TABLES, outdir } as const;
  print(`Synthesis of ${TABLES} tables, overhead`, 'ms', measureSynthesis(series([
    { ...tables, selections: 1, processes: 5, warmUps: 5, rounds: 30, target: 0.3 },
    { ...tables, selections: 20, processes: 1, warmUps: 2, rounds: 3 },
    { ...tables, selections: 100, processes: 1, warmUps: 1, rounds: 3, target: 0.12 },
  ]), ['construct', 'arn', 'tag']));

  // A selection has 250 tables in either tree, so that only the tree differs.
  const small = { tree: 'mixed', resources: 1000, outdir } as const;
  const large = { tree: 'mixed', resources: 10000, outdir } as const;
  print('Synthesis of mixed trees, overhead', 'ms', measureSynthesis(series([
    { ...small, selections: 1, processes: 3, warmUps: 5, rounds: 15, target: 0.3 },
    { ...small, selections: 10, processes: 1, warmUps: 2, rounds: 5 },
    { ...small, selections: 100, processes: 2, warmUps: 1, rounds: 3, target: 0.12 },
    { ...large, selections: 1, processes: 2, warmUps: 1, rounds: 5, target: 0.3 },
    { ...large, selections: 10, processes: 1, warmUps: 1, rounds: 3 },
    { ...large, selections: 100, processes: 1, warmUps: 1, rounds: 3, target: 0.12 },
  ]), ['construct']));

  // Of tables alone, all types select as many as the default does; of the mixed tree twice as many, since it holds as many buckets.
  print('What options add to it, overhead', 'ms', [
    ...measureOptions(series([
      { ...tables, selections: 1, processes: 5, warmUps: 5, rounds: 30 },
      { ...tables, selections: 100, processes: 2, warmUps: 1, rounds: 4 },
    ]), [['allTypes', 1.2]]),
    ...measureOptions(series([
      { ...small, selections: 1, processes: 3, warmUps: 3, rounds: 15 },
      { ...small, selections: 100, processes: 2, warmUps: 1, rounds: 4 },
    ]), [['allTypes'], ['conditions'], ['notResources']]),
  ], ['without', 'with']);

  const processes = times(3);
  print('Whole apps, overhead, time of the processor', 'ms', measureApps(processes, outdir));
  print('The same of ours in two sizes', 'ms', measureGrowth(processes, outdir), ['smaller', 'larger']);
  const limit = measureLimit(processes, outdir);
  print(`Synthesis of ${TABLES} tables, overhead, elapsed time`, 'ms', limit.time, ['limit', 'ours']);
  print(`Synthesis of ${TABLES} tables, overhead, time of the processor`, 'ms', limit.processor, ['limit', 'ours']);

  const coverage = measureCoverage(processes, outdir);
  print('Coverage, elapsed time', 'ms', coverage.time, ['limit', 'ours']);
  print('Coverage, time of the processor', 'ms', coverage.processor, ['limit', 'ours']);
  print('Coverage, peak memory', 'MB', coverage.memory, ['limit', 'ours']);
  print('Coverage in two sizes, time of the processor', 'ms', coverage.growth, ['smaller', 'larger']);

  print('Forecast, time of the processor', 'ms', measureForecast(processes), ['limit', 'ours']);

  const memory = { warmUps: 0, rounds: 1 };
  print('Peak memory', 'MB', [
    measureMemory(times(3), { ...tables, ...memory, selections: 100 }),
    ...[small, large].flatMap((tree) => [1, 100].map((selections) => measureMemory(times(3), { ...tree, ...memory, selections }))),
  ]);
} finally {
  rmSync(outdir, { recursive: true });
}
