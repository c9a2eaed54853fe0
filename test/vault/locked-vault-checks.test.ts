import { Annotations, Aspects, aws_backup as backup, CfnParameter, CfnResource, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { BackupVault, LogicallyAirGappedBackupVault, VaultLock } from '../../src';
import { l1Of, testStack, warningsOf } from '../util';

const days = Duration.days;
const START = 'nobody can delete the recovery points of the vault before their time, and nobody can restore them without their key; the key';
const DELETED = 'is deleted with its stack: keep it by RemovalPolicy.RETAIN (DeletionPolicy: Retain)';
const soon = (waiting: number) => `can be gone ${waiting} days after its deletion was asked for: let the waiting period (PendingWindowInDays) be 30 days, the longest time to think better of it`;

let stack: Stack;

beforeEach(() => {
  stack = testStack();
});

const LOCKED: [string, (encryptionKey: kms.IKeyRef) => BackupVault | LogicallyAirGappedBackupVault][] = [
  ['a compliance lock', (encryptionKey) => new BackupVault(stack, 'Vault', {
    encryptionKey, lockConfiguration: VaultLock.compliance({ minRetention: days(1), changeableFor: days(3), acknowledgeIrreversible: 'Vault' }),
  })],
  ['a logically air-gapped vault', (encryptionKey) => new LogicallyAirGappedBackupVault(stack, 'Vault', {
    encryptionKey, minRetention: days(7), maxRetention: days(8),
  })],
];

/** The warnings of keys. */
function keyWarnings() {
  return warningsOf(stack).filter(({ id }) => id.startsWith('cdk-aws-backup:')).map(({ path, id, text }) => [path, id, text]);
}

describe.each(LOCKED)('%s', (_, vaultWith) => {
  test.each<[string, () => kms.IKeyRef, string]>([
    ['is deleted with its stack', () => new kms.Key(stack, 'Key', { removalPolicy: RemovalPolicy.DESTROY }), `${START} 'Stack/Key/Resource' ${DELETED}`],
    ['is gone soon', () => new kms.Key(stack, 'Key', { pendingWindow: days(29) }), `${START} 'Stack/Key/Resource' ${soon(29)}`],
    ['is deleted with its stack, and gone soon', () => new kms.Key(stack, 'Key', { removalPolicy: RemovalPolicy.DESTROY, pendingWindow: days(7) }),
      `${START} 'Stack/Key/Resource' ${DELETED}; and it ${soon(7)}`],
    ['is a bare L1 that says nothing', () => new kms.CfnKey(stack, 'Key'), `${START} 'Stack/Key' ${DELETED}`],
    ['is deleted by an aspect', () => {
      const key = new kms.Key(stack, 'Key');
      Aspects.of(key).add({ visit: (node) => { if (node === key) { key.applyRemovalPolicy(RemovalPolicy.DESTROY); } } });
      return key;
    }, `${START} 'Stack/Key/Resource' ${DELETED}`],
    ['gets its waiting time at the L1', () => {
      const key = new kms.Key(stack, 'Key');
      l1Of(key).addPropertyOverride('PendingWindowInDays', 7);
      return key;
    }, `${START} 'Stack/Key/Resource' ${soon(7)}`],
    ['is that of another stack', () => new kms.Key(new Stack(stack.node.root as any, 'Other'), 'Key', { removalPolicy: RemovalPolicy.DESTROY }),
      `${START} 'Other/Key/Resource' ${DELETED}`],
  ])('warns of a key that %s', (__, key, text) => {
    vaultWith(key());
    expect(keyWarnings()).toEqual([['Stack/Vault', 'cdk-aws-backup:lockedVaultKey', text]]);
  });

  test.each<[string, () => kms.IKeyRef]>([
    ['is kept', () => new kms.Key(stack, 'Key')],
    ['waits for 30 days', () => new kms.Key(stack, 'Key', { pendingWindow: days(30) })],
    ['is kept but for a failed creation', () => new kms.Key(stack, 'Key', { removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE })],
    ['is a bare L1 that is kept', () => {
      const key = new kms.CfnKey(stack, 'Key');
      key.applyRemovalPolicy(RemovalPolicy.RETAIN);
      return key;
    }],
    ['waits for a time that is a token', () => {
      const key = new kms.CfnKey(stack, 'Key', { pendingWindowInDays: new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber });
      key.applyRemovalPolicy(RemovalPolicy.RETAIN);
      return key;
    }],
    ['is imported', () => kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:111111111111:key/a1b2c3d4')],
    ['has an ARN that is a parameter', () => kms.Key.fromKeyArn(stack, 'Key', new CfnParameter(stack, 'Arn').valueAsString)],
  ])('has no warning for a key that %s', (__, key) => {
    vaultWith(key());
    expect(keyWarnings()).toEqual([]);
  });

  test('the warning can be acknowledged', () => {
    Annotations.of(vaultWith(new kms.CfnKey(stack, 'Key'))).acknowledgeWarning('cdk-aws-backup:lockedVaultKey');
    expect(keyWarnings()).toEqual([]);
  });
});

test('a replica is a key, too', () => {
  const replica = new CfnResource(stack, 'Replica', { type: 'AWS::KMS::ReplicaKey', properties: { PendingWindowInDays: 7 } });
  replica.applyRemovalPolicy(RemovalPolicy.RETAIN);
  const key = kms.Key.fromKeyArn(stack, 'Key', replica.getAtt('Arn').toString());
  LOCKED[1][1](key);
  expect(keyWarnings()).toEqual([['Stack/Vault', 'cdk-aws-backup:lockedVaultKey', `${START} 'Stack/Replica' ${soon(7)}`]]);
});

test('a key that an aspect gives to the vault counts', () => {
  const [, airGapped] = LOCKED[1];
  const vault = airGapped(new kms.Key(stack, 'Kept'));
  (l1Of(vault) as backup.CfnLogicallyAirGappedBackupVault).encryptionKeyArn = new kms.CfnKey(stack, 'Other').attrArn;
  expect(keyWarnings().map(([, , text]) => text)).toEqual([`${START} 'Stack/Other' ${DELETED}`]);
});

describe('the lock in the template counts', () => {
  const key = () => new kms.Key(stack, 'Key', { removalPolicy: RemovalPolicy.DESTROY });

  test('one that an override makes', () => {
    const vault = new BackupVault(stack, 'Vault', { encryptionKey: key(), lockConfiguration: VaultLock.governance({ minRetention: days(1) }) });
    l1Of(vault).addPropertyOverride('LockConfiguration.ChangeableForDays', 3);
    expect(keyWarnings().map(([, id]) => id)).toEqual(['cdk-aws-backup:complianceLock', 'cdk-aws-backup:lockedVaultKey']);
  });

  test('one that an aspect takes away, so that the vault can be deleted', () => {
    const vault = new BackupVault(stack, 'Vault', {
      encryptionKey: key(),
      removalPolicy: RemovalPolicy.DESTROY,
      lockConfiguration: VaultLock.compliance({ minRetention: days(1), changeableFor: days(3), acknowledgeIrreversible: 'Vault' }),
    });
    Aspects.of(vault).add({ visit: (node) => { if (node instanceof backup.CfnBackupVault) { node.lockConfiguration = undefined; } } });
    expect(keyWarnings().map(([, , text]) => text)).toEqual([expect.stringMatching(/keep it by RemovalPolicy.RETAIN \(DeletionPolicy: Retain\), or 'autoDeleteRecoveryPoints', which empties the vault before$/)]);
  });

  test('an alias that an aspect takes away does not', () => {
    const alias = new kms.Alias(stack, 'Alias', { aliasName: 'alias/ledger', targetKey: key() });
    const vault = LOCKED[1][1](alias);
    (l1Of(vault) as backup.CfnLogicallyAirGappedBackupVault).encryptionKeyArn = undefined;
    expect(keyWarnings()).toEqual([]);
  });
});

test.each([
  ['no lock', undefined],
  ['a governance lock', VaultLock.governance({ minRetention: days(1) })],
])('a vault with %s has no warning', (_, lockConfiguration) => {
  new BackupVault(stack, 'Vault', { lockConfiguration, encryptionKey: new kms.Key(stack, 'Key', { removalPolicy: RemovalPolicy.DESTROY, pendingWindow: days(7) }) });
  expect(keyWarnings()).toEqual([]);
});
