import { aws_kms as kms, CfnCondition, CfnParameter, Duration, Fn, Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import * as v2 from 'aws-cdk-lib/aws-backup';
import { HERE, l1Of, THERE } from '../../util';
import { ORIGINS, ORIGINS_OF_OURS, saidOf } from '../origins';
import type { Backup, Program } from '../origins';

const arn = (region: string) => `arn:aws:kms:${region}:111111111111:key/11111111-2222-3333-4444-555555555555`;
const OF_OTHER_REGION = "error 'Stack/Vault': the vault must have a key of its Region (eu-central-1), got one in us-east-1";
const AWS_MANAGED = "error 'Stack/Vault': the vault must have a customer managed key or none, got the AWS managed key 'alias/aws/…', which no logically air-gapped vault takes";

/** A vault of which an override says the key. */
const vaultWith = (key: unknown, make: (backup: Backup, stack: Stack) => kms.IKeyRef | undefined = () => undefined): Program => (app, backup) => {
  const stack = new Stack(app, 'Stack', { env: HERE });
  const somewhere = new CfnParameter(stack, 'Somewhere');
  new CfnCondition(stack, 'Unknown', { expression: Fn.conditionEquals(somewhere, 'else') });
  const vault = new backup.BackupVault(stack, 'Vault', { encryptionKey: make(backup, stack) as kms.IKey });
  if (key !== undefined) { l1Of(vault).addPropertyOverride('EncryptionKeyArn', key); }
};

describe.each(ORIGINS)('of %s', (origin) => {
  test.each<[string, unknown]>([
    ['as an ARN', arn('us-east-1')],
    ['in parts', { 'Fn::Join': [':', ['arn:aws:kms', 'us-east-1', { Ref: 'AWS::AccountId' }, 'alias/mine']] }],
    ['in both branches', { 'Fn::If': ['Unknown', arn('us-east-1'), `${arn('us-east-1')}0`] }],
  ])('a key of another Region is refused: %s', (_, key) => {
    expect(saidOf(vaultWith(key), origin)).toEqual([OF_OTHER_REGION]);
  });

  test('one in a branch only is a risk', () => {
    expect(saidOf(vaultWith({ 'Fn::If': ['Unknown', arn('us-east-1'), { Ref: 'AWS::NoValue' }] }), origin)).toEqual([
      `${OF_OTHER_REGION.replace('error', 'warning')} (where the condition 'Unknown' holds) [invalidEncryptionKey]`,
    ]);
  });

  test.each<[string, unknown]>([
    ['of the Region', arn('eu-central-1')],
    ['without a Region', '11111111-2222-3333-4444-555555555555'],
    ['that only deployment knows', { 'Fn::ImportValue': 'Key' }],
    ['that AWS manages', 'alias/aws/backup'],
    ['of a Region that only deployment knows', { 'Fn::Sub': 'arn:aws:kms:${Somewhere}:111111111111:key/1' }],
  ])('a key is taken %s', (_, key) => {
    expect(saidOf(vaultWith(key), origin)).toEqual([]);
  });

  test('a key that another stack hands over is where that is', () => {
    const program: Program = (app: App, backup) => {
      const [here, there] = [HERE, { ...HERE, region: THERE.region }].map((env, index) => new Stack(app, index ? 'There' : 'Stack', { env, crossRegionReferences: true }));
      const vault = new backup.BackupVault(here, 'Vault');
      (l1Of(vault) as v2.CfnBackupVault).encryptionKeyArn = new kms.Key(there, 'Key').keyArn;
    };
    expect(saidOf(program, origin)).toEqual([OF_OTHER_REGION]);
  });
});

describe.each(ORIGINS_OF_OURS)('of %s', (origin) => {
  const airGappedWith = (key: unknown): Program => (app, backup) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    const vault = new backup.LogicallyAirGappedBackupVault(stack, 'Vault', { minRetention: Duration.days(7), maxRetention: Duration.days(8) });
    l1Of(vault).addPropertyOverride('EncryptionKeyArn', key);
  };

  test.each<[string, unknown]>([
    ['by its alias', 'alias/aws/backup'],
    ['by the ARN of its alias', { 'Fn::Sub': 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:alias/aws/backup' }],
  ])('a key that AWS manages is refused of a logically air-gapped vault: %s', (_, key) => {
    expect(saidOf(airGappedWith(key), origin)).toEqual([AWS_MANAGED]);
  });

  test('a key of the account is taken', () => {
    expect(saidOf(airGappedWith('alias/mine'), origin)).toEqual([]);
  });
});

test('a vault of others says it, whether a plan uses it or not', () => {
  const program: Program = (app, { BackupVault }) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    new BackupVault(stack, 'Ours');
    new v2.CfnBackupVault(stack, 'Vault', { backupVaultName: 'vault', encryptionKeyArn: arn('us-east-1') });
  };
  expect(saidOf(program, 'our L2s')).toEqual([OF_OTHER_REGION]);
});
