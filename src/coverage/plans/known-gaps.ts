import { minutesOfEveryDay } from '../../model/schedule/every-day';
import { largestGapOf } from '../../model/schedule/gaps';
import type { Schedule } from '../../model/schedule/gaps';
import { knownRuns } from '../../model/schedule/known-schedule';
import { memo } from '../../private/memo';

/** What is found for schedules is so in every application. */
const FOUND = new Map<string, { readonly minutes?: number }>();
/** Nobody has more. */
const MOST = 10_000;

const MINUTES_PER_DAY = 24 * 60;
/** No expression names a later year. */
const LAST_YEAR = 2199;
/** A day that is at all, is once in so many years. */
const YEARS = 12;

/** The largest gap between the starts of schedules, in minutes; nothing where it has no end, or is not known. */
export function largestGapMinutes(schedules: readonly Schedule[]): number | undefined {
  if (FOUND.size > MOST) { FOUND.clear(); }
  const written = [...new Set(schedules.map(({ expression, timeZone }) => `${expression} ${timeZone}`))].sort().join('\n');
  return memo(FOUND, written, () => {
    const everyDay = gapOfEveryDay(schedules);
    if (everyDay !== undefined) { return { minutes: everyDay }; }
    const gap = largestGapOf(schedules);
    return { minutes: gap?.lastStart ? undefined : gap?.minutes };
  }).minutes;
}

/** Whether a schedule is known and does not go on starting jobs. */
export function comesToAnEnd({ expression, timeZone }: Schedule): boolean {
  const runs = knownRuns(expression, timeZone);
  if (!runs) { return false; }
  if (runs.years.at(-1) !== LAST_YEAR) { return true; }
  return runs.years.slice(-YEARS).every((year) => [...runs.daysOf(year)].length === 0);
}

/** The same of schedules that are alike on all days, which most are: that takes much less time to tell. */
function gapOfEveryDay(schedules: readonly Schedule[]): number | undefined {
  const minutes = schedules.flatMap(({ expression, timeZone }) => minutesOfEveryDay(expression, timeZone) ?? [NaN]).sort((a, b) => a - b);
  return minutes.length === 0 || minutes.some(Number.isNaN)
    ? undefined
    : Math.max(...minutes.map((minute, index) => index === 0 ? minute + MINUTES_PER_DAY - minutes.at(-1)! : minute - minutes[index - 1]));
}
