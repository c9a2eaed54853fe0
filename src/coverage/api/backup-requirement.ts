import type { Duration } from 'aws-cdk-lib';
import type { BackupEnforcement } from './backup-enforcement';
import type { BackupUnsupportedTypes } from './backup-unsupported-types';
import type { BackupResourceType } from '../../model/resources/backup-resource-type';
import type { BackupCopyRequirement } from '../../objectives/api/backup-copy-requirement';
import type { BackupImmutability } from '../../objectives/api/backup-immutability';

/**
 * What is required of the backups of each resource that holds data. Without any property: that it is backed up at all.
 */
export interface BackupRequirement {
  /**
   * The longest time that may lie between two recovery points in the worst case: the largest gap between the starts of all rules that reach the resource, and the
   * start window in which a job may wait. A continuous backup counts with the few minutes that it may be behind.
   *
   * More than none; known at synthesis. One run a day does not meet a day, since a job may wait for its start.
   *
   * @default - any time
   */
  readonly recoveryPointObjective?: Duration;

  /**
   * The largest gap that may lie between two scheduled starts, whatever the start windows are: as AWS Backup Audit Manager counts.
   *
   * More than none; known at synthesis.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/controls-and-remediation.html
   * @default - any gap
   */
  readonly frequency?: Duration;

  /**
   * Whether each resource has to be restorable to any point in time: by a rule that backs it up continuously, or by the point-in-time recovery of its own service
   * beside the backups of AWS Backup, whatever parameters and conditions are.
   *
   * @default false
   */
  readonly pointInTimeRecovery?: boolean;

  /**
   * For how long the longest kept recovery points are kept at least.
   *
   * More than none; known at synthesis; not more than `maxRetention`.
   *
   * @default - any time
   */
  readonly minRetention?: Duration;

  /**
   * For how long any recovery point and any copy is kept at most: also of rules and selections of which only deployment knows that they back up the resource.
   *
   * More than none; known at synthesis.
   *
   * @default - any time, also for ever
   */
  readonly maxRetention?: Duration;

  /**
   * The copies that there have to be, all of them, in any order.
   *
   * An element is one copy of each recovery point of a rule.
   *
   * @default - none
   */
  readonly copies?: BackupCopyRequirement[];

  /**
   * How recovery points have to be kept from being deleted, in the vault of a rule or in that of a copy: `GOVERNANCE`, `COMPLIANCE`, or `AIR_GAPPED`.
   *
   * @default - anyhow
   */
  readonly immutability?: BackupImmutability;

  /**
   * Whether the vaults of the rules, and those of the app that copies go to, have to have a customer managed key. Of a vault that is not in the app, the key is not known. Rules and
   * selections of which only deployment knows that they back up the resource are asked, too.
   *
   * @default false
   */
  readonly customerManagedKey?: boolean;

  /**
   * The largest gap that may lie between two scheduled tests of a restore: of the restore testing plans of the app that surely reach the resource by a selection, and take recovery points
   * that its rules make.
   *
   * More than none; known at synthesis.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
   * @default - no test
   */
  readonly restoreTestedEvery?: Duration;

  /**
   * The types of resources that it is required of. Where it is given, nothing is required of types that AWS Backup does not have.
   *
   * At least one. An element is a type. The order does not matter.
   *
   * @default - all types
   */
  readonly resourceTypes?: BackupResourceType[];

  /**
   * What is required of types that AWS Backup does not have.
   *
   * @default BackupUnsupportedTypes.ALLOWED
   */
  readonly unsupported?: BackupUnsupportedTypes;

  /**
   * What happens where it is not met.
   *
   * @default BackupEnforcement.ERROR
   */
  readonly enforcement?: BackupEnforcement;
}
