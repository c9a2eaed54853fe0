import { CfnResource, Stack } from 'aws-cdk-lib';
import { HERE, l1Of } from '../util';
import { ORIGINS, saidOf } from './origins';
import type { Origin, Program } from './origins';
import { findingsIn } from '../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../src/document/template-file';

const ROLE = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' }, Action: 'sts:AssumeRole' }] } } };
const RESOURCES = {
  Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'vault' } },
  AirGapped: { Type: 'AWS::Backup::LogicallyAirGappedBackupVault', Properties: { BackupVaultName: 'gapped', MinRetentionDays: 7, MaxRetentionDays: 100 } },
  Plan: { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'plan', BackupPlanRule: [{ RuleName: 'r', TargetBackupVault: 'vault' }] } } },
  Tested: {
    Type: 'AWS::Backup::RestoreTestingPlan',
    Properties: {
      RestoreTestingPlanName: 'tested',
      ScheduleExpression: 'cron(0 5 ? * 2 *)',
      RecoveryPointSelection: { Algorithm: 'LATEST_WITHIN_WINDOW', RecoveryPointTypes: ['SNAPSHOT'], IncludeVaults: ['*'] },
    },
  },
  Framework: { Type: 'AWS::Backup::Framework', Properties: { FrameworkName: 'framework', FrameworkControls: [{ ControlName: 'BACKUP_RECOVERY_POINT_ENCRYPTED' }] } },
  Role: ROLE,
  Topic: { Type: 'AWS::SNS::Topic' },
  Key: { Type: 'AWS::KMS::Key' },
  Bucket: { Type: 'AWS::S3::Bucket' },
  Custom: { Type: 'AWS::CloudFormation::CustomResource', Properties: { ServiceToken: 'arn:aws:lambda:eu-west-1:111122223333:function:f' } },
};
const rule = (more: object) => ({ Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'it', BackupPlanRule: [{ RuleName: 'r', TargetBackupVault: 'vault', Lifecycle: { DeleteAfterDays: 35 }, ...more }] } } });
const selection = (plan: unknown, role: unknown = 'arn:aws:iam::111122223333:role/r') => ({
  Type: 'AWS::Backup::BackupSelection', Properties: { BackupPlanId: plan, BackupSelection: { SelectionName: 's', IamRoleArn: role, Resources: ['arn:aws:dynamodb:eu-west-1:111122223333:table/t'] } },
});
const vault = (more: object) => ({ Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'it', ...more } });
const notifying = (topic: unknown) => vault({ Notifications: { SNSTopicArn: topic, BackupVaultEvents: ['BACKUP_JOB_FAILED'] } });
const tiering = (name: unknown) => ({
  Type: 'AWS::Backup::TieringConfiguration',
  Properties: { TieringConfigurationName: 'it', BackupVaultName: name, ResourceSelection: [{ ResourceType: 'S3', Resources: ['*'], TieringDownSettingsInDays: 60 }] },
});
const hold = (name: unknown) => ({ Type: 'AWS::Backup::LegalHold', Properties: { Title: 't', Description: 'd', RecoveryPointSelection: { VaultNames: [name], DateRange: { FromDate: '2026-01-01T00:00:00Z', ToDate: '2026-02-01T00:00:00Z' } } } });
const tested = (plan: unknown) => ({
  Type: 'AWS::Backup::RestoreTestingSelection',
  Properties: { RestoreTestingPlanName: plan, RestoreTestingSelectionName: 's', IamRoleArn: 'arn:aws:iam::111122223333:role/r', ProtectedResourceType: 'DynamoDB', ProtectedResourceArns: ['*'] },
});
const report = (bucket: unknown, framework: unknown) => ({
  Type: 'AWS::Backup::ReportPlan', Properties: { ReportDeliveryChannel: { S3BucketName: bucket }, ReportSetting: { ReportTemplate: 'CONTROL_COMPLIANCE_REPORT', FrameworkArns: [framework] } },
});
const att = (id: string, attribute: string) => ({ 'Fn::GetAtt': [id, attribute] });
const ref = (id: string) => ({ Ref: id });

function refusalsOf(resource: object): string[] {
  const files = new TemplateFiles([new TemplateFile({ name: 'T', content: { Resources: { ...RESOURCES, It: resource } } })]);
  return findingsIn(files).filter(({ level, document }) => level === 'error' && document.logicalId === 'It').map(({ id, property, message }) => `${id} ${property}: ${message}`);
}

const RULE = 'BackupPlan.BackupPlanRule[0]';

test.each<[string, object, string]>([
  ['the ARN of a vault for its name', rule({ TargetBackupVault: att('Vault', 'BackupVaultArn') }), `invalidVaultName ${RULE}.TargetBackupVault: 'TargetBackupVault' must be the name of a backup vault, got 'BackupVaultArn' of 'Vault'`],
  ['a plan for a vault', rule({ TargetBackupVault: ref('Plan') }), `invalidVaultName ${RULE}.TargetBackupVault: 'TargetBackupVault' must be the name of a backup vault, got 'Plan'`],
  ['an ordinary vault for an air-gapped one', rule({ TargetLogicallyAirGappedBackupVaultArn: att('Vault', 'BackupVaultArn') }),
    `invalidVaultArn ${RULE}.TargetLogicallyAirGappedBackupVaultArn: 'TargetLogicallyAirGappedBackupVaultArn' must be the ARN of a logically air-gapped vault, got 'BackupVaultArn' of 'Vault'`],
  ['the name of a vault for its ARN', rule({ TargetBackupVault: 'other', CopyActions: [{ DestinationBackupVaultArn: ref('Vault') }] }),
    `invalidVaultArn ${RULE}.CopyActions[0].DestinationBackupVaultArn: 'DestinationBackupVaultArn' must be the ARN of a backup vault, got 'Vault'`],
  ['the ARN of a bucket for that of a vault', rule({ CopyActions: [{ DestinationBackupVaultArn: att('Bucket', 'Arn') }] }),
    `invalidVaultArn ${RULE}.CopyActions[0].DestinationBackupVaultArn: 'DestinationBackupVaultArn' must be the ARN of a backup vault, got 'Arn' of 'Bucket'`],
  ['the ARN of a plan for its id', selection(att('Plan', 'BackupPlanArn')), "invalidPlanId BackupPlanId: 'BackupPlanId' must be the id of a backup plan, got 'BackupPlanArn' of 'Plan'"],
  ['a vault for a plan', selection(ref('Vault')), "invalidPlanId BackupPlanId: 'BackupPlanId' must be the id of a backup plan, got 'Vault'"],
  ['a vault for a role', selection('id', att('Vault', 'BackupVaultArn')), "invalidRole BackupSelection.IamRoleArn: 'IamRoleArn' must be the ARN of a role, got 'BackupVaultArn' of 'Vault'"],
  ['the id of a role for its ARN', selection('id', att('Role', 'RoleId')), "invalidRole BackupSelection.IamRoleArn: 'IamRoleArn' must be the ARN of a role, got 'RoleId' of 'Role'"],
  ['the name of a topic for its ARN', notifying(att('Topic', 'TopicName')), "invalidNotifications Notifications.SNSTopicArn: 'SNSTopicArn' must be the ARN of a topic, got 'TopicName' of 'Topic'"],
  ['the ARN of a bucket for that of a key', vault({ EncryptionKeyArn: att('Bucket', 'Arn') }),
    'invalidEncryptionKey EncryptionKeyArn: the vault must have the ARN of a key, arn:<partition>:kms:<region>:<account>:key/<id>, got \'<Bucket.Arn>\''],
  ['the ARN of a vault whose recovery points are tiered', tiering(att('Vault', 'BackupVaultArn')), "invalidVaultName BackupVaultName: 'BackupVaultName' must be the name of a backup vault, got 'BackupVaultArn' of 'Vault'"],
  ['the ARN of a vault that is held', hold(att('Vault', 'BackupVaultArn')),
    "invalidVaultName RecoveryPointSelection.VaultNames[0]: 'VaultNames[0]' must be the name of a backup vault, got 'BackupVaultArn' of 'Vault'"],
  ['the ARN of a restore testing plan', tested(att('Tested', 'RestoreTestingPlanArn')),
    "invalidRestoreTestingName RestoreTestingPlanName: 'RestoreTestingPlanName' must be the name of a restore testing plan, got 'RestoreTestingPlanArn' of 'Tested'"],
  ['the ARN of a bucket for its name', report(att('Bucket', 'Arn'), ref('Framework')), "invalidReportPlan ReportDeliveryChannel.S3BucketName: 'S3BucketName' must be the name of a bucket, got 'Arn' of 'Bucket'"],
  ['an ARN that is written', report('arn:aws:s3:::reports', ref('Framework')), "invalidReportPlan ReportDeliveryChannel.S3BucketName: 'S3BucketName' must be the name of a bucket, got 'arn:aws:s3:::reports'"],
  ['a vault for a framework', report('reports', ref('Vault')), "invalidReportPlan ReportSetting.FrameworkArns[0]: 'FrameworkArns[0]' must be the ARN of a framework, got 'Vault'"],
])('%s is refused', (_, resource, message) => {
  expect(refusalsOf(resource)).toEqual([message]);
});

test.each<[string, object]>([
  ['names of vaults', rule({ TargetBackupVault: att('Vault', 'BackupVaultName') })],
  ['an air-gapped vault by its ARN', rule({ TargetBackupVault: 'other', TargetLogicallyAirGappedBackupVaultArn: att('AirGapped', 'BackupVaultArn') })],
  ['an air-gapped vault by what Ref returns, of which pages disagree', rule({ TargetBackupVault: 'other', CopyActions: [{ DestinationBackupVaultArn: ref('AirGapped') }] })],
  ['what a custom resource returns', rule({ TargetBackupVault: att('Custom', 'VaultArn'), CopyActions: [{ DestinationBackupVaultArn: att('Custom', 'Arn') }] })],
  ['the name of something else', rule({ TargetBackupVault: ref('Bucket') })],
  ['a plan', selection(ref('Plan'), att('Role', 'Arn'))],
  ['the id of a plan', selection(att('Plan', 'BackupPlanId'))],
  ['a topic', notifying(ref('Topic'))],
  ['a topic by its attribute', notifying(att('Topic', 'TopicArn'))],
  ['a key', vault({ EncryptionKeyArn: att('Key', 'Arn') })],
  ['vaults of other documents', tiering(ref('Vault'))],
  ['a vault that is held', hold(ref('Vault'))],
  ['a restore testing plan', tested(ref('Tested'))],
  ['a bucket and a framework', report(ref('Bucket'), att('Framework', 'FrameworkArn'))],
])('right is: %s', (_, resource) => {
  expect(refusalsOf(resource)).toEqual([]);
});

describe.each(ORIGINS)('of %s', (origin: Origin) => {
  const program = (attribute: string): Program => (app, backup) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    const own = new backup.BackupVault(stack, 'Vault');
    const plan = new backup.BackupPlan(stack, 'Plan', { backupVault: own, backupPlanRules: [new backup.BackupPlanRule({})] });
    const { logicalId } = l1Of(own) as CfnResource;
    l1Of(plan).addPropertyOverride('BackupPlan.BackupPlanRule.0.TargetBackupVault', { 'Fn::GetAtt': [stack.resolve(logicalId), attribute] });
  };

  test('an override is judged', () => {
    expect(saidOf(program('BackupVaultArn'), origin)).toEqual(["error 'Stack/Plan': 'TargetBackupVault' must be the name of a backup vault, got 'BackupVaultArn' of 'Stack/Vault'"]);
    expect(saidOf(program('BackupVaultName'), origin)).toEqual([]);
  });
});
