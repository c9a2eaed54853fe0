import { aws_iam as iam, CfnCondition, CfnParameter, Duration, Fn, Stack } from 'aws-cdk-lib';
import { CfnLogicallyAirGappedBackupVault } from 'aws-cdk-lib/aws-backup';
import { HERE, l1Of } from '../../util';
import { ORIGINS, saidOf } from '../origins';
import type { Origin, Program } from '../origins';

const START = 'backup:StartBackupJob';
const text = (rules = "the rule 'Daily' backs up") => `${rules} into 'Stack/Vault', whose access policy denies ${START} to the role 'Stack/Role': every job fails; `
  + 'except the role from the denial, or back up into another vault';
const ERROR = [`error 'Stack/Plan/Selection': ${text()}`];
const WARNING = [`warning 'Stack/Plan/Selection': ${text()} [backupsDenied]`];

/** A plan with a vault that denies something, and a selection with a role. */
const program = (statements: (stack: Stack, role: iam.IRole) => unknown[], rules = ['Daily'], selections = ['Selection']): Program => (app, backup) => {
  const stack = new Stack(app, 'Stack', { env: HERE });
  const role = new iam.Role(stack, 'Role', {
    assumedBy: new iam.ServicePrincipal('backup.amazonaws.com'),
    managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForBackup')],
  });
  const vault = new backup.BackupVault(stack, 'Vault');
  l1Of(vault).addPropertyOverride('AccessPolicy', { Version: '2012-10-17', Statement: statements(stack, role) });
  const plan = new backup.BackupPlan(stack, 'Plan', {
    backupVault: vault, backupPlanRules: rules.map((ruleName) => new backup.BackupPlanRule({ ruleName, deleteAfter: Duration.days(35) })),
  });
  selections.forEach((id) => plan.addSelection(id, { role, disableDefaultBackupPolicy: true, resources: [backup.BackupResource.fromArn(`arn:aws:dynamodb:eu-central-1:111111111111:table/${id}`)] }));
};
const deny = (Principal: unknown, more: object = {}) => ({ Effect: 'Deny', Principal, Action: START, Resource: '*', ...more });
const except = (...arns: string[]) => ({ Condition: { ArnNotEquals: { 'aws:PrincipalArn': arns } } });
const under = (statement: (stack: Stack) => unknown) => (stack: Stack) => {
  new CfnCondition(stack, 'C', { expression: Fn.conditionEquals(new CfnParameter(stack, 'P').valueAsString, 'yes') });
  return [{ 'Fn::If': ['C', statement(stack), { Ref: 'AWS::NoValue' }] }];
};
const GAPPED = `the rule 'Daily' sends recovery points into 'Stack/Gapped', whose access policy denies ${START} to the role 'Stack/Role': `
  + 'no backup is made of what AWS Backup fully manages; except the role from the denial';
/** A plan that sends recovery points to a logically air-gapped vault that denies them to the role, or to another one. */
const gapped = (pattern: string, whom?: string): Program => (app, backup) => {
  program(() => [])(app, backup);
  const stack = app.node.findChild('Stack') as Stack;
  const role = stack.node.findChild('Role') as iam.Role;
  const { attrBackupVaultArn } = new CfnLogicallyAirGappedBackupVault(stack, 'Gapped', {
    backupVaultName: 'gapped', minRetentionDays: 7, maxRetentionDays: 90, accessPolicy: { Version: '2012-10-17', Statement: [deny({ AWS: whom ?? role.roleArn })] },
  });
  const plan = stack.node.findChild('Plan');
  l1Of(plan).addPropertyOverride('BackupPlan.BackupPlanRule.0.TargetLogicallyAirGappedBackupVaultArn', attrBackupVaultArn);
  l1Of(plan.node.findChild('Selection')).addPropertyOverride('BackupSelection.Resources', [pattern === '*' ? pattern : `arn:aws:${pattern}`]);
};
const said = (made: Program, origin: Origin) => saidOf(made, origin).filter((line) => line.includes(START) || line.startsWith('error'));

describe.each(ORIGINS)('of %s', (origin) => {
  test.each<[whom: string, made: Program, expected: string[]]>([
    ['nobody', program(() => []), []],
    ['everybody', program(() => [deny('*')]), ERROR],
    ['the role', program((_, role) => [deny({ AWS: role.roleArn })]), ERROR],
    ['the own account', program(() => [deny({ AWS: `arn:aws:iam::${HERE.account}:root` })]), ERROR],
    ['everybody all but something else', program(() => [deny('*', { Action: undefined, NotAction: 'backup:DescribeBackupVault' })]), ERROR],
    ['everybody something else', program(() => [deny('*', { Action: 'backup:DeleteBackupVault' })]), []],
    ['another account', program(() => [deny({ AWS: 'arn:aws:iam::333333333333:root' })]), []],
    ['all but the role', program((_, role) => [deny('*', except(role.roleArn))]), []],
    ['all but another role', program(() => [deny('*', except('arn:aws:iam::111111111111:role/other'))]), WARNING],
    ['whom only deployment knows', program((stack) => [deny({ AWS: new CfnParameter(stack, 'P').valueAsString })]), []],
    ['everybody under a condition that is not understood', program(() => [deny('*', { Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } })]), []],
    ['everybody, of two rules and two selections', program(() => [deny('*')], ['Daily', 'Weekly'], ['Selection', 'Second']),
      [`error 'Stack/Plan/Selection': ${text("the rules 'Daily', 'Weekly' back up")}`]],
    ['everybody, where a condition holds', program(under(() => deny('*'))), [`warning 'Stack/Plan/Selection': ${text()} (where the condition 'C' holds) [backupsDenied]`]],
  ])('a vault denies backups to %s', (_, made, expected) => {
    expect(said(made, origin)).toEqual(expected);
  });

  test.each<[what: string, made: Program, expected: string[]]>([
    ['of a file system', gapped('elasticfilesystem:eu-central-1:111111111111:file-system/fs-1'), [`warning 'Stack/Plan/Selection': ${GAPPED} [backupsDenied]`]],
    ['of anything', gapped('*'), [`warning 'Stack/Plan/Selection': ${GAPPED} [backupsDenied]`]],
    ['of a volume, which goes there by a copy', gapped('ec2:eu-central-1:111111111111:volume/vol-1'), []],
    ['of what another role backs up', gapped('elasticfilesystem:eu-central-1:111111111111:file-system/fs-1', 'arn:aws:iam::111111111111:role/other'), []],
  ])('the logically air-gapped vault of a rule denies backups %s', (_, made, expected) => {
    expect(said(made, origin)).toEqual(expected);
  });
});
