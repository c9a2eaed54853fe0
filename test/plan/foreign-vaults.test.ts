import { App, aws_backup as backup, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { BackupPlan, BackupPlanRule, BackupVault } from '../../src';
import type { BackupPlanRuleProps } from '../../src';
import { HERE, l1Of, synth, synthesisProblemsOf, testStack, THERE, warningsOf } from '../util';

const days = Duration.days;
const KEY_THERE = 'arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555';

let stack: Stack;

beforeEach(() => {
  stack = testStack(HERE);
});

/** How a rule uses a vault. */
type Way = (vault: backup.IBackupVaultRef) => BackupPlanRuleProps;
const WAYS: [string, Way][] = [
  ['backs up into', (backupVault) => ({ backupVault })],
  ['copies into', (destinationBackupVault) => ({ copyActions: [{ destinationBackupVault }] })],
];

const planWith = (...rules: BackupPlanRuleProps[]) => new BackupPlan(stack, 'Plan', {
  backupVault: BackupVault.fromBackupVaultName(stack, 'Main', 'main'),
  backupPlanRules: rules.map((props) => new BackupPlanRule({ deleteAfter: days(30), ...props })),
});
const bare = (props: Partial<backup.CfnBackupVaultProps>) => new backup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'vault', ...props });
const bareAirGapped = (encryptionKeyArn: string) =>
  new backup.CfnLogicallyAirGappedBackupVault(stack, 'Vault', { backupVaultName: 'vault', minRetentionDays: 7, maxRetentionDays: 70, encryptionKeyArn });
const found = () => warningsOf(stack).filter(({ id }) => id.startsWith('cdk-aws-backup'));

describe.each(WAYS)('a vault of others that a rule %s', (_, way) => {
  test.each<[string, () => backup.IBackupVaultRef]>([
    ['an L1', () => bare({ encryptionKeyArn: KEY_THERE })],
    ['a vault of aws-cdk-lib', () => new backup.BackupVault(stack, 'Vault', { encryptionKey: kms.Key.fromKeyArn(stack, 'Key', KEY_THERE) })],
    ['an L1 with a key of another stack', () => {
      const there = new Stack(stack.node.root as App, 'There', { env: { ...HERE, region: THERE.region }, crossRegionReferences: true });
      (stack as unknown as { _crossRegionReferences: boolean })._crossRegionReferences = true;
      return bare({ encryptionKeyArn: new kms.Key(there, 'Key').keyArn });
    }],
  ])('with a key of another Region is refused: %s', (__, make) => {
    planWith(way(make()), way(BackupVault.fromBackupVaultName(stack, 'Other', 'other')));
    expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Plan] the vault 'Stack/Vault' must have a key of its Region (eu-central-1), got one in us-east-1"]);
  });

  test('with a key of its Region is taken', () => {
    planWith(way(bare({ encryptionKeyArn: KEY_THERE.replace('us-east-1', 'eu-central-1') })));
    expect(() => synth(stack)).not.toThrow();
  });

  test.each<[string, (key: kms.Key) => backup.IBackupVaultRef]>([
    ['an L1', (key) => bare({ encryptionKeyArn: key.keyArn, lockConfiguration: { minRetentionDays: 1, changeableForDays: 3 } })],
    ['a vault of aws-cdk-lib', (encryptionKey) =>
      new backup.BackupVault(stack, 'Vault', { encryptionKey, lockConfiguration: { minRetention: days(1), changeableFor: days(3) } })],
  ])('with a compliance lock and a key that is deleted with its stack gives a warning: %s', (__, make) => {
    planWith(way(make(new kms.Key(stack, 'Key', { removalPolicy: RemovalPolicy.DESTROY }))));
    expect(found()).toEqual([{
      path: 'Stack/Plan',
      id: 'cdk-aws-backup:lockedVaultKey',
      text: "nobody can delete the recovery points of the vault 'Stack/Vault' before their time, and nobody can restore them without their key; the key 'Stack/Key/Resource' is "
        + 'deleted with its stack: give it RemovalPolicy.RETAIN',
    }]);
  });

  test('with a governance lock gives none', () => {
    planWith(way(bare({ encryptionKeyArn: new kms.Key(stack, 'Key', { removalPolicy: RemovalPolicy.DESTROY }).keyArn, lockConfiguration: { minRetentionDays: 1 } })));
    expect(found()).toEqual([]);
  });
});

test('a logically air-gapped L1 with an AWS managed key is refused', () => {
  planWith({ targetLogicallyAirGappedBackupVault: bareAirGapped('alias/aws/backup') });
  expect(synthesisProblemsOf(stack)).toEqual([
    "[Stack/Plan] the vault 'Stack/Vault' must have a customer managed key or none, got the AWS managed key 'alias/aws/…', which no logically air-gapped vault takes",
  ]);
});

test('a vault of this library says it itself', () => {
  const vault = new BackupVault(stack, 'Vault');
  l1Of(vault).addPropertyOverride('EncryptionKeyArn', KEY_THERE);
  planWith({ backupVault: vault });
  expect(synthesisProblemsOf(stack)).toEqual(['[Stack/Vault] the vault must have a key of its Region (eu-central-1), got one in us-east-1']);
});

test('a vault elsewhere is none of a rule, which only names it', () => {
  const there = new Stack(stack.node.root as App, 'There', { env: THERE });
  const vault = new backup.CfnBackupVault(there, 'Vault', { backupVaultName: 'vault', encryptionKeyArn: KEY_THERE.replace('us-east-1', 'us-west-2') });
  planWith({ backupVault: vault });
  expect(() => synth(stack)).not.toThrow();
});
