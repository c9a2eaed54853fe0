import { memo } from '../../private/memo';

const MILLIS_PER_SECOND = 1000;
const SECONDS_PER_DAY = 86_400;
const MILLIS_PER_DAY = SECONDS_PER_DAY * MILLIS_PER_SECOND;

/** Abbreviations that `Intl` knows and the IANA database does not; what they mean differs from place to place. */
const ABBREVIATIONS = new Set([
  'ACT', 'AET', 'AGT', 'ART', 'AST', 'BET', 'BST', 'CAT', 'CNT', 'CST', 'CTT', 'EAT', 'ECT',
  'IET', 'IST', 'JST', 'MIT', 'NET', 'NST', 'PLT', 'PNT', 'PRT', 'PST', 'SST', 'VST',
]);

/**
 * What AWS Backup would refuse in the name of a time zone; empty when it is one of the IANA database.
 *
 * @see https://www.iana.org/time-zones
 */
export function timeZoneProblems(name: string): string[] {
  const isName = /^[a-z]/i.test(name) && !ABBREVIATIONS.has(name.toUpperCase()) && isKnownToIntl(name);
  return isName ? [] : [`time zone must be an IANA name such as 'Europe/Paris' or 'Etc/UTC', got '${name}'`];
}

/** So many days at a time are taken for days of one offset where the first and the last one have it: no clock shifts and shifts back within them. */
const STEADY_DAYS = 8;

/** How far a clock is ahead of UTC around a day, before a shift and after it; the same before and after where it does not shift. */
interface OffsetsOfDay {
  readonly before: number;
  readonly after: number;
  /** The first instant of the offset after. */
  readonly shift: number;
}

const UTC = 'Etc/UTC';

const CLOCKS = new Map<string, WallClock>();

/**
 * The wall clock of a time zone.
 *
 * A time of the wall clock is written as the milliseconds since 1970 at which a clock in UTC shows the same.
 */
export class WallClock {
  /** The clock of a time zone, made once: `Intl` takes long for it. */
  public static of(timeZone: string): WallClock {
    return memo(CLOCKS, timeZone.toLowerCase(), () => new WallClock(timeZone));
  }

  /** What tells the time of the zone; UTC, the default, needs none, and the first one takes longer than all else that is asked of a plan. */
  private readonly format?: Intl.DateTimeFormat;
  /** The offsets at the beginning of days, counted from 1970-01-01 as day 0: to ask `Intl` takes long. */
  private readonly offsets = new Map<number, number>();
  private readonly offsetsOfDays = new Map<number, OffsetsOfDay>();
  private readonly offsetsOfYears = new Map<number, readonly OffsetsOfDay[]>();
  /** What most days have, by their offset. */
  private readonly steady = new Map<number, OffsetsOfDay>();
  /** When the clock shifts, by the days on which it does. */
  private readonly shifts = new Map<number, number>();

  private constructor(timeZone: string) {
    if (timeZone === UTC) { return; }
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** What the wall clock shows at an instant, to the second. */
  public timeAt(instant: number): number {
    const second = Math.floor(instant / MILLIS_PER_SECOND) * MILLIS_PER_SECOND;
    return second + this.offsetAt(second);
  }

  /** The first instant at which the wall clock shows a time; `undefined` when it skips that time. */
  public firstInstantOf(time: number): number | undefined {
    const { before, after, shift } = this.around(Math.floor(time / MILLIS_PER_DAY));
    // The offset before a shift comes first: it gives the earlier instant of a time that is shown twice.
    if (time - before < shift) { return time - before; }
    return time - after >= shift ? time - after : undefined;
  }

  /** The offsets of a day of the wall clock, counted from 1970-01-01 as day 0. */
  public around(day: number): OffsetsOfDay {
    return memo(this.offsetsOfDays, day, () => this.lookAround(day));
  }

  /** The same of all days of a year, by their places in it. */
  public aroundDaysOf(year: number): readonly OffsetsOfDay[] {
    return memo(this.offsetsOfYears, year, () => {
      const start = firstDayOf(year);
      return Array.from({ length: firstDayOf(year + 1) - start }, (_, index) => this.lookAround(start + index));
    });
  }

  private lookAround(day: number): OffsetsOfDay {
    // A day to either side lies beyond the offset of any zone.
    const [first, last] = [day - 1, day + 2];
    const [before, after] = [this.offsetOfDay(first), this.offsetOfDay(last)];
    if (before === after) { return memo(this.steady, before, () => ({ before, after, shift: -Infinity })); }
    const shiftDay = [first, day, day + 1].find((each) => this.offsetOfDay(each + 1) !== before)!;
    return { before, after, shift: this.shiftOf(shiftDay) };
  }

  /** How far the wall clock is ahead of UTC. No clock shifts twice a day. */
  private offsetAt(instant: number): number {
    if (!this.format) { return 0; }
    const day = Math.floor(instant / MILLIS_PER_DAY);
    const [first, last] = [this.offsetOfDay(day), this.offsetOfDay(day + 1)];
    return first === last || instant < this.shiftOf(day) ? first : last;
  }

  private offsetOfDay(day: number): number {
    const start = Math.floor(day / STEADY_DAYS) * STEADY_DAYS;
    const first = this.offsetAtStartOf(start);
    return first === this.offsetAtStartOf(start + STEADY_DAYS) ? first : this.offsetAtStartOf(day);
  }

  private offsetAtStartOf(day: number): number {
    return memo(this.offsets, day, () => this.readOffset(day * MILLIS_PER_DAY));
  }

  private shiftOf(day: number): number {
    return memo(this.shifts, day, () => this.shiftOn(day));
  }

  /** The first instant of a day at which the offset is that of the next day. */
  private shiftOn(day: number): number {
    const offset = this.offsetOfDay(day);
    let [before, after] = [day * SECONDS_PER_DAY, (day + 1) * SECONDS_PER_DAY];
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (this.readOffset(middle * MILLIS_PER_SECOND) === offset) { before = middle; } else { after = middle; }
    }
    return after * MILLIS_PER_SECOND;
  }

  private readOffset(instant: number): number {
    if (!this.format) { return 0; }
    // As `1/31/2026, 23:59:59`: to ask for the parts takes twice as long.
    const [month, day, year, hour, minute, second] = this.format.format(instant).match(/\d+/g)!.map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
  }
}

function isKnownToIntl(name: string): boolean {
  try {
    // The only question that Intl answers about a name: `supportedValuesOf()` leaves out aliases, and UTC.
    return WallClock.of(name) !== undefined;
  } catch {
    return false;
  }
}

/** The first day of a year, counted from 1970-01-01 as day 0. */
export function firstDayOf(year: number): number {
  return Date.UTC(year, 0) / MILLIS_PER_DAY;
}
