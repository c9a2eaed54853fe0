import { CfnDeletionPolicy, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as v2 from 'aws-cdk-lib/aws-backup';
import type { BackupVaultProps } from '../../../src';
import { l1Of } from '../../util';
import { ORIGINS, ORIGINS_OF_OURS, saidOf } from '../origins';
import type { Program } from '../origins';

const REFUSED = "warning 'Stack/Vault': the vault has the removal policy DESTROY: AWS Backup refuses to delete a vault that holds recovery points, and the deletion of the stack fails; "
  + 'keep it by RemovalPolicy.RETAIN (DeletionPolicy: Retain)';
const program = (props: BackupVaultProps, change: (vault: v2.CfnBackupVault) => void = () => undefined): Program => (app, backup) => {
  change(l1Of(new backup.BackupVault(new Stack(app, 'Stack'), 'Vault', props)) as v2.CfnBackupVault);
};

describe.each(ORIGINS)('of %s', (origin) => {
  const end = origin === 'our L2s' ? ", or 'autoDeleteRecoveryPoints', which empties the vault before" : '';
  const DESTROYED = `${REFUSED}${end} [removalPolicyDestroy]`;

  test('a vault that is to be deleted with its stack is a risk, also where an override has it deleted', () => {
    expect(saidOf(program({ removalPolicy: RemovalPolicy.DESTROY }), origin)).toEqual([DESTROYED]);
    expect(saidOf(program({}, (vault) => vault.addOverride('DeletionPolicy', 'Delete')), origin)).toEqual([DESTROYED]);
  });

  test('under a compliance lock it may be left out', () => {
    const lockConfiguration = { minRetention: Duration.days(1), changeableFor: Duration.days(3) };
    expect(saidOf(program({ removalPolicy: RemovalPolicy.DESTROY, lockConfiguration }), origin)).toContain(`${REFUSED}, or leave the compliance lock out [removalPolicyDestroy]`);
  });

  test('nothing is said of a vault that is kept', () => {
    expect(saidOf(program({}), origin)).toEqual([]);
    expect(saidOf(program({ removalPolicy: RemovalPolicy.DESTROY }, (vault) => vault.addOverride('DeletionPolicy', 'Retain')), origin)).toEqual([]);
  });
});

describe.each(ORIGINS_OF_OURS)('of %s', (origin) => {
  test('nothing is said of a vault that is emptied before', () => {
    expect(saidOf(program({ removalPolicy: RemovalPolicy.DESTROY, autoDeleteRecoveryPoints: true }), origin)).toEqual([]);
  });

  test('a logically air-gapped vault is deleted when nothing is in it any more', () => {
    expect(saidOf((app, backup) => {
      new backup.LogicallyAirGappedBackupVault(new Stack(app, 'Stack'), 'Vault', {
        minRetention: Duration.days(7), maxRetention: Duration.days(8), removalPolicy: RemovalPolicy.DESTROY,
      });
    }, origin)).toEqual(["warning 'Stack/Vault': the vault has the removal policy DESTROY: AWS Backup refuses to delete a logically air-gapped vault until its last recovery point "
      + 'has expired, and the deletion of the stack fails; keep it by RemovalPolicy.RETAIN (DeletionPolicy: Retain) [removalPolicyDestroy]']);
  });
});

test.each<[CfnDeletionPolicy | undefined, number]>([[undefined, 0], [CfnDeletionPolicy.RETAIN, 0], [CfnDeletionPolicy.DELETE, 1]])('an L1 says what it says: %s', (policy, count) => {
  const said = saidOf((app, { BackupVault }) => {
    const stack = new Stack(app, 'Stack');
    new BackupVault(stack, 'Ours');
    new v2.CfnBackupVault(stack, 'Vault', { backupVaultName: 'vault' }).cfnOptions.deletionPolicy = policy;
  }, 'our L2s');
  expect(said).toEqual(Array(count).fill(`${REFUSED} [removalPolicyDestroy]`));
});
