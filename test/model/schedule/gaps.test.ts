import { Lazy } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { CronExpression } from '../../../src/model/schedule/cron-expression';
import { largestGapOf } from '../../../src/model/schedule/gaps';
import type { Schedule } from '../../../src/model/schedule/gaps';

const HOUR = 60;
const DAY = 24 * HOUR;
const MILLIS_PER_MINUTE = 60_000;
const [PARIS, SYDNEY, SAO_PAULO, KATHMANDU, UTC] = ['Europe/Paris', 'Australia/Sydney', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Etc/UTC'];

function gapOf(...schedules: [expression: string, timeZone?: string][]): [minutes: number, from: string, lastStart?: string] | undefined {
  const gap = largestGapOf(schedules.map(([expression, timeZone]) => ({ expression, timeZone: timeZone ?? UTC })));
  const inWords = (date: Date) => date.toISOString().slice(0, 16);
  return gap && [gap.minutes, inWords(gap.from), ...gap.lastStart ? [inWords(gap.lastStart)] : []] as [number, string];
}

describe('the largest gap of one schedule', () => {
  test.each<[string, string | undefined, number, string]>([
    ['cron(0 5 ? * * *)', undefined, DAY, '2026-01-01T05:00'],
    ['cron(0/5 * * * ? *)', undefined, 5, '2026-01-01T00:00'],
    ['cron(0 0,6,20 * * ? *)', undefined, 14 * HOUR, '2026-01-01T06:00'],
    ['cron(0 22,23 * * ? *)', undefined, 23 * HOUR, '2026-01-01T23:00'],
    ['cron(0 5 ? * MON-FRI *)', undefined, 3 * DAY, '2026-01-02T05:00'],
    ['cron(0 5 ? * SUN *)', undefined, 7 * DAY, '2026-01-04T05:00'],
    ['cron(0 5 1 * ? *)', undefined, 31 * DAY, '2026-01-01T05:00'],
    ['cron(0 5 31 * ? *)', undefined, 61 * DAY, '2026-03-31T05:00'],
    ['cron(0 5 L * ? *)', undefined, 31 * DAY, '2026-02-28T05:00'],
    ['cron(0 5 1 1 ? *)', undefined, 366 * DAY, '2028-01-01T05:00'],
    ['cron(0 5 29 2 ? *)', undefined, 1461 * DAY, '2028-02-29T05:00'],
    ['cron(0 5 ? * 6#5 *)', undefined, 119 * DAY, '2026-01-30T05:00'],
  ])('%s in %s', (expression, zone, minutes, from) => {
    expect(gapOf([expression, zone])?.slice(0, 2)).toEqual([minutes, from]);
    const own = CronExpression.parse(expression).largestGap(zone);
    expect(own).toEqual({ minutes, from: new Date(`${from}Z`) });
  });
});

describe('the largest gap where clocks shift', () => {
  test.each<[string, [string, string][], number, string]>([
    // 02:30 is skipped on 29 March 2026, and comes an hour earlier from then on.
    ['a skipped run is left out', [['cron(30 2 * * ? *)', PARIS]], 2 * DAY - HOUR, '2026-03-28T01:30'],
    // 02:30 is shown twice on 25 October 2026, at 00:30 and at 01:30 UTC.
    ['a doubled run happens the first time', [['cron(30 2 25,26 10 ? 2026)', PARIS]], DAY + HOUR, '2026-10-25T00:30'],
    ['a day of autumn has 25 hours', [['cron(0 5 ? * * *)', PARIS]], DAY + HOUR, '2026-10-24T03:00'],
    ['and that is in April in the south', [['cron(0 5 ? * * *)', SYDNEY]], DAY + HOUR, '2026-04-03T18:00'],
    ['runs each hour start once in the doubled hour', [['cron(0 * * * ? *)', PARIS]], 2 * HOUR, '2026-10-25T00:00'],
    ['the hour before a doubled one is not doubled', [['cron(0/30 3-1 * * ? *)', PARIS]], 2.5 * HOUR, '2026-10-24T23:30'],
    ['no daylight saving, no gap', [['cron(0 5 ? * * *)', SAO_PAULO]], DAY, '2026-01-01T08:00'],
    ['nor at three quarters of an hour', [['cron(45 5 ? * * *)', KATHMANDU]], DAY, '2026-01-01T00:00'],
  ])('%s', (_, schedules, minutes, from) => {
    expect(gapOf(...schedules)?.slice(0, 2)).toEqual([minutes, from]);
  });
});

describe('the largest gap of several schedules', () => {
  test.each<[string, [string, string?][], number, string]>([
    ['one fills the gaps of the other', [['cron(0 0 * * ? *)'], ['cron(0 6 * * ? *)']], 18 * HOUR, '2026-01-01T06:00'],
    ['the same starts count once', [['cron(0 5 ? * * *)'], ['cron(0 6 ? * * *)', 'Etc/GMT-1']], DAY, '2026-01-01T05:00'],
    // In winter 05:00 in Paris is 04:00 UTC, in summer 03:00 UTC.
    ['in two zones', [['cron(0 5 ? * * *)', PARIS], ['cron(0 16 ? * * *)']], 13 * HOUR, '2026-03-29T03:00'],
    ['one that ends fills nothing after its end', [['cron(0 5 ? * * *)'], ['cron(0 17 ? * * 2026-2030)']], DAY, '2031-01-01T05:00'],
    ['one that begins late fills nothing before', [['cron(0 5 ? * SUN *)'], ['cron(0 5 ? * * 2060-2199)']], 7 * DAY, '2026-01-04T05:00'],
    ['one every other year', [['cron(0 5 1 1 ? 2026/2)'], ['cron(0 5 1 7 ? *)']], 365 * DAY, '2026-07-01T05:00'],
  ])('%s', (_, schedules, minutes, from) => {
    expect(gapOf(...schedules)).toEqual([minutes, from]);
  });

  test('has the last start of schedules that all end', () => {
    expect(gapOf(['cron(0 5 ? * * 2026-2027)'], ['cron(0 17 1 1 ? 2030)'])).toEqual([732 * DAY + 12 * HOUR, '2027-12-31T05:00', '2030-01-01T17:00']);
    expect(gapOf(['cron(0 5 1 1 ? 2030,2060)'])).toEqual([10_957 * DAY, '2030-01-01T05:00', '2060-01-01T05:00']);
  });
});

describe('there is no largest gap', () => {
  test.each<[string, [string, string?][]]>([
    ['without a schedule', []],
    ['of one that never runs', [['cron(0 5 31 2 ? *)']]],
    ['of one that has ended', [['cron(0 5 ? * * 2020-2025)']]],
    ['of one that runs once', [['cron(0 5 1 1 ? 2030)']]],
    ['of two that run once at the same time', [['cron(0 5 1 1 ? 2030)'], ['cron(0 6 1 1 ? 2030)', PARIS]]],
    ['of a rate', [['rate(1 day)']]],
    ['where one is not known', [['cron(0 5 ? * * *)'], [Lazy.string({ produce: () => 'cron(0 6 ? * * *)' })]]],
    ['where a time zone is not known', [['cron(0 5 ? * * *)', Lazy.string({ produce: () => PARIS })]]],
    ['where a time zone is none', [['cron(0 5 ? * * *)', 'Mars/Olympus']]],
  ])('%s', (_, schedules) => {
    expect(gapOf(...schedules)).toBeUndefined();
  });
});

/** An expression of two years, and what it means in plain words. */
interface Meant {
  readonly expression: string;
  readonly zone: string;
  readonly matches: (time: Date) => boolean;
}

const QUARTER = 15;
const zones = fc.constantFrom(PARIS, SYDNEY, SAO_PAULO, KATHMANDU, 'America/New_York', 'Australia/Lord_Howe');
const days = fc.oneof(
  fc.constant({ fields: '* * ?', is: () => true }),
  fc.integer({ min: 1, max: 31 }).map((day) => ({ fields: `${day} * ?`, is: (time: Date) => time.getUTCDate() === day })),
  fc.integer({ min: 1, max: 7 }).map((day) => ({ fields: `? * ${day}`, is: (time: Date) => time.getUTCDay() === day - 1 })),
  fc.constant({ fields: 'L * ?', is: (time: Date) => new Date(time.getTime() + 86_400_000).getUTCDate() === 1 }),
  fc.constant({ fields: '29 2 ?', is: (time: Date) => time.getUTCDate() === 29 && time.getUTCMonth() === 1 }),
);
const hours = fc.uniqueArray(fc.constantFrom<number[]>(0, 1, 2, 3, 5, 12, 23), { minLength: 1, maxLength: 4 });
const quarters = fc.uniqueArray(fc.constantFrom<number[]>(0, 15, 30, 45), { minLength: 1, maxLength: 2 });
const meant: fc.Arbitrary<Meant> = fc.record({ zone: zones, day: days, hour: hours, minute: quarters }).map(({ zone, day, hour, minute }) => ({
  zone,
  expression: `cron(${minute} ${hour} ${day.fields} 2027-2028)`,
  matches: (time) => [2027, 2028].includes(time.getUTCFullYear()) && day.is(time)
    && hour.includes(time.getUTCHours()) && minute.includes(time.getUTCMinutes()),
}));

const TIMES = new Map<string, Map<number, Date>>();

/** What a clock shows at each quarter of an hour, where it shows that for the first time. */
function timesOf(zone: string): Map<number, Date> {
  const known = TIMES.get(zone);
  if (known) { return known; }
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const times = new Map<number, Date>();
  const shown = new Set<string>();
  for (let instant = Date.UTC(2026, 11, 30); instant < Date.UTC(2029, 0, 3); instant += QUARTER * MILLIS_PER_MINUTE) {
    const text = format.format(instant);
    if (shown.has(text)) { continue; }
    shown.add(text);
    const [day, month, year, hour, minute] = text.split(/\D+/).map(Number);
    times.set(instant, new Date(Date.UTC(year, month - 1, day, hour, minute)));
  }
  TIMES.set(zone, times);
  return times;
}

function gapByMinutes(schedules: Meant[]): { minutes: number; from: Date; lastStart: Date } | undefined {
  const startsOf = ({ zone, matches }: Meant) => [...timesOf(zone)].filter(([, time]) => matches(time)).map(([instant]) => instant);
  const starts = [...new Set(schedules.flatMap(startsOf))].sort((a, b) => a - b);
  if (starts.length < 2) { return undefined; }
  const gaps = starts.slice(1).map((start, index) => start - starts[index]);
  const largest = gaps.reduce((a, b) => Math.max(a, b));
  return {
    minutes: largest / MILLIS_PER_MINUTE,
    from: new Date(starts[gaps.indexOf(largest)]),
    lastStart: new Date(starts[starts.length - 1]),
  };
}

test('it is what one finds who looks at the clocks every quarter of an hour', () => {
  fc.assert(fc.property(fc.array(meant, { minLength: 1, maxLength: 4 }), (schedules) => {
    const given: Schedule[] = schedules.map(({ expression, zone: timeZone }) => ({ expression, timeZone }));
    expect(largestGapOf(given)).toEqual(gapByMinutes(schedules));
  }), { numRuns: 40 });
});

test('it is the largest one between runs that follow each other, over 30 years', () => {
  const end = Date.UTC(2056, 0);
  fc.assert(fc.property(fc.constantFrom('* * ? *', '? * SUN *', 'L * ? *', '31 * ? *', '29 2 ? *', '? 3 1#5 *', '15W * ? *'), zones, (fields, zone) => {
    const cron = CronExpression.parse(`cron(30 2 ${fields})`);
    let [previous, minutes, from] = [NaN, 0, NaN];
    for (const run of cron.runsAfter(new Date(Date.UTC(2026, 0) - 1), zone)) {
      if (run.getTime() > end) { break; }
      const gap = (run.getTime() - previous) / MILLIS_PER_MINUTE;
      if (gap > minutes) { [minutes, from] = [gap, previous]; }
      previous = run.getTime();
    }
    // The fifth Sunday of March is when clocks of Europe skip 02:30.
    expect(cron.largestGap(zone)).toEqual(minutes > 0 ? { minutes, from: new Date(from) } : undefined);
  }), { numRuns: 25 });
});

test('is found in no time, however often jobs start', () => {
  const schedules = [...Array(10).keys()].map((index) => (
    { expression: `cron(${index}/7 ${index % 2 ? '*' : '0/5'} ${index % 3 ? '? * MON-SAT' : '1/3 * ?'} *)`, timeZone: [PARIS, SYDNEY, KATHMANDU, UTC][index % 4] }
  ));
  const start = performance.now();
  expect(largestGapOf(schedules)?.minutes).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(5000); // some 200 ms, on a machine that does nothing else
});
