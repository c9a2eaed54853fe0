import type { Need } from '../../../../src/coverage/api/requirements/need';
import { unmetBy } from '../../../../src/coverage/api/requirements/unmet';
import { arn, BACKUP, coverageOfFiles, find, plan, selection } from '../../templates';
import type { Json } from '../../templates';

const TABLE: Json = { Type: 'AWS::DynamoDB::Table', Properties: {} };
const BUCKET: Json = { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } };
const DAYS: Json = { Parameters: { Days: { Type: 'Number' }, When: { Type: 'String' }, Key: { Type: 'String' } } };
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1234';

/** What a resource lacks that is selected by its ARN, by a plan with some rules. */
function said(need: Need, rules: Json[], it: Json = TABLE, more: Json = {}): string[] {
  const resources = { ...BACKUP, Plan: plan(rules), It: it, Selection: selection({ Resources: [arn('It')] }), ...more };
  return unmetBy(find(coverageOfFiles({ ...DAYS, Resources: resources }), 'It'), [need]).map(({ message }) => message.replace(/^'It' /, ''));
}

const LATER = { Lifecycle: { DeleteAfterDays: { Ref: 'Days' } } };
const PARIS = { ScheduleExpression: 'cron(0 5 ? * * *)', ScheduleExpressionTimezone: 'Europe/Paris' };
const DAILY = { ScheduleExpression: 'cron(0 5 ? * * *)' };

const CONTINUOUS = { EnableContinuousBackup: true, ...DAILY };
const SENT = { ...CONTINUOUS, TargetLogicallyAirGappedBackupVaultArn: arn('Gapped', 'BackupVaultArn') };
const GAPPED = { Gapped: { Type: 'AWS::Backup::LogicallyAirGappedBackupVault', Properties: { BackupVaultName: 'gapped', MinRetentionDays: 7, MaxRetentionDays: 90 } } };
const AURORA = { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', StorageEncrypted: true } };
const other = (more: Json = {}) => ({ Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'other', ...more } });
const NO_RULE = "must be restorable to any point in time, and no rule surely backs it up continuously: set 'enableContinuousBackup' in a rule, or exempt it with a reason";

test.each<[string, Need, Json[], string[], Json?, Json?]>([
  ['a retention of a parameter', { minRetentionDays: 7 }, [LATER],
    ["must be kept for at least 7 days, and for how long the rule 'rule0' keeps it is known only at deployment: keep it longer, or exempt it with a reason"]],
  ['retentions of parameters', { minRetentionDays: 7 }, [LATER, { ...LATER, ScheduleExpression: 'cron(0 15 ? * * *)' }],
    ["must be kept for at least 7 days, and for how long the rules 'rule0' and 'rule1' keep it is known only at deployment: keep it longer, or exempt it with a reason"]],
  ['a retention of a parameter that may be too long', { maxRetentionDays: 7 }, [LATER],
    ["must be kept for at most 7 days, and for how long the rule 'rule0' keeps it is known only at deployment: keep it for less time, or exempt it with a reason"]],
  ['a copy that is kept too long', { maxRetentionDays: 35 }, [{ CopyActions: [{ DestinationBackupVaultArn: arn('Vault', 'BackupVaultArn'), Lifecycle: { DeleteAfterDays: 90 } }] }],
    [expect.stringMatching(/must be kept for at most 35 days, and the copy to the vault '.*' is kept for 90 days: keep it for less time/) as never]],
  ['a copy of a parameter', { maxRetentionDays: 35 }, [{ CopyActions: [{ DestinationBackupVaultArn: arn('Vault', 'BackupVaultArn'), Lifecycle: { DeleteAfterDays: { Ref: 'Days' } } }] }],
    [expect.stringMatching(/and for how long the copy to the vault '.*' is kept is known only at deployment/) as never]],
  ['a schedule of a parameter', { recoveryPointMinutes: 600 }, [{ ScheduleExpression: { Ref: 'When' } }],
    ["must be backed up at least every 10 hours, and the rule 'rule0' leaves a time between recovery points that has no end, or is known only at deployment: add a rule, or exempt it with a reason"]],
  ['schedules of parameters', { recoveryPointMinutes: 600, frequencyMinutes: 600 }, [{ ScheduleExpression: { Ref: 'When' } }, { ScheduleExpression: { Ref: 'When' } }], [
    "must be backed up at least every 10 hours, and the rules 'rule0' and 'rule1' leave a time between recovery points that has no end, or is known only at deployment: add a rule, or exempt it with a reason",
    "must have a backup scheduled at least every 10 hours, and when the rules 'rule0' and 'rule1' start backups is known only at deployment: add a rule, or exempt it with a reason",
  ]],
  ['a start that is known only at deployment', { frequencyMinutes: 600 }, [{ ScheduleExpression: { Ref: 'When' } }],
    ["must have a backup scheduled at least every 10 hours, and when the rule 'rule0' starts backups is known only at deployment: add a rule, or exempt it with a reason"]],
  ['a start each day in Paris, which has one day of 25 hours', { frequencyMinutes: 1440 }, [PARIS], [
    "must have a backup scheduled at least every 24 hours, and up to 25 hours lie between two starts of the rule 'rule0', 1 hour of it by daylight saving, when the clock of 'Europe/Paris' is set back: "
    + 'schedule it in UTC, require 25 hours, or exempt it with a reason',
  ]],
  ['as much as that', { frequencyMinutes: 1500 }, [PARIS], []],
  ['less than a day', { frequencyMinutes: 1439 }, [PARIS],
    ["must have a backup scheduled at least every 1,439 minutes, and up to 25 hours lie between two starts of the rule 'rule0': add a rule, or exempt it with a reason"]],
  ['a recovery point each 32 hours, of starts in Paris', { recoveryPointMinutes: 32 * 60 }, [PARIS], [
    "must be backed up at least every 32 hours, and the rule 'rule0' leaves up to 33 hours between recovery points, 1 hour of it by daylight saving, when the clock of 'Europe/Paris' is set back: "
    + 'schedule it in UTC, require 33 hours, or exempt it with a reason',
  ]],
  ['starts in two time zones', { frequencyMinutes: 1440 }, [PARIS, { ...PARIS, ScheduleExpressionTimezone: 'Europe/Rome' }],
    ["must have a backup scheduled at least every 24 hours, and up to 25 hours lie between two starts of the rules 'rule0' and 'rule1': add a rule, or exempt it with a reason"]],
  ['starts in a zone without daylight saving', { frequencyMinutes: 1380 }, [{ ...PARIS, ScheduleExpressionTimezone: 'Asia/Tokyo' }],
    ["must have a backup scheduled at least every 23 hours, and up to 24 hours lie between two starts of the rule 'rule0': add a rule, or exempt it with a reason"]],
  ['a continuous rule', { pointInTimeRecovery: true }, [{ EnableContinuousBackup: true, ...DAILY }], [], BUCKET],
  ['no continuous rule', { pointInTimeRecovery: true }, [DAILY],
    ["must be restorable to any point in time, and no rule surely backs it up continuously: set 'enableContinuousBackup' in a rule, or exempt it with a reason"], BUCKET],
  ['a continuous rule that ends, beside one of snapshots', { pointInTimeRecovery: true }, [{ ...CONTINUOUS, ScheduleExpression: 'cron(0 5 1 1 ? 2020)' }, DAILY], [NO_RULE], BUCKET],
  ['a continuous rule of what has none', { pointInTimeRecovery: true }, [CONTINUOUS],
    ['must be restorable to any point in time, and AWS Backup does not back up EFS continuously: turn it on in its own service where that has it, or exempt it with a reason'],
    { Type: 'AWS::EFS::FileSystem', Properties: {} }],
  ['a continuous rule whose vault denies backups, beside one of snapshots', { pointInTimeRecovery: true }, [{ ...CONTINUOUS, TargetBackupVault: { Ref: 'Other' } }, DAILY], [NO_RULE],
    BUCKET, { Other: other({ AccessPolicy: { Statement: [{ Effect: 'Deny', Principal: '*', Action: 'backup:StartBackupJob', Resource: '*' }] } }) }],
  ['a continuous rule beside one of snapshots in the same vault', { pointInTimeRecovery: true }, [CONTINUOUS, { ...DAILY, Lifecycle: { DeleteAfterDays: 365 } }], [], BUCKET],
  ['a continuous rule of a bucket beside one of snapshots in another vault', { pointInTimeRecovery: true }, [CONTINUOUS, { ...DAILY, TargetBackupVault: { Ref: 'Other' } }], [NO_RULE],
    BUCKET, { Other: other() }],
  ['a continuous rule of a database beside one of snapshots in another vault', { pointInTimeRecovery: true }, [CONTINUOUS, { ...DAILY, TargetBackupVault: { Ref: 'Other' } }], [],
    { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql' } }, { Other: other() }],
  ['a continuous rule of Aurora that sends to a logically air-gapped vault', { pointInTimeRecovery: true }, [SENT], [NO_RULE], AURORA, GAPPED],
  ['a continuous rule of a bucket that sends to a logically air-gapped vault', { pointInTimeRecovery: true }, [SENT], [], BUCKET, GAPPED],
  ['a continuous rule of a database that no such vault takes', { pointInTimeRecovery: true }, [SENT], [], { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql' } }, GAPPED],
  ['a key in a vault of the app', { customerManagedKey: true }, [DAILY], [], TABLE,
    { Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'vault', EncryptionKeyArn: KEY } } }],
  ['a key of a vault that is only named', { customerManagedKey: true }, [{ TargetBackupVault: 'other' }],
    ["must have recovery points in vaults with a customer managed key, and the key of the vault 'other' is not known here: set 'encryptionKey' of the vault, or exempt it with a reason"]],
  ['no copy', { copies: [{ where: 'to another Region', isIn: () => true }] as never }, [DAILY],
    ['must be copied to another Region, and no rule makes such a copy: add a copy action to a rule, or exempt it with a reason']],
  ['a copy for less time', { copies: [{ where: 'to another Region', isIn: () => true, minRetentionDays: 90 }] as never },
    [{ CopyActions: [{ DestinationBackupVaultArn: arn('Vault', 'BackupVaultArn'), Lifecycle: { DeleteAfterDays: 35 } }] }],
    ['must be copied to another Region and kept there for at least 90 days, and its copies to another Region are kept for less time: add a copy action to a rule, or exempt it with a reason']],
  ['a copy for a time that is not known', { copies: [{ where: 'to another Region', isIn: () => true, minRetentionDays: 90 }] as never },
    [{ CopyActions: [{ DestinationBackupVaultArn: arn('Vault', 'BackupVaultArn'), Lifecycle: { DeleteAfterDays: { Ref: 'Days' } } }] }],
    ['must be copied to another Region and kept there for at least 90 days, and whether it is, is known only at deployment: add a copy action to a rule, or exempt it with a reason']],
])('%s', (_, need, rules, expected, ...others) => {
  expect(said(need, rules, ...others)).toEqual(expected);
});

test.each<[string, Json, string]>([
  ['unprotected', { Resources: ['arn:aws:ec2:*:*:volume/*'] }, 'must be backed up, and no selection of the templates selects it: select it by a plan, or exempt it with a reason'],
  ['conditional', { Resources: { Ref: 'When' } },
    'must be backed up, and whether it is, is known only at deployment (the selection \'Selection\' of the plan \'Plan\' may select it by Resources: whether it is in Resources is known only at deployment): '
    + 'select it by a plan, or exempt it with a reason'],
])('what is %s lacks everything', (_, body, message) => {
  expect(said({}, [DAILY], TABLE, { Selection: selection(body) })).toEqual([message]);
});

test('what is selected in vain', () => {
  expect(said({}, [DAILY], { Type: 'AWS::S3::Bucket' })).toEqual([expect.stringMatching(/^must be backed up, and it is selected in vain \(.*without versioning.*\): change that, or exempt it with a reason$/)]);
});

describe('what differs with a condition is asked of each of its sides', () => {
  const IS_PROD = { Parameters: { Env: { Type: 'String', Default: 'prod' } }, Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } } };
  const saidOfEither = (need: Need, rule: Json, it: Json = TABLE) => {
    const either = plan();
    either.Properties.BackupPlan.BackupPlanRule = [{ 'Fn::If': ['IsProd', ...[rule, {}].map((each) => plan([{ ...DAILY, ...each }]).Properties.BackupPlan.BackupPlanRule[0])] }];
    const template = { ...IS_PROD, Resources: { ...BACKUP, Plan: either, It: it, Selection: selection({ Resources: [arn('It')] }) } };
    return unmetBy(find(coverageOfFiles(template), 'It'), [need]).map(({ id }) => id);
  };
  const COPY = { CopyActions: [{ DestinationBackupVaultArn: arn('Vault', 'BackupVaultArn'), Lifecycle: { DeleteAfterDays: 90 } }] };
  test.each<[string, Need, Json, string[], Json?]>([
    ['a frequency', { frequencyMinutes: 60 }, { ScheduleExpression: 'cron(0 * * * ? *)' }, ['frequency']],
    ['a frequency that both have', { frequencyMinutes: 1440 }, { ScheduleExpression: 'cron(0 * * * ? *)' }, []],
    ['point-in-time recovery', { pointInTimeRecovery: true }, { EnableContinuousBackup: true }, ['pointInTimeRecovery'], BUCKET],
    ['the longest retention', { maxRetentionDays: 35 }, { Lifecycle: { DeleteAfterDays: 90 } }, ['maxRetention']],
    ['the longest retention of a copy', { maxRetentionDays: 35 }, COPY, ['maxRetention']],
    ['the shortest retention', { minRetentionDays: 40 }, { Lifecycle: { DeleteAfterDays: 90 } }, ['minRetention']],
  ])('%s', (_, need, rule, expected, ...[it]) => {
    expect(saidOfEither(need, rule, it)).toEqual(expected);
  });
});
