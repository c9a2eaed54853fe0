import { CronField } from './cron-field';
import { memo } from '../../private/memo';

const MILLIS_PER_DAY = 86_400_000;
const DAYS_PER_WEEK = 7;
const DAYS_IN_SHORTEST_MONTH = 28;
const SUNDAY = 1;
const THURSDAY = 5;
const SATURDAY = 7;

/** A month of the calendar, as far as the day fields need to know it. */
interface CalendarMonth {
  /** How many days it has. */
  readonly length: number;
  /** The day of the week of its first day, 1 (Sunday) to 7 (Saturday). */
  readonly startsOn: number;
}

/** What one of the two day fields says. */
interface DayRule {
  /** How many days lie between two days of the rule at least. */
  readonly spacing: number;
  /** The days of a month that the rule picks, ascending. */
  readonly daysOf: (month: CalendarMonth) => number[];
}

const NO_DAYS = onDaysOfWeek([]);

/**
 * The days on which a cron expression runs, as its day-of-month and its day-of-week say them.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export class CronDays {
  /** Reads the two day fields; adds to `problems` what they do not take. */
  public static parse(dayOfMonth: string, dayOfWeek: string, problems: string[]): CronDays {
    if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
      problems.push(`exactly one of day-of-month and day-of-week must be '?', got '${dayOfMonth}' and '${dayOfWeek}'`);
    }
    const ofMonth = parseDayOfMonth(dayOfMonth, problems);
    const ofWeek = parseDayOfWeek(dayOfWeek, problems);
    return new CronDays(dayOfMonth === '?' ? ofWeek : ofMonth);
  }

  /** The days of months of one length that start on the same day of the week are the same. */
  private readonly found = new Map<number, readonly number[]>();

  private constructor(private readonly rule: DayRule) {}

  /** How many days lie between two days with runs at least. */
  public get spacing(): number {
    return this.rule.spacing;
  }

  /** The days of a month (1-12) on which the expression runs, counted from 1970-01-01 as day 0, ascending. */
  public daysIn(year: number, month: number): number[] {
    const start = Date.UTC(year, month - 1) / MILLIS_PER_DAY;
    const length = Date.UTC(year, month) / MILLIS_PER_DAY - start;
    const startsOn = (THURSDAY - 1 + start) % DAYS_PER_WEEK + 1; // day 0 was a Thursday
    const days = memo(this.found, DAYS_PER_WEEK * length + startsOn, () => this.rule.daysOf({ length, startsOn }));
    return days.map(day => start + day - 1);
  }
}

function parseDayOfMonth(text: string, problems: string[]): DayRule {
  if (text === '?') {
    return NO_DAYS;
  }
  if (!/[LW]/.test(text)) {
    const days = CronField.DAY_OF_MONTH.parseList(text, problems);
    return {
      spacing: smallestStep(days, Math.max(DAYS_IN_SHORTEST_MONTH, ...days)),
      daysOf: month => days.filter(day => day <= month.length),
    };
  }
  if (text === 'L') {
    return onceAMonth(month => month.length);
  }
  if (text === 'LW') {
    return onceAMonth(month => nearestWeekday(month, month.length));
  }
  const daysBeforeLast = Number(/^L-(\d{1,2})$/.exec(text)?.[1]);
  if (daysBeforeLast >= 1 && daysBeforeLast <= 30) {
    return onceAMonth(month => daysBeforeLast < month.length ? month.length - daysBeforeLast : undefined);
  }
  const target = CronField.DAY_OF_MONTH.parseValue(/^(\d+)W$/.exec(text)?.[1] ?? '');
  if (target !== undefined) {
    return onceAMonth(month => target <= month.length ? nearestWeekday(month, target) : undefined);
  }
  problems.push(`day-of-month with L or W must be a single L, L-1 to L-30, LW or 1W to 31W, got '${text}'`);
  return NO_DAYS;
}

function parseDayOfWeek(text: string, problems: string[]): DayRule {
  if (text === '?') {
    return NO_DAYS;
  }
  if (!/[L#]/.test(text)) {
    return onDaysOfWeek(CronField.DAY_OF_WEEK.parseList(text, problems));
  }
  if (text === 'L') {
    return onDaysOfWeek([SATURDAY]);
  }
  const [, name, occurrence] = /^(\w+)(L|#[1-5])$/.exec(text) ?? ['', '', ''];
  const dayOfWeek = CronField.DAY_OF_WEEK.parseValue(name);
  if (dayOfWeek !== undefined) {
    const index = occurrence === 'L' ? -1 : Number(occurrence.slice(1)) - 1;
    return onceAMonth(month => datesOf(dayOfWeek, month).at(index));
  }
  problems.push(`day-of-week with L or # must be a single L, 1L to 7L or 1#1 to 7#5, got '${text}'`);
  return NO_DAYS;
}

/** A day that comes once a month in the same way does not come again for four weeks, nor does the weekday nearest to it. */
function onceAMonth(dayOf: (month: CalendarMonth) => number | undefined): DayRule {
  return {
    spacing: DAYS_IN_SHORTEST_MONTH,
    daysOf: month => {
      const day = dayOf(month);
      return day === undefined ? [] : [day];
    },
  };
}

function onDaysOfWeek(daysOfWeek: number[]): DayRule {
  return {
    spacing: smallestStep(daysOfWeek, DAYS_PER_WEEK),
    daysOf: month => daysOfWeek.flatMap(dayOfWeek => datesOf(dayOfWeek, month)).sort((a, b) => a - b),
  };
}

/** The smallest step from one of some ascending values to the next one, where the first comes again after a cycle. */
function smallestStep(values: number[], cycle: number): number {
  return Math.min(...values.map((value, index) => (values[index + 1] ?? values[0] + cycle) - value));
}

/** The days of a month that fall on a day of the week, ascending. */
function datesOf(dayOfWeek: number, month: CalendarMonth): number[] {
  const days: number[] = [];
  for (let day = 1 + (dayOfWeek - month.startsOn + DAYS_PER_WEEK) % DAYS_PER_WEEK; day <= month.length; day += DAYS_PER_WEEK) {
    days.push(day);
  }
  return days;
}

/** The weekday, Monday to Friday, that is closest to a day and in the same month. */
function nearestWeekday(month: CalendarMonth, day: number): number {
  const dayOfWeek = (month.startsOn + day - 2) % DAYS_PER_WEEK + 1;
  if (dayOfWeek === SATURDAY) {
    return day > 1 ? day - 1 : day + 2;
  }
  if (dayOfWeek === SUNDAY) {
    return day < month.length ? day + 1 : day - 2;
  }
  return day;
}
