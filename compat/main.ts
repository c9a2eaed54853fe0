import { Api } from './api/assembly';
import { compareApi, staleAllowances } from './api/compare';
import { compareCommand } from './command';
import { runApiControls, runControls } from './control/control';
import { DIFFERENCES } from './differences';
import { loadOurs, loadV1, loadV2, strayModules, type PeerName } from './harness/peer';
import { Tally } from './harness/tally';
import { NamedPrograms, type Sides } from './named';
import { parseOptions, type Options } from './options';
import { compareRandom } from './random';
import { differencesByCause, isPageFresh, PAGE } from './readme';

const PEERS: readonly PeerName[] = ['v1', 'v2'];

// Templates are compared, so that nothing else has to be told about them.
process.env.CDK_VALIDATION = 'false';
process.env.JSII_DEPRECATED = 'quiet';
process.env.CDK_DISABLE_STACK_TRACE = '1';
// Each construct takes a stack trace: mapping them to lines of TypeScript would cost more than the comparison.
(Error as { prepareStackTrace?: unknown }).prepareStackTrace = undefined;

const options = parseOptions(process.argv.slice(2));
if (options.printDifferences) {
  console.log(differencesByCause());
} else {
  process.exitCode = main(options);
}

function main({ runs, seed, only }: Options): number {
  const sides: Sides = { v1: loadV1(), v2: loadV2(), ours: loadOurs() };
  const named = new NamedPrograms(sides);
  const tallies: Tally[] = [];
  const part = (title: string, work: (tally: Tally) => void) => {
    const tally = new Tally();
    tallies.push(tally);
    console.log(title);
    work(tally);
    tally.failures.forEach((failure) => console.log(`  FAILED ${failure}`));
  };

  part('Named programs', (tally) => {
    named.compareAll(tally, only);
    PEERS.forEach((peer) => console.log(tally.summary(peer)));
  });
  if (only === undefined) {
    part(`Random programs (${runs}, seed ${seed})`, (tally) => {
      compareRandom(sides, tally, { runs, seed });
      PEERS.forEach((peer) => console.log(tally.summary(peer)));
    });
    part('The command', (tally) => {
      compareCommand(sides.ours, tally);
      console.log(`${tally.passed} times it says of an assembly what was said at synthesis`);
    });
    part('Table of differences', (tally) => checkTable(tallies, tally));
    part('Public API', checkApi);
    part('Planted mistakes', (tally) => {
      for (const { id, rare, program, random } of runControls(sides, named, seed)) {
        tally.check(`${id}: named programs do not find it`, program !== undefined);
        if (!rare) {
          tally.check(`${id}: random programs do not find it`, random !== undefined);
        }
      }
      console.log(`${tally.passed} of ${tally.passed + tally.failures.length} found`);
      tally.check(`the library ran on another copy of aws-cdk-lib than v2: ${strayModules()[0]}`, strayModules().length === 0);
    });
  }

  const sum = (count: (tally: Tally) => number) => tallies.reduce((total, tally) => total + count(tally), 0);
  const failed = sum((tally) => tally.failures.length);
  console.log(`${sum((tally) => tally.passed)} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

/** A row that nothing shows is stale, and so is a page with others. */
function checkTable(earlier: readonly Tally[], tally: Tally): void {
  const shown = new Set(earlier.flatMap(({ shown: rows }) => [...rows]));
  for (const { id, peers } of DIFFERENCES) {
    peers.forEach((peer) => tally.check(`row '${id}': no program shows it for ${peer}`, shown.has(`${id} ${peer}`)));
  }
  console.log(`${DIFFERENCES.length} rows, each shown by a program`);
  tally.check(`the differences in ${PAGE} are not those of "npm run compat -- --print-differences"`, isPageFresh());
}

function checkApi(tally: Tally): void {
  const api = Api.read();
  for (const peer of PEERS) {
    const { types, members, allowed } = compareApi(api, peer, tally);
    console.log(`${peer}: ${members} of its ${members} members in ${types} types compared, ${allowed} allowed to be other`);
  }
  staleAllowances(api).forEach((member) => tally.fail(`nothing needs the allowance for ${member}`));
  runApiControls(api).forEach(({ id, program }) => tally.check(`planted in the API, ${id}: not found`, program !== undefined));
}
