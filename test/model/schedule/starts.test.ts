import * as fc from 'fast-check';
import { CronExpression } from '../../../src/model/schedule/cron-expression';
import { Starts } from '../../../src/model/schedule/starts';
import { minuteOfWeek } from '../../../src/model/schedule/weekly-window';

const NOW = Date.UTC(2027, 0, 1);
const YEAR = 366 * 86_400_000;

beforeEach(() => { jest.useFakeTimers({ now: NOW }); });
afterEach(() => { jest.useRealTimers(); });

const schedules = fc.tuple(fc.constantFrom('0', '30', '5,35'), fc.constantFrom('2', '5', '0/6', '*'), fc.constantFrom('* * ? *', '? * SUN *', '1 * ? *', 'L * ? *', '1 1 ? 2030'))
  .map(([minute, hour, days]) => `cron(${minute} ${hour} ${days})`);
const zones = fc.constantFrom('Etc/UTC', 'Europe/Paris', 'America/New_York', 'Australia/Lord_Howe');

test('are all runs of a year, or of a rule that starts often the first of each half of it', () => {
  fc.assert(fc.property(schedules, zones, (expression, zone) => {
    const runs = CronExpression.parse(expression).nextRuns(new Date(NOW), 18_000, zone).filter((run) => run.getTime() < NOW + YEAR);
    const second = runs.slice(400).filter((run) => run.getTime() > NOW + YEAR / 2).slice(0, 400);
    const starts = new Starts(expression, zone);
    expect([...starts.inYear()]).toEqual([...runs.slice(0, 400), ...second]);
    expect([...starts.inYear()]).toEqual([...starts.inYear()]);
    expect(starts.inWeek()).toEqual([...new Set([...starts.inYear()].map(minuteOfWeek))].sort((a, b) => a - b));
  }), { numRuns: 40 });
});

test('are found by two at once', () => {
  const starts = new Starts('cron(0 5 * * ? *)', 'Etc/UTC');
  const [one, two] = [starts.inYear(), starts.inYear()];
  const found = [one.next(), two.next(), two.next(), one.next()].map(({ value }) => (value as Date).toISOString().slice(0, 10));
  expect(found).toEqual(['2027-01-01', '2027-01-01', '2027-01-02', '2027-01-02']);
});

test('one comes first after any time', () => {
  const starts = new Starts('cron(0 5 ? * SUN *)', 'Asia/Tokyo');
  expect(new Date(starts.firstAfter(NOW)!).toISOString()).toBe('2027-01-02T20:00:00.000Z');
  expect(new Starts('cron(0 5 1 1 ? 2020)', 'Etc/UTC').firstAfter(NOW)).toBeUndefined();
});

test.each([
  ['rate(1 day)', 'Etc/UTC'], ['cron(0 5 31 2 ? *)', 'Etc/UTC'], ['cron(0 5 * * ? *)', 'Mars/Olympus'], ['', ''], ['${Token[TOKEN.1]}', 'Etc/UTC'],
  ['cron(0 5 * * ? *)', '${Token[TOKEN.1]}'],
])('are none of %s in %s', (expression, zone) => {
  const starts = new Starts(expression, zone);
  expect([[...starts.inYear()], starts.inWeek(), starts.firstAfter(NOW)]).toEqual([[], [], undefined]);
});
