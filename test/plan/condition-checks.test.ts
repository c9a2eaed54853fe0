import { App, aws_backup as cdkBackup, aws_events as events, CfnCondition, Duration, Fn, Stack } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupVault, LogicallyAirGappedBackupVault } from '../../src';
import type { BackupPlanRuleProps } from '../../src';
import { HERE, l1Of, testStack, THERE, warningsOf } from '../util';

let stack: Stack;
let isProd: CfnCondition;

beforeEach(() => {
  stack = testStack(HERE);
  isProd = condition(stack);
});

function condition(scope: Stack, id = 'IsProd'): CfnCondition {
  return new CfnCondition(scope, id, { expression: Fn.conditionEquals(Fn.ref(`Parameter${id}`), 'yes') });
}

function planWith(props: BackupPlanRuleProps): BackupPlan {
  return new BackupPlan(stack, 'Plan', { backupPlanRules: [new BackupPlanRule({ deleteAfter: Duration.days(30), scheduleExpression: events.Schedule.cron({ minute: '0', hour: '3' }), ...props })] });
}

function under<T extends { readonly node: { readonly defaultChild?: unknown } }>(made: T, when = isProd): T {
  (made.node.defaultChild as CfnResource).cfnOptions.condition = when;
  return made;
}

function texts(): string[] {
  return warningsOf(stack).filter(({ id }) => id === 'cdk-aws-backup:conditionalReference').map(({ path, text }) => `${path}: ${text}`);
}

const refused = (made: string) => `Stack/Plan: CloudFormation makes '${made}' under the condition 'IsProd', and 'Stack/Plan/Resource' refers to it in any case: where the condition is not met, `
  + "the stack is refused; give 'Stack/Plan/Resource' the same condition";

const airGapped = () => new LogicallyAirGappedBackupVault(stack, 'Vault', { minRetention: Duration.days(7), maxRetention: Duration.days(99) });

test.each<[string, () => BackupPlanRuleProps]>([
  ['the vault of a rule', () => ({ backupVault: under(new BackupVault(stack, 'Vault')) })],
  ['a logically air-gapped vault of a rule', () => ({ targetLogicallyAirGappedBackupVault: under(airGapped()) })],
  ['a vault to copy into', () => ({ copyActions: [{ destinationBackupVault: under(new BackupVault(stack, 'Vault')) }] })],
])('%s may not be made', (_, props) => {
  planWith(props());

  expect(texts()).toEqual([refused('Stack/Vault/Resource')]);
});

test('an L1 may not be made', () => {
  const backupVault = new cdkBackup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'vault' });
  backupVault.cfnOptions.condition = isProd;
  planWith({ backupVault });

  expect(texts()).toEqual([refused('Stack/Vault')]);
});

test('the vault of the plan may not be made, and is named once', () => {
  const plan = new BackupPlan(stack, 'Plan', { backupPlanRules: [BackupPlanRule.daily(), BackupPlanRule.weekly()] });
  under(plan.backupVault);

  expect(texts()).toEqual([refused('Stack/Plan/Vault/Resource')]);
});

test('a plan under a wider condition, or another one, may lack its vault', () => {
  const plan = planWith({ backupVault: under(new BackupVault(stack, 'Vault')) });
  under(plan, new CfnCondition(stack, 'Either', { expression: Fn.conditionOr(isProd, condition(stack, 'IsBig')) }));
  const other = new BackupPlan(stack, 'Other', { backupVault: under(new BackupVault(stack, 'OtherVault')), backupPlanRules: [BackupPlanRule.daily()] });
  under(other, condition(stack, 'IsDev'));

  expect(texts()).toEqual([refused('Stack/Vault/Resource'), refused('Stack/OtherVault/Resource').replaceAll('Stack/Plan', 'Stack/Other')]);
});

test('a vault of another stack may not be made', () => {
  const far = new Stack(stack.node.root as App, 'Far', { env: HERE });
  planWith({ backupVault: under(new BackupVault(far, 'Vault'), condition(far)) });

  expect(texts()).toEqual(["Stack/Plan: CloudFormation makes 'Far/Vault/Resource' under the condition 'IsProd', and the stack 'Far' hands it over to 'Stack/Plan/Resource' in any case: "
    + 'where the condition is not met, the stack is refused; refer to it within that stack only']);
});

test.each<[string, () => void]>([
  ['a vault that is always made', () => planWith({ backupVault: new BackupVault(stack, 'Vault') })],
  ['an imported vault', () => planWith({ backupVault: BackupVault.fromBackupVaultName(stack, 'Vault', 'vault') })],
  ['a plan under the same condition', () => under(planWith({ backupVault: under(new BackupVault(stack, 'Vault')) }))],
  ['a plan under a narrower condition', () => under(planWith({ backupVault: under(new BackupVault(stack, 'Vault')) }), new CfnCondition(stack, 'Both', { expression: Fn.conditionAnd(isProd, condition(stack, 'IsBig')) }))],
  ['a copy to another Region, which names the vault', () => {
    const far = new Stack(stack.node.root as App, 'Far', { env: { ...HERE, region: THERE.region } });
    planWith({ copyActions: [{ destinationBackupVault: under(new BackupVault(far, 'Vault', { backupVaultName: 'far' }), condition(far)) }] });
  }],
])('nothing is said of %s', (_, make) => {
  make();

  expect(texts()).toEqual([]);
});

test('a plan under a condition makes its vault all the same', () => {
  const plan = under(BackupPlan.daily35DayRetention(stack, 'Plan'));

  expect(texts()).toEqual([]);
  expect(l1Of(plan.backupVault).cfnOptions.condition).toBeUndefined();
});
