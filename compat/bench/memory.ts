import { inFreshProcess, PEERS } from './peer';
import { median } from './report';
import type { Comparison } from './report';
import { synthesise } from './workload';
import type { Workload } from './workload';

const MEGABYTE = 1024;

/** The most memory that a process ever held to synthesise a workload. */
export function measureMemory(runs: number, workload: Workload): Comparison {
  const [v2, ours] = PEERS.map(({ module }) => median(Array.from({ length: runs }, () => peak(module, workload))));
  return { label: `${workload.selections} × fromConstruct`, v2, ours };
}

function peak(module: string, workload: Workload): number {
  return inFreshProcess(peakOf, module, workload, `${synthesise}`) / MEGABYTE;
}

/** `maxRSS` is in kilobytes. */
function peakOf(load: Parameters<typeof synthesise>[0], module: string, workload: Workload, source: string): number {
  (0, eval)(`(${source})`)(load, module, workload);
  return process.resourceUsage().maxRSS;
}
