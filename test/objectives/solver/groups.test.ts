import * as fc from 'fast-check';
import type { RetentionObjective } from '../../../src/objectives/objective';
import { cadenceWithin } from '../../../src/objectives/solver/cadence';
import { groupsOf } from '../../../src/objectives/solver/groups';

const DAY = 24 * 60;

const objective = fc.record({
  everyMinutes: fc.oneof(fc.integer({ min: 60, max: 3 * DAY }), fc.integer({ min: 1, max: 400 }).map((days) => days * DAY)),
  more: fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1000 })),
}).map(({ everyMinutes, more }) => ({ everyMinutes, days: Math.ceil(everyMinutes / DAY) + more }));

/** How many recovery points a rule keeps that serves some objectives. */
const pointsOf = (served: readonly RetentionObjective[]) => {
  const { runs, minutes } = cadenceWithin(Math.min(...served.map(({ everyMinutes }) => everyMinutes)))!;
  return runs * Math.max(Math.ceil((minutes + 60) / DAY), ...served.map(({ days }) => days));
};

/** All ways to put things into groups. */
function partitions<T>([first, ...rest]: readonly T[]): T[][][] {
  if (first === undefined) { return [[]]; }
  return partitions(rest).flatMap((groups) => [
    [[first], ...groups],
    ...groups.map((group) => groups.map((each) => each === group ? [first, ...each] : each)),
  ]);
}

test('no other way to share rules keeps fewer recovery points, or as many with fewer rules', () => {
  fc.assert(fc.property(fc.array(objective, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 5 }), (objectives, most) => {
    const found = groupsOf(objectives, most);
    const ways = partitions(objectives).filter(({ length }) => length <= most)
      .map((groups) => ({ rules: groups.length, points: groups.reduce((sum, group) => sum + pointsOf(group), 0) }));
    const fewest = Math.min(...ways.map(({ points }) => points));
    const points = found.reduce((sum, { cadence, days }) => sum + cadence.runs * days, 0);
    expect(points).toBeCloseTo(fewest, 3);
    expect(found.length).toBe(Math.min(...ways.filter((way) => way.points < fewest + 1e-3).map(({ rules }) => rules)));
  }), { numRuns: 300 });
});

test('with room for less rules than are best, some are shared', () => {
  const objectives = [1, 7, 31].map((days) => ({ everyMinutes: days * DAY, days: days * days * 10 }));
  expect([3, 2, 1].map((most) => groupsOf(objectives, most).map(({ days }) => days))).toEqual([[10, 490, 9610], [490, 9610], [9610]]);
});

test.each([
  [1, 1, 2], [1, 2, 2], [7, 7, 8], [7, 8, 8], [31, 31, 32], [30, 30, 30], [366, 366, 367], [0.5, 1, 1],
])('what is wanted every %p days for %d is kept for %d, until the next one is there', (every, days, kept) => {
  expect(groupsOf([{ everyMinutes: every * DAY, days }], 10).map((group) => group.days)).toEqual([kept]);
});

test('nothing takes no rules', () => {
  expect(groupsOf([], 10)).toEqual([]);
});
