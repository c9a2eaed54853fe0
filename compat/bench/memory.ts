import { inFreshProcess, PEERS } from './peer';
import { median } from './report';
import type { Comparison } from './report';
import { overheads } from './workload';
import type { Workload } from './workload';

/** The most memory that a process ever holds to synthesise a workload. */
export function measureMemory(runs: number, workload: Workload): Comparison {
  const [v2, ours] = PEERS.map(({ module }) =>
    median(Array.from({ length: runs }, () => inFreshProcess(overheads, module, workload).megabytes)));
  return { label: `${workload.selections} × fromConstruct`, v2, ours };
}
