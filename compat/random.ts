import { inspect } from 'util';
import { DIFFERENCES } from './differences';
import { judge, type Verdict } from './harness/judge';
import type { PeerName } from './harness/peer';
import { BOTH, type Program } from './harness/program';
import { run } from './harness/run';
import { print, type Tally } from './harness/tally';
import type { Sides } from './named';
import { PROGRAMS } from './programs';
import { worlds } from './random/arbitrary';
import { fc } from './random/fast-check';
import { interpret } from './random/interpret';
import type { World } from './random/world';

/** What a world may have besides: a program that every peer refuses, or one that differs on purpose. */
const SPECIAL: readonly Program[] = PROGRAMS.filter((program) => program.refused || program.shows);

export interface RandomOptions {
  readonly runs: number;
  readonly seed: number;
  /** Take the first difference as it is, instead of making it smaller. */
  readonly hasty?: boolean;
}

/** Compares worlds until one differs, which is then made as small as can be. */
export function compareRandom(sides: Sides, tally: Tally, options: RandomOptions): void {
  const found = findDifference(sides, options, (peer, verdict) => tally.compared(peer, 'random program', verdict));
  if (found) {
    tally.fail(`random program, seed ${options.seed}, run ${found.run}, made smaller ${found.shrinks} times:\n${found.report}`);
  }
}

export interface Found {
  readonly run: number;
  readonly shrinks: number;
  readonly world: World;
  readonly report: string;
}

export function findDifference(
  sides: Sides,
  { runs, seed, hasty }: RandomOptions,
  agreed: (peer: PeerName, verdict: Verdict) => void = () => {},
): Found | undefined {
  let shrinking = false;
  const details = fc.check(fc.property(worlds(SPECIAL.length), (world) => {
    const verdicts = compareWorld(world, sides);
    if (verdicts.some(([, verdict]) => verdict.kind === 'different')) {
      shrinking = true;
      return false;
    }
    if (!shrinking) {
      verdicts.forEach(([peer, verdict]) => agreed(peer, verdict));
    }
    return true;
  }), { numRuns: runs, seed, endOnFailure: hasty });
  if (!details.failed) {
    return undefined;
  }
  const [world] = details.counterexample!;
  return { run: details.numRuns, shrinks: details.numShrinks, world, report: describe(world, compareWorld(world, sides)) };
}

function compareWorld(world: World, sides: Sides): [PeerName, Verdict][] {
  const special = specialOf(world);
  const program = {
    context: {
      ...(world.minimizePolicies ? { '@aws-cdk/aws-iam:minimizePolicies': true } : {}),
      ...(world.partitionLiterals ? { '@aws-cdk/core:enablePartitionLiterals': true } : {}),
      ...special?.context,
    },
    run(k: Parameters<Program['run']>[0]) {
      interpret(world, k);
      special?.run(k);
    },
  };
  const ours = run(program, sides.ours);
  return BOTH
    .filter((peer) => (peer === 'v2' || world.era === 'both') && (special?.peers ?? BOTH).includes(peer))
    .map((peer) => {
      const pair = { peer, theirs: run(program, sides[peer]), ours, refused: special?.refused, shows: special?.shows?.[peer] };
      return [peer, judge(pair, DIFFERENCES)];
    });
}

/** A special program of v1 alone is left out of a world that v1 cannot make. */
function specialOf(world: World): Program | undefined {
  const special = world.special === undefined ? undefined : SPECIAL[world.special];
  return world.era === 'v2' && special?.peers?.includes('v2') === false ? undefined : special;
}

function describe(world: World, verdicts: [PeerName, Verdict][]): string {
  const faults = verdicts.flatMap(([peer, verdict]) => verdict.kind === 'different'
    ? [`    ${peer}: ${verdict.why}${verdict.divergence ? print(verdict.divergence) : ''}`]
    : []);
  const special = specialOf(world);
  return [inspect(world, { depth: null, breakLength: 120 }), ...(special ? [`    special: ${special.id}`] : []), ...faults].join('\n');
}
