import { inFreshProcess, PEERS } from './peer';
import { median } from './report';
import type { Comparison } from './report';
import { sizeOf } from './synthesis';
import { overheads, WAYS_IN_WORDS } from './workload';
import type { Workload } from './workload';

/** The most memory that a process ever holds to synthesise a workload. */
export function measureMemory(runs: number, workload: Workload): Comparison {
  const [base, ours] = PEERS.map(({ module }) =>
    median(Array.from({ length: runs }, () => inFreshProcess(overheads, module, workload, ['construct']).megabytes)));
  return { label: `${sizeOf(workload)} × ${WAYS_IN_WORDS.construct}`, base, ours };
}
