import { overlapOf } from '../../../src/model/schedule/start-windows';
import type { Overlap } from '../../../src/model/schedule/start-windows';
import { Starts } from '../../../src/model/schedule/starts';

const UTC = 'Etc/UTC';

test.each<[string, number, string, number, Overlap]>([
  ['cron(0 5 * * ? *)', 60, 'cron(0 5 * * ? *)', 60, 'all'],
  ['cron(0 5 * * ? *)', 60, 'cron(0 6 * * ? *)', 60, 'none'],
  ['cron(0 5 * * ? *)', 61, 'cron(0 6 * * ? *)', 60, 'all'],
  ['cron(0 6 * * ? *)', 60, 'cron(0 5 * * ? *)', 61, 'all'],
  ['cron(0 6 * * ? *)', 60, 'cron(0 5 * * ? *)', 60, 'none'],
  ['cron(0 5 * * ? *)', 60, 'cron(0 5 ? * SAT *)', 60, 'some'],
  ['cron(0 5 ? * SAT *)', 60, 'cron(0 5 * * ? *)', 60, 'all'],
  ['cron(0 5 * * ? 2000)', 60, 'cron(0 5 * * ? *)', 60, 'none'],
  ['cron(0 5 * * ? *)', 60, 'cron(0 5 * * ? 2000)', 60, 'none'],
  ['no schedule', 60, 'cron(0 5 * * ? *)', 60, 'none'],
])('%s for %d minutes overlaps with %s for %d minutes: %s', (own, ownMinutes, other, otherMinutes, expected) => {
  expect(overlapOf({ starts: new Starts(own, UTC), minutes: ownMinutes }, { starts: new Starts(other, UTC), minutes: otherMinutes })).toBe(expected);
});
