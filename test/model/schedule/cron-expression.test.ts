import * as fc from 'fast-check';
import { CronExpression } from '../../../src/model/schedule/cron-expression';
import { BackupValidationError } from '../../../src/private/messages/validation-error';
import verdicts from '../../fixtures/cron-verdicts.json';

const SHAPE = "'cron(minutes hours day-of-month month day-of-week year)'";
const MILLIS_PER_MINUTE = 60_000;
const MILLIS_PER_DAY = 1440 * MILLIS_PER_MINUTE;

function nextRuns(expression: string, after: string, count: number, timeZone?: string): string[] {
  return CronExpression.parse(expression).nextRuns(new Date(after), count, timeZone).map(toMinutes);
}

function toMinutes(date: Date): string {
  return `${date.toISOString().slice(0, 16)}Z`;
}

describe('agrees with independent parsers', () => {
  const entries: { expression: string; valid: boolean; next?: string[] }[] = verdicts;

  test.each(entries.filter(entry => entry.valid))('takes $expression', ({ expression, next }) => {
    expect(CronExpression.problemsOf(expression)).toEqual([]);
    if (next) {
      expect(nextRuns(expression, '2026-12-01T00:00Z', 5)).toEqual(next);
    }
  });

  test.each(entries.filter(entry => !entry.valid))('refuses $expression', ({ expression }) => {
    expect(CronExpression.problemsOf(expression)).not.toEqual([]);
  });
});

describe('problemsOf', () => {
  // Both ends of every bound, and one beyond either.
  test.each([
    ['minutes', (value: string) => `cron(${value} 0 * * ? *)`, ['0', '59', '00', '0-59', '*/59'], ['-1', '60', '000']],
    ['hours', (value: string) => `cron(0 ${value} * * ? *)`, ['0', '23', '05', '22-2'], ['-1', '24', '005']],
    ['day-of-month', (value: string) => `cron(0 0 ${value} * ? *)`,
      ['1', '31', '1W', '31W', 'L', 'LW', 'L-1', 'L-30', '28-3', '1/7'],
      ['0', '32', '0W', '32W', 'W', 'WL', 'L-0', 'L-31', 'L-', '1L', 'l', '15w', '1,L', '1W,15W', '1-5W', '*W', 'L-3W', '1L-3', 'LL-3']],
    ['month', (value: string) => `cron(0 0 1 ${value} ? *)`, ['1', '12', 'JAN', 'dec', 'nov-Feb', '1-JUN/2'], ['0', '13', 'JANUARY', 'L']],
    ['day-of-week', (value: string) => `cron(0 0 ? * ${value} *)`,
      ['1', '7', 'SUN', 'sat', 'FRI-MON', '2-FRI', 'L', '1L', '7L', 'FRIL', '1#1', '7#5', 'mon#1'],
      ['0', '8', '01', 'SUNDAY', '0L', '8L', 'L-3', '1#0', '1#6', '0#1', '8#1', '#1', '1#', '3#1,6#3', '6L,7', 'MON/2', '*/2', '2-6/2']],
    ['year', (value: string) => `cron(0 0 1 1 ? ${value})`, ['1970', '2199', '2027-2030', '2027/2', '*/2'], ['1969', '2200', '27', '2030-2027', '2e3']],
  ])('knows the bounds of %s', (_, expressionWith, taken, refused) => {
    for (const value of taken) {
      expect([value, CronExpression.problemsOf(expressionWith(value))]).toEqual([value, []]);
    }
    for (const value of refused) {
      expect([value, CronExpression.problemsOf(expressionWith(value))]).toEqual([value, [expect.any(String)]]);
    }
  });

  test.each([
    'cron(0  5 ? * * *)',
    'cron( 0 5 ? * * * )',
    'cron(0\t5\n? * * *)',
  ])('takes any white space between fields: %j', expression => {
    expect(CronExpression.problemsOf(expression)).toEqual([]);
  });

  test.each([
    ['rate(1 day)', [`schedule must be a cron expression, ${SHAPE}, got 'rate(1 day)'`]],
    ['at(2027-01-01T00:00:00)', [`schedule must be a cron expression, ${SHAPE}, got 'at(2027-01-01T00:00:00)'`]],
    ['0 5 ? * * *', [`schedule must be a cron expression, ${SHAPE}, got '0 5 ? * * *'`]],
    ['CRON(0 5 ? * * *)', [`schedule must be a cron expression, ${SHAPE}, got 'CRON(0 5 ? * * *)'`]],
    ['xcron(0 5 ? * * *)', [`schedule must be a cron expression, ${SHAPE}, got 'xcron(0 5 ? * * *)'`]],
    ['cron(0 5 ? * * *)x', [`schedule must be a cron expression, ${SHAPE}, got 'cron(0 5 ? * * *)x'`]],
    ['', [`schedule must be a cron expression, ${SHAPE}, got ''`]],
    ['cron()', [`cron expression must have 6 fields, ${SHAPE}, got 0 in 'cron()'`]],
    ['cron(0 5 * * ?)', [`cron expression must have 6 fields, ${SHAPE}, got 5 in 'cron(0 5 * * ?)'`]],
    ['cron(0 0 5 * * ? *)', [`cron expression must have 6 fields, ${SHAPE}, got 7 in 'cron(0 0 5 * * ? *)'`]],
    ['cron(0 5 * * * *)', ["exactly one of day-of-month and day-of-week must be '?', got '*' and '*'"]],
    ['cron(0 5 1 * MON *)', ["exactly one of day-of-month and day-of-week must be '?', got '1' and 'MON'"]],
    ['cron(0 5 ? * ? *)', ["exactly one of day-of-month and day-of-week must be '?', got '?' and '?'"]],
    ['cron(60 5 * * ? *)', ["minutes must be between 0 and 59, got '60'"]],
    ['cron(0 5 * 13 ? *)', ["month must be between 1 and 12 or JAN-DEC, got '13'"]],
    ['cron(0 5 ? * FUNDAY *)', ["day-of-week must be between 1 and 7 or SUN-SAT, got 'FUNDAY'"]],
    ['cron(0 5 ? * MON-FUNDAY *)', ["day-of-week must be between 1 and 7 or SUN-SAT, got 'MON-FUNDAY'"]],
    ['cron(0 5 ? * FUNDAY-MON *)', ["day-of-week must be between 1 and 7 or SUN-SAT, got 'FUNDAY-MON'"]],
    ['cron(60/5 5 * * ? *)', ["minutes must be between 0 and 59, got '60/5'"]],
    ['cron(10,60,70-80 5 * * ? *)', ["minutes must be between 0 and 59, got '60'", "minutes must be between 0 and 59, got '70-80'"]],
    ['cron(? 5 * * ? *)', ["minutes must be '*' or a list of values, ranges and steps between 0 and 59, got '?'"]],
    ['cron(0 5,,6 * * ? *)', ["hours must be '*' or a list of values, ranges and steps between 0 and 23, got ''"]],
    ['cron(0 *,6 * * ? *)', ["hours must be '*' or a list of values, ranges and steps between 0 and 23, got '*'"]],
    ['cron(0 *-6 * * ? *)', ["hours must be '*' or a list of values, ranges and steps between 0 and 23, got '*-6'"]],
    ['cron(0 5 ?/2 * ? *)', ["day-of-month must be '*' or a list of values, ranges and steps between 1 and 31, got '?/2'"]],
    ['cron(0 5 ? * MON- *)', ["day-of-week must be '*' or a list of values and ranges between 1 and 7 or SUN-SAT, got 'MON-'"]],
    ['cron(*/0 5 * * ? *)', ["minutes must have a step of at least 1, got '*/0'"]],
    ['cron(0 5 ? * MON/2 *)', ["day-of-week must not have a step, got 'MON/2', list the values instead"]],
    ['cron(0 5 1 1 ? 2030-2027)', ["year must not end before it starts, got '2030-2027'"]],
    ['cron(0 5 1,L * ? *)', ["day-of-month with L or W must be a single L, L-1 to L-30, LW or 1W to 31W, got '1,L'"]],
    ['cron(0 5 ? * 3#1,6#3 *)', ["day-of-week with L or # must be a single L, 1L to 7L or 1#1 to 7#5, got '3#1,6#3'"]],
    ['cron(60 24 32 0 8 2200)', [
      "minutes must be between 0 and 59, got '60'",
      "hours must be between 0 and 23, got '24'",
      "exactly one of day-of-month and day-of-week must be '?', got '32' and '8'",
      "day-of-month must be between 1 and 31, got '32'",
      "day-of-week must be between 1 and 7 or SUN-SAT, got '8'",
      "month must be between 1 and 12 or JAN-DEC, got '0'",
      "year must be between 1970 and 2199, got '2200'",
    ]],
  ])('of %s says what is wrong', (expression, problems) => {
    expect(CronExpression.problemsOf(expression)).toEqual(problems);
  });
});

describe('parse', () => {
  test('keeps the expression', () => {
    expect(CronExpression.parse('cron(0 5 ? * mon *)').expression).toBe('cron(0 5 ? * mon *)');
  });

  test.each([
    ['rate(1 day)', `'rate(1 day)' is not a valid cron expression: schedule must be a cron expression, ${SHAPE}, got 'rate(1 day)'`],
    ['cron(60 24 * * ? *)', "'cron(60 24 * * ? *)' is not a valid cron expression: "
      + "minutes must be between 0 and 59, got '60'; hours must be between 0 and 23, got '24'"],
  ])('refuses %s with all its problems', (expression, message) => {
    expect(() => CronExpression.parse(expression)).toThrow(new BackupValidationError([message]));
  });
});

describe('nextRuns', () => {
  test.each([
    ['every Saturday, the last day of the week', 'cron(0 5 ? * L *)', ['2027-01-02T05:00Z', '2027-01-09T05:00Z']],
    ['the last Friday of the month', 'cron(0 5 ? * FRIL *)', ['2027-01-29T05:00Z', '2027-02-26T05:00Z']],
    ['the second Tuesday of the month', 'cron(0 5 ? * 3#2 *)', ['2027-01-12T05:00Z', '2027-02-09T05:00Z']],
    ['the last day of the month', 'cron(0 5 L * ? *)', ['2027-01-31T05:00Z', '2027-02-28T05:00Z']],
    ['three days before the last', 'cron(0 5 L-3 * ? *)', ['2027-01-28T05:00Z', '2027-02-25T05:00Z']],
    ['only in long months, thirty days before the last', 'cron(0 5 L-30 * ? *)', ['2027-01-01T05:00Z', '2027-03-01T05:00Z']],
    ['the last weekday of the month', 'cron(0 5 LW * ? *)', ['2027-01-29T05:00Z', '2027-02-26T05:00Z']],
    ['Friday for a Saturday', 'cron(0 5 16W * ? 2027)', ['2027-01-15T05:00Z', '2027-02-16T05:00Z']],
    ['Monday for a Sunday', 'cron(0 5 17W * ? 2027)', ['2027-01-18T05:00Z', '2027-02-17T05:00Z']],
    ['Monday the 3rd for a Saturday the 1st', 'cron(0 5 1W 5 ? 2027,2028)', ['2027-05-03T05:00Z', '2028-05-01T05:00Z']],
    ['Friday for a Sunday that ends the month', 'cron(0 5 31W * ? 2027)', ['2027-01-29T05:00Z', '2027-03-31T05:00Z']],
    ['a range over the end of the week', 'cron(0 5 ? * SAT-SUN *)', ['2027-01-02T05:00Z', '2027-01-03T05:00Z']],
    ['a range over midnight', 'cron(0 23-0 * * ? *)', ['2027-01-01T23:00Z', '2027-01-02T00:00Z']],
    ['a stepped range over the end of the hour', 'cron(50-10/10 5 1 1 ? *)', ['2027-01-01T05:00Z', '2027-01-01T05:10Z', '2027-01-01T05:50Z']],
    ['every other year', 'cron(0 5 1 1 ? 2025/2)', ['2027-01-01T05:00Z', '2029-01-01T05:00Z']],
    ['29 February', 'cron(0 5 29 2 ? *)', ['2028-02-29T05:00Z', '2032-02-29T05:00Z']],
  ])('are: %s', (_, expression, runs) => {
    expect(nextRuns(expression, '2027-01-01T00:00Z', runs.length)).toEqual(runs);
  });

  test('are strictly after the given time', () => {
    expect(nextRuns('cron(0 5 * * ? *)', '2027-01-01T04:59:59.999Z', 1)).toEqual(['2027-01-01T05:00Z']);
    expect(nextRuns('cron(0 5 * * ? *)', '2027-01-01T05:00:00.000Z', 1)).toEqual(['2027-01-02T05:00Z']);
    expect(nextRuns('cron(0 5 * * ? *)', '2027-01-01T05:00:30.000Z', 1)).toEqual(['2027-01-02T05:00Z']);
  });

  test('are as many as asked for', () => {
    expect(nextRuns('cron(* * * * ? *)', '2027-01-01T00:00Z', 0)).toEqual([]);
    expect(nextRuns('cron(* * * * ? *)', '2027-01-01T00:00Z', 3)).toEqual(['2027-01-01T00:01Z', '2027-01-01T00:02Z', '2027-01-01T00:03Z']);
  });

  test('end with the schedule', () => {
    expect(nextRuns('cron(0 0 ? * 2#5 2199)', '2027-01-01T00:00Z', 9)).toEqual([
      '2199-04-29T00:00Z', '2199-07-29T00:00Z', '2199-09-30T00:00Z', '2199-12-30T00:00Z',
    ]);
    expect(nextRuns('cron(0 0 1 1 ? 2020)', '2027-01-01T00:00Z', 9)).toEqual([]);
  });

  test('do not exist on impossible days', () => {
    expect(nextRuns('cron(0 0 31 2 ? *)', '1969-12-31T00:00Z', 1)).toEqual([]);
    expect(nextRuns('cron(0 0 30W 2 ? *)', '1969-12-31T00:00Z', 1)).toEqual([]);
  });

  test.each([
    ['Europe/Paris', 'before the clock goes forward', 'cron(30 1 * * ? *)', '2027-03-27T12:00Z', ['2027-03-28T00:30Z', '2027-03-28T23:30Z']],
    ['Europe/Paris', 'in the hour that is left out', 'cron(30 2 * * ? *)', '2027-03-26T12:00Z', ['2027-03-27T01:30Z', '2027-03-29T00:30Z']],
    ['Europe/Paris', 'after the clock went forward', 'cron(0 3 * * ? *)', '2027-03-27T12:00Z', ['2027-03-28T01:00Z', '2027-03-29T01:00Z']],
    ['Europe/Paris', 'in the hour that comes twice', 'cron(30 2 * * ? *)', '2027-10-30T12:00Z', ['2027-10-31T00:30Z', '2027-11-01T01:30Z']],
    ['Europe/Paris', 'in the second of these hours', 'cron(30 2 * * ? *)', '2027-10-31T01:10Z', ['2027-11-01T01:30Z', '2027-11-02T01:30Z']],
    ['Europe/Paris', 'every hour as the clock goes back', 'cron(0 * * * ? *)', '2027-10-30T23:30Z', ['2027-10-31T00:00Z', '2027-10-31T02:00Z']],
    ['America/New_York', 'in the hour that is left out', 'cron(30 2 * * ? *)', '2027-03-12T12:00Z', ['2027-03-13T07:30Z', '2027-03-15T06:30Z']],
    ['America/New_York', 'every hour as the clock goes forward', 'cron(0 * * * ? *)', '2027-03-14T05:30Z', ['2027-03-14T06:00Z', '2027-03-14T07:00Z']],
    ['America/New_York', 'in the hour that comes twice', 'cron(30 1 * * ? *)', '2027-11-06T12:00Z', ['2027-11-07T05:30Z', '2027-11-08T06:30Z']],
    ['Asia/Tokyo', 'on the first day of the year there', 'cron(0 0 1 1 ? *)', '2026-12-31T12:00Z', ['2026-12-31T15:00Z', '2027-12-31T15:00Z']],
  ])('on the clock of %s, %s', (timeZone, _, expression, after, runs) => {
    expect(nextRuns(expression, after, 2, timeZone)).toEqual(runs);
  });
});

describe('smallestGapMinutes', () => {
  test.each([
    ['every minute', 'cron(* * * * ? *)', 1],
    ['every hour', 'cron(0 * * * ? *)', 60],
    ['at uneven minutes', 'cron(0,50 * * * ? *)', 10],
    ['every 12 hours', 'cron(0 0/12 * * ? *)', 720],
    ['over midnight', 'cron(30 0,23 * * ? *)', 60],
    ['over midnight, on the 1st and the 31st', 'cron(30 0,23 1,31 * ? *)', 60],
    ['not over midnight when no two days follow each other', 'cron(30 0,23 ? * MON,WED *)', 1380],
    ['daily', 'cron(0 5 ? * * *)', 1440],
    ['on weekdays', 'cron(0 5 ? * MON-FRI *)', 1440],
    ['weekly', 'cron(0 5 ? * SUN *)', 7 * 1440],
    ['twice a week', 'cron(0 5 ? * SUN,WED *)', 3 * 1440],
    ['every other day, where a month with 31 days ends', 'cron(0 5 1/2 * ? *)', 1440],
    ['on the 2nd and the 31st', 'cron(0 5 2,31 * ? *)', 2 * 1440],
    ['monthly', 'cron(0 5 1 * ? *)', 28 * 1440],
    ['monthly, on the 31st', 'cron(0 5 31 * ? *)', 31 * 1440],
    ['on the last weekday', 'cron(0 5 LW * ? *)', 28 * 1440],
    ['on the last day, of which February comes first in a leap year', 'cron(0 5 L * ? 2028-2029)', 28 * 1440],
    ['on the day that only months with 31 days have', 'cron(0 5 L-30 * ? *)', 31 * 1440],
    ['on days that come closer later in the month', 'cron(0 5 1,12,20 * ? *)', 8 * 1440],
    ['in January', 'cron(0 5 1 1 ? *)', 365 * 1440],
    ['on 29 February', 'cron(0 5 29 2 ? *)', 1461 * 1440],
    ['in every fifth year, around 2100, which is no leap year', 'cron(0 5 1 1 ? 2027/5)', 1825 * 1440],
    ['once', 'cron(0 5 1 1 ? 2027)', undefined],
    ['never', 'cron(0 5 31 2 ? *)', undefined],
    ['never, though it has two times', 'cron(0 5,6 31 2 ? *)', undefined],
  ])('%s', (_, expression, minutes) => {
    expect(CronExpression.problemsOf(expression)).toEqual([]);
    expect(CronExpression.parse(expression).smallestGapMinutes()).toBe(minutes);
  });
});

// Expressions made together with an independent statement of what they match: minutes, hours, months and years as numbers, days as dates.
interface ValueField {
  readonly text: string;
  readonly matches: (value: number) => boolean;
}

interface DayFields {
  readonly dayOfMonth: string;
  readonly dayOfWeek: string;
  readonly matches: (date: Date) => boolean;
}

interface Sample {
  readonly expression: string;
  readonly minute: ValueField;
  readonly hour: ValueField;
  readonly day: DayFields;
  readonly month: ValueField;
  readonly year: ValueField;
}

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly names?: string[];
  readonly steps?: boolean;
  readonly wraps?: boolean;
}

const DAY_OF_MONTH: Bounds = { min: 1, max: 31 };
const DAY_OF_WEEK: Bounds = { min: 1, max: 7, names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'], steps: false };
const MONTH: Bounds = { min: 1, max: 12, names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] };

/** Walks from one value to another, round the end of the field when it must. */
function walk(from: number, to: number, step: number, { min, max }: Bounds): number[] {
  const walked: number[] = [];
  for (let value = from, count = 0; ; value = value === max ? min : value + 1, count++) {
    if (count % step === 0) {
      walked.push(value);
    }
    if (value === to) {
      return walked;
    }
  }
}

function items(bounds: Bounds): fc.Arbitrary<ValueField> {
  const value = fc.integer({ min: bounds.min, max: bounds.max });
  const spell = (number: number, style: number) => {
    const name = bounds.names?.[number - bounds.min];
    return name && style > 0 ? (style > 1 ? name.toLowerCase() : name) : `${number}`;
  };
  const style = fc.nat(2);
  const step = fc.integer({ min: 1, max: 30 });
  const single = fc.tuple(value, style).map(([number, spelling]) => ({
    text: spell(number, spelling),
    matches: (other: number) => other === number,
  }));
  const range = fc.tuple(value, value, style, step, fc.boolean()).map(([first, second, spelling, by, stepped]) => {
    const [from, to] = bounds.wraps === false && second < first ? [second, first] : [first, second];
    const hasStep = stepped && bounds.steps !== false;
    const walked = walk(from, to, hasStep ? by : 1, bounds);
    return {
      text: `${spell(from, spelling)}-${spell(to, 1)}${hasStep ? `/${by}` : ''}`,
      matches: (other: number) => walked.includes(other),
    };
  });
  const stepped = fc.tuple(value, step, fc.boolean()).map(([from, by, every]) => {
    const start = every ? bounds.min : from;
    return {
      text: `${every ? '*' : from}/${by}`,
      matches: (other: number) => other >= start && (other - start) % by === 0,
    };
  });
  return bounds.steps === false ? fc.oneof(single, range) : fc.oneof(single, range, stepped);
}

function lists(bounds: Bounds): fc.Arbitrary<ValueField> {
  const list = fc.array(items(bounds), { minLength: 1, maxLength: 3 }).map(fields => ({
    text: fields.map(field => field.text).join(','),
    matches: (value: number) => fields.some(field => field.matches(value)),
  }));
  return fc.oneof({ weight: 1, arbitrary: fc.constant({ text: '*', matches: () => true }) }, { weight: 3, arbitrary: list });
}

const plusDays = (date: Date, days: number) => new Date(date.getTime() + days * MILLIS_PER_DAY);
const isWeekday = (date: Date) => ![0, 6].includes(date.getUTCDay());
const sameMonth = (one: Date, other: Date) => one.getUTCMonth() === other.getUTCMonth();
const isLast = (date: Date) => !sameMonth(date, plusDays(date, 1));
const hasDayOfWeek = (date: Date, dayOfWeek: number) => date.getUTCDay() + 1 === dayOfWeek;

/** Whether a date is the weekday closest to a day of its month, found by looking at every day of the month. */
function isNearestWeekday(date: Date, day: number): boolean {
  const first = plusDays(date, 1 - date.getUTCDate());
  const month = Array.from({ length: 31 }, (_, index) => plusDays(first, index)).filter(other => sameMonth(other, first));
  const distance = (other: Date) => Math.abs(other.getUTCDate() - day);
  const nearest = Math.min(...month.filter(isWeekday).map(distance));
  return day <= month.length && isWeekday(date) && distance(date) === nearest;
}

function dayFields(): fc.Arbitrary<DayFields> {
  const ofMonth = (dayOfMonth: string, matches: DayFields['matches']): DayFields => ({ dayOfMonth, dayOfWeek: '?', matches });
  const ofWeek = (dayOfWeek: string, matches: DayFields['matches']): DayFields => ({ dayOfMonth: '?', dayOfWeek, matches });
  const day = fc.integer({ min: 1, max: 31 });
  const dayOfWeek = fc.integer({ min: 1, max: 7 });
  const week = fc.integer({ min: 1, max: 5 });
  return fc.oneof(
    lists(DAY_OF_MONTH).map(list => ofMonth(list.text, date => list.matches(date.getUTCDate()))),
    lists(DAY_OF_WEEK).map(list => ofWeek(list.text, date => list.matches(date.getUTCDay() + 1))),
    fc.constant(ofMonth('L', isLast)),
    fc.constant(ofMonth('LW', date => isWeekday(date) && [1, 2, 3].every(days => {
      const later = plusDays(date, days);
      return !sameMonth(date, later) || !isWeekday(later);
    }))),
    fc.integer({ min: 1, max: 30 }).map(days => ofMonth(`L-${days}`, date => isLast(plusDays(date, days)) && sameMonth(date, plusDays(date, days)))),
    day.map(target => ofMonth(`${target}W`, date => isNearestWeekday(date, target))),
    fc.constant(ofWeek('L', date => hasDayOfWeek(date, 7))),
    dayOfWeek.map(number => ofWeek(`${number}L`, date => hasDayOfWeek(date, number) && !sameMonth(date, plusDays(date, 7)))),
    fc.tuple(dayOfWeek, week).map(([number, nth]) =>
      ofWeek(`${number}#${nth}`, date => hasDayOfWeek(date, number) && Math.ceil(date.getUTCDate() / 7) === nth)),
  );
}

function samples(years: fc.Arbitrary<ValueField>): fc.Arbitrary<Sample> {
  return fc.record({
    minute: lists({ min: 0, max: 59 }),
    hour: lists({ min: 0, max: 23 }),
    day: dayFields(),
    month: lists(MONTH),
    year: years,
  }).map(fields => ({
    ...fields,
    expression: `cron(${fields.minute.text} ${fields.hour.text} ${fields.day.dayOfMonth} ${fields.month.text} ${fields.day.dayOfWeek} ${fields.year.text})`,
  }));
}

/** Every run from one day to another, day by day. */
function enumerate(sample: Sample, from: number, to: number): number[] {
  const count = (length: number, field: ValueField) => Array.from({ length }, (_, value) => value).filter(field.matches);
  const minutes = count(60, sample.minute);
  const times = count(24, sample.hour).flatMap(hour => minutes.map(minute => (hour * 60 + minute) * MILLIS_PER_MINUTE));
  const runs: number[] = [];
  for (let midnight = from; midnight < to; midnight += MILLIS_PER_DAY) {
    const date = new Date(midnight);
    if (sample.year.matches(date.getUTCFullYear()) && sample.month.matches(date.getUTCMonth() + 1) && sample.day.matches(date)) {
      times.forEach(time => runs.push(midnight + time));
    }
  }
  return runs;
}

const anyYears = lists({ min: 1970, max: 2199, wraps: false });
const fewYears = fc.subarray([2096, 2097, 2098, 2099, 2100, 2101, 2104], { minLength: 1 }).map(years => ({
  text: years.join(','),
  matches: (year: number) => years.includes(year),
}));

describe('any expression', () => {
  test('of the dialect is valid', () => {
    fc.assert(fc.property(samples(anyYears), ({ expression }) => {
      expect(CronExpression.problemsOf(expression)).toEqual([]);
    }), { numRuns: 300 });
  });

  test('runs at the times that match it, all of them and in order', () => {
    const firstDay = fc.integer({ min: Date.UTC(2095, 0), max: Date.UTC(2103, 0) }).map(time => time - time % MILLIS_PER_DAY);
    const years = fc.oneof(fewYears, fc.constant({ text: '*', matches: () => true }));
    fc.assert(fc.property(samples(years), firstDay, (sample, from) => {
      const to = from + 400 * MILLIS_PER_DAY;
      const expected = enumerate(sample, from, to).slice(0, 40);
      const runs = CronExpression.parse(sample.expression).nextRuns(new Date(from - 1), 40).map(run => run.getTime());
      expect(runs.filter(run => run < to)).toEqual(expected);
    }), { numRuns: 150 });
  });

  test('runs at local times that match it, in order, whatever the clocks do', () => {
    const zones = fc.constantFrom('Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/Santiago');
    const days = fc.integer({ min: 0, max: 730 }).map(day => Date.UTC(2027, 0) + day * MILLIS_PER_DAY);
    fc.assert(fc.property(samples(fc.constant({ text: '*', matches: () => true })), zones, days, (sample, timeZone, after) => {
      const runs = CronExpression.parse(sample.expression).nextRuns(new Date(after), 8, timeZone);
      expect(runs.every((run, index) => run.getTime() > (runs[index - 1]?.getTime() ?? after))).toBe(true);
      for (const run of runs) {
        const local = new Date(`${run.toLocaleString('sv-SE', { timeZone }).replace(' ', 'T')}Z`);
        expect(sample.minute.matches(local.getUTCMinutes()) && sample.hour.matches(local.getUTCHours())).toBe(true);
        expect(sample.month.matches(local.getUTCMonth() + 1) && sample.day.matches(local)).toBe(true);
      }
    }), { numRuns: 60 });
  });

  test('has the smallest gap that its runs show', () => {
    fc.assert(fc.property(samples(fewYears), sample => {
      const runs = enumerate(sample, Date.UTC(2096, 0), Date.UTC(2105, 0));
      const smallest = runs.slice(1).reduce((gap, run, index) => Math.min(gap, run - runs[index]), Infinity) / MILLIS_PER_MINUTE;
      expect(CronExpression.parse(sample.expression).smallestGapMinutes()).toBe(Number.isFinite(smallest) ? smallest : undefined);
    }), { numRuns: 60 });
  });

  test('that is broken somewhere is refused or read, never worse', () => {
    const cut = fc.tuple(samples(anyYears), fc.nat(), fc.nat(3), fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom(...'0123456789*?/,-LW# ()')));
    fc.assert(fc.property(cut, ([{ expression }, position, length, insertion]) => {
      const at = position % expression.length;
      const broken = expression.slice(0, at) + insertion + expression.slice(at + length);
      const problems = CronExpression.problemsOf(broken);
      if (problems.length > 0) {
        expect(() => CronExpression.parse(broken)).toThrow(problems.join('; '));
      } else {
        expect(CronExpression.parse(broken).nextRuns(new Date(0), 2).length).toBeLessThanOrEqual(2);
      }
    }), { numRuns: 300 });
  });
});

test.each<[string, string, string, string | undefined]>([
  ['cron(0 5 * * ? *)', 'Etc/UTC', '2026-01-01T04:59:59.999Z', '2026-01-01T05:00:00.000Z'],
  ['cron(0 5 * * ? *)', 'Etc/UTC', '2026-01-01T05:00:00.000Z', '2026-01-02T05:00:00.000Z'],
  // 02:30 is skipped on 29 March 2026, and shown twice on 25 October.
  ['cron(30 2 * * ? *)', 'Europe/Paris', '2026-03-28T12:00:00.000Z', '2026-03-30T00:30:00.000Z'],
  ['cron(30 2 * * ? *)', 'Europe/Paris', '2026-10-25T00:00:00.000Z', '2026-10-25T00:30:00.000Z'],
  ['cron(30 2 * * ? *)', 'Europe/Paris', '2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z'],
  ['cron(0 5 1 1 ? 2026)', 'Etc/UTC', '2026-01-01T05:00:00.000Z', undefined],
])('%s in %s runs first after %s at %s', (expression, zone, after, expected) => {
  const run = CronExpression.parse(expression).firstRunAfter(Date.parse(after), zone);
  expect(run === undefined ? undefined : new Date(run).toISOString()).toBe(expected);
});
