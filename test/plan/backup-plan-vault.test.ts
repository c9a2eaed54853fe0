import { App, Aws, CfnParameter, Stack } from 'aws-cdk-lib';
import type { Environment } from 'aws-cdk-lib';
import * as upstream from 'aws-cdk-lib/aws-backup';
import * as iam from 'aws-cdk-lib/aws-iam';
import { BackupPlan, BackupPlanRule, BackupVault } from '../../src';
import { errorOf, HERE, messageOf, resourceOf, resourcesOf, testStack, THERE, warningsOf } from '../util';

const NO_VAULT = "Stack/Plan: the plan has no vault of its own yet: give it a 'backupVault', or add a rule without one before";

function targets(stack: Stack): unknown[] {
  return resourceOf(stack, 'AWS::Backup::BackupPlan').Properties.BackupPlan.BackupPlanRule.map((rule: any) => rule.TargetBackupVault);
}

describe('the vault that a plan makes', () => {
  test('is made once, by the first rule that needs it', () => {
    const stack = testStack();
    const plan = new BackupPlan(stack, 'Plan');
    expect(plan.node.tryFindChild('Vault')).toBeUndefined();
    plan.addRule(BackupPlanRule.daily());
    const made = plan.node.findChild('Vault');
    plan.addRule(BackupPlanRule.weekly());
    expect(plan.node.children.filter((child) => child instanceof BackupVault)).toEqual([made]);
    expect(plan.backupVault).toBe(made);
    const name = { 'Fn::GetAtt': ['PlanVault0284B0C2', 'BackupVaultName'] };
    expect(targets(stack)).toEqual([name, name]);
  });

  test('is not made where every rule has its own', () => {
    const stack = testStack();
    const [one, two] = ['One', 'Two'].map((id) => new BackupVault(stack, id));
    const plan = new BackupPlan(stack, 'Plan', { backupPlanRules: [BackupPlanRule.daily(one)] });
    plan.addRule(BackupPlanRule.weekly(two));
    expect(plan.node.tryFindChild('Vault')).toBeUndefined();
    expect(Object.keys(resourcesOf(stack, 'AWS::Backup::BackupVault'))).toEqual(['One8A44B909', 'Two20CDA8F5']);
    expect(targets(stack)).toEqual([
      { 'Fn::GetAtt': ['One8A44B909', 'BackupVaultName'] },
      { 'Fn::GetAtt': ['Two20CDA8F5', 'BackupVaultName'] },
    ]);
  });

  test('is made beside the vaults that other rules have', () => {
    const stack = testStack();
    new BackupPlan(stack, 'Plan', { backupPlanRules: [BackupPlanRule.daily(new BackupVault(stack, 'Own')), BackupPlanRule.weekly()] });
    expect(targets(stack)).toEqual([
      { 'Fn::GetAtt': ['Own30425842', 'BackupVaultName'] },
      { 'Fn::GetAtt': ['PlanVault0284B0C2', 'BackupVaultName'] },
    ]);
  });
});

describe('plan.backupVault', () => {
  test('is the L2 that was given', () => {
    const stack = testStack();
    const vault = new BackupVault(stack, 'Vault');
    expect(new BackupPlan(stack, 'Plan', { backupVault: vault }).backupVault).toBe(vault);
  });

  test('is the import that was given', () => {
    const stack = testStack();
    const vault = BackupVault.fromBackupVaultName(stack, 'Vault', 'elsewhere');
    expect(new BackupPlan(stack, 'Plan', { backupVault: vault }).backupVault).toBe(vault);
  });

  test('is a vault to use where a bare L1 was given, and always the same', () => {
    const stack = testStack();
    const given = new upstream.CfnBackupVault(stack, 'Given', { backupVaultName: 'given' });
    const plan = new BackupPlan(stack, 'Plan', { backupVault: given, backupPlanRules: [BackupPlanRule.daily()] });
    const vault = plan.backupVault;
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });

    expect(plan.backupVault).toBe(vault);
    expect(vault.env).toEqual(given.env);
    expect(stack.resolve([vault.backupVaultName, vault.backupVaultArn])).toEqual([{ Ref: 'Given' }, { 'Fn::GetAtt': ['Given', 'BackupVaultArn'] }]);
    expect(vault.grant(role, 'backup:StartBackupJob').success).toBe(true);
    expect(resourceOf(stack, 'AWS::IAM::Policy').Properties.PolicyDocument.Statement).toEqual([
      { Action: 'backup:StartBackupJob', Effect: 'Allow', Resource: { 'Fn::GetAtt': ['Given', 'BackupVaultArn'] } },
    ]);
    expect(targets(stack)).toEqual([{ Ref: 'Given' }]);
  });

  test('is a vault of aws-cdk-lib/aws-backup as it was given', () => {
    const stack = testStack();
    const given = new upstream.BackupVault(stack, 'Given');
    const plan = new BackupPlan(stack, 'Plan', { backupVault: given, backupPlanRules: [BackupPlanRule.daily()] });
    expect(plan.backupVault).toBe(given);
    expect(targets(stack)).toEqual([{ 'Fn::GetAtt': [stack.getLogicalId(given.node.defaultChild as upstream.CfnBackupVault), 'BackupVaultName'] }]);
  });

  test('is refused as long as there is none', () => {
    const stack = testStack();
    const plan = new BackupPlan(stack, 'Plan');
    expect(messageOf(() => plan.backupVault)).toBe(NO_VAULT);
    plan.addRule(BackupPlanRule.daily(new BackupVault(stack, 'Own')));
    expect(messageOf(() => plan.backupVault)).toBe(NO_VAULT);
    expect(errorOf(() => plan.backupVault)).toMatchObject({ problems: [NO_VAULT.replace('Stack/Plan: ', '')], constructPath: 'Stack/Plan' });
    plan.addRule(BackupPlanRule.weekly());
    expect(plan.backupVault.node.path).toBe('Stack/Plan/Vault');
  });
});

describe('a vault of a rule', () => {
  test('of the same environment in another stack is imported by its name', () => {
    const app = new App();
    const owner = new Stack(app, 'Owner', { env: HERE });
    const stack = new Stack(app, 'Stack', { env: HERE });
    new BackupPlan(stack, 'Plan', { backupPlanRules: [BackupPlanRule.daily(new BackupVault(owner, 'Vault'))] });
    expect(targets(stack)).toEqual([{ 'Fn::ImportValue': 'Owner:ExportsOutputFnGetAttVault23237E5BBackupVaultNameA3FACCFB' }]);
  });

  const ARN = `arn:aws:backup:${HERE.region}:${HERE.account}:backup-vault:mine`;

  test.each([
    ['Region', ARN.replace(HERE.region, THERE.region), `${HERE.account}, ${THERE.region}`],
    ['account', ARN.replace(HERE.account, THERE.account), `${THERE.account}, ${HERE.region}`],
  ])('imported from another %s gives a warning', (_, arn, where) => {
    const stack = testStack(HERE);
    const vault = BackupVault.fromBackupVaultArn(stack, 'Vault', arn);
    new BackupPlan(stack, 'Plan', { backupPlanRules: [BackupPlanRule.daily(vault)] });
    expect(warningsOf(stack)).toEqual([{
      path: 'Stack/Plan',
      id: 'cdk-aws-backup:vaultOfOtherEnvironment',
      text: "the rule 'Daily' backs up into a vault named like 'Stack/Vault' in the account and Region of the plan (111111111111, eu-central-1), "
        + `and not into that vault itself (${where}): a rule names its vault only; use a copy action to get there`,
    }]);
    expect(targets(stack)).toEqual(['mine']);
  });

  test('of a stack of another Region gives a warning, and takes the name that is known', () => {
    const app = new App();
    const owner = new Stack(app, 'Owner', { env: THERE });
    const stack = new Stack(app, 'Stack', { env: HERE });
    new BackupPlan(stack, 'Plan', { backupPlanRules: [BackupPlanRule.daily(BackupVault.fromBackupVaultName(owner, 'Vault', 'mine'))] });
    expect(warningsOf(stack)).toEqual([expect.objectContaining({ path: 'Stack/Plan', id: 'cdk-aws-backup:vaultOfOtherEnvironment' })]);
    expect(targets(stack)).toEqual(['mine']);
  });

  test.each<[string, Environment | undefined, (stack: Stack) => string]>([
    ['known and the same', HERE, () => ARN],
    ['not known of the plan', undefined, () => ARN],
    ['not known of the vault', HERE, () => ARN.replace(HERE.region, Aws.REGION).replace(HERE.account, Aws.ACCOUNT_ID)],
    ['not known of either', undefined, (stack) => new CfnParameter(stack, 'Arn').valueAsString],
  ])('gives no warning where account and Region are %s', (_, env, arnIn) => {
    const stack = testStack(env);
    const vault = BackupVault.fromBackupVaultArn(stack, 'Vault', arnIn(stack));
    new BackupPlan(stack, 'Plan', { backupPlanRules: [BackupPlanRule.daily(vault)] });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('says that the environment of the plan is not known yet as far as it is not', () => {
    const stack = testStack({ region: HERE.region });
    const vault = BackupVault.fromBackupVaultArn(stack, 'Vault', ARN.replace(HERE.region, THERE.region));
    new BackupPlan(stack, 'Plan', { backupPlanRules: [BackupPlanRule.daily(vault)] });
    expect(warningsOf(stack).map(({ text }) => text)).toEqual([
      "the rule 'Daily' backs up into a vault named like 'Stack/Vault' in the account and Region of the plan (not known yet, eu-central-1), "
      + 'and not into that vault itself (111111111111, us-east-1): a rule names its vault only; use a copy action to get there',
    ]);
  });
});
