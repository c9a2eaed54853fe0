import type { RuleForm } from '../../../src/coverage/report/form';
import { firstStartsInWords, timelineOf, TIMELINE_DAYS } from '../../../src/coverage/report/timeline';

const VAULT = { name: 'vault', place: null, account: null, region: null, immutability: 'none' as const, encryptionKey: null };
const rule = (expression: string, timeZone = 'Etc/UTC'): RuleForm => (
  { name: 'rule', schedule: { expression, timeZone }, startWindowMinutes: 60, continuous: false, retentionDays: 35, vault: VAULT, airGappedVault: null, copies: [] });

test.each([
  ['daily', 'cron(30 5 * * ? *)', 'Etc/UTC', 35, 'day 1 05:30, day 2 05:30, day 3 05:30, day 4 05:30, … (35 in 35 days)'],
  ['monthly', 'cron(0 0 1 * ? *)', 'Etc/UTC', 2, 'day 1 00:00, day 32 00:00'],
  ['weekly', 'cron(0 5 ? * MON *)', 'Etc/UTC', 5, 'day 1 05:00, day 8 05:00, day 15 05:00, day 22 05:00, … (5 in 35 days)'],
  ['in a time zone', 'cron(0 5 ? * MON *)', 'America/New_York', 5, 'day 1 10:00, day 8 10:00, day 15 10:00, day 22 10:00, … (5 in 35 days)'],
  ['in a year that is past', 'cron(0 5 * * ? 2025)', 'Etc/UTC', 0, `none in ${TIMELINE_DAYS} days`],
  ['hourly', 'cron(0 * * * ? *)', 'Etc/UTC', 840, 'day 1 00:00, day 1 01:00, day 1 02:00, day 1 03:00, … (840 in 35 days)'],
  ['as often as it can', 'cron(* * * * ? *)', 'Etc/UTC', 840, 'day 1 00:00, day 1 00:01, day 1 00:02, day 1 00:03, … (more than 840 in 35 days)'],
])('the runs of a rule that starts %s', (_, expression, timeZone, runs, words) => {
  const timeline = timelineOf(rule(expression, timeZone))!;
  expect(timeline.runs).toHaveLength(runs);
  expect(firstStartsInWords(timeline)).toBe(words);
});

test.each([['a schedule that is known only at deployment', { ...rule(''), schedule: null }], ['one that AWS Backup refuses', rule('cron(x)')], ['a time zone that is none', rule('cron(0 5 * * ? *)', 'Mars/Here')]])('%s has no timeline', (_, each) => {
  expect(timelineOf(each)).toBeUndefined();
});
