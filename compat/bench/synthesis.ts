import { inFreshProcess, OURS, PEERS } from './peer';
import type { Peer } from './peer';
import { median } from './report';
import type { Comparison } from './report';
import { overheads, WAYS_IN_WORDS } from './workload';
import type { Way, Workload } from './workload';

/** A workload, and how often that is measured. */
export interface Series extends Workload {
  /** In how many processes of each kind. */
  readonly processes: number;

  /** What ours may be of v2 where the selections are made by `fromConstruct`. */
  readonly target?: number;
}

/** Synthesis with a plan, less synthesis of the same tree without one: medians of the processes. */
export function measureSynthesis(series: Series[], ways: readonly Way[]): Comparison[] {
  return series.flatMap((each) => ways.map((way) => {
    const turns = Array.from({ length: each.processes }, (_, turn) => takeTurn(each, way, turn % 2 === 1));
    const [base, ours] = PEERS.map((peer) => median(turns.map((turn) => turn.get(peer)!)));
    return { label: `${sizeOf(each)} × ${WAYS_IN_WORDS[way]}`, base, ours, target: way === 'construct' ? each.target : undefined };
  }));
}

/** The same of ours alone: what `fromConstruct` takes, and what it takes with more. */
export function measureOptions(series: Series[], options: [Way, number?][]): Comparison[] {
  return series.flatMap((each) => {
    const ways: Way[] = ['construct', ...options.map(([way]) => way)];
    const turns = Array.from({ length: each.processes }, () => inFreshProcess(overheads, OURS.module, each, ways).result);
    const [base, ...others] = ways.map((_, way) => median(turns.map((turn) => turn[way])));
    return others.map((ours, index) => ({ label: `${sizeOf(each)} × ${WAYS_IN_WORDS[ways[index + 1]]}`, base, ours, target: options[index][1] }));
  });
}

export function sizeOf({ tree, resources, selections }: Workload): string {
  return tree === 'mixed' ? `${resources} resources, ${selections}` : `${selections}`;
}

/**
 * Each peer once, in a process of its own: the tokens of one would stay in the memory of the other, and its garbage would have to be collected
 * there.
 */
function takeTurn(workload: Workload, way: Way, reversed: boolean): Map<Peer, number> {
  const order = reversed ? [...PEERS].reverse() : PEERS;
  return new Map(order.map((peer) => [peer, inFreshProcess(overheads, peer.module, workload, [way]).result[0]]));
}
