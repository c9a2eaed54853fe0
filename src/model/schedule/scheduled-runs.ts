import type { WallClockTimes } from './largest-gap';
import { firstDayOf, WallClock } from './time-zone';

const MILLIS_PER_MINUTE = 60_000;
const MILLIS_PER_DAY = 24 * 60 * MILLIS_PER_MINUTE;
/** The instants of so many days with runs are held at once. */
const DAYS_HELD = 32;
/** The date on a wall clock may be another one than in UTC. */
const MOST_DAYS_BEHIND = 2;

/**
 * The instants at which a schedule starts jobs from one on, ascending, in milliseconds since 1970.
 *
 * A run at a time that the clocks skip is left out; one at a time that they show twice happens the first time. Some weeks of instants are held at once, however far it goes.
 */
export class ScheduledRuns {
  private readonly clock: WallClock;
  private readonly lastYear: number;
  private year: number;
  /** The days of the year that have runs, and how many of them have been gone through. */
  private days: readonly number[] = [];
  private daysDone = 0;
  private instants: readonly number[] = [];
  private index = 0;

  /** @param timeZone IANA name of the time zone whose wall clock the schedule means */
  constructor(private readonly times: WallClockTimes, timeZone: string, from: number) {
    this.clock = WallClock.of(timeZone);
    this.lastYear = times.years.at(-1)!;
    const firstDay = Math.floor(from / MILLIS_PER_DAY) - MOST_DAYS_BEHIND;
    this.year = new Date(firstDay * MILLIS_PER_DAY).getUTCFullYear();
    this.days = this.daysOf(this.year).filter((day) => day >= firstDay);
    while (this.peek() < from) { this.index++; }
  }

  /** The next one, which is then gone; `Infinity` where there are no more. */
  public next(): number {
    const instant = this.peek();
    this.index++;
    return instant;
  }

  private peek(): number {
    while (this.index >= this.instants.length) {
      if (this.daysDone >= this.days.length) {
        if (this.year >= this.lastYear) { return Infinity; }
        [this.days, this.daysDone] = [this.daysOf(++this.year), 0];
      }
      this.instants = this.instantsOf(this.days.slice(this.daysDone, this.daysDone += DAYS_HELD));
      this.index = 0;
    }
    return this.instants[this.index];
  }

  private daysOf(year: number): readonly number[] {
    return [...this.times.daysOf(year)];
  }

  private instantsOf(days: readonly number[]): readonly number[] {
    const { clock, times, year } = this;
    const [start, offsets] = [firstDayOf(year), clock.aroundDaysOf(year)];
    const found: number[] = [];
    for (const day of days) {
      const { before, after } = offsets[day - start];
      for (const minute of times.minutesOfDay) {
        const time = day * MILLIS_PER_DAY + minute * MILLIS_PER_MINUTE;
        const instant = before === after ? time - before : clock.firstInstantOf(time);
        if (instant !== undefined) { found.push(instant); }
      }
    }
    return found;
  }
}
