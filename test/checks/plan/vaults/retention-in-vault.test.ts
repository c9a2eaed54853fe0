import { Aws, CfnCondition, CfnParameter, Duration, Fn, Stack, Stage } from 'aws-cdk-lib';
import * as v2 from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { BackupPlan } from '../../../../src';
import { HERE, l1Of, THERE } from '../../../util';
import { ORIGINS, planOf, saidOf } from '../../origins';
import type { Backup, Program } from '../../origins';

const days = Duration.days;
const DAILY = { scheduleExpression: Schedule.expression('cron(0 5 * * ? *)') };
const RULE = 'BackupPlan.BackupPlanRule.0';
/** A vault that takes what is kept for 7 to 30 days. */
const locked = ({ BackupVault }: Backup, stack: Stack) =>
  new BackupVault(stack, 'Locked', { backupVaultName: 'locked', lockConfiguration: { minRetention: days(7), maxRetention: days(30) } });
const said = (what: string, kept: string, range = '7 to 30 days') =>
  `'Stack/Plan': the rule 'Daily' keeps ${what} ${kept}, and the vault 'Stack/Locked' takes only what is kept for ${range}`;
const daily = (deleteAfter: number | undefined, more?: (plan: BackupPlan, stack: Stack) => void): Program =>
  planOf((backup, stack) => [{ ruleName: 'Daily', deleteAfter: deleteAfter === undefined ? undefined : days(deleteAfter), backupVault: locked(backup, stack) }], more);
const overridden = (deleteAfter: number, at: string, value: unknown) => daily(deleteAfter, (plan) => l1Of(plan).addPropertyOverride(`${RULE}.${at}`, value));
const copied = (deleteAfter: number, own?: number) => planOf((backup, stack) => [{
  ruleName: 'Daily', deleteAfter: days(deleteAfter), copyActions: [{ destinationBackupVault: locked(backup, stack), deleteAfter: own === undefined ? undefined : days(own) }],
}]);

describe.each(ORIGINS)('of %s', (origin) => {
  test.each<[string, Program, string[]]>([
    ['a rule that keeps too short', daily(6), [`error ${said('recovery points', 'for 6 days')}`]],
    ['a rule that keeps too long', daily(31), [`error ${said('recovery points', 'for 31 days')}`]],
    ['a rule that keeps for ever', daily(undefined), [`error ${said('recovery points', 'for ever')}`]],
    ['a rule that keeps as long as it may', daily(30), []],
    ['a copy that is kept too short', copied(10, 6), [`error ${said('copies', 'for 6 days')}`]],
    ['a copy that is kept as long as a bad original', copied(6), [`error ${said('copies as long as the original,', 'for 6 days')}`]],
    ['a copy that is good beside a bad original', copied(6, 7), []],
    ['an override that makes it wrong', overridden(10, 'Lifecycle.DeleteAfterDays', 6), [`error ${said('recovery points', 'for 6 days')}`]],
    ['an override that makes it right', overridden(6, 'Lifecycle.DeleteAfterDays', 10), []],
    ['an override of the vault with another name', overridden(6, 'TargetBackupVault', 'other'), []],
    ['a vault by its name, as a text', planOf((backup, stack) => {
      locked(backup, stack);
      return [{ ruleName: 'Daily', deleteAfter: days(6), backupVault: backup.BackupVault.fromBackupVaultName(stack, 'Import', 'locked') }];
    }), [`error ${said('recovery points', 'for 6 days')}`]],
    ['a copy into a vault by its ARN, as a text', planOf((backup, stack) => {
      locked(backup, stack);
      const arn = `arn:aws:backup:${HERE.region}:${HERE.account}:backup-vault:locked`;
      return [{ ruleName: 'Daily', copyActions: [{ destinationBackupVault: backup.BackupVault.fromBackupVaultArn(stack, 'Import', arn), deleteAfter: days(6) }] }];
    }), [`error ${said('copies', 'for 6 days')}`]],
    ['a lock that an override takes away', daily(6, (_, stack) => l1Of(stack.node.findChild('Locked')).addPropertyDeletionOverride('LockConfiguration')), []],
    ['a lock that an override changes', daily(10, (_, stack) => l1Of(stack.node.findChild('Locked')).addPropertyOverride('LockConfiguration.MinRetentionDays', 11)),
      [`error ${said('recovery points', 'for 10 days', '11 to 30 days')}`]],
    ['what only deployment knows', daily(10, (plan, stack) =>
      l1Of(plan).addPropertyOverride(`${RULE}.Lifecycle.DeleteAfterDays`, new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber)), []],
    ['a default of a parameter', daily(10, (plan, stack) =>
      l1Of(plan).addPropertyOverride(`${RULE}.Lifecycle.DeleteAfterDays`, new CfnParameter(stack, 'Days', { type: 'Number', default: 6 }).valueAsNumber)),
    [`warning ${said('recovery points', 'for 6 days')} (with the defaults of the parameters) [retentionOutOfRange]`]],
    ['a condition', daily(10, (plan, stack) => {
      const condition = new CfnCondition(stack, 'IsShort', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Short').valueAsString, 'yes') });
      l1Of(plan).addPropertyOverride(`${RULE}.Lifecycle.DeleteAfterDays`, Fn.conditionIf(condition.logicalId, 6, 10));
    }), [`warning ${said('recovery points', 'for 6 days')} (where the condition 'IsShort' holds) [retentionOutOfRange]`]],
  ])('%s', (_, program, expected) => {
    expect(saidOf(program, origin).filter((line) => !line.includes('overlap'))).toEqual(expected);
  });
});


test.each<[string, Program]>([
  ['a plan of aws-cdk-lib and a vault of ours', (app, { BackupVault }) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    const backupVault = locked({ BackupVault } as Backup, stack);
    new v2.BackupPlan(stack, 'Plan', { backupVault, backupPlanRules: [new v2.BackupPlanRule({ ...DAILY, ruleName: 'Daily', deleteAfter: days(6) })] });
  }],
  ['a plan of ours and a vault of aws-cdk-lib', (app, { BackupPlan: Plan, BackupPlanRule }) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    const backupVault = locked(v2 as unknown as Backup, stack);
    new Plan(stack, 'Plan', { backupVault, backupPlanRules: [new BackupPlanRule({ ruleName: 'Daily', deleteAfter: days(6) })] });
  }],
])('%s', (_, program) => {
  expect(saidOf(program, 'our L2s')).toEqual([`error ${said('recovery points', 'for 6 days')}`]);
});

test.each<[string, boolean]>([['is known where the plan was given it', false], ['has its conditions', true]])('a vault of another stage %s', (_, isConditional) => {
  expect(saidOf((app, { BackupPlan: Plan, BackupPlanRule, BackupVault }) => {
    const [here, there] = ['Here', 'There'].map((id) => new Stack(new Stage(app, id, { env: HERE }), 'Stack'));
    const destinationBackupVault = locked({ BackupVault } as Backup, there);
    if (isConditional) {
      const condition = new CfnCondition(there, 'IsLong', { expression: Fn.conditionEquals(Aws.REGION, THERE.region) });
      l1Of(destinationBackupVault).addPropertyOverride('LockConfiguration.MinRetentionDays', Fn.conditionIf(condition.logicalId, 1, 7));
    }
    new Plan(here, 'Plan', { backupPlanRules: [new BackupPlanRule({ ruleName: 'Daily', deleteAfter: days(35), copyActions: [{ destinationBackupVault, deleteAfter: days(6) }] })] });
  }, 'our L2s')).toEqual([`error ${said('copies', 'for 6 days').replaceAll('Stack/Plan', 'Here/Stack/Plan').replace('Stack/Locked', 'There/Stack/Locked')}`]);
});
