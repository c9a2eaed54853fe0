import { Annotations, App, aws_backup, NestedStack, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupVault } from '../../src';
import { HERE, THERE, warningsOf } from '../util';

const GONE = 'cdk-aws-backup:vaultOfOtherStackDestroyed';

function planInto(make: (stack: Stack) => aws_backup.IBackupVaultRef, isOtherStack = true) {
  const app = new App();
  const vaults = new Stack(app, 'Vaults', { env: HERE });
  const backupVault = make(vaults);
  const plan = new BackupPlan(isOtherStack ? new Stack(app, 'Plans', { env: HERE }) : vaults, 'Plan', { backupVault, backupPlanRules: [BackupPlanRule.daily()] });
  return { plan, warnings: () => warningsOf(app).filter(({ id }) => id === GONE) };
}

const destroyed = (stack: Stack) => new BackupVault(stack, 'Vault', { removalPolicy: RemovalPolicy.DESTROY });

test.each<[string, (stack: Stack) => aws_backup.IBackupVaultRef]>([
  ['a vault', destroyed],
  ['a vault of aws-cdk-lib', (stack) => new aws_backup.BackupVault(stack, 'Vault', { removalPolicy: RemovalPolicy.DESTROY })],
  ['an L1', (stack) => {
    const vault = new aws_backup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'main' });
    vault.applyRemovalPolicy(RemovalPolicy.DESTROY);
    return vault;
  }],
  ['an L1 that says nothing, which CloudFormation deletes', (stack) => new aws_backup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'main' })],
])('%s that goes with its stack and not with the plan is warned about', (_, make) => {
  const { plan, warnings } = planInto(make);
  expect(warnings()).toEqual([{
    path: 'Plans/Plan',
    id: GONE,
    text: "the rule 'Daily' backs up into 'Vaults/Vault', which is deleted with the stack 'Vaults' while the plan stays and its jobs fail: retain the vault",
  }]);
  Annotations.of(plan).acknowledgeWarning(GONE);
  expect(warnings()).toEqual([]);
});

test.each<[string, (stack: Stack) => aws_backup.IBackupVaultRef, boolean]>([
  ['that is retained', (stack) => new BackupVault(stack, 'Vault'), true],
  ['of the stack of the plan', destroyed, false],
  ['that is imported', (stack) => BackupVault.fromBackupVaultName(stack, 'Vault', 'main'), true],
])('a vault %s is not', (_, make, isOtherStack) => {
  expect(planInto(make, isOtherStack).warnings()).toEqual([]);
});

test.each<[string, (app: App, stack: Stack) => [Stack, Stack], boolean]>([
  ['of the stack around that of the plan', (_, stack) => [stack, new NestedStack(stack, 'Nested')], false],
  ['of a nested stack in that of the plan', (_, stack) => [new NestedStack(stack, 'Nested'), stack], false],
  ['of a nested stack beside that of the plan', (_, stack) => [new NestedStack(stack, 'Nested'), new NestedStack(stack, 'Other')], false],
  ['of a nested stack in another one', (app, stack) => [new NestedStack(new Stack(app, 'Outer', { env: HERE }), 'Nested'), stack], true],
  ['of another account and Region, which a rule only names', (app, stack) => [new Stack(app, 'There', { env: THERE }), stack], false],
])('a vault %s', (_, stacksOf, isWarned) => {
  const app = new App();
  const [vaults, plans] = stacksOf(app, new Stack(app, 'Stack', { env: HERE }));
  const backupVault = new BackupVault(vaults, 'Vault', { backupVaultName: 'main', removalPolicy: RemovalPolicy.DESTROY });
  new BackupPlan(plans, 'Plan', { backupVault, backupPlanRules: [BackupPlanRule.daily()] });
  expect(warningsOf(app).some(({ id }) => id === GONE)).toBe(isWarned);
});
