import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import { Folder, run } from './run';

const folder = new Folder();
const schemaOf = (name: string) => new Ajv().compile(JSON.parse(readFileSync(join(__dirname, '..', '..', 'schemas', `${name}.schema.json`), 'utf-8')));
const isDescription = schemaOf('describe');
const isReport = schemaOf('check');
const isCoverage = schemaOf('coverage');

const BACKUP_ROLE = 'arn:aws:iam::111122223333:role/backup';
const TABLE = { 'Fn::GetAtt': ['Table', 'Arn'] };
const TAG = { ConditionKey: 'aws:ResourceTag/stage', ConditionValue: 'production' };

/** A template with everything in it that is read. */
const TEMPLATE = {
  Parameters: { Days: { Type: 'Number', Default: 40 } },
  Conditions: { C: { 'Fn::Equals': [{ Ref: 'Days' }, '41'] } },
  Mappings: { M: { a: { b: 'c' } } },
  Resources: {
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Condition: 'C',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'plan',
          AdvancedBackupSettings: [{ ResourceType: 'EC2', BackupOptions: { WindowsVSS: 'enabled' } }],
          BackupPlanRule: [{
            RuleName: 'daily',
            TargetBackupVault: { Ref: 'Vault' },
            TargetLogicallyAirGappedBackupVaultArn: { 'Fn::GetAtt': ['AirGapped', 'BackupVaultArn'] },
            ScheduleExpression: 'cron(0 5 ? * * *)',
            ScheduleExpressionTimezone: 'Europe/Paris',
            StartWindowMinutes: 60,
            CompletionWindowMinutes: 120,
            EnableContinuousBackup: false,
            Lifecycle: { DeleteAfterDays: { Ref: 'Days' }, MoveToColdStorageAfterDays: 1, OptInToArchiveForSupportedResources: true },
            CopyActions: [{ DestinationBackupVaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:copies', Lifecycle: { DeleteAfterDays: 200 } }],
            IndexActions: [{ ResourceTypes: ['S3'] }],
            RecoveryPointTags: { a: 'b' },
          }],
        },
      },
    },
    Selection: {
      Type: 'AWS::Backup::BackupSelection',
      Properties: {
        BackupPlanId: { Ref: 'Plan' },
        BackupSelection: {
          SelectionName: 'all',
          IamRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
          Resources: [TABLE, 'arn:aws:ec2:*:*:volume/*', { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::logs' }],
          NotResources: ['arn:aws:s3:::logs-*'],
          ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'stage', ConditionValue: 'production' }],
          Conditions: { StringEquals: [TAG], StringLike: [TAG] },
        },
      },
    },
    Other: { Type: 'AWS::Backup::BackupSelection', Properties: { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { SelectionName: 'o', IamRoleArn: BACKUP_ROLE, Resources: ['*'] } } },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'backup.amazonaws.com' } }] },
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup'],
      },
    },
    Policy: { Type: 'AWS::IAM::Policy', Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: [] } } },
    Key: { Type: 'AWS::KMS::Key', DeletionPolicy: 'Retain', Properties: { PendingWindowInDays: 7, KeyPolicy: {} } },
    Vault: {
      Type: 'AWS::Backup::BackupVault',
      DeletionPolicy: 'Delete',
      Properties: {
        BackupVaultName: 'main',
        EncryptionKeyArn: { 'Fn::GetAtt': ['Key', 'Arn'] },
        LockConfiguration: { MinRetentionDays: 7, MaxRetentionDays: 400, ChangeableForDays: 3 },
        AccessPolicy: { Statement: [{ Effect: 'Deny', Principal: '*', Action: ['backup:DeleteRecoveryPoint'], Resource: '*' }] },
        Notifications: { SNSTopicArn: 'arn:aws:sns:eu-west-1:111122223333:topic', BackupVaultEvents: ['BACKUP_JOB_FAILED'] },
      },
    },
    AirGapped: { Type: 'AWS::Backup::LogicallyAirGappedBackupVault', Properties: { BackupVaultName: 'apart', MinRetentionDays: 7, MaxRetentionDays: 90 } },
    Share: { Type: 'AWS::RAM::ResourceShare', Properties: { Principals: ['111122223333'], ResourceArns: [{ 'Fn::GetAtt': ['AirGapped', 'BackupVaultArn'] }] } },
    Tiering: {
      Type: 'AWS::Backup::TieringConfiguration',
      Properties: { TieringConfigurationName: 't', BackupVaultName: { Ref: 'Vault' }, ResourceSelection: [{ ResourceType: 'S3', Resources: ['*'], TieringDownSettingsInDays: 60 }] },
    },
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { Tags: [{ Key: 'stage', Value: 'production' }] } },
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } },
    Database: {
      Type: 'AWS::RDS::DBInstance',
      Properties: { Engine: 'mysql', BackupRetentionPeriod: '7', PreferredBackupWindow: '01:00-02:00', StorageEncrypted: true, KmsKeyId: 'alias/aws/rds' },
    },
    FileSystem: { Type: 'AWS::FSx::FileSystem', Properties: { FileSystemType: 'LUSTRE', LustreConfiguration: { DeploymentType: 'SCRATCH_1' } } },
  },
  Outputs: { Vault: { Value: { Ref: 'Vault' }, Export: { Name: 'vault' } } },
};

const ODD: readonly unknown[] = [
  null, 0, -1, true, '', 'text', [], {}, [null], [[]], [{}], { a: 1 }, { Ref: 'Nothing' }, { Ref: 'Plan' }, { Ref: 'AWS::NoValue' }, { 'Fn::GetAtt': ['Vault', 'X'] },
  { 'Fn::If': ['C', { Ref: 'AWS::NoValue' }, 'text'] }, { 'Fn::If': ['C', ['a'], { Ref: 'Days' }] }, { 'Fn::FindInMap': ['M', 'a', 'b'] }, { 'Fn::Unheard': [1] },
  { a: 1, b: 2 }, { toString: 1, valueOf: 1 }, [{ toString: null }], { 'Fn::Select': [{ a: 1, b: 2 }, ['x']] }, { 'Fn::Join': [':', [{ a: 1, b: 2 }]] }, '__proto__', '{{resolve:ssm:/x}}',
  '\ud800\u001b[2J|`\n=x\u202e<b>',
];

/** What nobody wants to read in a report, or to have in a terminal. */
// eslint-disable-next-line no-control-regex
const MISHAPS = /[\x00-\x09\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202e]|[\ud800-\udbff](?![\udc00-\udfff])|\[object |\bundefined\b|\bNaN\b|\$\{Token\[/;

/** All places of a value, the outermost first. */
function placesIn(value: unknown, place: readonly string[] = []): (readonly string[])[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, each]) => placesIn(each, [...place, name])) : [];
  return place.length === 0 ? inner : [place, ...inner];
}

function withAt(value: unknown, [name, ...names]: readonly string[], odd: unknown): unknown {
  if (name === undefined) { return odd; }
  const copy = Array.isArray(value) ? [...value] : { ...value as object };
  return Object.assign(copy, { [name]: withAt((value as Record<string, unknown>)[name], names, odd) });
}

test('the template itself is read, and described in every form', () => {
  const file = folder.file('t.json', TEMPLATE);
  expect(run(['check', file]).exitCode).toBe(1);
  expect(run(['describe', file]).out).toContain('plan');
});

/** Each place gets some of them, and all of them get somewhere into each section. */
const PLACES = placesIn(TEMPLATE).filter(([section]) => section !== 'Mappings')
  .map((place, index) => [place.join('.'), place, ODD.filter((_, number) => (number + index) % 17 === 0)] as const);
const FORMS = [['--format', 'json'], [], ['--format', 'mermaid']];
const COVERAGE_FORMS = ['json', 'text', 'csv', 'html', 'markdown', 'sarif'];

test.each(PLACES)('whatever is at %s is read without an error', (_, place, values) => {
  for (const [index, odd] of values.entries()) {
    const file = folder.file('t.json', withAt(TEMPLATE, place, odd));
    const check = run(['check', file, '--format', 'json']);
    const description = run(['describe', file, ...FORMS[index % FORMS.length]]);
    expect(description.exitCode).toBe(check.exitCode === 2 ? 2 : 0);
    expect([check, description].map(({ out }) => MISHAPS.exec(out)?.[0])).toEqual([undefined, undefined]);
    if (check.exitCode === 2) {
      expect(check.err).toMatch(/^cdk-aws-backup: .*\n$/);
    } else {
      expect(isReport(JSON.parse(check.out)) || isReport.errors).toBe(true);
      expect(index % FORMS.length > 0 || isDescription(JSON.parse(description.out)) || isDescription.errors).toBe(true);
    }
  }
});

test.each(PLACES)('and with whatever is at %s it is told what is protected', (_, place, [odd]) => {
  const form = COVERAGE_FORMS[place.length % COVERAGE_FORMS.length];
  const { out, err, exitCode } = run(['coverage', folder.file('t.json', withAt(TEMPLATE, place, odd)), '--format', form]);
  expect(exitCode === 0 ? err : err.replace(/^cdk-aws-backup: .*\n$/, '')).toBe('');
  expect(MISHAPS.exec(out)?.[0]).toBeUndefined();
  expect(form !== 'json' || exitCode === 2 || isCoverage(JSON.parse(out)) || isCoverage.errors).toBe(true);
});
