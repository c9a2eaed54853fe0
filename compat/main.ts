import { loadOurs, loadV1, loadV2 } from './harness/peer';
import { Tally } from './harness/tally';
import { compareNamed } from './named';

process.env.CDK_VALIDATION = 'false';
process.env.JSII_DEPRECATED = 'quiet';

const tally = new Tally();
const sides = { v1: loadV1(), v2: loadV2(), ours: loadOurs() };
compareNamed(sides, tally, process.argv[2]);
tally.failures.forEach((failure) => console.log(`  ✗ ${failure}`));
console.log(tally.summary('v1'));
console.log(tally.summary('v2'));
console.log(`${tally.passed} passed, ${tally.failures.length} failed`);
