import { inFreshProcess, PEERS } from './peer';
import type { Peer } from './peer';
import { median } from './report';
import type { Comparison } from './report';
import { overheads, WAYS, WAYS_IN_WORDS } from './workload';
import type { Workload } from './workload';

/** How many selections, and how often that is measured. */
export interface Series extends Pick<Workload, 'selections' | 'rounds' | 'warmUps'> {
  /** In how many processes of each kind. */
  readonly processes: number;

  /** What ours may be of v2 where the selections are made by `fromConstruct`. */
  readonly target?: number;
}

/** Synthesis with a plan, less synthesis of the same tables without one just before. */
export function measureSynthesis(tables: number, outdir: string, series: Series[]): Comparison[] {
  return series.flatMap(({ processes, target, ...rest }) => WAYS.map((way) => {
    const turns = Array.from({ length: processes }, (_, turn) => takeTurn({ tables, outdir, way, ...rest }, turn % 2 === 1));
    const [v2, ours] = PEERS.map((peer) => median(turns.flatMap((turn) => turn.get(peer)!)));
    return { label: `${rest.selections} × ${WAYS_IN_WORDS[way]}`, v2, ours, target: way === 'construct' ? target : undefined };
  }));
}

/**
 * Each peer once, in a process of its own: the tokens of one would stay in the memory of the other, and its garbage would have to be collected
 * there.
 */
function takeTurn(workload: Workload, reversed: boolean): Map<Peer, number[]> {
  const order = reversed ? [...PEERS].reverse() : PEERS;
  return new Map(order.map((peer) => [peer, inFreshProcess(overheads, peer.module, workload).result]));
}
