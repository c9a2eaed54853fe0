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

  private readonly format: Intl.DateTimeFormat;
  /** The offsets at the beginning of days, counted from 1970-01-01 as day 0: to ask `Intl` takes long. */
  private readonly offsets = new Map<number, number>();
  /** When the clock shifts, by the days on which it does. */
  private readonly shifts = new Map<number, number>();

  private constructor(private readonly timeZone: string) {
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
    // A day to either side lies beyond the offset of any zone, so a shift of the clock is between the two. The offset before it comes
    // first: it gives the earlier instant of a time that is shown twice.
    const before = this.offsetAt(time - MILLIS_PER_DAY);
    const after = this.offsetAt(time + MILLIS_PER_DAY);
    return [time - before, time - after].find(instant => this.timeAt(instant) === time);
  }

  /** How far the wall clock is ahead of UTC. No clock shifts twice a day. */
  private offsetAt(instant: number): number {
    if (this.timeZone === 'Etc/UTC') { return 0; }
    const day = Math.floor(instant / MILLIS_PER_DAY);
    const [first, last] = [this.offsetOfDay(day), this.offsetOfDay(day + 1)];
    return first === last || instant < memo(this.shifts, day, () => this.shiftOn(day)) ? first : last;
  }

  private offsetOfDay(day: number): number {
    return memo(this.offsets, day, () => this.readOffset(day * MILLIS_PER_DAY));
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
    const { year, month, day, hour, minute, second } = Object.fromEntries(
      this.format.formatToParts(instant).map(part => [part.type, Number(part.value)]),
    );
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
