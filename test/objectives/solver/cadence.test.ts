import { largestGapOf } from '../../../src/model/schedule/gaps';
import { knownRuns } from '../../../src/model/schedule/known-schedule';
import { ScheduledRuns } from '../../../src/model/schedule/scheduled-runs';
import { CADENCES, cadenceWithin, cronOf } from '../../../src/objectives/solver/cadence';

const HOUR = 60;
const DAY = 24 * HOUR;
const UTC = 'Etc/UTC';

const byCron = CADENCES.map((cadence) => [cronOf(cadence, 0, 30), cadence] as const);

test.each(byCron)('%s leaves as long a gap as it says', (expression, { minutes }) => {
  expect(largestGapOf([{ expression, timeZone: UTC }])!.minutes).toBe(minutes);
});

test.each(byCron)('%s runs as often as it says', (expression, { runs: said }) => {
  const [from, end] = [Date.UTC(2027, 0, 1), Date.UTC(2031, 0, 1)];
  const runs = new ScheduledRuns(knownRuns(expression, UTC)!, UTC, from);
  let count = 0;
  while (runs.next() < end) { count++; }
  expect(Math.abs(count - said)).toBeLessThan(1);
});

test('none has as long a gap as another one and more runs', () => {
  const sorted = [...CADENCES].sort((a, b) => a.minutes - b.minutes);
  expect(CADENCES).toEqual(sorted);
  expect(CADENCES).toEqual([...CADENCES].sort((a, b) => b.runs - a.runs));
});

test.each([
  [HOUR - 1, undefined],
  [HOUR, HOUR],
  [5 * HOUR, 4 * HOUR],
  [DAY - 1, 12 * HOUR],
  [DAY, DAY],
  [7 * DAY - 1, 6 * DAY],
  [7 * DAY, 7 * DAY],
  [30 * DAY, 16 * DAY],
  [31 * DAY, 31 * DAY],
  [365 * DAY, 184 * DAY],
  [366 * DAY, 366 * DAY],
  [10_000 * DAY, 366 * DAY],
])('within %d minutes it is one of %p', (minutes, expected) => {
  expect(cadenceWithin(minutes)?.minutes).toBe(expected);
});

test.each([
  [HOUR, 0, 'cron(0 * * * ? *)'],
  [4 * HOUR, 1, 'cron(0 1/4 * * ? *)'],
  [DAY, 5, 'cron(0 5 * * ? *)'],
  [7 * DAY, 7, 'cron(0 7 ? * SAT *)'],
  [16 * DAY, 8, 'cron(0 8 1,16 * ? *)'],
  [92 * DAY, 9, 'cron(0 9 1 1/3 ? *)'],
])('the cron expression of %d minutes from %d o\'clock on', (minutes, hour, expected) => {
  expect(cronOf(cadenceWithin(minutes)!, hour, 0)).toBe(expected);
});
