import { knownRuns } from './known-schedule';
import { largestGapIn } from './largest-gap';
import type { LargestGap } from './largest-gap';
import type { KeptJobs } from './start-days';
import { WallClock } from './time-zone';

/** When a rule starts jobs, as a template has it. */
export interface Schedule {
  readonly expression: string;
  /** The IANA name of the time zone that the expression means. */
  readonly timeZone: string;
  /** What its jobs are; given of all schedules where some take the place of others. */
  readonly jobs?: KeptJobs;
}

/**
 * The largest gap between two starts that follow each other, whichever of some schedules starts them.
 *
 * Nothing, where they start fewer than two jobs, or one of them is not known or refused by AWS Backup: what it would start may fill any gap.
 */
export function largestGapOf(schedules: readonly Schedule[]): LargestGap | undefined {
  const clocked = schedules.flatMap(({ expression, timeZone, jobs }) => {
    const times = knownRuns(expression, timeZone);
    return times ? [{ times, clock: WallClock.of(timeZone), jobs }] : [];
  });
  return clocked.length === schedules.length ? largestGapIn(clocked) : undefined;
}
