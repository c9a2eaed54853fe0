import { App, aws_dynamodb as dynamodb, Stack } from 'aws-cdk-lib';
import { arn, BACKUP, condition, coverageOfFiles, find, plan, role, selection, tag, tags } from './templates';
import type { Json } from './templates';
import * as backup from '../../src';

const table = (properties: Json = {}): Json => ({ Type: 'AWS::DynamoDB::Table', Properties: properties });
const named = table({ TableName: 'prod1' });
const with_ = (body: Json, x: Json = table(), more: Json = {}): Json => ({ Resources: { ...BACKUP, S: selection(body), X: x, ...more } });
const byAll: Json = { Resources: ['*'] };
const database = (Engine: string): Json => ({ Type: 'AWS::RDS::DBInstance', Properties: { Engine } });
const volume = (OntapVolumeType: string): Json => ({ Type: 'AWS::FSx::Volume', Properties: { Name: 'v', VolumeType: 'ONTAP', OntapConfiguration: { OntapVolumeType } } });
const byArn: Json = { Resources: [arn('X')] };
const pattern = (name: string) => `arn:aws:dynamodb:*:*:table/${name}`;
const policyOf = (statement: Json) => ({ PolicyDocument: { Statement: [statement] } });
const DENIES = { Effect: 'Deny', Action: '*', Resource: '*' };

describe('what is not surely protected is not called so', () => {
  test.each<[what: string, template: Json, verdict: string, reason: RegExp]>([
    ['`?` in an exclusion may be any character', with_({ Resources: ['*'], NotResources: [pattern('prod?')] }, named), 'conditional', /NotResources\[0\]/],
    ['`*` may stand for one section', with_({ Resources: ['arn:aws:dynamodb:*:table/prod1'] }, named), 'conditional', /Resources\[0\]/],
    ['`*` at the beginning may stand for one section', with_({ Resources: ['arn:*:table/*'] }), 'conditional', /Resources\[0\]/],
    ['the prefix of conditions in a list of tags is that of no tag', with_(tag('aws:ResourceTag/k', 'v'), table(tags({ k: 'v' }))), 'unprotected', /no selection/],
    ['`?` in a selection may be any character', with_({ Resources: [pattern('prod?')] }, named), 'conditional', /Resources\[0\]/],
    ['`?` in a negated condition may be any character', with_({ Resources: ['*'], ...condition('StringNotLike', 'k', 'prod?') }, table(tags({ k: 'prod1' }))), 'conditional', /StringNotLike\[0\]/],
    ['`?` in a condition may be any character', with_({ Resources: ['*'], ...condition('StringLike', 'k', 'prod?') }, table(tags({ k: 'prod1' }))), 'conditional', /StringLike\[0\]/],
    ['a tag that is given twice has either value', with_(tag('k', 'b'), table({ Tags: [{ Key: 'k', Value: 'a' }, { Key: 'k', Value: 'b' }] })), 'conditional', /ListOfTags\[0\]/],
    ['the ARN of a stream is not that of the table', with_({ Resources: [arn('X', 'StreamArn')] }), 'unprotected', /no selection/],
    ['the ARN of a secret is not that of the database', with_({ Resources: [arn('X', 'MasterUserSecret.SecretArn')] }, { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql' } }), 'nativeOnly', /no selection/],
    ['the ARN of a table of metadata is not that of the bucket', with_({ Resources: [arn('X', 'MetadataTableConfiguration.S3TablesDestination.TableArn')] }, { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } }), 'nativeOnly', /no selection/],
    ['the name of the table is left out, and no ARN', with_({ Resources: ['*'], NotResources: [{ Ref: 'X' }] }), 'conditional', /NotResources\[0\] can be no ARN, for which AWS Backup may refuse the selection$/],
    ['the name of another table is left out', with_({ ...byArn, NotResources: [{ Ref: 'Y' }] }, table(), { Y: table() }), 'conditional', /NotResources\[0\] can be no ARN/],
    ['a name that is written out is left out', with_({ ...byArn, NotResources: ['orders'] }), 'conditional', /NotResources\[0\] can be no ARN/],
    ['the name of the table is selected beside its ARN', with_({ Resources: [arn('X'), { Ref: 'X' }] }), 'conditional', /Resources\[1\] can be no ARN/],
    ['only the name of the table is selected', with_({ Resources: [{ Ref: 'X' }] }), 'unprotected', /no selection/],
    ['a database of RDS Custom', with_(byAll, database('custom-sqlserver-se')), 'selectedInVain', /not documented to back up Amazon RDS Custom/],
    ['a database of RDS Custom that nothing selects', with_({ Resources: ['arn:aws:s3:::*'] }, database('custom-oracle-ee')), 'nativeOnly', /not documented to back up Amazon RDS Custom/],
    ['a volume of ONTAP that is a copy', with_(byAll, volume('DP')), 'selectedInVain', /only those that can be read and written are backed up/],
    ['the role denies itself everything', with_(byArn, table(), { Role: role(undefined, { Policies: [policyOf(DENIES)] }) }), 'selectedInVain', /the role 'Role' has a statement that denies it all actions of dynamodb$/],
    ['another policy denies the role its service', with_(byArn, table(), { D: { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'd', Roles: [{ Ref: 'Role' }], ...policyOf({ ...DENIES, Action: ['dynamodb:*'] }) } } }), 'selectedInVain', /denies it all actions of dynamodb$/],
    ['the role has AWSDenyAll', with_(byArn, table(), { Role: role(['service-role/AWSBackupServiceRolePolicyForBackup', 'AWSDenyAll']) }), 'selectedInVain', /the AWS managed policy AWSDenyAll$/],
    ['the role may only read', with_(byArn, table(), { Role: role(['ReadOnlyAccess']) }), 'selectedInVain', /lacks the AWS managed policy service-role\/AWSBackupServiceRolePolicyForBackup/],
    ['the role has an empty list of policies', with_(byArn, table(), { Role: role([], { Policies: [] }) }), 'selectedInVain', /lacks the AWS managed policy/],
    ['the boundary of the role lets it only read', with_(byArn, table(), { Role: role(undefined, { PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }) }), 'selectedInVain', /the permissions boundary ReadOnlyAccess/],
    ['the key of the vault is disabled', with_(byArn, { Type: 'AWS::EFS::FileSystem', Properties: {} }, {
      Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'vault', EncryptionKeyArn: arn('Key') } }, Key: { Type: 'AWS::KMS::Key', Properties: { Enabled: false } },
    }), 'selectedInVain', /the key of the vault is disabled$/],
  ])('%s', (_, template, verdict, reason) => {
    const found = find(coverageOfFiles(template), 'X');
    expect(found.verdict).toBe(verdict);
    expect(found.reasons.join('\n')).toMatch(reason);
  });
});

describe('what is beside it is protected', () => {
  test.each<[what: string, template: Json]>([
    ['the ARN of another table is left out', with_({ Resources: ['*'], NotResources: [arn('Y')] }, table(), { Y: table() })],
    ['the ARN of another table is left out, as a text', with_({ Resources: ['*'], NotResources: [{ 'Fn::Sub': 'arn:${AWS::Partition}:dynamodb:*:*:table/${Y}' }] }, table(), { Y: table() })],
    ['a stack is left out by its ARN, which Ref returns', with_({ Resources: ['*'], NotResources: [{ Ref: 'Y' }] }, table(), { Y: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com' } } })],
    ['a database of RDS', with_(byAll, database('sqlserver-se'))],
    ['a volume of ONTAP that can be written', with_(byAll, volume('RW'))],
    ['a service is selected', with_({ Resources: ['arn:aws:dynamodb:*'] })],
    ['all tables are selected', with_({ Resources: ['arn:aws:dynamodb:*:*:table/*'] })],
    ['whatever a service has is selected, in any partition', with_({ Resources: ['arn:*:dynamodb:*:*:*'] })],
    ['`?` in an exclusion that is of something else in any case', with_({ Resources: ['*'], NotResources: [pattern('test?')] }, named)],
    ['`?` in a negated condition that is met in any case', with_({ Resources: ['*'], ...condition('StringNotLike', 'k', 'test?') }, table(tags({ k: 'prod1' })))],
    ['a tag that is given twice with the same value', with_(tag('k', 'a'), table({ Tags: [{ Key: 'k', Value: 'a' }, { Key: 'k', Value: 'a' }] }))],
    ['the role denies something else', with_(byArn, table(), { Role: role(undefined, { Policies: [policyOf({ ...DENIES, Action: 'ec2:*' })] }) })],
    ['the role denies only under a condition', with_(byArn, table(), { Role: role(undefined, { Policies: [policyOf({ ...DENIES, Condition: { Bool: { 'aws:SecureTransport': 'false' } } })] }) })],
    ['the role denies only a part', with_(byArn, table(), { Role: role(undefined, { Policies: [policyOf({ ...DENIES, Resource: 'arn:aws:s3:::other' })] }) })],
    ['the boundary may let it back up', with_(byArn, table(), { Role: role(undefined, { PermissionsBoundary: 'arn:aws:iam::aws:policy/PowerUserAccess' }) })],
    ['the policy that denies is not made', {
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
      ...with_(byArn, table(), {
        D: { Type: 'AWS::IAM::Policy', Condition: 'Never', Properties: { PolicyName: 'd', Roles: [{ Ref: 'Role' }], ...policyOf(DENIES) } },
      }),
    }],
  ])('%s', (_, template) => expect(find(coverageOfFiles(template), 'X').verdict).toBe('protected'));
});

describe('copies that AWS Backup does not make are not counted', () => {
  const copyTo = (vault: Json) => ({ CopyActions: [{ DestinationBackupVaultArn: vault }] });
  const ELSEWHERE = copyTo('arn:aws:backup:eu-west-1:111122223333:backup-vault:other');
  const denying = (statement: Json): Json => ({
    Other: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'other', LockConfiguration: { MinRetentionDays: 7 }, AccessPolicy: { Version: '2012-10-17', Statement: [statement] } } },
    Plan: plan([copyTo(arn('Other', 'BackupVaultArn'))]),
  });
  const AIR_GAPPED: Json = {
    Gapped: { Type: 'AWS::Backup::LogicallyAirGappedBackupVault', Properties: { BackupVaultName: 'gapped', MinRetentionDays: 7, MaxRetentionDays: 100 } },
    Plan: plan([copyTo(arn('Gapped', 'BackupVaultArn'))]),
  };
  const DENIAL = { Effect: 'Deny', Principal: '*', Action: 'backup:CopyIntoBackupVault', Resource: '*' };
  test.each<[what: string, template: Json, copies: number, immutability: string]>([
    ['of a file system', with_(byArn, { Type: 'AWS::EFS::FileSystem', Properties: {} }, { Plan: plan([ELSEWHERE]) }), 1, 'none'],
    ['of a Multi-AZ cluster', with_({ Resources: ['*'] }, { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'mysql' } }, { Plan: plan([ELSEWHERE]) }), 0, 'none'],
    ['of a cluster of Redshift', with_({ Resources: ['*'] }, { Type: 'AWS::Redshift::Cluster', Properties: {} }, { Plan: plan([ELSEWHERE]) }), 0, 'none'],
    ['of a stack into another account', with_({ Resources: [{ Ref: 'X' }] }, { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com' } }, { Plan: plan([ELSEWHERE]) }), 0, 'none'],
    ['of a file system into an air-gapped vault', with_(byArn, { Type: 'AWS::EFS::FileSystem', Properties: {} }, AIR_GAPPED), 1, 'airGapped'],
    ['of an instance of RDS into an air-gapped vault', with_({ Resources: ['*'] }, { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql' } }, AIR_GAPPED), 0, 'none'],
    ['into a vault that takes them', with_(byArn, table(), denying({ ...DENIAL, Effect: 'Allow' })), 1, 'governance'],
    ['into a vault that denies them', with_(byArn, table(), denying(DENIAL)), 0, 'none'],
    ['into a vault that denies them to some', with_(byArn, table(), denying({ ...DENIAL, Principal: { AWS: 'arn:aws:iam::111122223333:role/some' } })), 1, 'governance'],
  ])('%s', (_, template, copies, immutability) => {
    const { numbers } = find(coverageOfFiles(template), 'X');
    expect([numbers!.copies.length, numbers!.immutability]).toEqual([copies, immutability]);
  });
});

describe('replicas of a global table in other Regions are said to be not visible', () => {
  const global = (...regions: Json[]) => with_(byArn, { Type: 'AWS::DynamoDB::GlobalTable', Properties: { Replicas: regions.map((Region) => ({ Region })) } });
  const reasonsOf = (template: Json) => find(coverageOfFiles(template), 'X').reasons.filter((each) => each.includes('replica'));
  const ONLY = 'not visible here: only a plan of the same Region backs a replica up';
  test.each<[Json[], string[]]>([
    [['eu-west-1'], []],
    [[{ Ref: 'AWS::Region' }, 'eu-west-1'], [`its replica in eu-west-1 is ${ONLY}`]],
    [[{ Ref: 'Other' }, 'eu-west-1'], [`its replicas in other Regions, but for that in the Region of the stack, are ${ONLY}`]],
    [['eu-central-1', 'eu-west-1'], [`its replicas in eu-central-1, eu-west-1, but for that in the Region of the stack, are ${ONLY}`]],
  ])('%j', (regions, reasons) => expect(reasonsOf(global(...regions))).toEqual(reasons));

  test('of a stack whose Region is known', () => {
    const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-central-1' } });
    new dynamodb.CfnGlobalTable(stack, 'X', { attributeDefinitions: [], keySchema: [], replicas: [{ region: 'eu-central-1' }, { region: 'eu-west-1' }] });
    const [{ reasons }] = backup.BackupCoverage.of(stack).resources();
    expect(reasons).toContain(`its replica in eu-west-1 is ${ONLY}`);
  });
});

describe('assumptions', () => {
  const MACROS = 'Macros that are not of AWS change nothing of what is backed up, and how.';
  test.each([[['Mine'], true], ['Mine', true], [[{ Name: 'Mine' }], true], ['AWS::Serverless-2016-10-31', false], [undefined, false]])('of macros: %j', (Transform, isSaid) =>
    expect(coverageOfFiles({ ...with_(byArn), Transform }).assumptions.includes(MACROS)).toBe(isSaid));

  test.each([[[{}], false], [[{ CopyActions: [{ DestinationBackupVaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:other' }] }], true]])('of advanced features: %j', (rules, isSaid) =>
    expect(coverageOfFiles(with_(byArn, table(), { Plan: plan(rules) })).assumptions.some((each) => each.includes('advanced features'))).toBe(isSaid));
});
