import { inFreshProcess, PEERS } from './peer';
import type { Peer } from './peer';
import { median } from './report';
import type { Comparison } from './report';
import { synthesise, WAYS, WAYS_IN_WORDS } from './workload';
import type { Way, Workload } from './workload';

/** How many selections, and how often that is measured. */
export interface Series extends Pick<Workload, 'selections' | 'rounds' | 'warmUps'> {
  /** In how many processes of each kind. */
  readonly processes: number;

  /** What ours may be of v2 where the selections are made by `fromConstruct`. */
  readonly target?: number;
}

/** Synthesis with a plan, less synthesis of the same tables without one. */
export function measureSynthesis(tables: number, outdir: string, series: Series[]): Comparison[] {
  return series.flatMap(({ processes, target, ...rest }) => {
    const workload = { tables, outdir, ...rest };
    const turns = Array.from({ length: processes }, (_, turn) => takeTurn(workload, turn % 2 === 1));
    const baseline = median(turns.map((turn) => turn.baseline));
    return WAYS.map((way) => {
      const [v2, ours] = PEERS.map((_, peer) => median(turns.map((turn) => turn.ways[way][peer])) - baseline);
      return { label: `${rest.selections} × ${WAYS_IN_WORDS[way]}`, v2, ours, target: way === 'construct' ? target : undefined };
    });
  });
}

/**
 * Everything once, each in a process of its own: the tokens of one would stay in the memory of the next, and its garbage would have to be
 * collected there.
 */
function takeTurn(workload: Omit<Workload, 'way'>, reversed: boolean): { baseline: number; ways: Record<Way, number[]> } {
  const measure = (module: Peer['module'] | null, way: Way) => median(inFreshProcess(synthesise, module, { ...workload, way }).result);
  const baseline = measure(null, 'tag');
  const order = reversed ? [...PEERS].reverse() : PEERS;
  const ofWay = (way: Way) => {
    const times = new Map(order.map((peer) => [peer, measure(peer.module, way)]));
    return [way, PEERS.map((peer) => times.get(peer)!)];
  };
  return { baseline, ways: Object.fromEntries(WAYS.map(ofWay)) };
}
