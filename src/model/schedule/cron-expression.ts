import { CronDays } from './cron-days';
import { CronField } from './cron-field';
import { largestGapIn } from './largest-gap';
import type { LargestGap, WallClockTimes } from './largest-gap';
import { WallClock } from './time-zone';
import { memo } from '../../private/memo';
import { BackupValidationError } from '../../private/messages/validation-error';

const SHAPE = 'cron(minutes hours day-of-month month day-of-week year)';
const FIELD_COUNT = 6;
const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;
const MILLIS_PER_MINUTE = 60_000;
const MILLIS_PER_DAY = MINUTES_PER_DAY * MILLIS_PER_MINUTE;

/** What the six fields of an expression stand for. */
interface CronSchedule {
  /** Minutes after midnight at which a run starts on each day that has runs, ascending. */
  readonly minutesOfDay: number[];
  readonly days: CronDays;
  readonly months: number[];
  readonly years: number[];
}

/**
 * A schedule in the cron dialect of AWS, as AWS Backup takes it: `cron(minutes hours day-of-month month day-of-week year)`.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export class CronExpression implements WallClockTimes {
  /**
   * What AWS Backup would refuse in an expression; empty when it is valid.
   */
  public static problemsOf(expression: string): string[] {
    const problems: string[] = [];
    readSchedule(expression, problems);
    return problems;
  }

  /**
   * Reads an expression.
   *
   * @throws when the expression has problems, naming all of them
   */
  public static parse(expression: string): CronExpression {
    const problems: string[] = [];
    const schedule = readSchedule(expression, problems);
    if (schedule === undefined || problems.length > 0) {
      throw new BackupValidationError([`'${expression}' is not a valid cron expression: ${problems.join('; ')}`]);
    }
    return new CronExpression(expression, schedule);
  }

  /** The days of the years that were asked for. */
  private readonly daysOfYears = new Map<number, readonly number[]>();

  private constructor(
    /** The expression as it was given. */
    public readonly expression: string,
    private readonly schedule: CronSchedule,
  ) {}

  /**
   * The next runs strictly after a point in time; fewer than `count` when the schedule ends before.
   *
   * @param timeZone IANA name of the time zone whose wall clock the expression means
   */
  public nextRuns(after: Date, count: number, timeZone?: string): Date[] {
    const runs: Date[] = [];
    for (const run of count > 0 ? this.runsAfter(after, timeZone) : []) {
      runs.push(run);
      if (runs.length >= count) { break; }
    }
    return runs;
  }

  /**
   * All runs strictly after a point in time, found as they are asked for.
   *
   * A run at a time that the clocks skip is left out; one at a time that they show twice happens the first time.
   *
   * @param timeZone IANA name of the time zone whose wall clock the expression means
   */
  public *runsAfter(after: Date, timeZone: string = 'Etc/UTC'): Generator<Date> {
    const clock = WallClock.of(timeZone);
    for (const time of this.timesAfter(clock.timeAt(after.getTime()))) {
      const run = clock.firstInstantOf(time);
      if (run !== undefined && run > after.getTime()) { yield new Date(run); }
    }
  }

  /** The first of them, in milliseconds since 1970. */
  public firstRunAfter(instant: number, timeZone: string): number | undefined {
    const clock = WallClock.of(timeZone);
    for (let time = this.firstTimeAfter(clock.timeAt(instant)); time !== undefined; time = this.firstTimeAfter(time)) {
      const run = clock.firstInstantOf(time);
      if (run !== undefined && run > instant) { return run; }
    }
    return undefined;
  }

  /** Whether there is any day on which it runs: no February has a 30th. */
  public get hasDays(): boolean {
    return !this.daysIn(this.schedule.years).next().done;
  }

  /**
   * Whether all of its runs lie before a point in time, or at it.
   *
   * @param timeZone IANA name of the time zone whose wall clock the expression means
   */
  public isOverAt(instant: Date, timeZone: string): boolean {
    return this.timesAfter(WallClock.of(timeZone).timeAt(instant.getTime())).next().done === true;
  }

  /**
   * The smallest number of minutes between two consecutive runs on the wall clock; `undefined` when it runs at most once ever.
   */
  public smallestGapMinutes(): number | undefined {
    const { minutesOfDay, days, years } = this.schedule;
    const withinDay = Math.min(...minutesOfDay.slice(1).map((minute, index) => minute - minutesOfDay[index]));
    const fromLastToFirst = minutesOfDay[0] - minutesOfDay[minutesOfDay.length - 1];
    const leastBetweenDays = days.spacing * MINUTES_PER_DAY + fromLastToFirst;

    let smallest = Infinity;
    let previous: number | undefined;
    for (const day of this.daysIn(years)) {
      smallest = previous === undefined ? withinDay : Math.min(smallest, (day - previous) * MINUTES_PER_DAY + fromLastToFirst);
      if (smallest <= leastBetweenDays) {
        break; // no later days can be closer
      }
      previous = day;
    }
    return Number.isFinite(smallest) ? smallest : undefined;
  }

  /**
   * The largest gap between two consecutive runs, over leap years and shifts of the clock; `undefined` when it runs at most once.
   *
   * @param timeZone IANA name of the time zone whose wall clock the expression means
   */
  public largestGap(timeZone: string = 'Etc/UTC'): LargestGap | undefined {
    return largestGapIn([{ times: this, clock: WallClock.of(timeZone) }]);
  }

  public get minutesOfDay(): readonly number[] {
    return this.schedule.minutesOfDay;
  }

  public get years(): readonly number[] {
    return this.schedule.years;
  }

  public daysOf(year: number): readonly number[] {
    return this.schedule.years.includes(year) ? memo(this.daysOfYears, year, () => [...this.daysIn([year])]) : [];
  }

  /** The runs strictly after a time, as times of the wall clock. */
  private *timesAfter(time: number): Generator<number> {
    for (let next = this.firstTimeAfter(time); next !== undefined; next = this.firstTimeAfter(next)) { yield next; }
  }

  /** The first of them. */
  private firstTimeAfter(time: number): number | undefined {
    const { minutesOfDay, years } = this.schedule;
    const [day, minute] = [Math.floor(time / MILLIS_PER_DAY), Math.floor((time % MILLIS_PER_DAY) / MILLIS_PER_MINUTE)];
    for (let index = firstFrom(years, new Date(time).getUTCFullYear()); index < years.length; index++) {
      const days = this.daysOf(years[index]);
      const at = firstFrom(days, day);
      if (days[at] === day && minute < minutesOfDay[minutesOfDay.length - 1]) {
        return (day * MINUTES_PER_DAY + minutesOfDay[firstFrom(minutesOfDay, minute + 1)]) * MILLIS_PER_MINUTE;
      }
      const next = days[at] === day ? days[at + 1] : days[at];
      if (next !== undefined) { return (next * MINUTES_PER_DAY + minutesOfDay[0]) * MILLIS_PER_MINUTE; }
    }
    return undefined;
  }

  /** The days of some years that have runs, counted from 1970-01-01 as day 0. */
  private *daysIn(years: readonly number[]): Generator<number> {
    for (const year of years) {
      for (const month of this.schedule.months) { yield* this.schedule.days.daysIn(year, month); }
    }
  }
}

/** Reads the six fields; adds to `problems` what AWS Backup would refuse, and gives nothing where they cannot be told apart. */
function readSchedule(expression: string, problems: string[]): CronSchedule | undefined {
  const text = /^cron\((.*)\)$/s.exec(expression)?.[1];
  if (text === undefined) {
    problems.push(`schedule must be a cron expression, '${SHAPE}', got '${expression}'`);
    return undefined;
  }
  const fields = text.match(/\S+/g) ?? [];
  if (fields.length !== FIELD_COUNT) {
    problems.push(`cron expression must have ${FIELD_COUNT} fields, '${SHAPE}', got ${fields.length} in '${expression}'`);
    return undefined;
  }
  const [minutes, hours, dayOfMonth, month, dayOfWeek, year] = fields;
  const minutesOfHour = CronField.MINUTES.parseList(minutes, problems);
  const hoursOfDay = CronField.HOURS.parseList(hours, problems);
  return {
    minutesOfDay: hoursOfDay.flatMap(hour => minutesOfHour.map(minute => hour * MINUTES_PER_HOUR + minute)),
    days: CronDays.parse(dayOfMonth, dayOfWeek, problems),
    months: CronField.MONTH.parseList(month, problems),
    years: CronField.YEAR.parseList(year, problems),
  };
}

/** Where in ascending numbers the first one stands that is no less than another. */
function firstFrom(ascending: readonly number[], least: number): number {
  let [start, end] = [0, ascending.length];
  while (start < end) {
    const middle = Math.floor((start + end) / 2);
    if (ascending[middle] < least) { start = middle + 1; } else { end = middle; }
  }
  return start;
}
