import { App, aws_backup as backup, CfnParameter, CfnResource, Duration, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupVault, LogicallyAirGappedBackupVault, VaultLock } from '../../../src';
import { retentionRangeOf } from '../../../src/checks/vault/retention-range';
import type { VaultReference } from '../../../src/document/arns/vault-reference';
import { Documents } from '../../../src/document/documents';
import { LiveApplication } from '../../../src/document/live/live-application';
import { World } from '../../../src/document/values/world';
import type { AnyVaultRef } from '../../../src/vault/vault-resource';
import { HERE, l1Of, testStack } from '../../util';

const days = Duration.days;
const LOCK = { minRetention: days(7), maxRetention: days(30) };
const ARN = 'arn:aws:backup:eu-central-1:111111111111:backup-vault:vault';

let stack: Stack;

beforeEach(() => {
  stack = testStack();
});

/** A vault as the template of a plan has it that copies or backs up into it. */
function referenceTo(vault: AnyVaultRef): VaultReference {
  const deleteAfter = days(30);
  new BackupPlan(stack, 'Plan', {
    backupPlanRules: [new BackupPlanRule('backupVaultRef' in vault
      ? { deleteAfter, copyActions: [{ destinationBackupVault: vault }] }
      : { deleteAfter, targetLogicallyAirGappedBackupVault: vault })],
  });
  // What crosses the border of a nested stack is handed over only now.
  (stack.node.root as App).synth({ force: true, skipValidation: true });
  const [rule] = new Documents(new LiveApplication(stack.node.root), new World(true)).plans[0].rules!;
  return rule.airGappedVault ?? rule.copies![0].vault;
}

function boundsOf(vault: AnyVaultRef): [number | undefined, number | undefined] {
  const { min, max } = retentionRangeOf(referenceTo(vault));
  return [min, max];
}

const lockedL1 = (lockConfiguration: any) => new backup.CfnBackupVault(stack, 'L1', { backupVaultName: 'vault', lockConfiguration });
const airGappedL1 = () => new backup.CfnLogicallyAirGappedBackupVault(stack, 'L1', { backupVaultName: 'vault', minRetentionDays: 8, maxRetentionDays: 9 });

describe('the bounds', () => {
  test.each<[string, () => AnyVaultRef, [number | undefined, number | undefined]]>([
    ['of a vault without a lock', () => new BackupVault(stack, 'V'), [undefined, undefined]],
    ['of a governance lock', () => new BackupVault(stack, 'V', { lockConfiguration: VaultLock.governance(LOCK) }), [7, 30]],
    ['of a compliance lock', () => new BackupVault(stack, 'V', { lockConfiguration: { ...LOCK, changeableFor: days(3) } }), [7, 30]],
    ['of a lock without a maximum', () => new BackupVault(stack, 'V', { lockConfiguration: { minRetention: days(7) } }), [7, undefined]],
    ['of a logically air-gapped vault', () => new LogicallyAirGappedBackupVault(stack, 'V', LOCK), [7, 30]],
    ['of an L2 of aws-cdk-lib', () => new backup.BackupVault(stack, 'V', { lockConfiguration: LOCK }), [7, 30]],
    ['of an L1', () => lockedL1({ minRetentionDays: 1, maxRetentionDays: 2 }), [1, 2]],
    ['of an L1 of a logically air-gapped vault', airGappedL1, [8, 9]],
    ['of an import by the ARN of an L1', () => LogicallyAirGappedBackupVault.fromBackupVaultArn(stack, 'V', airGappedL1().attrBackupVaultArn), [8, 9]],
    ['of an import by the name of an L1', () => BackupVault.fromBackupVaultName(stack, 'V', airGappedL1().ref), [8, 9]],
    ['of a reference by name', () => backup.CfnLogicallyAirGappedBackupVault.fromBackupVaultName(stack, 'V', airGappedL1().ref), [8, 9]],
    ['in an override', () => {
      const vault = new BackupVault(stack, 'V', { lockConfiguration: LOCK });
      l1Of(vault).addPropertyOverride('LockConfiguration.MaxRetentionDays', 31);
      return vault;
    }, [7, 31]],
    ['that an override takes away', () => {
      const vault = new BackupVault(stack, 'V', { lockConfiguration: LOCK });
      l1Of(vault).addPropertyDeletionOverride('LockConfiguration');
      return vault;
    }, [undefined, undefined]],
    ['that are tokens', () => {
      const value = new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber;
      return lockedL1({ minRetentionDays: value, maxRetentionDays: 2 });
    }, [undefined, 2]],
    ['that every logically air-gapped vault has, of an import', () => LogicallyAirGappedBackupVault.fromBackupVaultArn(stack, 'V', ARN), [7, 36_500]],
    ['that every logically air-gapped vault has, where tokens say more', () => {
      const value = new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber;
      return new backup.CfnLogicallyAirGappedBackupVault(stack, 'L1', { backupVaultName: 'vault', minRetentionDays: value, maxRetentionDays: value });
    }, [7, 36_500]],
    ['in a nested stack', () => new LogicallyAirGappedBackupVault(new NestedStack(stack, 'Nested'), 'V', LOCK), [7, 30]],
    ['in another stage', () => new LogicallyAirGappedBackupVault(new Stack(new Stage(stack.node.root as App, 'Prod', { env: HERE }), 'Stack'), 'V', { ...LOCK, backupVaultName: 'vault' }), [7, 30]],
  ])('%s', (_, make, expected) => {
    expect(boundsOf(make())).toEqual(expected);
  });

  test.each<[string, () => AnyVaultRef]>([
    ['by its name', () => BackupVault.fromBackupVaultName(stack, 'V', 'vault')],
    ['by its ARN', () => BackupVault.fromBackupVaultArn(stack, 'V', ARN)],
    ['by a parameter', () => BackupVault.fromBackupVaultArn(stack, 'V', new CfnParameter(stack, 'Arn').valueAsString)],
    ['by an attribute of something else', () => BackupVault.fromBackupVaultArn(stack, 'V', new CfnResource(stack, 'Other', { type: 'Custom::Vault' }).getAtt('Arn').toString())],
  ])('are not known of an import %s', (_, make) => {
    expect(boundsOf(make())).toEqual([undefined, undefined]);
  });
});

test.each<[boolean, string, () => AnyVaultRef]>([
  [true, 'an L2', () => new LogicallyAirGappedBackupVault(stack, 'V', LOCK)],
  [true, 'an L1', airGappedL1],
  [true, 'an import', () => LogicallyAirGappedBackupVault.fromBackupVaultArn(stack, 'V', ARN)],
  [true, 'an import of any vault by the ARN of an L1', () => BackupVault.fromBackupVaultArn(stack, 'V', airGappedL1().attrBackupVaultArn)],
  [false, 'an ordinary vault', () => new BackupVault(stack, 'V')],
  [false, 'an import of any vault', () => BackupVault.fromBackupVaultArn(stack, 'V', ARN)],
])('logically air-gapped: %s for %s', (expected, _, make) => {
  expect(referenceTo(make()).isAirGapped).toBe(expected);
});
