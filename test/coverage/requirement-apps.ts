import * as fc from 'fast-check';
import { ACCOUNT, OTHER_ACCOUNT, OTHER_REGION, REGION, SCHEDULES } from './requirement-oracle';
import { arn, BACKUP, role, selection } from './templates';
import type { Json } from './templates';

const CONDITIONS = ['IsA', 'IsNotA', 'IsB'];
export const HEAD: Json = {
  Parameters: { P: { Type: 'String', Default: 'a' }, Q: { Type: 'String', Default: 'c' } },
  Conditions: { IsA: { 'Fn::Equals': [{ Ref: 'P' }, 'a'] }, IsNotA: { 'Fn::Not': [{ Condition: 'IsA' }] }, IsB: { 'Fn::Equals': [{ Ref: 'Q' }, 'b'] } },
};
/** One value of each parameter for each way in which the conditions may turn out. */
export const ASSIGNMENTS = ['a', 'x'].flatMap((P) => ['b', 'c'].map((Q) => ({ P, Q })));

const NOTHING = { Ref: 'AWS::NoValue' };
const condition = fc.constantFrom(...CONDITIONS);
/** Something that may be something else in another case. */
const either = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<Json> => fc.oneof({ weight: 5, arbitrary: of }, { weight: 1, arbitrary: fc.tuple(condition, of, of).map(([name, one, other]) => ({ 'Fn::If': [name, one, other] })) });
const perhaps = fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: condition.map((Condition) => ({ Condition })) });

const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/1234`;
const far = (region: string, account: string) => `arn:aws:backup:${region}:${account}:backup-vault:far`;
const FAR = [far(OTHER_REGION, ACCOUNT), far(REGION, OTHER_ACCOUNT), far(OTHER_REGION, OTHER_ACCOUNT)];
const TARGETS: Json[] = [...FAR, arn('Second', 'BackupVaultArn'), arn('AirGapped', 'BackupVaultArn')];

const copy = fc.tuple(fc.constantFrom(...TARGETS), either(fc.constantFrom(3, 50, 90)))
  .map(([DestinationBackupVaultArn, DeleteAfterDays]) => ({ DestinationBackupVaultArn, Lifecycle: { DeleteAfterDays } }));

/** Rules of one plan are kept for different times: which of those is made that are kept as long, AWS leaves open. */
const rule = (...days: number[]): fc.Arbitrary<Json> => fc.record({
  schedule: either(fc.constantFrom(...Object.keys(SCHEDULES))),
  zone: fc.constantFrom(undefined, undefined, 'Europe/Paris', 'America/New_York'),
  window: fc.constantFrom(60, 60, 180, undefined),
  vault: fc.constantFrom('Vault', 'Second').map((Ref) => ({ Ref })),
  days: either(fc.constantFrom(...days)),
  isContinuous: fc.constantFrom(false, false, true),
  copies: fc.array(either(fc.oneof({ weight: 4, arbitrary: copy }, { weight: 1, arbitrary: fc.constant(NOTHING) })), { maxLength: 2 }),
}).map(({ schedule, zone, window, vault, days: kept, isContinuous, copies }) => ({
  ScheduleExpression: schedule,
  ...zone && { ScheduleExpressionTimezone: zone },
  ...window && { StartWindowMinutes: window },
  TargetBackupVault: vault,
  Lifecycle: { DeleteAfterDays: kept },
  ...isContinuous && Math.max(...days) <= 35 && { EnableContinuousBackup: true },
  ...copies.length > 0 && { CopyActions: copies },
}));

const plan = fc.tuple(rule(7, 35), fc.option(rule(14, 90, 400), { nil: undefined }), perhaps).map(([one, other, more]): Json => ({
  Type: 'AWS::Backup::BackupPlan',
  ...more,
  Properties: { BackupPlan: { BackupPlanName: 'plan', BackupPlanRule: [one, ...other ? [other] : []].map((each, index) => ({ RuleName: `rule${index}`, ...each })) } },
}));

const lock = fc.constantFrom<Json>(NOTHING, { MinRetentionDays: 1 }, { MinRetentionDays: 1, ChangeableForDays: 3 });
const key = fc.constantFrom<Json>(NOTHING, KEY, KEY);
const vault = fc.tuple(either(lock), either(key)).map(([LockConfiguration, EncryptionKeyArn]) => (BackupVaultName: string): Json => ({
  Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName, LockConfiguration, EncryptionKeyArn },
}));

const KEYED = { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], BillingMode: 'PAY_PER_REQUEST' };
const it = fc.oneof(
  either(fc.constantFrom(true, false)).map((PointInTimeRecoveryEnabled): Json => ({ Type: 'AWS::DynamoDB::Table', Properties: { ...KEYED, TableName: 'orders', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled } } })),
  fc.constant<Json>({ Type: 'AWS::S3::Bucket', Properties: { BucketName: 'orders', VersioningConfiguration: { Status: 'Enabled' } } }),
);

const tests = fc.tuple(perhaps, either(fc.constantFrom('cron(0 5 * * ? *)', 'cron(30 17 ? * SUN *)')), fc.constantFrom(['SNAPSHOT'], ['CONTINUOUS'], ['SNAPSHOT', 'CONTINUOUS']), fc.constantFrom('DynamoDB', 'S3'))
  .map(([more, ScheduleExpression, RecoveryPointTypes, ProtectedResourceType]): Json => ({
    Restorer: role(['service-role/AWSBackupServiceRolePolicyForRestores', 'AWSBackupServiceRolePolicyForS3Restore']),
    Tests: {
      Type: 'AWS::Backup::RestoreTestingPlan',
      ...more,
      Properties: { RestoreTestingPlanName: 'tests', ScheduleExpression, RecoveryPointSelection: { Algorithm: 'LATEST_WITHIN_WINDOW', IncludeVaults: ['*'], RecoveryPointTypes, SelectionWindowDays: 365 } },
    },
    Tested: {
      Type: 'AWS::Backup::RestoreTestingSelection',
      ...more,
      Properties: { RestoreTestingPlanName: { Ref: 'Tests' }, RestoreTestingSelectionName: 'it', ProtectedResourceType, IamRoleArn: arn('Restorer'), ProtectedResourceArns: ['*'] },
    },
  }));

/** A template with one thing `It` that holds data, and what backs it up. */
export const TEMPLATE: fc.Arbitrary<Json> = fc.record({
  it,
  plans: fc.tuple(plan, plan),
  vaults: fc.tuple(vault, vault),
  selected: fc.tuple(fc.nat(9), fc.nat(9)),
  more: fc.tuple(perhaps, perhaps),
  tests: fc.option(tests, { nil: {} }),
}).map(({ it: own, plans, vaults, selected, more, tests: tested }): Json => {
  const [first, second] = plans.map(({ Condition }) => Condition === undefined ? {} : { Condition });
  return {
    ...HEAD,
    Resources: {
      Role: BACKUP.Role,
      It: own,
      Vault: vaults[0]('vault'),
      Second: vaults[1]('second'),
      AirGapped: { Type: 'AWS::Backup::LogicallyAirGappedBackupVault', Properties: { BackupVaultName: 'air-gapped', MinRetentionDays: 7, MaxRetentionDays: 100 } },
      Plan: plans[0],
      Other: plans[1],
      // What is not made cannot be referred to.
      ...selected[0] > 0 && { Selected: selection({ Resources: [arn('It')] }, 'Condition' in first ? first : more[0]) },
      ...selected[1] > 6 && { SelectedToo: selection({ Resources: ['*'] }, 'Condition' in second ? second : more[1], { Ref: 'Other' }) },
      ...tested,
    },
  };
});

const time = (...all: string[]) => fc.constantFrom(undefined, undefined, ...all);
/** What may be required. */
export const REQUIRED: fc.Arbitrary<Json> = fc.record({
  recoveryPointObjective: time('PT1H', 'PT8H', 'P1D', 'PT27H', 'PT32H', 'PT33H', 'P8D', 'P32D'),
  frequency: time('PT6H', 'P1D', 'PT25H', 'P7D', 'PT169H', 'P31D'),
  pointInTimeRecovery: fc.constantFrom(undefined, undefined, true),
  minRetention: time('P7D', 'P8D', 'P35D'),
  maxRetention: time('P35D', 'P89D', 'P90D', 'P400D'),
  copies: fc.option(fc.array(fc.tuple(
    fc.constantFrom<Json>({ toOtherRegion: true }, { toOtherAccount: true }, { toRegion: OTHER_REGION }, { toRegion: REGION }, { toVault: FAR[0] }, { toVault: 'second' }, { toVault: 'air-gapped' }),
    time('P50D', 'P51D'),
  ).map(([place, minRetention]) => ({ ...place, ...minRetention && { minRetention } })), { maxLength: 2 }), { nil: undefined }),
  immutability: time('governance', 'compliance', 'airGapped'),
  customerManagedKey: fc.constantFrom(undefined, undefined, true),
  restoreTestedEvery: time('P1D', 'P7D', 'P30D'),
  resourceTypes: fc.constantFrom(undefined, undefined, undefined, ['S3'], ['DynamoDB'], ['S3', 'DynamoDB']),
  enforcement: fc.constantFrom(undefined, undefined, 'warning', 'error'),
}).map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)));
