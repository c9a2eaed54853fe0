import { CfnParameter, Duration, TimeZone } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { BackupPlan } from '../../../src';
import { l1Of } from '../../util';
import { ORIGINS, planOf, saidOf } from '../origins';
import type { Program } from '../origins';

const scheduled = (expression: string, days: number, zone?: TimeZone) =>
  ({ scheduleExpression: Schedule.expression(expression), deleteAfter: Duration.days(days), scheduleExpressionTimezone: zone });
const overlap = (loser: string, winner: string, when: string, what = '') => `warning 'Stack/Plan': the start windows of the rules '${loser}' and '${winner}' overlap ${when}, `
  + `and AWS Backup then makes only the backup of '${winner}', which is kept longer${what}; move a schedule, or shorten a start window [overlappingRules]`;
const ALWAYS = [overlap('Daily', 'Longer', "whenever 'Daily' runs")];

const plan = (change?: (plan: BackupPlan) => void, hour = 5): Program => planOf(() => [
  { ruleName: 'Daily', ...scheduled('cron(0 5 * * ? *)', 7) },
  { ruleName: 'Longer', ...scheduled(`cron(0 ${hour} * * ? *)`, 8, TimeZone.ETC_UTC) },
], change);
const override = (at: string, value: unknown, hour?: number) => plan((each) => l1Of(each).addPropertyOverride(`BackupPlan.BackupPlanRule.0.${at}`, value), hour);

describe.each(ORIGINS)('of %s', (origin) => {
  test.each<[string, Program, string[]]>([
    ['rules at the same time', plan(), ALWAYS],
    ['rules far apart', plan(undefined, 17), []],
    ['a schedule that an override moves away', override('ScheduleExpression', 'cron(0 17 * * ? *)'), []],
    ['a schedule that an override moves there', override('ScheduleExpression', 'cron(0 17 * * ? *)', 17), ALWAYS],
    ['a retention that an override makes longer', override('Lifecycle.DeleteAfterDays', 8), []],
    ['a start window that an override makes longer', override('StartWindowMinutes', 12 * 60 + 1, 17), ALWAYS],
    ['a schedule that only deployment knows', plan((each) =>
      l1Of(each).addPropertyOverride('BackupPlan.BackupPlanRule.0.ScheduleExpression', new CfnParameter(each, 'Schedule').valueAsString)), []],
    ['a vault of its own at times', planOf(({ BackupVault }, stack) => [
      { ruleName: 'Daily', ...scheduled('cron(0 5 * * ? *)', 7), backupVault: new BackupVault(stack, 'Other') },
      { ruleName: 'Weekly', ...scheduled('cron(0 5 ? * SAT *)', 90) },
    ]), [overlap('Daily', 'Weekly', 'at times', ": nothing goes into 'Stack/Other'")]],
    ['vaults of which only deployment knows whether they are one', planOf(({ BackupVault }, stack) => [
      { ruleName: 'Daily', ...scheduled('cron(0 5 * * ? *)', 7), backupVault: BackupVault.fromBackupVaultName(stack, 'Other', new CfnParameter(stack, 'Name').valueAsString) },
      { ruleName: 'Weekly', ...scheduled('cron(0 5 ? * SAT *)', 90) },
    ]), []],
  ])('%s', (_, program, expected) => {
    expect(saidOf(program, origin)).toEqual(expected);
  });

  test('nine rules of every hour have one cause', () => {
    const names = Array.from({ length: 9 }, (_, index) => `Rule${index}`);
    const losers = names.slice(0, 8).map((name) => `'${name}'`).join(', ');
    expect(saidOf(planOf(() => names.map((ruleName, index) => ({ ruleName, ...scheduled(`cron(${index * 5} * * * ? *)`, 7 + index, TimeZone.EUROPE_PARIS) }))), origin)).toEqual([
      `warning 'Stack/Plan': the start windows of the rules ${losers} overlap with that of 'Rule8' whenever ${losers} run, and AWS Backup then makes only the backup of 'Rule8', `
      + 'which is kept longer; move a schedule, or shorten a start window [overlappingRules]',
    ]);
  });
});

test('a bad schedule is refused, and nothing else is said of it', () => {
  expect(saidOf(override('ScheduleExpression', 'cron(0 5 * * * *)'), 'a file').map((line) => line.slice(0, line.indexOf(' ')))).toEqual(['error']);
});
