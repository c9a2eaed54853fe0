import type { aws_backup as backup, Duration, Stack } from 'aws-cdk-lib';
import { vaultArnProblems } from '../model/backup-arn';
import { Lifecycle } from '../model/lifecycle';
import { Quota } from '../model/quota';
import { within } from '../private/messages/names';
import { referenceIn } from '../vault/vault-in-stack';

/**
 * A copy to make of the recovery points of a rule, in this or another account or Region.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/recovery-points.html
 */
export interface BackupPlanCopyActionProps {
  /**
   * The vault to copy into.
   */
  readonly destinationBackupVault: backup.IBackupVaultRef;

  /**
   * How long after its creation a copy is deleted.
   *
   * Whole days, 1 to 36,500; at least 90 days more than `moveToColdStorageAfter`.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-backup-backupplan-copyactionresourcetype.html
   * @default - as long after its creation as what it is a copy of, by the rule; never, with `moveToColdStorageAfter`
   */
  readonly deleteAfter?: Duration;

  /**
   * How long after its creation a copy is moved to cold storage. Kinds of resources without cold storage are not moved.
   *
   * Whole days, 1 to 36,500.
   *
   * @default - as long after its creation as what it is a copy of, by the rule; never, with `deleteAfter`
   */
  readonly moveToColdStorageAfter?: Duration;

  /**
   * Whether copies of EBS volumes are moved to the archive of EBS snapshots, which is their cold storage.
   *
   * Needs `moveToColdStorageAfter`. The console of AWS Backup offers it only to rules that run once a month or less, since each archived snapshot is a
   * full one; the AWS GovCloud and China Regions do not have it.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html
   * @default false
   */
  readonly optInToArchive?: boolean;
}

/** What AWS Backup would refuse in the copy actions of a rule. */
export function copyActionProblems(actions: BackupPlanCopyActionProps[] = []): string[] {
  return [
    ...Quota.COPY_ACTIONS.problemsOf('\'copyActions\'', actions.length),
    ...actions.flatMap(({ destinationBackupVault: vault, ...action }, index) => [
      ...vaultArnProblems(`copyActions[${index}].destinationBackupVault`, vault.backupVaultRef.backupVaultArn, vault),
      ...Lifecycle.periodic(action, within(`copyActions[${index}].`)).problems,
    ]),
  ];
}

/** The property of the template of a stack. */
export function renderCopyActions(stack: Stack, actions: BackupPlanCopyActionProps[]): backup.CfnBackupPlan.CopyActionResourceTypeProperty[] {
  return actions.map((action) => ({
    destinationBackupVaultArn: referenceIn(stack, action.destinationBackupVault).backupVaultArn,
    lifecycle: Lifecycle.periodic(action).render(),
  }));
}
