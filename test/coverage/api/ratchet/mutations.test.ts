import { changesBetween } from '../../../../src/coverage/api/ratchet/changes';
import type { ReportedResource } from '../../../../src/coverage/api/ratchet/reported';
import { coverageOf } from '../../../../src/coverage/coverage-of';
import { coverageJson } from '../../../../src/coverage/json';
import { TemplateFile, TemplateFiles } from '../../../../src/document/template-file';
import { RESTORE_TESTS } from '../../restores/sample';
import { arn, BACKUP, plan, selection, tag, tags } from '../../templates';
import type { Json } from '../../templates';
const environment = { account: '111122223333', region: 'eu-west-1', partition: 'aws' };
const report = (template: Json): ReportedResource[] => (coverageJson(coverageOf(new TemplateFiles([new TemplateFile({ name: 'T', content: template, environment })])), ({ name }) => name) as Json).resources;
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1';
const HEAD = { Parameters: { P: { Type: 'String', Default: 'a' } }, Conditions: { IsA: { 'Fn::Equals': [{ Ref: 'P' }, 'a'] } } };
const D = { ScheduleExpression: 'cron(0 5 ? * * *)', StartWindowMinutes: 60 };
const far = (days: number) => ({ DestinationBackupVaultArn: 'arn:aws:backup:us-east-1:111122223333:backup-vault:far', Lifecycle: { DeleteAfterDays: days } });
const base = (): Json => ({
  ...HEAD,
  Resources: JSON.parse(JSON.stringify({
    ...BACKUP,
    Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'vault', EncryptionKeyArn: KEY, LockConfiguration: { MinRetentionDays: 7, ChangeableForDays: 3 } } },
    Plan: plan([{ ...D, CopyActions: [far(50)] }, { ...D, ScheduleExpression: 'cron(0 17 ? * SUN *)', Lifecycle: { DeleteAfterDays: 400 } }]),
    It: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'x', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }, ...tags({ backup: 'yes' }) } },
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } },
    Db: { Type: 'AWS::RDS::DBInstance', Properties: { BackupRetentionPeriod: 7 } },
    Cont: { ...plan([{ ...D, EnableContinuousBackup: true }]) },
    OfBucket: selection({ Resources: [arn('Bucket')] }, {}, { Ref: 'Cont' }),
    Selection: selection(tag('backup', 'yes')),
    ...RESTORE_TESTS,
  })),
});
const rule = (t: Json, i = 0): Json => t.Resources.Plan.Properties.BackupPlan.BackupPlanRule[i];
const LOSSES: Record<string, (t: Json) => void> = {
  'retention': (t) => { rule(t, 1).Lifecycle.DeleteAfterDays = 399; },
  'retention of the short': (t) => { rule(t).Lifecycle.DeleteAfterDays = 34; },
  'copy': (t) => { delete rule(t).CopyActions; },
  'copy retention': (t) => { rule(t).CopyActions[0].Lifecycle.DeleteAfterDays = 49; },
  'copy to own region': (t) => { rule(t).CopyActions[0].DestinationBackupVaultArn = 'arn:aws:backup:eu-west-1:111122223333:backup-vault:far'; },
  'lock': (t) => { delete t.Resources.Vault.Properties.LockConfiguration; },
  'lock mode': (t) => { delete t.Resources.Vault.Properties.LockConfiguration.ChangeableForDays; },
  'rule': (t) => { t.Resources.Plan.Properties.BackupPlan.BackupPlanRule.shift(); },
  'second rule': (t) => { t.Resources.Plan.Properties.BackupPlan.BackupPlanRule.pop(); },
  'tag': (t) => { t.Resources.It.Properties.Tags = []; },
  'rpo': (t) => { rule(t).ScheduleExpression = 'cron(0 5 ? * 2-6 *)'; },
  'window': (t) => { rule(t).StartWindowMinutes = 480; },
  'restore test': (t) => { delete t.Resources.Tested; },
  'restore test seldom': (t) => { t.Resources.Tests.Properties.ScheduleExpression = 'cron(0 4 1 * ? *)'; },
  'to conditional': (t) => { t.Resources.Selection.Condition = 'IsA'; },
  'role': (t) => { t.Resources.Role.Properties.ManagedPolicyArns = []; },
  'selection': (t) => { delete t.Resources.Selection; },
  'continuous': (t) => { delete t.Resources.Cont.Properties.BackupPlan.BackupPlanRule[0].EnableContinuousBackup; },
  'versioning': (t) => { delete t.Resources.Bucket.Properties.VersioningConfiguration; },
  'native': (t) => { t.Resources.Db.Properties.BackupRetentionPeriod = 0; },
  'native days': (t) => { t.Resources.Db.Properties.BackupRetentionPeriod = 1; },
  'retention under a condition': (t) => { rule(t, 1).Lifecycle.DeleteAfterDays = { 'Fn::If': ['IsA', 400, 10] }; },
  'copy under a condition': (t) => { rule(t).CopyActions = [{ 'Fn::If': ['IsA', far(50), { Ref: 'AWS::NoValue' }] }]; },
  'lock under a condition': (t) => { t.Resources.Vault.Properties.LockConfiguration = { 'Fn::If': ['IsA', { MinRetentionDays: 7, ChangeableForDays: 3 }, { Ref: 'AWS::NoValue' }] }; },
  'schedule of a parameter': (t) => { rule(t).ScheduleExpression = { Ref: 'P' }; },
  'ended rule': (t) => { rule(t, 1).ScheduleExpression = 'cron(0 17 1 1 ? 2020)'; },
  'ended rule 0': (t) => { rule(t, 0).ScheduleExpression = 'cron(0 17 1 1 ? 2020)'; },
  'point-in-time recovery': (t) => { t.Resources.It.Properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled = false; },
};
const NONE: Record<string, (t: Json) => void> = {
  'rename rule': (t) => { rule(t).RuleName = 'other'; },
  'order': (t) => { t.Resources.Plan.Properties.BackupPlan.BackupPlanRule.reverse(); },
  'order of resources': (t) => { t.Resources = Object.fromEntries(Object.entries(t.Resources).reverse()); },
  'added': (t) => { t.Resources.New = { Type: 'AWS::S3::Bucket' }; },
  'path': (t) => { t.Resources.It.Metadata = { 'aws:cdk:path': 'New/It' }; },
  'select by arn': (t) => { t.Resources.Selection = selection({ Resources: [arn('It')] }); },
  'other plan id': (t) => { t.Resources.Renamed = t.Resources.Plan; delete t.Resources.Plan; t.Resources.Selection.Properties.BackupPlanId = { Ref: 'Renamed' }; },
  'vault id': (t) => { t.Resources = JSON.parse(JSON.stringify(t.Resources).replaceAll('"Vault"', '"Safe"')); },
  'condition of both': (t) => { rule(t, 1).Lifecycle.DeleteAfterDays = { 'Fn::If': ['IsA', 400, 400] }; },
  'more': (t) => { rule(t).Lifecycle.DeleteAfterDays = 60; },
  'added ended rule': (t) => { t.Resources.Plan.Properties.BackupPlan.BackupPlanRule.push({ ...rule(t), RuleName: 'old', ScheduleExpression: 'cron(0 17 1 1 ? 2020)', Lifecycle: { DeleteAfterDays: 9 } }); },
  'other key': (t) => { t.Resources.Vault.Properties.EncryptionKeyArn = `${KEY}2`; },
  'test name': (t) => { t.Resources.Tested.Properties.RestoreTestingSelectionName = 'other'; },
};
function lossesAfter(change: (template: Json) => void): string[] {
  const after = base();
  change(after);
  return changesBetween(report(base()), report(after)).flatMap(({ losses }) => losses);
}

test.each(Object.entries(LOSSES))('a loss is found: %s', (_, change) => expect(lossesAfter(change)).not.toEqual([]));
test.each(Object.entries(NONE))('nothing is lost: %s', (_, change) => expect(lossesAfter(change)).toEqual([]));

test('backups of its own service that are kept for less time', () => {
  expect(lossesAfter(LOSSES['native days'])).toEqual(['was backed up by its own service for 7 days, and is so for 1 day']);
  expect(lossesAfter(LOSSES['point-in-time recovery'])).toEqual(['was restorable by the point-in-time recovery of its own service, and is not']);
});
