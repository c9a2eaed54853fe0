import { windowsOverlap } from './precedence';
import type { Starts } from './starts';

// https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
/** How long a job may wait for its start where nothing is said of it. */
export const DEFAULT_START_WINDOW_MINUTES = 8 * 60;

const MILLIS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 24 * 60;

/** When the jobs of a rule may start. */
export interface StartWindows {
  readonly starts: Starts;
  readonly minutes: number;
}

/** How many of the start windows of a rule overlap with some of another one. */
export type Overlap = 'all' | 'some' | 'none';

/** Looks at the windows of a year, or of a day where all are alike. Most rules differ in their first ones. */
export function overlapOf(own: StartWindows, other: StartWindows): Overlap {
  const [ownMinutes, otherMinutes] = [own, other].map(({ starts: { everyDay } }) => everyDay);
  if (ownMinutes && otherMinutes) { return overlapOfEveryDay(ownMinutes, own.minutes, otherMinutes, other.minutes); }
  const [ownMillis, otherMillis] = [own, other].map(({ minutes }) => minutes * MILLIS_PER_MINUTE);
  let found: Overlap | undefined;
  for (const run of own.starts.inYear()) {
    const start = run.getTime();
    const rival = other.starts.firstAfter(start - otherMillis);
    const one = rival !== undefined && windowsOverlap({ start, length: ownMillis }, { start: rival, length: otherMillis }) ? 'all' : 'none';
    if (one !== (found ??= one)) { return 'some'; }
  }
  return found ?? 'none';
}

/** Of the other ones, only those can be open that come next, and those that came last. */
function overlapOfEveryDay(own: readonly number[], ownLength: number, other: readonly number[], otherLength: number): Overlap {
  const from = (start: number, end: number) => (end - start + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  const hits = own.filter((start) => other.some((rival) => [start + from(start, rival), start - from(rival, start)]
    .some((near) => windowsOverlap({ start, length: ownLength }, { start: near, length: otherLength }))));
  return hits.length === 0 ? 'none' : hits.length === own.length ? 'all' : 'some';
}
