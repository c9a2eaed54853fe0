import { arn, BACKUP, coverageOfFiles, coverageOfIncluded, find, plan, selection } from './templates';
import type { Json } from './templates';

const TABLE: Json = { Type: 'AWS::DynamoDB::Table', Properties: {} };
const DATABASE: Json = { Type: 'AWS::RDS::DBInstance', Properties: { DBInstanceClass: 'db.t3.micro' } };
const HOUR = 60;

function numbers(rules: Json[], more: Json = {}, it: Json = TABLE, attribute = 'Arn') {
  return find(coverageOfFiles({ Resources: { ...BACKUP, Plan: plan(rules), It: it, Selection: selection({ Resources: [arn('It', attribute)] }), ...more } }), 'It').numbers!;
}

describe('the longest time between recovery points', () => {
  const daily = { ScheduleExpression: 'cron(0 5 ? * * *)', StartWindowMinutes: 60 };
  test.each<[string, Json[], number | undefined]>([
    ['without a schedule', [{}], 24 * HOUR + 480],
    ['daily', [daily], 25 * HOUR],
    ['daily, where clocks change', [{ ...daily, ScheduleExpressionTimezone: 'Europe/Berlin' }], 26 * HOUR],
    ['hourly', [{ ScheduleExpression: 'cron(30 * * * ? *)', StartWindowMinutes: 60 }], 2 * HOUR],
    ['weekly', [{ ScheduleExpression: 'cron(0 5 ? * SUN *)', StartWindowMinutes: 60 }], 7 * 24 * HOUR + HOUR],
    ['twice a day, by two rules', [daily, { ...daily, ScheduleExpression: 'cron(0 17 ? * * *)' }], 13 * HOUR],
    ['hourly, beside a rule that may wait for long', [{ ScheduleExpression: 'cron(0 * * * ? *)', StartWindowMinutes: 60 }, { ...daily, StartWindowMinutes: 480 }], 2 * HOUR],
    ['by a rule that comes to its end, and one that does not', [{ ScheduleExpression: 'cron(0 * * * ? 2027)', StartWindowMinutes: 60 }, daily], 25 * HOUR],
    ['by a schedule that is not known', [{ ScheduleExpression: { 'Fn::ImportValue': 'x' } }], undefined],
    ['by two, of which one is not known', [{ ScheduleExpression: { 'Fn::ImportValue': 'x' } }, daily], 25 * HOUR],
    ['continuously, which tables cannot be', [{ ...daily, EnableContinuousBackup: true }], 25 * HOUR],
  ])('%s', (_, rules, minutes) => {
    expect(numbers(rules).recoveryPointObjectiveMinutes).toBe(minutes);
  });

  test('continuously', () => {
    const rules = [{ EnableContinuousBackup: true }];
    expect(numbers(rules, {}, DATABASE, 'DBInstanceArn').recoveryPointObjectiveMinutes).toBe(5);
    const bucket = { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } };
    expect(numbers(rules, {}, bucket).recoveryPointObjectiveMinutes).toBe(15);
  });
});

describe('retention', () => {
  test.each<[string, Json[], number | undefined]>([
    ['the longest', [{ Lifecycle: { DeleteAfterDays: 7 } }, { Lifecycle: { DeleteAfterDays: 365 } }], 365],
    ['for ever', [{ Lifecycle: { DeleteAfterDays: 7 } }, { Lifecycle: {} }], Infinity],
    ['not known', [{ Lifecycle: { DeleteAfterDays: 7 } }, { Lifecycle: { DeleteAfterDays: { 'Fn::ImportValue': 'x' } } }], undefined],
  ])('%s', (_, rules, days) => {
    expect(numbers(rules).retentionDays).toBe(days);
  });
});

describe('immutability', () => {
  const vault = (properties: Json) => ({ Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'vault', ...properties } } });
  const deny = (more: Json = {}) => vault({ AccessPolicy: { Statement: [{ Effect: 'Deny', Principal: '*', Action: ['backup:DeleteRecoveryPoint'], Resource: '*', ...more }] } });
  test.each<[string, Json, string]>([
    ['none', {}, 'none'],
    ['a policy', deny(), 'policy'],
    ['a policy with exceptions', deny({ Condition: { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/admin' } } }), 'policy'],
    ['a policy for some only', deny({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }), 'none'],
    ['a policy under a condition', deny({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }), 'none'],
    ['a lock that can be removed', vault({ LockConfiguration: { MinRetentionDays: 7 } }), 'governance'],
    ['a lock that cannot be removed', vault({ LockConfiguration: { MinRetentionDays: 7, ChangeableForDays: 3 } }), 'compliance'],
    ['a lock that is not known', vault({ LockConfiguration: { 'Fn::ImportValue': 'x' } }), 'none'],
  ])('%s', (_, more, immutability) => {
    expect(numbers([{}], more).immutability).toBe(immutability);
  });

  test('of a copy', () => {
    const airGapped = { Far: { Type: 'AWS::Backup::LogicallyAirGappedBackupVault', Properties: { BackupVaultName: 'far', MinRetentionDays: 7, MaxRetentionDays: 90 } } };
    const { immutability, copies } = numbers([{ CopyActions: [{ DestinationBackupVaultArn: arn('Far', 'BackupVaultArn'), Lifecycle: { DeleteAfterDays: 30 } }] }], airGapped);
    expect([immutability, copies.map(({ vault: { name }, days }) => [name, days])]).toEqual(['airGapped', [['far', 30]]]);
  });
});

test('what is not backed up has no numbers', () => {
  expect(find(coverageOfFiles({ Resources: { ...BACKUP, It: TABLE } }), 'It').numbers).toBeUndefined();
});

test.each([['a file', coverageOfFiles], ['an app', coverageOfIncluded]] as const)('the proof, in %s', (_, coverage) => {
  const table = { ...TABLE, Properties: { AttributeDefinitions: [], KeySchema: [], Tags: [{ Key: 'stage', Value: 'prod' }] } };
  const body = {
    Resources: ['arn:aws:ec2:*:*:volume/*', '*'],
    Conditions: { StringLike: [{ ConditionKey: 'aws:ResourceTag/stage', ConditionValue: 'p*' }] },
    NotResources: [arn('Other'), 'arn:aws:dynamodb:*:*:table/tmp-*'],
  };
  const it = find(coverage({ Resources: { ...BACKUP, It: { ...table, Properties: { ...table.Properties, TableName: 'orders' } }, Other: table, Selection: selection(body) } }), 'It');
  const [{ clause, conditions, exclusions, plan: plans, role, answer }] = it.proofs();
  expect({ clause, answer, conditions }).toEqual({
    clause: 'Resources[1]',
    answer: true,
    conditions: [{ clause: 'Conditions.StringLike[0]', operator: 'StringLike', key: 'stage', value: 'p*', tag: 'prod', holds: true }],
  });
  expect(exclusions.map(({ clause: each, holds }) => [each, holds])).toEqual([['NotResources[0]', false], ['NotResources[1]', false]]);
  expect([plans!.rules!.map(({ name, vault }) => [name, vault.place?.logicalId]), role?.logicalId]).toEqual([[['rule0', 'Vault']], 'Role']);
});
