import { StartDays } from './start-days';
import type { KeptJobs } from './start-days';
import { firstDayOf } from './time-zone';
import type { WallClock } from './time-zone';

const MILLIS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 24 * 60;

/** Starts are looked at from this year on: no clock is read, so the same schedules have the same gap whenever they are asked. */
const FIRST_YEAR = 2026;
/** No expression names a later year. */
const LAST_YEAR = 2199;
/** After so many years, weekdays, leap years and daylight saving come round again. */
const CYCLE_YEARS = 28;
/** No schedule that goes on waits longer for its next start, 2100 included, which is no leap year. */
const LONGEST_WAIT_YEARS = 40;

/** A schedule as its wall clock shows it. */
export interface WallClockTimes {
  /** The minutes after midnight at which a job starts on each day that has starts, ascending. */
  readonly minutesOfDay: readonly number[];
  /** The years with starts, ascending. */
  readonly years: readonly number[];
  /** The days of a year that have starts, counted from 1970-01-01 as day 0. */
  daysOf(year: number): Iterable<number>;
}

/** A schedule and the clock that it means. */
export interface ClockedTimes {
  readonly times: WallClockTimes;
  readonly clock: WallClock;
  /** What its jobs are; given of all schedules where some take the place of others. */
  readonly jobs?: KeptJobs;
}

/** The largest time between two starts that follow each other. */
export interface LargestGap {
  readonly minutes: number;
  /** The start at the beginning of it: the first one, where several gaps are as large. */
  readonly from: Date;
  /** The last start of schedules that end: after it comes nothing, which is no gap. Undefined where they go on. */
  readonly lastStart?: Date;
}

/** The largest gap in the union of schedules, over all that weekdays, leap years and clocks can do; nothing where they start fewer than two jobs. */
export function largestGapIn(schedules: readonly ClockedTimes[]): LargestGap | undefined {
  const cycleEnd = lastChange(schedules) + CYCLE_YEARS;
  const reach = Math.max(0, ...schedules.map(({ jobs }) => Math.ceil((jobs?.startWindowMinutes ?? 0) / MINUTES_PER_DAY)));
  const days = new StartDays(FIRST_YEAR - 1, reach);
  const addYear = (year: number) => schedules.forEach(({ times, clock, jobs }) => (
    days.add(year, times.daysOf(year), times.minutesOfDay, clock, jobs)));
  const search = new GapSearch(days, firstDayOf(FIRST_YEAR), firstDayOf(cycleEnd));
  addYear(FIRST_YEAR - 1);
  for (let year = FIRST_YEAR; year < cycleEnd + LONGEST_WAIT_YEARS && !search.isOver; year++) {
    addYear(year);
    search.goOnTo(firstDayOf(year + 1) - 2 - reach); // the starts of the next year may fall on the days before it, and take the place of others
  }
  return search.largest;
}

/** Goes through the days in their order, once. */
class GapSearch {
  /** Whether a start after the cycle has been seen: all gaps from now on have been seen, too. */
  public isOver = false;
  private last?: number;
  private gap = 0;
  private gapFrom = 0;

  constructor(private readonly days: StartDays, private nextDay: number, private readonly cycleEnd: number) {}

  public get largest(): LargestGap | undefined {
    if (this.gap === 0) { return undefined; }
    const lastStart = dateOf(this.last!);
    const hasEnded = !this.isOver && lastStart.getUTCFullYear() < LAST_YEAR;
    return { minutes: this.gap, from: dateOf(this.gapFrom), ...hasEnded && { lastStart } };
  }

  public goOnTo(end: number): void {
    for (; this.nextDay < end && !this.isOver; this.nextDay++) {
      const starts = this.days.on(this.nextDay);
      if (!starts) { continue; }
      const midnight = this.nextDay * MINUTES_PER_DAY;
      if (this.last !== undefined) { this.see(midnight + starts.first - this.last, this.last); }
      this.see(starts.gap, midnight + starts.gapFrom);
      this.last = midnight + starts.last;
      this.isOver = this.nextDay >= this.cycleEnd;
    }
  }

  private see(gap: number, from: number): void {
    if (gap > this.gap) { [this.gap, this.gapFrom] = [gap, from]; }
  }
}

/** The last year in which one of some schedules begins or ceases to start jobs; the first year that is looked at where none does. */
function lastChange(schedules: readonly ClockedTimes[]): number {
  return Math.max(FIRST_YEAR, ...schedules.flatMap(({ times }) => {
    const years = new Set(times.years);
    return times.years.flatMap((year) => [year, year + 1]).filter((year) => year <= LAST_YEAR && years.has(year) !== years.has(year - 1));
  }));
}

function dateOf(minute: number): Date {
  return new Date(minute * MILLIS_PER_MINUTE);
}
