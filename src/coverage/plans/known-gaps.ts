import { largestGapOf } from '../../model/schedule/gaps';
import type { Schedule } from '../../model/schedule/gaps';
import { knownRuns } from '../../model/schedule/known-schedule';
import { memo } from '../../private/memo';

/** What is found for schedules is so in every application. */
const FOUND = new Map<string, { readonly minutes?: number }>();
/** Nobody has more. */
const MOST = 10_000;

/** The largest gap between the starts of schedules, in minutes; nothing where it has no end, or is not known. */
export function largestGapMinutes(schedules: readonly Schedule[]): number | undefined {
  if (FOUND.size > MOST) { FOUND.clear(); }
  const written = [...new Set(schedules.map(({ expression, timeZone }) => `${expression} ${timeZone}`))].sort().join('\n');
  return memo(FOUND, written, () => {
    const gap = largestGapOf(schedules);
    return { minutes: gap?.lastStart ? undefined : gap?.minutes };
  }).minutes;
}

/** Whether a schedule is known and does not go on starting jobs. */
export function comesToAnEnd(schedule: Schedule): boolean {
  return knownRuns(schedule.expression, schedule.timeZone) !== undefined && largestGapMinutes([schedule]) === undefined;
}
