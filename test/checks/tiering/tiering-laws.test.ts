import { findingsIn } from '../../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';

const SELECTION = { ResourceType: 'S3', Resources: ['*'], TieringDownSettingsInDays: 60 };
const arns = (count: number) => Array.from({ length: count }, (_, index) => `arn:aws:s3:::bucket-${index}`);

function findings(properties: object): string[] {
  const Properties = { TieringConfigurationName: 'tiering', BackupVaultName: '*', ResourceSelection: [SELECTION], ...properties };
  const content = { Resources: { It: { Type: 'AWS::Backup::TieringConfiguration', Properties }, Bucket: { Type: 'AWS::S3::Bucket' } } };
  return findingsIn(new TemplateFiles([new TemplateFile({ name: 'T', content })])).map(({ id, property, message }) => `${id} ${property}: ${message}`);
}

test.each<[string, object]>([
  ['a configuration of all vaults', {}],
  ['one of a vault', { BackupVaultName: 'aws/efs/automatic-backup-vault', TieringConfigurationName: 'a'.repeat(200) }],
  ['five selections with 100 buckets', { ResourceSelection: Array(5).fill({ ...SELECTION, Resources: arns(20), TieringDownSettingsInDays: '36500' }) }],
  ['a bucket that is made beside it', { ResourceSelection: [{ ...SELECTION, Resources: [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, { 'Fn::Sub': 'arn:aws:s3:::${Bucket}' }] }] }],
  ['what only deployment knows', { TieringConfigurationName: { Ref: 'A' }, BackupVaultName: { Ref: 'B' }, ResourceSelection: { Ref: 'C' } }],
  ['a selection that only deployment knows', {
    ResourceSelection: [{ Ref: 'A' }, { ResourceType: { Ref: 'B' }, Resources: { Ref: 'C' }, TieringDownSettingsInDays: { Ref: 'D' } }],
  }],
])('nothing is said of %s', (_, properties) => {
  expect(findings(properties)).toEqual([]);
});

test.each<[object, string[]]>([
  [{ TieringConfigurationName: 'a-b' }, ["invalidTieringName TieringConfigurationName: 'TieringConfigurationName' must be 1 to 200 characters of letters, digits and '_', got 'a-b'"]],
  [{ TieringConfigurationName: undefined, BackupVaultName: undefined, ResourceSelection: undefined }, [
    "invalidTieringName TieringConfigurationName: 'TieringConfigurationName' must be given",
    "invalidVaultName BackupVaultName: 'BackupVaultName' must be given",
    "invalidTiering ResourceSelection: 'ResourceSelection' must have 1 to 5 elements, got 0",
  ]],
  [{ BackupVaultName: 'my vault' }, ["invalidVaultName BackupVaultName: 'BackupVaultName' must be 2 to 50 characters of letters, digits, '-' and '_', got 'my vault'"]],
  [{ ResourceSelection: Array(6).fill({ ...SELECTION, Resources: arns(17) }) }, [
    "invalidTiering ResourceSelection: 'ResourceSelection' must have 1 to 5 elements, got 6",
    "invalidTiering ResourceSelection: 'ResourceSelection' must have at most 100 ARNs in all, got 102",
  ]],
  [{ ResourceSelection: [{ ...SELECTION, TieringDownSettingsInDays: 59 }] }, [
    "invalidTiering ResourceSelection[0].TieringDownSettingsInDays: 'TieringDownSettingsInDays' must be between 60 and 36,500 days, got 59 days",
  ]],
  [{ ResourceSelection: [{ ResourceType: 'EBS', Resources: ['logs', '*'], TieringDownSettingsInDays: 'soon' }] }, [
    "invalidTiering ResourceSelection[0].ResourceType: 'ResourceType' must be 'S3', got 'EBS'",
    "invalidTiering ResourceSelection[0].Resources: 'Resources' must be ARNs of buckets, arn:<partition>:s3:::<name>, without wildcards, got 'logs'",
    "invalidTiering ResourceSelection[0].Resources: 'Resources' must be ARNs of buckets, arn:<partition>:s3:::<name>, without wildcards, got '*'",
    "invalidTiering ResourceSelection[0].TieringDownSettingsInDays: 'TieringDownSettingsInDays' must be a number of at least 1, got 'soon'",
  ]],
  [{ ResourceSelection: [{}] }, [
    "invalidTiering ResourceSelection[0].ResourceType: 'ResourceType' must be given",
    "invalidTiering ResourceSelection[0].Resources: 'Resources' must be given",
    "invalidTiering ResourceSelection[0].TieringDownSettingsInDays: 'TieringDownSettingsInDays' must be given",
  ]],
])('%j is refused', (properties, messages) => {
  expect(findings(properties)).toEqual(messages);
});
