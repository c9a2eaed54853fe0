import type { RestoreTest } from '../../../src/coverage/restores/restore-test';
import { arn, BACKUP, coverageOfFiles, coverageOfIncluded, find, plan, role, selection, tag, tags } from '../templates';
import type { Json } from '../templates';

const KEYS = { AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] };
const table = (properties: Json = {}, more: Json = {}): Json => ({ Type: 'AWS::DynamoDB::Table', ...more, Properties: { ...KEYS, ...properties } });
const tests = (ofPoints: Json = {}, more: Json = {}, attributes: Json = {}): Json => ({
  Type: 'AWS::Backup::RestoreTestingPlan',
  ...attributes,
  Properties: {
    RestoreTestingPlanName: 'weekly',
    ScheduleExpression: 'cron(0 4 ? * SUN *)',
    RecoveryPointSelection: { Algorithm: 'LATEST_WITHIN_WINDOW', IncludeVaults: ['*'], RecoveryPointTypes: ['SNAPSHOT'], ...ofPoints },
    ...more,
  },
});
const tested = (more: Json = {}, attributes: Json = {}): Json => ({
  Type: 'AWS::Backup::RestoreTestingSelection',
  ...attributes,
  Properties: {
    RestoreTestingPlanName: { Ref: 'Tests' }, RestoreTestingSelectionName: 'it', ProtectedResourceType: 'DynamoDB', IamRoleArn: arn('Restorer'), ProtectedResourceArns: [arn('It')], ...more,
  },
});
const byTags = (operator: string, Key: Json, Value: Json): Json =>
  tested({ ProtectedResourceArns: undefined, ProtectedResourceConditions: { [operator]: [{ Key, Value }] } });
const USUAL: Json = {
  ...BACKUP,
  Restorer: role(['service-role/AWSBackupServiceRolePolicyForRestores', 'AWSBackupServiceRolePolicyForS3Restore']),
  It: table(),
  Tests: tests(),
  Tested: tested(),
  Selection: selection({ Resources: [arn('It')] }),
};
const BUCKET: Json = { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } };
const PROD: Json = { Parameters: { Env: { Type: 'String', Default: 'prod' }, Text: { Type: 'String' } }, Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } } };
const CONTINUOUS = plan([{ EnableContinuousBackup: true }]);
const VAULT = (name: string): Json => ({ 'Fn::Sub': `arn:\${AWS::Partition}:backup:\${AWS::Region}:\${AWS::AccountId}:backup-vault:${name}` });
const ELSEWHERE = 'arn:aws:backup:eu-west-1:444455556666:backup-vault:vault';

const denying = (statement: Json): Json => ({
  Type: 'AWS::Backup::BackupVault',
  Properties: {
    BackupVaultName: 'copies',
    AccessPolicy: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Principal: '*', Action: 'backup:CopyIntoBackupVault', Resource: '*', ...statement }] },
  },
});
const copied = (statement: Json): Json => ({
  Copies: denying(statement),
  Plan: plan([{ CopyActions: [{ DestinationBackupVaultArn: arn('Copies', 'BackupVaultArn') }] }]),
  Tests: tests({ IncludeVaults: [arn('Copies', 'BackupVaultArn')] }),
});

const said = ({ answer, why }: RestoreTest) => answer ? 'yes' : `maybe: ${why.join('; ')}`;
const NO: string[] = [];
const YES = ['yes'];
const SELECTS = ['maybe: whether it selects the resource is known only at deployment'];
const TAKES = ['maybe: whether it takes recovery points of the resource is known only at deployment'];

/** What is other than usual, and whether the test reaches `It`. */
type Case = [what: string, resources: Json, expected: string[]];

const CASES: Case[] = [
  ['its ARN', {}, YES],
  ['the ARN of another one', { Other: table(), Tested: tested({ ProtectedResourceArns: [arn('Other')] }) }, NO],
  ['everything of its type', { Tested: tested({ ProtectedResourceArns: ['*'] }) }, YES],
  ['everything of its type, without a word', { Tested: tested({ ProtectedResourceArns: undefined }) }, YES],
  ['everything of another type', { Tested: tested({ ProtectedResourceArns: ['*'], ProtectedResourceType: 'S3' }) }, NO],
  ['everything of a type that only deployment knows', { Tested: tested({ ProtectedResourceArns: ['*'], ProtectedResourceType: { Ref: 'Text' } }) }, SELECTS],
  ['an ARN that only deployment knows', { Tested: tested({ ProtectedResourceArns: [{ Ref: 'Text' }] }) }, SELECTS],
  ['its tag', { It: table(tags({ stage: 'prod' })), Tested: byTags('StringEquals', 'aws:ResourceTag/stage', 'prod') }, YES],
  ['its tag, by its key alone', { It: table(tags({ stage: 'prod' })), Tested: byTags('StringEquals', 'stage', 'prod') }, YES],
  ['another value of its tag', { It: table(tags({ stage: 'dev' })), Tested: byTags('StringEquals', 'aws:ResourceTag/stage', 'prod') }, NO],
  ['any other value of its tag', { It: table(tags({ stage: 'dev' })), Tested: byTags('StringNotEquals', 'aws:ResourceTag/stage', 'prod') }, YES],
  ['a tag that only deployment knows', { It: table(tags({ stage: { Ref: 'Text' } })), Tested: byTags('StringEquals', 'aws:ResourceTag/stage', 'prod') }, SELECTS],
  ['conditions that only deployment knows', { Tested: tested({ ProtectedResourceArns: undefined, ProtectedResourceConditions: { Ref: 'Text' } }) }, SELECTS],
  ['its vault', { Tests: tests({ IncludeVaults: [arn('Vault', 'BackupVaultArn')] }) }, YES],
  ['its vault by its name', { Tests: tests({ IncludeVaults: [VAULT('vault')] }) }, YES],
  ['its vault by a pattern', { Tests: tests({ IncludeVaults: ['arn:aws:backup:*:*:backup-vault:va*'] }) }, YES],
  ['another vault', { Other: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'other' } }, Tests: tests({ IncludeVaults: [arn('Other', 'BackupVaultArn')] }) }, NO],
  ['another vault by its name', { Tests: tests({ IncludeVaults: [VAULT('other')] }) }, NO],
  ['another vault by a pattern', { Tests: tests({ IncludeVaults: ['arn:aws:backup:*:*:backup-vault:other-*'] }) }, NO],
  ['all vaults but its own', { Tests: tests({ ExcludeVaults: [arn('Vault', 'BackupVaultArn')] }) }, NO],
  ['all vaults but others', { Tests: tests({ ExcludeVaults: ['arn:aws:backup:*:*:backup-vault:other-*'] }) }, YES],
  ['a vault that only deployment knows', { Tests: tests({ IncludeVaults: [{ Ref: 'Text' }] }) }, TAKES],
  ['vaults that only deployment knows', { Tests: tests({ IncludeVaults: { Ref: 'Text' } }) }, TAKES],
  ['a vault that the plan names', { Plan: plan([{ TargetBackupVault: 'named' }]), Tests: tests({ IncludeVaults: [VAULT('named')] }) }, YES],
  ['another one than the plan names', { Plan: plan([{ TargetBackupVault: 'named' }]), Tests: tests({ IncludeVaults: [VAULT('vault')] }) }, NO],
  ['a vault of which only deployment knows the name', { Plan: plan([{ TargetBackupVault: { Ref: 'Text' } }]), Tests: tests({ IncludeVaults: [VAULT('named')] }) }, TAKES],
  ['a copy in a vault of the place', {
    Plan: plan([{ CopyActions: [{ DestinationBackupVaultArn: VAULT('copies') }] }]), Tests: tests({ IncludeVaults: [VAULT('copies')] }),
  }, YES],
  ['a copy that is elsewhere', { Plan: plan([{ CopyActions: [{ DestinationBackupVaultArn: ELSEWHERE }] }]), Tests: tests({ IncludeVaults: [ELSEWHERE] }) }, TAKES],
  ['a copy that its vault lets in', copied({ Effect: 'Allow' }), YES],
  ['a copy that its vault does not let in', copied({}), NO],
  ['a copy that its vault may not let in', copied({ Principal: { AWS: { Ref: 'Text' } } }), TAKES],
  ['what its vault denies to one rule of two', {
    Copies: denying({ Action: 'backup:StartBackupJob' }), Plan: plan([{}, { TargetBackupVault: { Ref: 'Copies' } }]), Tests: tests({ IncludeVaults: [arn('Copies', 'BackupVaultArn')] }),
  }, TAKES],
  ['continuous points of a type without', { Plan: CONTINUOUS, Tests: tests({ RecoveryPointTypes: ['CONTINUOUS'] }) }, NO],
  ['snapshots of a type that has no others', { Plan: CONTINUOUS }, YES],
  ['types that only deployment knows', { Tests: tests({ RecoveryPointTypes: { Ref: 'Text' } }) }, TAKES],
  ['a type that only deployment knows', { Tests: tests({ RecoveryPointTypes: [{ Ref: 'Text' }] }) }, TAKES],
  ['rules that only deployment knows', { Plan: { ...plan(), Properties: { BackupPlan: { BackupPlanName: 'plan', BackupPlanRule: { Ref: 'Text' } } } } },
    ['maybe: whether it takes recovery points of the resource is known only at deployment; whether the resource is backed up is known only at deployment']],
  ['a schedule that only deployment knows', { Tests: tests({}, { ScheduleExpression: { Ref: 'Text' } }) },
    ['maybe: when its plan runs is known only at deployment, or it does not go on running']],
  ['a time zone that only deployment knows', { Tests: tests({}, { ScheduleExpressionTimezone: { Ref: 'Text' } }) },
    ['maybe: when its plan runs is known only at deployment, or it does not go on running']],
  ['a schedule that ends', { Tests: tests({}, { ScheduleExpression: 'cron(0 4 1 1 ? 2030)' }) }, ['maybe: when its plan runs is known only at deployment, or it does not go on running']],
  ['a plan that is elsewhere', { Tested: tested({ RestoreTestingPlanName: 'theirs' }) }, ['maybe: its plan is none of the templates, so that its schedule and vaults are not known']],
  ['a window that is too short', { Tests: tests({ SelectionWindowDays: 1, IncludeVaults: [arn('Vault', 'BackupVaultArn')] }) }, ['maybe: there may be no recovery point as far back as it looks']],
  ['a plan that is refused', { Tests: tests({}, { StartWindowHours: 169 }) }, NO],
  ['a selection that is refused', { Tested: tested({ RestoreTestingSelectionName: 'with-hyphen' }) }, NO],
  ['a role that cannot restore', { Restorer: role() }, NO],
  ['a test under the condition of the resource', { It: table({}, { Condition: 'IsProd' }), Selection: selection({ Resources: [arn('It')] }, { Condition: 'IsProd' }), Tested: tested({}, { Condition: 'IsProd' }) }, YES],
  ['a test under a condition', { Tested: tested({ ProtectedResourceArns: ['*'] }, { Condition: 'IsProd' }) }, ['maybe: whether it does is known only at deployment']],
  ['a plan under a condition', { Tests: tests({}, {}, { Condition: 'IsProd' }), Tested: tested({ ProtectedResourceArns: ['*'] }, { Condition: 'IsProd' }) },
    ['maybe: whether it does is known only at deployment']],
  ['what nothing backs up', { Selection: selection({ Resources: ['arn:aws:ec2:*:*:volume/*'] }) }, NO],
  ['what may be backed up', { It: table(tags({ stage: { Ref: 'Text' } })), Selection: selection(tag('stage', 'prod')) },
    ['maybe: whether the resource is backed up is known only at deployment']],
];

const OF_BUCKETS: Case[] = [
  ['snapshots of a continuous rule', { Plan: CONTINUOUS }, NO],
  ['continuous points of a continuous rule', { Plan: CONTINUOUS, Tests: tests({ RecoveryPointTypes: ['CONTINUOUS'] }) }, YES],
  ['snapshots of a rule that may be continuous', { Plan: plan([{ EnableContinuousBackup: { Ref: 'Text' } }]) }, TAKES],
  ['both of a rule that may be continuous', { Plan: plan([{ EnableContinuousBackup: { Ref: 'Text' } }]), Tests: tests({ RecoveryPointTypes: ['SNAPSHOT', 'CONTINUOUS'] }) }, YES],
  ['snapshots that are copies of a continuous rule', {
    Plan: plan([{ EnableContinuousBackup: true, CopyActions: [{ DestinationBackupVaultArn: VAULT('copies') }] }]), Tests: tests({ IncludeVaults: [VAULT('copies')] }),
  }, YES],
  ['snapshots in an air-gapped vault', {
    AirGapped: { Type: 'AWS::Backup::LogicallyAirGappedBackupVault', Properties: { BackupVaultName: 'safe', MinRetentionDays: 7, MaxRetentionDays: 90 } },
    Plan: plan([{ TargetLogicallyAirGappedBackupVaultArn: arn('AirGapped', 'BackupVaultArn') }]),
    Tests: tests({ IncludeVaults: [arn('AirGapped', 'BackupVaultArn')] }),
  }, YES],
].map(([what, resources, expected]): Case => [what as string, { It: BUCKET, Tested: tested({ ProtectedResourceType: 'S3' }), ...resources as Json }, expected as string[]]);

const withoutNothing = (resources: Json) => JSON.parse(JSON.stringify(resources));

describe.each([...CASES, ...OF_BUCKETS])('%s', (_, resources, expected) => {
  const template = withoutNothing({ ...PROD, Resources: { ...USUAL, ...resources } });

  test('in a template', () => {
    const { all, everyMinutes } = find(coverageOfFiles(template), 'It').restoreTests;
    expect(all.map(said)).toEqual(expected);
    expect(everyMinutes).toBe(expected === YES ? 7 * 24 * 60 : undefined);
  });
});

test.each(CASES.filter((_, index) => index % 6 === 0))('in an app: %s', (_, resources, expected) => {
  const { all } = find(coverageOfIncluded(withoutNothing({ ...PROD, Resources: { ...USUAL, ...resources } })), 'It').restoreTests;
  expect(all.map(said)).toEqual(expected);
});

test('all that restores it, and how often together', () => {
  const more = {
    Monthly: tests({ Algorithm: 'RANDOM_WITHIN_WINDOW' }, { RestoreTestingPlanName: 'monthly', ScheduleExpression: 'cron(0 4 1 * ? *)' }),
    OfMonthly: tested({ RestoreTestingPlanName: { Ref: 'Monthly' }, ValidationWindowHours: 8 }),
    Odd: tests({ Algorithm: { Ref: 'Text' } }, { RestoreTestingPlanName: 'odd' }),
    OfOdd: tested({ RestoreTestingPlanName: { Ref: 'Odd' } }),
  };
  const { restoreTests: { all, everyMinutes } } = find(coverageOfFiles({ ...PROD, Resources: { ...USUAL, ...more } }), 'It');
  const found = all.map(({ selection: { logicalId }, plan: of, algorithm, validationWindowHours }) => (
    [logicalId, of?.logicalId, algorithm, validationWindowHours]));
  expect(found).toEqual([
    ['Tested', 'Tests', 'latest', undefined], ['OfMonthly', 'Monthly', 'random', 8], ['OfOdd', 'Odd', undefined, undefined],
  ]);
  expect(everyMinutes).toBe(7 * 24 * 60);
});

test.each([
  ['one schedule or another of a plan', { Tests: tests({}, { ScheduleExpression: { 'Fn::If': ['IsProd', 'cron(0 4 ? * SUN *)', 'cron(0 4 1 * ? *)'] } }) }, ['yes'], 31],
  ['one plan or another', {
    Tests: tests({}, {}, { Condition: 'IsProd' }),
    Tested: tested({ ProtectedResourceArns: ['*'] }, { Condition: 'IsProd' }),
    Others: tests({}, { RestoreTestingPlanName: 'others', ScheduleExpression: 'cron(0 4 * * ? *)' }, { Condition: 'IsNotProd' }),
    OfOthers: tested({ ProtectedResourceArns: ['*'], RestoreTestingPlanName: { 'Fn::If': ['IsNotProd', { Ref: 'Others' }, 'none'] } }, { Condition: 'IsNotProd' }),
  }, ['maybe: whether it does is known only at deployment', 'maybe: whether it does is known only at deployment'], 7],
])('%s restores it, at least as often as the one that does so more seldom', (_, resources, expected, days) => {
  const conditions = { ...PROD, Conditions: { ...PROD.Conditions, IsNotProd: { 'Fn::Not': [{ Condition: 'IsProd' }] } } };
  const { all, everyMinutes } = find(coverageOfFiles(withoutNothing({ ...conditions, Resources: { ...USUAL, ...resources } })), 'It').restoreTests;
  expect(all.map(said)).toEqual(expected);
  expect(everyMinutes).toBe(days * 24 * 60);
});

test('what only a rule makes that has ended is not surely restored', () => {
  const ended = { ScheduleExpression: 'cron(0 5 1 1 ? 2020)', EnableContinuousBackup: true };
  for (const [schedule, expected] of [[ended, undefined], [{ ...ended, ScheduleExpression: 'cron(0 5 * * ? *)' }, 7 * 24 * 60]] as const) {
    const resources = { ...USUAL, It: BUCKET, Plan: plan([schedule, {}]), Tests: tests({ RecoveryPointTypes: ['CONTINUOUS'] }), Tested: tested({ ProtectedResourceType: 'S3' }) };
    expect(find(coverageOfFiles({ ...PROD, Resources: resources }), 'It').restoreTests.everyMinutes).toBe(expected);
  }
});

test('a member of a cluster is restored with it', () => {
  const cluster = { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql' } };
  const resources = {
    ...USUAL,
    It: cluster,
    Member: { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: { Ref: 'It' }, DBInstanceClass: 'db.t4g.medium', Engine: 'aurora-mysql' } },
    Selection: selection({ Resources: [{ 'Fn::Sub': 'arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:cluster:${It}' }] }),
    Tested: tested({ ProtectedResourceType: 'Aurora', ProtectedResourceArns: ['*'] }),
  };
  const coverage = coverageOfFiles({ Resources: resources });
  expect(['It', 'Member'].map((id) => find(coverage, id).restoreTests.all.map(said))).toEqual([YES, YES]);
  expect(coverage.assumptions).toContain('Restore tests find the network, the permissions beyond AWS managed policies, and the quotas that a restore needs.');
});
