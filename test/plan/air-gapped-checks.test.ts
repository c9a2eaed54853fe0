import { Annotations, CfnResource, Duration, Stack } from 'aws-cdk-lib';
import * as docdb from 'aws-cdk-lib/aws-docdb';
import * as fsx from 'aws-cdk-lib/aws-fsx';
import * as rds from 'aws-cdk-lib/aws-rds';
import { BackupPlan, BackupPlanRule, BackupResource, BackupResourceType, BackupVault, LogicallyAirGappedBackupVault } from '../../src';
import type { BackupPlanRuleProps } from '../../src';
import { dbInstanceIn, fileSystemIn, tableIn, volumeIn } from '../selection/resources';
import { HERE, testStack, warningsOf } from '../util';

const days = Duration.days;

/** How a rule sends its recovery points to a logically air-gapped vault. */
type Way = (vault: LogicallyAirGappedBackupVault) => Partial<BackupPlanRuleProps>;
const BY_TARGET: Way = (targetLogicallyAirGappedBackupVault) => ({ targetLogicallyAirGappedBackupVault });
const BY_COPY: Way = (destinationBackupVault) => ({ copyActions: [{ destinationBackupVault, deleteAfter: days(30) }] });
const SENDS = "the rule 'Apart' sends recovery points to the logically air-gapped vault 'Stack/AirGapped'";
const COPIES = SENDS.replace('sends', 'copies');

const WAYS: [string, Way, string][] = [['as a target', BY_TARGET, SENDS], ['by a copy', BY_COPY, COPIES]];

/** The warnings of a plan that sends to a logically air-gapped vault what was made; they can all be acknowledged. */
function warningsFor(make: (stack: Stack) => unknown, way: Way, props: Partial<BackupPlanRuleProps> = {}): [string, string][] {
  const stack = testStack(HERE);
  make(stack);
  const vault = new LogicallyAirGappedBackupVault(stack, 'AirGapped', { minRetention: days(7), maxRetention: days(365) });
  const plan = new BackupPlan(stack, 'Plan', {
    backupPlanRules: [new BackupPlanRule({ ruleName: 'Apart', deleteAfter: days(30), ...way(vault), ...props }), new BackupPlanRule({ ruleName: 'Plain', deleteAfter: days(30) })],
  });
  plan.addSelection('Selection', { resources: [BackupResource.fromConstruct(stack, { resourceTypes: BackupResourceType.all() })] });
  const warnings = warningsOf(stack).filter(({ id }) => id.startsWith('cdk-aws-backup'));
  expect(warnings.filter(({ path }) => path !== 'Stack/Plan')).toEqual([]);
  warnings.forEach(({ id }) => Annotations.of(plan).acknowledgeWarning(id));
  expect(warningsOf(stack).filter(({ id }) => id.startsWith('cdk-aws-backup'))).toEqual([]);
  return warnings.map(({ id, text }) => [id.replace('cdk-aws-backup:', ''), text]);
}

const bare = (type: string, properties: Record<string, unknown> = {}) => (stack: Stack) => new CfnResource(stack, 'R', { type, properties });
const aurora = (props: rds.CfnDBClusterProps = {}) => (stack: Stack) => new rds.CfnDBCluster(stack, 'R', { engine: 'aurora-mysql', ...props });

describe.each(WAYS)('%s', (_, way, says) => {
  test('what it cannot hold', () => {
    expect(warningsFor((stack) => dbInstanceIn(stack), way)).toEqual([
      ['airGappedVaultNotSupported', `${says}, which cannot hold those of RDS instances outside a cluster: it gets none of 'Stack/Database'`],
    ]);
  });

  test('several kinds are named together, and what it can hold is not', () => {
    const make = (stack: Stack) => [dbInstanceIn(stack), fileSystemIn(stack), bare('AWS::SystemsManagerSAP::Application')(stack)];
    expect(warningsFor(make, way)).toEqual([['airGappedVaultNotSupported',
      `${says}, which cannot hold those of RDS instances outside a cluster, SAP HANA applications on EC2: it gets none of 'Stack/Database', 'Stack/R'`]]);
  });

  test.each([
    ['with an AWS managed key', { storageEncrypted: true }],
    ['unencrypted', { storageEncrypted: false }],
  ])('of what it cannot hold nothing else is said: an instance %s', (__, props) => {
    expect(warningsFor((stack) => dbInstanceIn(stack, 'R', props), way).map(([id]) => id)).toEqual(['airGappedVaultNotSupported']);
  });

  test.each<[string, (stack: Stack) => unknown]>([
    ['Aurora', aurora({ storageEncrypted: true })],
    ['Aurora, by the alias of the AWS managed key', aurora({ storageEncrypted: true, kmsKeyId: 'alias/aws/rds' })],
    ['a volume', (stack) => { volumeIn(stack, 'R').kmsKeyId = 'alias/aws/ebs'; }],
    ['an FSx file system', (stack) => new fsx.CfnFileSystem(stack, 'R', { fileSystemType: 'WINDOWS', subnetIds: [] })],
  ])('an AWS managed key, of %s', (__, make) => {
    expect(warningsFor(make, way)).toEqual([['airGappedVaultNeedsCustomerManagedKey',
      `${says}, which cannot hold those that are encrypted with an AWS managed key: give a customer managed key to 'Stack/R'`]]);
  });

  test.each<[string, (stack: Stack) => unknown, string]>([
    ['Aurora', aurora({ storageEncrypted: false }), 'Aurora clusters'],
    ['DocumentDB', (stack) => new docdb.CfnDBCluster(stack, 'R', { storageEncrypted: false }), 'DocumentDB clusters'],
  ])('no encryption, of %s', (__, make, kind) => {
    expect(warningsFor(make, way)).toEqual([['airGappedVaultNeedsEncryption', `${says}, which cannot hold unencrypted ones of ${kind}: encrypt 'Stack/R'`]]);
  });

  test.each<[string, (stack: Stack) => unknown]>([
    ['a cluster with a key of its own', aurora({ storageEncrypted: true, kmsKeyId: 'arn:aws:kms:eu-central-1:111111111111:key/a1b2c3d4' })],
    ['a volume of which the key is not known', (stack) => volumeIn(stack)],
    ['a fully managed kind', fileSystemIn],
    ['a bucket', bare('AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Enabled' } })],
  ])('nothing is wrong with %s', (__, make) => {
    expect(warningsFor(make, way)).toEqual([]);
  });
});

describe('continuous backups', () => {
  const CONTINUOUS = { enableContinuousBackup: true };

  test('of Aurora do not go to the vault', () => {
    expect(warningsFor(aurora({ storageEncrypted: true, kmsKeyId: 'key' }), BY_TARGET, CONTINUOUS)).toEqual([['airGappedVaultWithoutContinuous',
      "the rule 'Apart' backs up continuously and into a logically air-gapped vault, which holds no continuous backups of Aurora clusters: give a rule of their own to 'Stack/R'"]]);
  });

  test('of a bucket do', () => {
    expect(warningsFor(bare('AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Enabled' } }), BY_TARGET, CONTINUOUS)).toEqual([]);
  });

  test('of Aurora can be copied: a copy is a snapshot', () => {
    expect(warningsFor(aurora({ storageEncrypted: true, kmsKeyId: 'key' }), BY_COPY, CONTINUOUS)).toEqual([]);
  });
});

test('a DynamoDB table needs advanced features, which the check of copies says of those', () => {
  expect(warningsFor(tableIn, BY_TARGET)).toEqual([['airGappedVaultNeedsAdvancedFeatures',
    `${SENDS}, which holds those of a DynamoDB table only where the account has opted in to AWS Backup's advanced features for DynamoDB in the Region: `
    + "make sure of it for 'Stack/Table'"]]);
  expect(warningsFor(tableIn, BY_COPY).map(([id]) => id)).toEqual(['copyNeedsAdvancedFeatures']);
});

test('of what cannot be copied at all the check of copies says so', () => {
  const make = bare('AWS::Redshift::Cluster');
  expect(warningsFor(make, BY_COPY).map(([id]) => id)).toEqual(['copyNotSupported']);
  expect(warningsFor(make, BY_TARGET).map(([id]) => id)).toEqual(['airGappedVaultNotSupported']);
});

describe('what is selected by a pattern', () => {
  const warningsOfArns = (way: Way, ...arns: string[]) => {
    const stack = testStack(HERE);
    const plan = new BackupPlan(stack, 'Plan', {
      backupPlanRules: [new BackupPlanRule({
        ruleName: 'Apart',
        deleteAfter: days(30),
        ...way(new LogicallyAirGappedBackupVault(stack, 'AirGapped', { minRetention: days(7), maxRetention: days(365) })),
      }), new BackupPlanRule({ ruleName: 'Plain', deleteAfter: days(30) })],
    });
    plan.addSelection('Selection', { resources: arns.map((arn) => BackupResource.fromArn(arn)) });
    return warningsOf(stack).filter(({ id }) => id === 'cdk-aws-backup:airGappedVaultNotSupported').map(({ text }) => text);
  };

  test.each(WAYS)('and cannot be held, %s', (_, way, says) => {
    expect(warningsOfArns(way, 'arn:aws:rds:*:*:db:*'))
      .toEqual([`${says}, which cannot hold those of RDS instances outside a cluster: it gets none of 'arn:aws:rds:*:*:db:*'`]);
  });

  test('by its type', () => {
    const stack = testStack(HERE);
    const vault = new LogicallyAirGappedBackupVault(stack, 'AirGapped', { minRetention: days(7), maxRetention: days(365) });
    const plan = new BackupPlan(stack, 'Plan', { backupPlanRules: [new BackupPlanRule({ ruleName: 'Apart', deleteAfter: days(30), ...BY_TARGET(vault) })] });
    plan.addSelection('Selection', { resources: [BackupResource.allOf(BackupResourceType.RDS)] });
    expect(warningsOf(stack).filter(({ id }) => id === 'cdk-aws-backup:airGappedVaultNotSupported').map(({ text }) => text))
      .toEqual([`${SENDS}, which cannot hold those of RDS instances outside a cluster: it gets none of 'arn:aws:rds:*:*:db:*'`]);
  });

  test.each(['arn:aws:rds:*:*:cluster:*', 'arn:aws:rds:*:*:*', '*', 'arn:aws:elasticfilesystem:*:*:file-system/*', 'arn:aws:nothing:*:*:*'])('and may be held: %s', (arn) => {
    expect(warningsOfArns(BY_TARGET, arn)).toEqual([]);
  });

  test('and cannot be copied at all is left to another check', () => {
    expect(warningsOfArns(BY_COPY, 'arn:aws:redshift:*:*:cluster:*')).toEqual([]);
    expect(warningsOfArns(BY_TARGET, 'arn:aws:redshift:*:*:cluster:*')).toHaveLength(1);
  });
});

test('several rules are named together', () => {
  const stack = testStack(HERE);
  dbInstanceIn(stack);
  const vault = new LogicallyAirGappedBackupVault(stack, 'AirGapped', { minRetention: days(7), maxRetention: days(365) });
  const plan = new BackupPlan(stack, 'Plan', {
    backupPlanRules: [
      new BackupPlanRule({ ruleName: 'Target', deleteAfter: days(30), ...BY_TARGET(vault) }),
      new BackupPlanRule({ ruleName: 'Copy', deleteAfter: days(30), ...BY_COPY(vault) }),
    ],
  });
  plan.addSelection('Selection', { resources: [BackupResource.fromConstruct(stack)] });
  expect(warningsOf(stack).map(({ text }) => text)).toEqual([expect.stringMatching(/^the rules 'Target', 'Copy' send or copy recovery points to the logically air-gapped vault 'Stack\/AirGapped', which/)]);
});

test('several rules that are continuous, and several vaults', () => {
  const stack = testStack(HERE);
  aurora({ storageEncrypted: true, kmsKeyId: 'key' })(stack);
  dbInstanceIn(stack);
  const vaults = ['One', 'Two'].map((id) => new LogicallyAirGappedBackupVault(stack, id, { minRetention: days(7), maxRetention: days(365) }));
  const plan = new BackupPlan(stack, 'Plan', {
    backupPlanRules: vaults.map((vault, index) => new BackupPlanRule({ ruleName: `C${index}`, enableContinuousBackup: true, deleteAfter: days(30), ...BY_TARGET(vault) })),
  });
  plan.addSelection('Selection', { resources: [BackupResource.fromConstruct(stack)] });
  expect(warningsOf(stack).map(({ text }) => text)).toEqual([
    "the rules 'C0', 'C1' send recovery points to the logically air-gapped vaults 'Stack/One', 'Stack/Two', which cannot hold those of RDS instances outside a cluster: "
      + "it gets none of 'Stack/Database'",
    "the rules 'C0', 'C1' back up continuously and into a logically air-gapped vault, which holds no continuous backups of Aurora clusters: give a rule of their own to 'Stack/R'",
  ]);
});

test('nothing is said of an ordinary vault', () => {
  const stack = testStack(HERE);
  dbInstanceIn(stack);
  const plan = new BackupPlan(stack, 'Plan', {
    backupPlanRules: [
      new BackupPlanRule({ copyActions: [{ destinationBackupVault: new BackupVault(stack, 'Copies') }] }),
    ],
  });
  plan.addSelection('Selection', { resources: [BackupResource.fromConstruct(stack)] });
  expect(warningsOf(stack)).toEqual([]);
});
