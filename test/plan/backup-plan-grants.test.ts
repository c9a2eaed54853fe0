import { aws_backup as backup, aws_iam as iam } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanGrants } from '../../src';
import { HERE, messageOf, resourceOf, testStack, warningsOf } from '../util';

let stack: Stack;
let team: iam.Role;

beforeEach(() => {
  stack = testStack(HERE);
  team = new iam.Role(stack, 'Team', { assumedBy: new iam.AccountRootPrincipal() });
});

function statements(): any[] {
  return resourceOf(stack, 'AWS::IAM::Policy').Properties.PolicyDocument.Statement;
}

const imported = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup:eu-central-1:111111111111:backup-plan:plan-id']] };

test.each<[string, () => backup.IBackupPlanRef, unknown]>([
  ['ours', () => BackupPlan.daily35DayRetention(stack, 'Plan'), { 'Fn::GetAtt': ['PlanDAF4E53A', 'BackupPlanArn'] }],
  ['that of aws-cdk-lib', () => backup.BackupPlan.daily35DayRetention(stack, 'Plan'), { 'Fn::GetAtt': ['PlanDAF4E53A', 'BackupPlanArn'] }],
  ['an L1', () => new backup.CfnBackupPlan(stack, 'Plan', { backupPlan: { backupPlanName: 'plan', backupPlanRule: [] } }), { 'Fn::GetAtt': ['Plan', 'BackupPlanArn'] }],
  ['our import', () => BackupPlan.fromBackupPlanId(stack, 'Plan', 'plan-id'), imported],
  ['an import of aws-cdk-lib', () => backup.BackupPlan.fromBackupPlanId(stack, 'Plan', 'plan-id'), imported],
])('%s is granted', (_, make, Resource) => {
  const grants = BackupPlanGrants.fromPlan(make());
  const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/backup');
  expect(grants.createSelections(team, role).success).toBe(true);
  grants.createSelections(team);
  expect(grants.read(team).success).toBe(true);
  expect(statements()).toEqual([
    { Effect: 'Allow', Action: 'backup:CreateBackupSelection', Resource },
    {
      Effect: 'Allow', Action: 'iam:PassRole', Resource: 'arn:aws:iam::111111111111:role/backup', Condition: { StringEquals: { 'iam:PassedToService': 'backup.amazonaws.com' } },
    },
    { Effect: 'Allow', Action: ['backup:GetBackupPlan', 'backup:ListBackupPlanVersions', 'backup:GetBackupSelection', 'backup:ListBackupSelections'], Resource },
  ]);
  expect(warningsOf(stack)).toEqual([]);
});

test('a plan has its grants', () => {
  new BackupPlan(stack, 'Plan').grants.read(team);
  expect(team.node.tryFindChild('DefaultPolicy')).toBeDefined();
});

test('who has no policy here gets nothing, and the warning says what is missing', () => {
  const plan = BackupPlan.daily35DayRetention(stack, 'Plan');
  expect(plan.grants.createSelections(new iam.OrganizationPrincipal('o-a1b2c3d4e5')).success).toBe(false);
  expect(warningsOf(stack)).toEqual([{
    path: 'Stack/Plan',
    id: 'cdk-aws-backup:grantWithoutEffect',
    text: 'createSelections() has no effect: this app cannot write the identity policy of the grantee, which is an account, an organization, a service, a role that is not to be changed here, or known by its ARN only; '
      + 'add there, to the policies of those who may: {"Action":"backup:CreateBackupSelection","Effect":"Allow","Resource":"${PlanDAF4E53A.BackupPlanArn}"}',
  }]);
});

test.each<[string, () => iam.IGrantable]>([
  ['an account', () => new iam.AccountPrincipal('222222222222')],
  ['a role', () => iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::222222222222:role/team')],
])('%s of another account is refused', (_, grantee) => {
  const { grants } = BackupPlan.daily35DayRetention(stack, 'Plan');
  expect(messageOf(() => grants.read(grantee()))).toBe('Stack/Plan: the grantee of read() must be of the account of the plan, 111111111111, got one of 222222222222: '
    + 'AWS Backup lets no other account use a plan');
});
