import { lostSteps } from '../../../../src/coverage/api/ratchet/lost-steps';
import type { LostStep } from '../../../../src/coverage/api/ratchet/lost-steps';

const DAY = 24 * 60;
type Stair = readonly (readonly [days: number, minutes: number])[];
const steps = (stair: Stair) => stair.map(([days, minutes]) => ({ days, minutes }));

test.each<[what: string, more: Stair, less: Stair, lost: LostStep[]]>([
  ['nothing', [[35, DAY]], [[35, DAY]], []],
  ['a day of the longest', [[35, DAY]], [[34, DAY]], [{ what: 'longest', days: 35, left: 34 }]],
  ['all', [[35, DAY]], [], [{ what: 'longest', days: 35, left: 0 }, { what: 'often', minutes: DAY, left: Infinity }]],
  ['nothing by the hour of a clock', [[35, DAY]], [[35, DAY + 60]], []],
  ['a minute beside the hour of a clock', [[35, DAY]], [[35, DAY + 61]], [{ what: 'often', minutes: DAY, left: DAY + 61 }]],
  ['a minute of what comes more often than each day', [[35, DAY - 1]], [[35, DAY]], [{ what: 'often', minutes: DAY - 1, left: DAY }]],
  ['days of those that come often', [[7, 60], [35, DAY]], [[3, 60], [35, DAY]], [{ what: 'days', days: 7, minutes: 60, left: 3 }]],
  ['how often they come, which is told of all steps together', [[7, 60], [35, DAY]], [[35, DAY]], [{ what: 'often', minutes: 60, left: DAY }]],
  ['days, but for the hour of a clock', [[35, DAY]], [[7, DAY], [35, DAY + 60]], []],
  ['days, beside the hour of a clock', [[35, DAY]], [[7, DAY], [35, DAY + 61]], [{ what: 'days', days: 35, minutes: DAY, left: 7 }]],
  ['the longest, which is told of all steps together', [[7, 60], [35, DAY]], [[7, 60]], [{ what: 'longest', days: 35, left: 7 }]],
])('a stair has lost %s', (_, more, less, lost) => {
  expect(lostSteps(steps(more), steps(less))).toEqual(lost);
});
