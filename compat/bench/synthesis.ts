import { createRequire } from 'module';
import { setFlagsFromString } from 'v8';
import { runInNewContext } from 'vm';
import { PEERS } from './peer';
import { median } from './report';
import type { Comparison } from './report';
import { synthesise, WAYS, WAYS_IN_WORDS } from './workload';
import type { Way, Workload } from './workload';

const load = createRequire(__filename);
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** How many selections, and how often that is measured. */
export interface Series {
  readonly selections: number;
  readonly rounds: number;

  /** What ours may be of v2 where the selections are made by `fromConstruct`. */
  readonly target?: number;
}

/** Synthesis with a plan, less synthesis of the same tables without one. */
export function measureSynthesis(tables: number, outdir: string, series: Series[]): Comparison[] {
  overheads({ tables, outdir, selections: 2 });
  return series.flatMap(({ selections, rounds, target }) => {
    const samples = Array.from({ length: rounds }, () => overheads({ tables, outdir, selections }));
    return WAYS.map((way) => {
      const [v2, ours] = PEERS.map((_, peer) => median(samples.map((sample) => sample[way][peer])));
      return { label: `${selections} × ${WAYS_IN_WORDS[way]}`, v2, ours, target: way === 'construct' ? target : undefined };
    });
  });
}

/** One round, in which the peers take turns and share the baseline, so that a slow moment is a slow moment for all. */
function overheads(workload: Omit<Workload, 'way'>): Record<Way, number[]> {
  const baseline = timed(undefined, { ...workload, way: 'tag' });
  const ofWay = (way: Way) => PEERS.map(({ module }) => timed(module, { ...workload, way }) - baseline);
  return Object.fromEntries(WAYS.map((way) => [way, ofWay(way)])) as Record<Way, number[]>;
}

function timed(module: string | undefined, workload: Workload): number {
  collectGarbage();
  return synthesise(load, module, workload);
}
