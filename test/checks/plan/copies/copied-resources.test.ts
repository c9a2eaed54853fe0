import { findingsIn } from '../../../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../../../src/document/template-file';
import { HERE, THERE } from '../../../util';

type Json = Record<string, any>;
const IDS = ['copyNotSupported', 'copyNeedsAdvancedFeatures', 'copyNeedsCustomerManagedKey', 'copyStaysUnencrypted', 'copyKeyNotShared'];
const arnOf = ({ account = HERE.account, region = HERE.region }: Partial<typeof HERE>) => `arn:aws:backup:${region}:${account}:backup-vault:copies`;
const [SAME, REGION, ACCOUNT, BOTH] = [{}, { region: THERE.region }, { account: THERE.account }, THERE].map(arnOf);
const at = (service: string, resource: string) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${resource}\${It}` });
const KEY = { 'Fn::GetAtt': ['Key', 'Arn'] };
const keyOf = (...accounts: string[]) => ({
  Type: 'AWS::KMS::Key',
  Properties: { KeyPolicy: { Statement: [HERE.account, ...accounts].map((each) => ({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${each}:root` }, Action: 'kms:*', Resource: '*' })) } },
});

type Made = readonly [resource: Json, arn: unknown];
const volume = (properties: Json = {}): Made => [{ Type: 'AWS::EC2::Volume', Properties: properties }, at('ec2', 'volume/')];
const table = (properties: Json = {}): Made => [{ Type: 'AWS::DynamoDB::Table', Properties: properties }, { 'Fn::GetAtt': ['It', 'Arn'] }];
const cluster = (properties: Json = {}): Made => [{ Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', ...properties } }, at('rds', 'cluster:')];
const database = (properties: Json = {}): Made => [{ Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql', ...properties } }, at('rds', 'db:')];
const files = (properties: Json = {}): Made => [{ Type: 'AWS::EFS::FileSystem', Properties: properties }, at('elasticfilesystem', 'file-system/')];
const multi = cluster({ Engine: 'mysql' });
const stack: Made = [{ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'u' } }, { Ref: 'It' }];
const redshift: Made = [{ Type: 'AWS::Redshift::Cluster', Properties: {} }, at('redshift', 'cluster:')];

/** What is said of copies of something, made by a rule beside another one that makes none. */
function said([It, arn]: Made, destinations: readonly string[], more: Json = {}): string[] {
  const rule = (RuleName: string, CopyActions: unknown) => ({ RuleName, TargetBackupVault: 'main', ScheduleExpression: 'cron(0 5 ? * * *)', Lifecycle: { DeleteAfterDays: 35 }, CopyActions });
  const content = JSON.parse(JSON.stringify({
    Resources: {
      Plan: {
        Type: 'AWS::Backup::BackupPlan',
        Properties: { BackupPlan: { BackupPlanName: 'plan', BackupPlanRule: [rule('q', []), rule('p', undefined), rule('r', destinations.map((DestinationBackupVaultArn) => ({ DestinationBackupVaultArn })))] } },
      },
      S: { Type: 'AWS::Backup::BackupSelection', Properties: { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { SelectionName: 's', IamRoleArn: 'arn:aws:iam::111111111111:role/r', Resources: [arn] } } },
      It,
      ...more,
    },
  }));
  return findingsIn(new TemplateFiles([new TemplateFile({ name: 'T', environment: HERE, content })])).filter(({ id }) => IDS.includes(id))
    .map(({ level, id, document, property, message }) => `${level} ${id} ${document.logicalId} ${property}: ${message}`);
}

const none = (kind: string) => [`warning copyNotSupported Plan undefined: the rule 'r' makes copies that AWS Backup does not make of ${kind}: 'It'`];
const ADVANCED = ["warning copyNeedsAdvancedFeatures Plan undefined: the rule 'r' makes copies, which AWS Backup makes of a DynamoDB table only where the account has opted in to its advanced features for DynamoDB in the Region: "
  + "make sure of it for 'It'"];
const MANAGED = ["warning copyNeedsCustomerManagedKey Plan undefined: the rule 'r' copies into another account, where AWS Backup cannot copy what is encrypted with an AWS managed key: give a customer managed key to 'It'"];
const PLAIN = ["warning copyStaysUnencrypted Plan undefined: the rule 'r' copies into another account, and copies of an unencrypted cluster are unencrypted there, whatever the key of the vault: encrypt 'It'"];
const UNSHARED = ["warning copyKeyNotShared Plan undefined: the rule 'r' copies into another account, where AWS Backup cannot copy what is encrypted with a key that this account may not use: "
  + "let the policy of 'Key' allow it to '222222222222', as shareForCopies() does, for 'It'"];

test.each<[string, Made, string[], string[]]>([
  ['what is never copied', redshift, [SAME], none('Redshift clusters')],
  ['another kind that is not', multi, [SAME, REGION], none('RDS Multi-AZ clusters')],
  ['a stack into another account', stack, [ACCOUNT], none('CloudFormation stacks')],
  ['a stack into another Region', stack, [REGION], []],
  ['a volume everywhere', volume(), [SAME, REGION, ACCOUNT, BOTH], []],
  ['a table', table(), [SAME], ADVANCED],
  ['a table without a copy', table(), [], []],
  ['a volume with the key of AWS', volume({ Encrypted: true, KmsKeyId: 'alias/aws/ebs' }), [ACCOUNT], MANAGED],
  ['a volume with the key of AWS, into two accounts', volume({ Encrypted: true, KmsKeyId: 'alias/aws/ebs' }), [ACCOUNT, BOTH], MANAGED],
  ['a volume with the key of AWS, within the account', volume({ Encrypted: true, KmsKeyId: 'alias/aws/ebs' }), [REGION], []],
  ['a volume whose key is not known', volume({ Encrypted: true }), [ACCOUNT], []],
  ['a volume of a snapshot', volume({ SnapshotId: 'snap-1', KmsKeyId: 'alias/aws/ebs' }), [ACCOUNT], []],
  ['files with the key of AWS', files({ Encrypted: true, KmsKeyId: 'alias/aws/elasticfilesystem' }), [ACCOUNT], []],
  ['an encrypted database without a key of its own', database({ StorageEncrypted: true }), [ACCOUNT], MANAGED],
  ['the same, where a text says so', database({ StorageEncrypted: 'true' }), [ACCOUNT], MANAGED],
  ['a database that is not encrypted', database({ StorageEncrypted: false }), [ACCOUNT], []],
  ['a database that does not say', database(), [ACCOUNT], []],
  ['a database with another key', database({ StorageEncrypted: true, KmsKeyId: 'arn:aws:kms:eu-central-1:111111111111:key/k' }), [ACCOUNT], []],
  ['a database of a snapshot', database({ StorageEncrypted: true, DBSnapshotIdentifier: 's' }), [ACCOUNT], []],
  ['a cluster that is not encrypted', cluster({ StorageEncrypted: false }), [ACCOUNT], PLAIN],
  ['the same, where a text says so', cluster({ StorageEncrypted: 'false' }), [ACCOUNT], PLAIN],
  ['a cluster that does not say', cluster(), [ACCOUNT], []],
  ['a cluster of a snapshot', cluster({ StorageEncrypted: false, SnapshotIdentifier: 's' }), [ACCOUNT], []],
  ['a cluster that is not encrypted, within the account', cluster({ StorageEncrypted: false }), [SAME, REGION], []],
])('copies of %s', (_, made, destinations, expected) => {
  expect(said(made, destinations)).toEqual(expected);
});

test.each<[string, Made, string[], Json, string[]]>([
  ['another account', volume({ Encrypted: true, KmsKeyId: KEY }), [ACCOUNT], keyOf(), UNSHARED],
  ['another account twice', volume({ Encrypted: true, KmsKeyId: KEY }), [ACCOUNT, BOTH], keyOf(), UNSHARED],
  ['another account that may use the key', volume({ Encrypted: true, KmsKeyId: KEY }), [ACCOUNT], keyOf(THERE.account), []],
  ['its own account', volume({ Encrypted: true, KmsKeyId: KEY }), [REGION], keyOf(), []],
  ['another account, of a volume of a snapshot', volume({ SnapshotId: 'snap-1', KmsKeyId: KEY }), [ACCOUNT], keyOf(), []],
  ['another account, of an unencrypted database', database({ StorageEncrypted: false, KmsKeyId: KEY }), [ACCOUNT], keyOf(), []],
  ['another account, of files', files({ Encrypted: true, KmsKeyId: KEY }), [ACCOUNT], keyOf(), []],
])('what has a key of the application is copied into %s', (_, made, destinations, Key, expected) => {
  expect(said(made, destinations, { Key })).toEqual(expected);
});

test('two resources and two keys are told together', () => {
  const [It] = volume({ Encrypted: true, KmsKeyId: KEY });
  const Other = { ...It, Properties: { Encrypted: true, KmsKeyId: { 'Fn::GetAtt': ['Second', 'Arn'] } } };
  const More = {
    Type: 'AWS::Backup::BackupSelection',
    Properties: {
      BackupPlanId: { Ref: 'Plan' },
      BackupSelection: { SelectionName: 't', IamRoleArn: 'arn:aws:iam::111111111111:role/r', Resources: [{ 'Fn::Sub': 'arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:volume/${Other}' }] },
    },
  };
  expect(said(volume({ Encrypted: true, KmsKeyId: KEY }), [ACCOUNT], { Key: keyOf(), Second: keyOf(), Other, More })).toEqual(UNSHARED.map((line) =>
    line.replace("of 'Key'", "of 'Key', 'Second'").replace("for 'It'", "for 'It', 'Other'")));
});
