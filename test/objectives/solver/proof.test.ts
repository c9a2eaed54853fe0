import { kindsNamed } from '../../../src/model/resources/resource-catalog';
import { unproven } from '../../../src/objectives/solver/proof';
import { ruleOf } from '../../forecast/rules';

const DAY = 24 * 60;
const REDSHIFT = { kinds: kindsNamed('Redshift'), isOpen: false };
const S3 = { kinds: kindsNamed('S3'), isOpen: false };
const claim = (everyMinutes: number, days: number, more = {}) => ({ everyMinutes, days, words: 'it', ...more });

test.each([
  ['a day', claim(DAY, 35)],
  ['a day and the hour in which a job may wait', claim(DAY + 60, 1, { waitsMinutes: 60 })],
])('a daily rule proves %s', (_, proven) => {
  expect(unproven([ruleOf({ days: 35 })], [proven], REDSHIFT)).toEqual([]);
});

test.each([
  ['more often', claim(DAY - 1, 35), 'it is not met: the forecast of the rules has 1 day between two recovery points'],
  ['longer', claim(DAY, 36), 'it is not met: the forecast of the rules has no recovery points that are kept so long'],
  ['with the hour in which a job may wait', claim(DAY + 59, 1, { waitsMinutes: 60 }), 'it is not met: the forecast of the rules has 1 day 1 hour between two recovery points'],
  ['in another vault', claim(DAY, 35, { copiedTo: 'C' }), 'it is not met: the forecast of the rules has no recovery points that are kept so long'],
])('and nothing %s', (_, unmet, message) => {
  expect(unproven([ruleOf({ days: 35 })], [unmet], REDSHIFT)).toEqual([message]);
});

test.each([[2, 1, []], [1, 1, ['it is not met: the forecast of the rules has recovery points that are gone before the next one is there']]])(
  'a rule that keeps for %d days proves a day for %d, as long as one is there until the next one is', (kept, days, problems) => {
    expect(unproven([ruleOf({ days: kept })], [claim(DAY, days)], REDSHIFT)).toEqual(problems);
  });

test('of several rules, those count that are there until the next one is', () => {
  const rules = [ruleOf({ days: 1 }), ruleOf({ cron: '0 17 * * ? *', days: 2 })];
  expect(unproven(rules, [claim(DAY, 1)], REDSHIFT)).toEqual([]);
  expect(unproven(rules, [claim(DAY / 2, 1)], REDSHIFT)).toEqual([]);
});

test('what a longer rule takes from another one is seen', () => {
  const rules = [ruleOf({ days: 7 }), ruleOf({ cron: '0 5 ? * SAT *', days: 60 })];
  expect(unproven(rules, [claim(DAY, 7)], REDSHIFT)).toEqual([]);
  expect(unproven([rules[0], { ...rules[1], startWindowMinutes: 25 * 60 }], [claim(DAY, 7)], REDSHIFT))
    .toEqual(['it is not met: the forecast of the rules has 2 days between two recovery points']);
});

test('a continuous backup counts where the type has it', () => {
  const rules = [ruleOf({ days: 35, isContinuous: true })];
  expect(unproven(rules, [claim(15, 35)], S3)).toEqual([]);
  expect(unproven(rules, [claim(14, 35)], S3)).toEqual(['it is not met: the forecast of the rules has 15 minutes between two recovery points']);
  expect(unproven(rules, [claim(15, 35)], { ...S3, isOpen: true })).toEqual(['it is not met: the forecast of the rules has 1 day between two recovery points']);
});
