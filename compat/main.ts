import { loadOurs, loadV1, loadV2 } from './harness/peer';
import { Tally } from './harness/tally';
import { compareNamed } from './named';
import { compareRandom } from './random';

process.env.CDK_VALIDATION = 'false';
process.env.JSII_DEPRECATED = 'quiet';

const tally = new Tally();
const sides = { v1: loadV1(), v2: loadV2(), ours: loadOurs() };
const t0 = Date.now(); compareNamed(sides, tally); console.log(tally.summary('v1'), Date.now() - t0); compareRandom(sides, tally, { runs: Number(process.argv[2] ?? 200), seed: Number(process.argv[3] ?? 1) }); console.log(Date.now() - t0);
tally.failures.forEach((failure) => console.log(`  ✗ ${failure}`));
console.log(tally.summary('v1'));
console.log(tally.summary('v2'));
console.log(`${tally.passed} passed, ${tally.failures.length} failed`);
