import { minutesOfEveryDay } from '../../model/schedule/every-day';
import { largestGapOf } from '../../model/schedule/gaps';
import type { Schedule } from '../../model/schedule/gaps';
import { knownRuns } from '../../model/schedule/known-schedule';
import { jobsThatMake } from '../../model/schedule/shadows';
import type { KeptJobs } from '../../model/schedule/start-days';
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
  const written = [...new Set(schedules.map((schedule) => JSON.stringify([schedule, String(schedule.jobs?.atLeastDays), String(schedule.jobs?.atMostDays)])))].sort().join('\n');
  return memo(FOUND, written, () => {
    const everyDay = gapOfEveryDay(schedules);
    if (everyDay !== undefined) { return { minutes: everyDay === Infinity ? undefined : everyDay }; }
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

/** The same of schedules that are alike on all days, which most are: that takes much less time to tell. `Infinity` where nothing is left of them. */
function gapOfEveryDay(schedules: readonly Schedule[]): number | undefined {
  const starts = schedules.flatMap(({ expression, timeZone, jobs }) => (
    (minutesOfEveryDay(expression, timeZone) ?? [NaN]).map((start) => ({ start, jobs }))));
  if (starts.some(({ start }) => Number.isNaN(start))) { return undefined; }
  const minutes = madeEveryDay(starts).map(({ start }) => start).sort((a, b) => a - b);
  return minutes.length === 0
    ? starts.length === 0 ? undefined : Infinity
    : Math.max(...minutes.map((minute, index) => index === 0 ? minute + MINUTES_PER_DAY - minutes.at(-1)! : minute - minutes[index - 1]));
}

interface DailyStart {
  readonly start: number;
  readonly jobs?: KeptJobs;
}

/** What is left of starts of which some take the place of others, also of those of the days before and after. */
function madeEveryDay(starts: readonly DailyStart[]): readonly DailyStart[] {
  const reach = Math.max(0, ...starts.map(({ jobs }) => Math.ceil((jobs?.startWindowMinutes ?? 0) / MINUTES_PER_DAY)));
  if (reach === 0) { return starts; }
  const days = Array.from({ length: 2 * reach + 1 }, (_, index) => (index - reach) * MINUTES_PER_DAY);
  const all = days.flatMap((day) => starts.map(({ start, jobs }) => ({ start: day + start, terms: jobs! }))).sort((a, b) => a.start - b.start);
  return jobsThatMake(all).filter(({ start, terms }) => start >= 0 && start < MINUTES_PER_DAY && !terms.isRival);
}
