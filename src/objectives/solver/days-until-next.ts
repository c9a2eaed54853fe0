import type { Cadence } from './cadence';

const MINUTES_PER_DAY = 24 * 60;

/** How long jobs may wait for their start at least. */
export const START_WINDOW_MINUTES = 60;

/** For how many days recovery points have to be kept at least, so that one is there until the next one is made, however long that waits for its start. */
export function daysUntilNext({ minutes }: Pick<Cadence, 'minutes'>): number {
  return Math.ceil((minutes + START_WINDOW_MINUTES) / MINUTES_PER_DAY);
}
