import type { aws_backup as backup, Duration } from 'aws-cdk-lib';
import type { BackupCopyRequirement } from '../../objectives/api/backup-copy-requirement';
import type { BackupImmutability } from '../../objectives/api/backup-immutability';
import type { BackupRetention } from '../../objectives/api/backup-retention';
import type { BackupResource } from '../../selection/resources/backup-resource';

/**
 * What a plan has to reach, from which its rules follow.
 */
export interface BackupPlanObjectives {
  /**
   * The longest time that may lie between two recovery points in the worst case: between two scheduled starts, and the hour in which a job may wait. A continuous backup counts with the few minutes that
   * it may be behind.
   *
   * Whole minutes, from 2 hours on, and from 5 or 15 minutes on where each resource is of a type that AWS Backup backs up continuously; to 36,500 days; known at synthesis. One run a day does not
   * meet a day, since a job may wait for its start.
   *
   * @default - what the retention asks for
   */
  readonly recoveryPointObjective?: Duration;

  /**
   * How often there is a recovery point, and for how long it is kept.
   *
   * At least one. An element holds by itself, whatever the others ask for. The order does not matter.
   */
  readonly retention: BackupRetention[];

  /**
   * The vaults into which all that the retention asks for is copied, kept as long there, or as long as is required: `BackupCopyRequirement.toVault()`, at most 5.
   *
   * An element is one copy of each recovery point. The order does not matter.
   *
   * @default - no copies
   */
  readonly copies?: BackupCopyRequirement[];

  /**
   * How recovery points are kept from being deleted. A vault that is made is locked in governance mode at most; for `COMPLIANCE` and `AIR_GAPPED` a vault that has it must be given.
   *
   * @default BackupImmutability.NONE
   */
  readonly immutability?: BackupImmutability;

  /**
   * What is backed up, as the construct tree has it when the plan is made: make it after them.
   *
   * At least one. An element is a resource, a construct with resources in it, a tag or an ARN pattern. Their types say what is continuous and what can be in cold storage; the order does not matter.
   */
  readonly resources: BackupResource[];

  /**
   * The vault of all rules. Into a logically air-gapped one recovery points go by a vault that is made.
   *
   * @default - a vault is made
   */
  readonly backupVault?: backup.IBackupVaultRef;
}
