import { App, aws_cloudwatch_actions as actions, aws_dynamodb as dynamodb, aws_events_targets as targets, aws_sns as sns, Duration, Stack } from 'aws-cdk-lib';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { arn, BACKUP, coverageOfFiles, find, plan, role, selection } from './templates';
import type { Json } from './templates';
import * as backup from '../../src';
import { publicForm } from '../../src/coverage/api/resource-coverage';
import { coverageJson } from '../../src/coverage/json';
import { Folder, run } from '../cli/run';

const FILE_SYSTEM: Json = { Type: 'AWS::EFS::FileSystem', Properties: {} };
const VAULT_NAME = { Name: 'BackupVaultName', Value: { Ref: 'Vault' } };
const IS_PROD: Json = { Parameters: { Env: { Type: 'String', Default: 'prod' } }, Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } } };

const FAILED = { Namespace: 'AWS/Backup', MetricName: 'NumberOfBackupJobsFailed', Statistic: 'Sum', ComparisonOperator: 'GreaterThanOrEqualToThreshold', Threshold: 1, Dimensions: [VAULT_NAME], AlarmActions: ['arn:aws:sns:eu-central-1:111122223333:t'] };
const MISSING = { ...FAILED, MetricName: 'NumberOfBackupJobsCompleted', ComparisonOperator: 'LessThanThreshold', TreatMissingData: 'breaching' };
const alarm = (properties: Json, more: Json = {}): Json => ({ A: { Type: 'AWS::CloudWatch::Alarm', ...more, Properties: properties } });
const rule = (detail: Json, more: Json = {}): Json => ({
  A: { Type: 'AWS::Events::Rule', Properties: { EventPattern: { source: ['aws.backup'], ...detail }, Targets: [{ Id: 't', Arn: 'arn:aws:sns:eu-central-1:111122223333:t' }], ...more } },
});
const notifying = (events: Json): Json => ({ Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'vault', Notifications: { SNSTopicArn: 'arn:aws:sns:eu-central-1:111122223333:t', BackupVaultEvents: events } } } });
const templateWith = (resources: Json, more: Json = {}): Json => ({ ...more, Resources: { ...BACKUP, S: selection({ Resources: [arn('X')] }), X: FILE_SYSTEM, ...resources } });
const toldOf = (template: Json) => find(coverageOfFiles(template), 'X').alarms.map(({ alarm: { logicalId }, tellsOf, rule: name }) => `${logicalId} ${tellsOf} ${name}`);

test.each<[string, Json, string?, Json?]>([
  ['nothing', {}],
  ['an alarm on failures', alarm(FAILED), 'failure'],
  ['one above none', alarm({ ...FAILED, ComparisonOperator: 'GreaterThanThreshold', Threshold: 0 }), 'failure'],
  ['one on the type alone', alarm({ ...FAILED, Dimensions: [{ Name: 'ResourceType', Value: 'EFS' }] }), 'failure'],
  ['one on vault and type', alarm({ ...FAILED, Dimensions: [VAULT_NAME, { Name: 'ResourceType', Value: 'EFS' }] }), 'failure'],
  ['one on the name of the vault', alarm({ ...FAILED, Dimensions: [{ Name: 'BackupVaultName', Value: 'vault' }] }), 'failure'],
  ['one on another type', alarm({ ...FAILED, Dimensions: [VAULT_NAME, { Name: 'ResourceType', Value: 'EBS' }] })],
  ['one on another vault', alarm({ ...FAILED, Dimensions: [{ Name: 'BackupVaultName', Value: 'other' }] })],
  ['one on nothing', alarm({ ...FAILED, Dimensions: [] })],
  ['one on what is not known', alarm({ ...FAILED, Dimensions: [VAULT_NAME, { Name: 'Newer', Value: 'x' }] })],
  ['one that takes more than one failure', alarm({ ...FAILED, Threshold: 2 })],
  ['one above one failure', alarm({ ...FAILED, ComparisonOperator: 'GreaterThanThreshold' })],
  ['one that waits for the fifth period', alarm({ ...FAILED, EvaluationPeriods: 5 })],
  ['one that waits for all of five', alarm({ ...FAILED, EvaluationPeriods: 5, DatapointsToAlarm: 5 })],
  ['one that any of five periods sets off', alarm({ ...FAILED, EvaluationPeriods: 5, DatapointsToAlarm: 1 }), 'failure'],
  ['one of the first period', alarm({ ...FAILED, EvaluationPeriods: 1 }), 'failure'],
  ['one on an average', alarm({ ...FAILED, Statistic: 'Average' })],
  ['one on the largest', alarm({ ...FAILED, Statistic: 'Maximum' })],
  ['one on a percentile', alarm({ ...FAILED, Statistic: undefined, ExtendedStatistic: 'p99' })],
  ['one on an expression', alarm({ ...FAILED, MetricName: undefined, Metrics: [{ Id: 'm', Expression: 'FILL(n, 0)' }] })],
  ['one in counts', alarm({ ...FAILED, Unit: 'Count' }), 'failure'],
  ['one in another unit', alarm({ ...FAILED, Unit: 'Bytes' })],
  ['one in a unit that only deployment knows', alarm({ ...FAILED, Unit: { 'Fn::ImportValue': 'unit' } })],
  ['one that goes off without any failure', alarm({ ...FAILED, Threshold: 0 })],
  ['one above less than nothing', alarm({ ...FAILED, ComparisonOperator: 'GreaterThanThreshold', Threshold: -1 })],
  ['one that goes off without data', alarm({ ...FAILED, TreatMissingData: 'breaching' })],
  ['one that stays as it is without data', alarm({ ...FAILED, TreatMissingData: 'ignore' })],
  ['one that is well without data', alarm({ ...FAILED, TreatMissingData: 'notBreaching' }), 'failure'],
  ['one that is not known without data', alarm({ ...FAILED, TreatMissingData: 'missing' }), 'failure'],
  ['one below the first failure', alarm({ ...FAILED, ComparisonOperator: 'LessThanThreshold' })],
  ['one whose threshold only deployment knows', alarm({ ...FAILED, Threshold: { 'Fn::ImportValue': 'threshold' } })],
  ['one whose actions are on', alarm({ ...FAILED, ActionsEnabled: true }), 'failure'],
  ['one whose actions only deployment turns on', alarm({ ...FAILED, ActionsEnabled: { 'Fn::ImportValue': 'on' } })],
  ['one that does nothing', alarm({ ...FAILED, AlarmActions: [] })],
  ['one whose actions are off', alarm({ ...FAILED, ActionsEnabled: false })],
  ['one of another namespace', alarm({ ...FAILED, Namespace: 'Other' })],
  ['one of another metric', alarm({ ...FAILED, MetricName: 'NumberOfRestoreJobsFailed' })],
  ['one under a condition', alarm(FAILED, { Condition: 'IsProd' }), undefined, IS_PROD],
  ['one that a parameter changes', alarm({ ...FAILED, ActionsEnabled: { 'Fn::If': ['IsProd', true, false] } }), undefined, IS_PROD],
  ['an alarm on missing backups', alarm(MISSING), 'missingBackup'],
  ['one that is quiet without data', alarm({ ...MISSING, TreatMissingData: 'notBreaching' })],
  ['one on missing backups in another unit', alarm({ ...MISSING, Unit: 'Bytes' })],
  ['one that knows nothing without data', alarm({ ...MISSING, TreatMissingData: undefined })],
  ['one that stays as it is where backups are missing', alarm({ ...MISSING, TreatMissingData: 'ignore' })],
  ['one on an average of backups', alarm({ ...MISSING, Statistic: 'Average' })],
  ['one below less than none', alarm({ ...MISSING, Threshold: 0 })],
  ['one of none at most', alarm({ ...MISSING, ComparisonOperator: 'LessThanOrEqualToThreshold', Threshold: 0 }), 'missingBackup'],
  ['a rule for all of AWS Backup', rule({}), 'failure'],
  ['a rule for failed jobs', rule({ 'detail-type': ['Backup Job State Change'], 'detail': { state: ['FAILED', 'ABORTED'] } }), 'failure'],
  ['a rule for the vault', rule({ detail: { backupVaultName: [{ Ref: 'Vault' }], state: ['FAILED'], resourceType: ['EFS'] } }), 'failure'],
  ['a rule for the ARN of the vault', rule({ detail: { backupVaultArn: [arn('Vault', 'BackupVaultArn')] } }), 'failure'],
  ['a rule with alternatives', rule({ detail: { $or: [{ state: ['COMPLETED'] }, { state: ['FAILED'] }] } }), 'failure'],
  ['a rule for copies', rule({ 'detail-type': ['Copy Job State Change'] })],
  ['a rule for success', rule({ detail: { state: ['COMPLETED'] } })],
  ['a rule for another vault', rule({ detail: { backupVaultName: ['other'] } })],
  ['a rule that is not understood', rule({ detail: { state: [{ 'anything-but': 'COMPLETED' }] } })],
  ['a rule on what is not known', rule({ detail: { newer: ['x'] } })],
  ['a rule that is off', rule({}, { State: 'DISABLED' })],
  ['a rule that is on', rule({}, { State: 'ENABLED' }), 'failure'],
  ['a rule of another bus', rule({}, { EventBusName: 'other' })],
  ['a rule without a target', rule({}, { Targets: [] })],
  ['a rule of a schedule', { A: { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: 'rate(1 hour)', Targets: [{ Id: 't', Arn: 'a' }] } } }],
  ['a vault that notifies of failures', notifying(['BACKUP_JOB_FAILED']), 'failure'],
  ['a vault that notifies of ends', notifying(['BACKUP_JOB_COMPLETED']), 'failure'],
  ['a vault that notifies of copies', notifying(['COPY_JOB_FAILED'])],
])('%s', (_, resources, ...[tellsOf, more]) => {
  expect(toldOf(templateWith(resources, more))).toEqual(tellsOf ? [`${resources.Vault ? 'Vault' : 'A'} ${tellsOf} rule0`] : []);
});

test('an alarm is of the rules that back up into its vault', () => {
  const two = { Other: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'other' } }, Plan: plan([{}, { TargetBackupVault: { Ref: 'Other' } }, { ScheduleExpression: 'cron(0 20 * * ? *)' }]) };
  expect(toldOf(templateWith({ ...two, ...alarm(FAILED) }))).toEqual(['A failure rule0', 'A failure rule2']);
});

test('those of BackupVaultAlarms and of events are found in an app', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const vault = new backup.BackupVault(stack, 'Vault', { backupVaultName: 'vault' });
  const topic = new sns.Topic(stack, 'Topic');
  const own = new backup.BackupPlan(stack, 'Plan', { backupVault: vault, backupPlanRules: [backup.BackupPlanRule.daily()] });
  const table = new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
  own.addSelection('Selection', { resources: [backup.BackupResource.fromDynamoDbTable(table)] });
  new backup.BackupVaultAlarms(stack, 'Alarms', { vault, noBackupWithin: Duration.days(2), alarmActions: [new actions.SnsAction(topic)] });
  vault.onJobFailed('Failure', { target: new targets.SnsTopic(topic) });
  const [{ alarms, roles }] = backup.BackupCoverage.of(app).resources().filter(({ type }) => type === 'AWS::DynamoDB::Table');
  expect(alarms.map(({ alarm: name, rule: of, missingBackup }) => [name.replace(/[0-9A-F]{8}$/, ''), of, missingBackup])).toEqual([
    ['VaultFailure', 'Daily', false], ['AlarmsBackupJobsFailed', 'Daily', false], ['AlarmsNoBackup', 'Daily', true],
  ]);
  expect(roles).toEqual([{ role: expect.stringContaining('Role'), lacks: [] }]);
});

test.each([['eu-west-1', 2], ['us-east-1', 0]])('an alarm and a rule of %s, for a plan in eu-west-1', (region, found) => {
  const app = new App();
  const env = { account: '111122223333', region: 'eu-west-1' };
  const stack = new Stack(app, 'Stack', { env });
  const own = backup.BackupPlan.daily35DayRetention(stack, 'Plan');
  const table = new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
  own.addSelection('Selection', { resources: [backup.BackupResource.fromDynamoDbTable(table)] });
  const other = new Stack(app, 'Other', { env: { ...env, region } });
  new CfnAlarm(other, 'Alarm', {
    namespace: 'AWS/Backup',
    metricName: 'NumberOfBackupJobsFailed',
    statistic: 'Sum',
    comparisonOperator: 'GreaterThanOrEqualToThreshold',
    threshold: 1,
    evaluationPeriods: 1,
    period: 300,
    dimensions: [{ name: 'ResourceType', value: 'DynamoDB' }],
    alarmActions: ['arn:aws:sns:eu-west-1:111122223333:t'],
  });
  new CfnRule(other, 'Rule', { eventPattern: { source: ['aws.backup'] }, targets: [{ id: 't', arn: 'arn:aws:sns:eu-west-1:111122223333:t' }] });

  const [{ alarms }] = backup.BackupCoverage.of(app).resources().filter(({ type }) => type === 'AWS::DynamoDB::Table');
  expect(alarms).toHaveLength(found);
});

describe('roles', () => {
  const rolesOf = (resources: Json) => find(coverageOfFiles(templateWith(resources)), 'X').roles.map(({ name, lacks }) => [name, lacks]);
  test.each<[string, Json, unknown]>([
    ['that lacks nothing', {}, [['Role', []]]],
    ['that lacks a policy', { Role: role([]) }, [['Role', ['service-role/AWSBackupServiceRolePolicyForBackup']]]],
    ['of which nothing is known', { S: { ...selection({}), Properties: { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { SelectionName: 's', IamRoleArn: 'arn:aws:iam::111122223333:role/r', Resources: [arn('X')] } } } }, [['arn:aws:iam::111122223333:role/r', undefined]]],
    ['of no selection', { S: FILE_SYSTEM }, []],
  ])('%s', (_, resources, roles) => expect(rolesOf(resources)).toEqual(roles));
});

const folder = new Folder();

test('all forms say it, and a difference tells of what is lost', () => {
  const template = templateWith({ ...alarm(FAILED), B: alarm(MISSING).A });
  const coverage = coverageOfFiles(template);
  const place = (logicalId: string) => ({ template: 'T0', path: null, logicalId });
  const { roles, alarms } = (coverageJson(coverage, ({ name }) => name) as Json).resources.find(({ logicalId }: Json) => logicalId === 'X');
  expect(roles).toEqual([{ name: 'Role', place: place('Role'), lacks: [] }]);
  expect(alarms).toEqual([{ alarm: place('A'), tellsOf: 'failure', plan: place('Plan'), rule: 'rule0' }, { alarm: place('B'), tellsOf: 'missingBackup', plan: place('Plan'), rule: 'rule0' }]);
  expect(publicForm(find(coverage, 'X'))).toMatchObject({
    roles: [{ role: 'Role', lacks: [] }], alarms: [{ alarm: 'A', plan: 'Plan', rule: 'rule0', missingBackup: false }, { alarm: 'B', plan: 'Plan', rule: 'rule0', missingBackup: true }],
  });
  const [file, without] = [folder.file('t.json', template), folder.file('u.json', templateWith(alarm(FAILED)))];
  expect(run(['coverage', file, '--format', 'csv']).out).toContain('"Role (lacks no AWS managed policy)","A (rule0)","B (rule0)"');
  expect(run(['coverage', file, '--format', 'html']).out).toContain('<dt>Told of missing backups</dt><dd>by B (rule0)</dd>');
  expect(run(['coverage', without, '--format', 'html']).out).toContain('by nothing of the templates for sure');
  expect(run(['coverage', file, '--format', 'markdown']).out).toContain('Of **1 resource** that is protected, something surely tells of failed backups of 1, and of missing backups of 1.');
  expect(run(['diff', file, without]).out).toContain('had something that tells of missing backups of every rule, and has not');
  expect(run(['diff', without, file]).out).toContain('has something that tells of missing backups of every rule, and had not');
});
