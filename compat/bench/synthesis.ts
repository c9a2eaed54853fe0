import { createRequire } from 'module';
import { PEERS } from './peer';
import type { Peer } from './peer';
import { median } from './report';
import type { Comparison } from './report';
import { synthesise, WAYS, WAYS_IN_WORDS } from './workload';
import type { Way, Workload } from './workload';

const load = createRequire(__filename);

/** How many selections, and how often that is measured. */
export interface Series {
  readonly selections: number;
  readonly rounds: number;

  /** What ours may be of v2 where the selections are made by `fromConstruct`. */
  readonly target?: number;
}

type Times = Record<Way, number[]> & { readonly baseline: number };

/** Synthesis with a plan, less synthesis of the same tables without one. */
export function measureSynthesis(tables: number, outdir: string, series: Series[]): Comparison[] {
  for (let warmUp = 0; warmUp < 3; warmUp++) {
    round({ tables, outdir, selections: 2 }, PEERS);
  }
  return series.flatMap(({ selections, rounds, target }) => {
    const times = Array.from({ length: rounds }, (_, index) =>
      round({ tables, outdir, selections }, index % 2 ? [...PEERS].reverse() : PEERS));
    const baseline = median(times.map((time) => time.baseline));
    return WAYS.map((way) => {
      const [v2, ours] = PEERS.map((_, peer) => median(times.map((time) => time[way][peer])) - baseline);
      return { label: `${selections} × ${WAYS_IN_WORDS[way]}`, v2, ours, target: way === 'construct' ? target : undefined };
    });
  });
}

/**
 * Everything once, in turns, so that a slow moment is a slow moment for all.
 *
 * No garbage is collected between them: a forced collection also throws away what the engine has learnt about the code.
 */
function round(workload: Omit<Workload, 'way'>, order: readonly Peer[]): Times {
  const baseline = synthesise(load, undefined, { ...workload, way: 'tag' });
  const ofWay = (way: Way) => {
    const times = new Map(order.map((peer) => [peer, synthesise(load, peer.module, { ...workload, way })]));
    return PEERS.map((peer) => times.get(peer)!);
  };
  return { ...Object.fromEntries(WAYS.map((way) => [way, ofWay(way)])) as Record<Way, number[]>, baseline };
}
