import { mkdtempSync, rmSync } from 'fs';
import { cpus, tmpdir } from 'os';
import { join } from 'path';
import { measureLoad } from './load';
import { measureMemory } from './memory';
import { OURS, V2 } from './peer';
import { print } from './report';
import { measureSynthesis } from './synthesis';

// What aws-cdk-lib's validation of templates takes has nothing to do with either library.
process.env.CDK_VALIDATION = 'false';

const TABLES = 400;
const quick = process.argv.includes('--quick');
const times = (runs: number) => quick ? Math.ceil(runs / 5) : runs;

console.log(`ours: ${OURS.name}, v2: ${V2.name}; medians on Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}\n`);

const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  print('Loading', 'ms', measureLoad(times(11)));
  print(`Synthesis of ${TABLES} tables, overhead`, 'ms', measureSynthesis(TABLES, outdir, [
    { selections: 1, processes: times(5), warmUps: 5, rounds: 15, target: 0.3 },
    { selections: 20, processes: times(1), warmUps: 2, rounds: 3 },
    { selections: 100, processes: times(1), warmUps: 1, rounds: 3, target: 0.12 },
  ]));
  print(`Peak memory, ${TABLES} tables`, 'MB', [measureMemory(times(3), { tables: TABLES, outdir, selections: 100, way: 'construct', warmUps: 0, rounds: 1 })]);
} finally {
  rmSync(outdir, { recursive: true });
}
