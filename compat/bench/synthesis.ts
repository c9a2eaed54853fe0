import { createRequire } from 'module';
import { setFlagsFromString } from 'v8';
import { runInNewContext } from 'vm';
import { PEERS } from './peer';
import { median } from './report';
import type { Comparison } from './report';
import { synthesise, WAYS, WAYS_IN_WORDS } from './workload';
import type { Workload } from './workload';

const load = createRequire(__filename);
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** How many selections, how often that is measured, and what is aimed at by `fromConstruct`. */
export interface Load {
  readonly selections: number;
  readonly rounds: number;
  readonly target?: number;
}

/** Synthesis with a plan, less synthesis of the same tables without one. */
export function measureSynthesis(tables: number, loads: Load[]): Comparison[] {
  for (const peer of [undefined, ...PEERS]) {
    WAYS.forEach((way) => timed(peer?.module, { tables, selections: 2, way }));
  }
  return WAYS.flatMap((way) => loads.map(({ selections, rounds, target }) => {
    const [v2, ours] = overheads({ tables, selections, way }, rounds);
    const label = `${selections} × ${WAYS_IN_WORDS[way]}`;
    return { label, v2, ours, target: way === 'construct' ? target : undefined };
  }));
}

/** In each round the baseline and the peers take turns, so that a busy machine slows all of them. */
function overheads(workload: Workload, rounds: number): number[] {
  const samples: number[][] = PEERS.map(() => []);
  const baselines: number[] = [];
  for (let round = 0; round < rounds; round++) {
    baselines.push(timed(undefined, workload));
    PEERS.forEach(({ module }, peer) => samples[peer].push(timed(module, workload)));
  }
  return samples.map((times) => median(times) - median(baselines));
}

function timed(module: string | undefined, workload: Workload): number {
  collectGarbage();
  return synthesise(load, module, workload);
}
