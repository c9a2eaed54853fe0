import type { Starts } from './starts';

// https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
/** How long a job may wait for its start where nothing is said of it. */
export const DEFAULT_START_WINDOW_MINUTES = 8 * 60;

const MILLIS_PER_MINUTE = 60_000;

/** When the jobs of a rule may start. */
export interface StartWindows {
  readonly starts: Starts;
  readonly minutes: number;
}

/** How many of the start windows of a rule overlap with some of another one. */
export type Overlap = 'all' | 'some' | 'none';

/** Looks at the windows of a year. Most rules differ in their first ones. */
export function overlapOf(own: StartWindows, other: StartWindows): Overlap {
  const [ownMillis, otherMillis] = [own, other].map(({ minutes }) => minutes * MILLIS_PER_MINUTE);
  let found: Overlap | undefined;
  for (const run of own.starts.inYear()) {
    const start = run.getTime();
    const rival = other.starts.firstAfter(start - otherMillis);
    const one = rival !== undefined && rival < start + ownMillis ? 'all' : 'none';
    if (one !== (found ??= one)) { return 'some'; }
  }
  return found ?? 'none';
}
