import { App, Duration, Lazy, Stack, Stage, TimeZone } from 'aws-cdk-lib';
import * as elasticache from 'aws-cdk-lib/aws-elasticache';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { ENV, Orders, saidOf } from './orders';
import type { OrdersProps } from './orders';
import {
  BackupCopyRequirement, BackupCoverage, BackupEnforcement, BackupImmutability, BackupPlanRule, BackupResource, BackupResourceType,
  BackupUnsupportedTypes, BackupVault, VaultLock,
} from '../../../src';
import type { BackupRequirement } from '../../../src';

/** What is said where a table has what some properties give it, and something is required. */
function said(requirement: BackupRequirement, props: OrdersProps): string[] {
  const app = new App();
  new Orders(app, 'Orders', props);
  BackupCoverage.of(app).require(requirement);
  return saidOf(app).violations;
}

test.each<[string, BackupRequirement, OrdersProps, string[]]>([
  ['that it is protected at all', {}, {}, []],
  ['that it is protected, which it is not', {}, { selected: () => [] },
    ["error unprotected/Orders/Table: 'Orders/Table' must be backed up, and no selection of the templates selects it: select it by a plan, or exempt it with a reason"]],
  ['25 hours between recovery points', { recoveryPointObjective: Duration.hours(25) }, {}, []],
  ['less than that', { recoveryPointObjective: Duration.hours(4) }, {}, [
    "error recoveryPointObjective/Orders/Table: 'Orders/Table' must be backed up at least every 4 hours, and the rule 'daily' leaves up to 25 hours between recovery points: add a rule, or exempt it with a reason",
  ]],
  ['a minute less than that', { recoveryPointObjective: Duration.minutes(25 * 60 - 1) }, {}, [
    "error recoveryPointObjective/Orders/Table: 'Orders/Table' must be backed up at least every 1,499 minutes, and the rule 'daily' leaves up to 25 hours between recovery points: add a rule, or exempt it with a reason",
  ]],
  ['a start each 24 hours', { frequency: Duration.hours(24) }, {}, []],
  ['a start each 23 hours', { frequency: Duration.hours(23) }, {}, [
    "error frequency/Orders/Table: 'Orders/Table' must have a backup scheduled at least every 23 hours, and up to 24 hours lie between two starts of the rule 'daily': add a rule, or exempt it with a reason",
  ]],
  ['35 days', { minRetention: Duration.days(35) }, {}, []],
  ['36 days', { minRetention: Duration.days(36) }, {},
    ["error minRetention/Orders/Table: 'Orders/Table' must be kept for at least 36 days, and the rule 'daily' keeps it for 35 days: keep it longer, or exempt it with a reason"]],
  ['36 days of what is kept for ever', { minRetention: Duration.days(36) }, { rule: { deleteAfter: undefined } }, []],
  ['at most 35 days', { maxRetention: Duration.days(35) }, {}, []],
  ['at most 34 days', { maxRetention: Duration.days(34) }, {},
    ["error maxRetention/Orders/Table: 'Orders/Table' must be kept for at most 34 days, and the rule 'daily' keeps it for 35 days: keep it for less time, or exempt it with a reason"]],
  ['at most 34 days of what is kept for ever', { maxRetention: Duration.days(34) }, { rule: { deleteAfter: undefined } },
    ["error maxRetention/Orders/Table: 'Orders/Table' must be kept for at most 34 days, and the rule 'daily' keeps it for ever: keep it for less time, or exempt it with a reason"]],
  ['governance of an open vault', { immutability: BackupImmutability.GOVERNANCE }, {}, [
    "error immutability/Orders/Table: 'Orders/Table' must have recovery points that are under a lock in governance mode, and they are not kept from being deleted: lock the vault, copy them into one that is locked, or exempt it with a reason",
  ]],
  ['governance of a governed vault', { immutability: BackupImmutability.GOVERNANCE }, { vault: { lockConfiguration: VaultLock.governance({ minRetention: Duration.days(7) }) } }, []],
  ['compliance of a governed vault', { immutability: BackupImmutability.COMPLIANCE }, { vault: { lockConfiguration: { minRetention: Duration.days(7) } } }, [
    "error immutability/Orders/Table: 'Orders/Table' must have recovery points that are under a lock in compliance mode, and they are under a lock in governance mode: lock the vault, copy them into one that is locked, or exempt it with a reason",
  ]],
  ['a point in time of a type without', { pointInTimeRecovery: true }, {}, [
    "error pointInTimeRecovery/Orders/Table: 'Orders/Table' must be restorable to any point in time, and AWS Backup does not back up DynamoDB continuously: turn it on in its own service where that has it, or exempt it with a reason",
  ]],
  ['a point in time of its own service', { pointInTimeRecovery: true }, { table: { pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true } } }, []],
  ['a key', { customerManagedKey: true }, {}, [
    "error customerManagedKey/Orders/Table: 'Orders/Table' must have recovery points in vaults with a customer managed key, and the vault 'Orders/Vault' has no such key: set 'encryptionKey' of the vault, or exempt it with a reason",
  ]],
  ['a restore that is tested', { restoreTestedEvery: Duration.days(7) }, { tests: true }, []],
  ['a restore that is tested in Paris, where a week has an hour more when the clock is set back', { restoreTestedEvery: Duration.days(7) }, { tests: TimeZone.EUROPE_PARIS }, [
    "error restoreTestedEvery/Orders/Table: 'Orders/Table' must have a restore tested at least every 7 days, and up to 169 hours lie between two starts of the restore test 'Orders/Plan/Tests/DynamoDB', "
    + "1 hour of it by daylight saving, when the clock of 'Europe/Paris' is set back: schedule it in UTC, require 169 hours, or exempt it with a reason",
  ]],
  ['a restore that is tested in Paris each 8 days', { restoreTestedEvery: Duration.days(8) }, { tests: TimeZone.EUROPE_PARIS }, []],
  ['a restore that is tested in Paris each 6 days', { restoreTestedEvery: Duration.days(6) }, { tests: TimeZone.EUROPE_PARIS }, [
    "error restoreTestedEvery/Orders/Table: 'Orders/Table' must have a restore tested at least every 6 days, and up to 169 hours lie between two starts of the restore test 'Orders/Plan/Tests/DynamoDB': test it more often, or exempt it with a reason",
  ]],
  ['a restore that is tested more often', { restoreTestedEvery: Duration.days(1) }, { tests: true }, [
    "error restoreTestedEvery/Orders/Table: 'Orders/Table' must have a restore tested at least every 24 hours, and up to 7 days lie between two starts of the restore test 'Orders/Plan/Tests/DynamoDB': test it more often, or exempt it with a reason",
  ]],
  ['a restore that is not tested', { restoreTestedEvery: Duration.days(7) }, {}, [
    "error restoreTestedEvery/Orders/Table: 'Orders/Table' must have a restore tested at least every 7 days, and no restore test reaches it: select it by a restore testing plan, or exempt it with a reason",
  ]],
  ['another type', { resourceTypes: [BackupResourceType.S3], minRetention: Duration.days(36) }, {}, []],
  ['its type', { resourceTypes: [BackupResourceType.DYNAMODB], minRetention: Duration.days(36) }, {},
    ["error minRetention/Orders/Table: 'Orders/Table' must be kept for at least 36 days, and the rule 'daily' keeps it for 35 days: keep it longer, or exempt it with a reason"]],
  ['what is only warned of', { minRetention: Duration.days(36), enforcement: BackupEnforcement.WARNING }, {},
    ["warning minRetention/Orders/Table: 'Orders/Table' must be kept for at least 36 days, and the rule 'daily' keeps it for 35 days: keep it longer, or exempt it with a reason"]],
])('%s', (_, requirement, props, expected) => {
  expect(said(requirement, props)).toEqual(expected);
});

describe('copies', () => {
  const { toOtherAccount, toOtherRegion, toRegion, toVault } = BackupCopyRequirement;
  const FAR = 'arn:aws:backup:eu-west-1:111122223333:backup-vault:far';
  const OTHERS = 'arn:aws:backup:eu-central-1:444455556666:backup-vault:others';
  const SECOND = (orders: Orders) => BackupVault.fromBackupVaultArn(orders, 'Copies', 'arn:aws:backup:eu-central-1:111122223333:backup-vault:second');
  const to = (arn: string, days?: number): OrdersProps => ({
    plan: {
      backupPlanRules: [new BackupPlanRule({
        ruleName: 'copied',
        scheduleExpression: events.Schedule.cron({ hour: '6', minute: '0' }),
        deleteAfter: Duration.days(35),
        copyActions: [{ destinationBackupVault: BackupVault.fromBackupVaultArn(new Stack(), 'V', arn), deleteAfter: days === undefined ? undefined : Duration.days(days) }],
      })],
    },
  });
  const ADD = 'add a copy action to a rule, or exempt it with a reason';
  const fails = (sentence: string) => [`error copies/Orders/Table: 'Orders/Table' must be copied ${sentence}: ${ADD}`];

  test.each<[string, (orders: Orders) => BackupCopyRequirement, OrdersProps, string[]]>([
    ['to another Region', () => toOtherRegion(), to(FAR), []],
    ['to another Region, which is another account', () => toOtherRegion(), to(OTHERS), fails('to another Region, and no rule makes such a copy')],
    ['to another Region, from one that is not known', () => toOtherRegion(), { ...to(FAR), env: {} }, fails('to another Region, and whether it is, is known only at deployment')],
    ['to another account', () => toOtherAccount(), to(OTHERS), []],
    ['to another account, which is another Region', () => toOtherAccount(), to(FAR), fails('to another account, and no rule makes such a copy')],
    ['to a Region', () => toRegion('eu-west-1'), to(FAR), []],
    ['to a Region, which is another one', () => toRegion('eu-west-2'), to(FAR), fails('to the Region eu-west-2, and no rule makes such a copy')],
    ['for 30 days', () => toOtherRegion({ minRetention: Duration.days(30) }), to(FAR, 30), []],
    ['for 31 days', () => toOtherRegion({ minRetention: Duration.days(31) }), to(FAR, 30),
      fails('to another Region and kept there for at least 31 days, and its copies to another Region are kept for less time')],
    ['for 31 days, of what is kept for ever', () => toOtherRegion({ minRetention: Duration.days(31) }), to(FAR), []],
    ['to a vault', (orders) => toVault(BackupVault.fromBackupVaultArn(orders, 'Far', FAR)), to(FAR), []],
    ['to a vault of the same name elsewhere', (orders) => toVault(BackupVault.fromBackupVaultArn(orders, 'Far', FAR.replace('west-1', 'west-2'))), to(FAR),
      fails("to the vault 'Orders/Far', and no rule makes such a copy")],
    ['to a vault of the app', (orders) => toVault(orders.vault), to(FAR), fails("to the vault 'Orders/Vault', and no rule makes such a copy")],
    ['none of two', () => toOtherRegion(), {}, fails('to another Region, and no rule makes such a copy')],
    ['to a vault that is imported', (orders) => toVault(SECOND(orders)), to('arn:aws:backup:eu-central-1:111122223333:backup-vault:second'), []],
  ])('%s', (_, copy, props, expected) => {
    const app = new App();
    const orders = new Orders(app, 'Orders', props);
    BackupCoverage.of(app).require({ copies: [copy(orders)] });
    expect(saidOf(app).violations).toEqual(expected);
  });

  test('to a vault of another stack of the app', () => {
    const app = new App();
    const second = new BackupVault(new Stack(app, 'Second', { env: ENV }), 'Vault');
    const orders = new Orders(app, 'Orders');
    orders.backupPlan.addRule(new BackupPlanRule({ ruleName: 'copied', scheduleExpression: events.Schedule.cron({ hour: '9', minute: '0' }), copyActions: [{ destinationBackupVault: second }] }));
    BackupCoverage.of(app).require({ copies: [toVault(second)] });
    expect(saidOf(app).violations).toEqual([]);
  });
});

describe('types that AWS Backup does not have', () => {
  const { ALLOWED, EXEMPTION, NATIVE_BACKUP } = BackupUnsupportedTypes;
  const ADVICE = 'AWS Backup has no such type: it keeps its data for a while only: write what must last to a bucket or a table that is backed up';

  test.each<[BackupUnsupportedTypes | undefined, string[]]>([
    [undefined, []],
    [ALLOWED, []],
    [NATIVE_BACKUP, [`error unsupported/Orders/Queue: 'Orders/Queue' must be backed up by its own service, and it is not (${ADVICE}): turn its own backups on where it has some, or exempt it with a reason`]],
    [EXEMPTION, [`error unsupported/Orders/Queue: 'Orders/Queue' must be exempt, since AWS Backup does not back it up (${ADVICE}): exempt it with a reason`]],
  ])('%s', (unsupported, expected) => {
    const app = new App();
    new sqs.Queue(new Orders(app), 'Queue');
    BackupCoverage.of(app).require({ unsupported });
    expect(saidOf(app).violations).toEqual(expected);
  });

  test('its own backups are enough for a type that has them', () => {
    const app = new App();
    new elasticache.CfnReplicationGroup(new Orders(app), 'Cache', { replicationGroupDescription: 'x', snapshotRetentionLimit: 5 });
    BackupCoverage.of(app).require({ unsupported: NATIVE_BACKUP });
    expect(saidOf(app).violations).toEqual([]);
  });
});

test('a customer managed key', () => {
  const app = new App();
  new Orders(app, 'Orders', { vault: { encryptionKey: kms.Key.fromKeyArn(new Stack(), 'Key', 'arn:aws:kms:eu-central-1:111122223333:key/a') } });
  BackupCoverage.of(app).require({ customerManagedKey: true });
  expect(saidOf(app).violations).toEqual([]);
});

test('a rule that backs up continuously', () => {
  const app = new App();
  const orders = new Orders(app, 'Orders', { rule: { enableContinuousBackup: true }, selected: () => [] });
  const bucket = new s3.Bucket(orders, 'Bucket', { versioned: true });
  orders.backupPlan.addSelection('Bucket', { resources: [BackupResource.fromConstruct(bucket, { resourceTypes: [BackupResourceType.S3] })] });
  const files = new Orders(app, 'Files', { selected: () => [] });
  const other = new s3.Bucket(files, 'Bucket', { versioned: true });
  files.backupPlan.addSelection('Bucket', { resources: [BackupResource.fromConstruct(other, { resourceTypes: [BackupResourceType.S3] })] });
  BackupCoverage.of(app).require({ resourceTypes: [BackupResourceType.S3], pointInTimeRecovery: true, recoveryPointObjective: Duration.hours(48) });
  expect(saidOf(app).violations).toEqual([
    "error pointInTimeRecovery/Files/Bucket: 'Files/Bucket' must be restorable to any point in time, and no rule surely backs it up continuously: set 'enableContinuousBackup' in a rule, or exempt it with a reason",
  ]);
});

test.each<[string, string, BackupRequirement]>([
  ['none', "'frequency' must be more than none", { frequency: Duration.days(0) }],
  ['a token', "'minRetention' must be known at synthesis", { minRetention: Duration.days(Lazy.number({ produce: () => 5 })) }],
  ['a contradiction', "'minRetention' (8 days) must not be more than 'maxRetention' (7 days)", { minRetention: Duration.days(8), maxRetention: Duration.days(7) }],
  ['what is no lock', "'immutability' must be one of governance, compliance, airGapped, got 'policy'", { immutability: BackupImmutability.POLICY }],
  ['no type', "'resourceTypes' must name at least one type; leave it out to mean all", { resourceTypes: [] }],
])('refuses %s', (_, message, requirement) => {
  expect(() => BackupCoverage.of(new App()).require(requirement)).toThrow(message);
});

test('what is required above holds below, and the strictest counts', () => {
  const app = new App();
  const prod = new Stage(app, 'Prod');
  const [strict, other] = [new Orders(prod, 'Strict'), new Orders(app, 'Other')];
  BackupCoverage.of(app).require({ minRetention: Duration.days(30) });
  BackupCoverage.of(prod).require({ minRetention: Duration.days(40) });
  BackupCoverage.of(strict.table).require({ minRetention: Duration.days(50), enforcement: BackupEnforcement.WARNING });
  BackupCoverage.of(other).require({ recoveryPointObjective: Duration.hours(24) });
  const { violations, error } = saidOf(app);
  expect(violations).toEqual([
    "error recoveryPointObjective/Other/Table: 'Other/Table' must be backed up at least every 24 hours, and the rule 'daily' leaves up to 25 hours between recovery points: add a rule, or exempt it with a reason",
    "error minRetention/Prod/Strict/Table: 'Prod/Strict/Table' must be kept for at least 40 days, and the rule 'daily' keeps it for 35 days: keep it longer, or exempt it with a reason",
  ]);
  expect(error).toContain('minRetention');
});

test('what is warned of fails nothing', () => {
  const app = new App();
  new Orders(app);
  BackupCoverage.of(app).require({ minRetention: Duration.days(36), enforcement: BackupEnforcement.WARNING });
  expect(saidOf(app).error).toBeUndefined();
});
