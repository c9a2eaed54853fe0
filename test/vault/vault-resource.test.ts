import { aws_backup as backup, CfnResource, Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { BackupVault, LogicallyAirGappedBackupVault } from '../../src';
import { isAirGapped, vaultResourceOf } from '../../src/vault/vault-resource';
import type { AnyVaultRef } from '../../src/vault/vault-resource';
import { testStack } from '../util';

let stack: Stack;

beforeEach(() => {
  stack = testStack();
});

/** A vault of a program that makes its resource itself, and says its name late. */
class OwnVault extends Construct implements backup.IBackupVaultRef {
  public readonly env = { account: '111111111111', region: 'eu-central-1' };

  constructor(scope: Construct, id: string, private readonly type = 'AWS::Backup::BackupVault', child = 'Resource') {
    super(scope, id);
    new CfnResource(this, child, { type: this.type });
  }

  public get backupVaultRef() {
    const later = Lazy.string({ produce: () => 'x' });
    return { backupVaultName: later, backupVaultArn: later };
  }
}

/** An air-gapped vault of a program that is known by its name. */
class NamedVault extends Construct implements backup.ILogicallyAirGappedBackupVaultRef {
  public readonly env = { account: '111111111111', region: 'eu-central-1' };

  constructor(scope: Construct, id: string, private readonly backupVaultName: string) { super(scope, id); }

  public get logicallyAirGappedBackupVaultRef() { return { backupVaultName: this.backupVaultName, backupVaultArn: this.backupVaultName }; }
}

const airGapped = () => new LogicallyAirGappedBackupVault(stack, 'V', { minRetention: Duration.days(7), maxRetention: Duration.days(30) });

test.each<[string, () => AnyVaultRef, string | undefined, boolean]>([
  ['an L2', () => new BackupVault(stack, 'V'), 'Stack/V/Resource', false],
  ['an L2 of aws-cdk-lib', () => new backup.BackupVault(stack, 'V'), 'Stack/V/Resource', false],
  ['an air-gapped L2', airGapped, 'Stack/V/Resource', true],
  ['an L1', () => new backup.CfnBackupVault(stack, 'V', { backupVaultName: 'x' }), 'Stack/V', false],
  ['an air-gapped L1', () => new backup.CfnLogicallyAirGappedBackupVault(stack, 'V', { backupVaultName: 'x', minRetentionDays: 7, maxRetentionDays: 30 }), 'Stack/V', true],
  ['one that is known by its name', () => BackupVault.fromBackupVaultName(stack, 'I', new BackupVault(stack, 'V').backupVaultName), 'Stack/V/Resource', false],
  ['one that is known by its ARN', () => BackupVault.fromBackupVaultArn(stack, 'I', new BackupVault(stack, 'V').backupVaultArn), 'Stack/V/Resource', false],
  ['an air-gapped one that is taken for another', () => BackupVault.fromBackupVaultName(stack, 'I', airGapped().backupVaultName), 'Stack/V/Resource', true],
  ['an air-gapped one of a program that is known by its name', () => new NamedVault(stack, 'I', airGapped().backupVaultName), 'Stack/V/Resource', true],
  ['one that exists already', () => BackupVault.fromBackupVaultName(stack, 'I', 'there'), undefined, false],
  ['an air-gapped one that exists already', () => LogicallyAirGappedBackupVault.fromBackupVaultName(stack, 'I', 'there'), undefined, true],
  ['one of a program', () => new OwnVault(stack, 'V'), 'Stack/V/Resource', false],
  ['an air-gapped one of a program', () => new OwnVault(stack, 'V', 'AWS::Backup::LogicallyAirGappedBackupVault'), 'Stack/V/Resource', true],
  ['one of a program that is something else', () => new OwnVault(stack, 'V', 'AWS::Backup::Framework'), undefined, false],
  ['one of a program that calls its resource otherwise', () => new OwnVault(stack, 'V', undefined, 'Vault'), undefined, false],
])('the resource of %s, and whether it is air-gapped', (_, make, path, isOfThat) => {
  const vault = make();
  expect([vaultResourceOf(vault)?.node.path, isAirGapped(vault)]).toEqual([path, isOfThat]);
});
