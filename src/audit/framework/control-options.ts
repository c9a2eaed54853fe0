import type { aws_iam as iam, Duration } from 'aws-cdk-lib';
import type { BackupControlScope } from './backup-control-scope';

/**
 * Options of any control of a framework.
 */
export interface BackupFrameworkControlOptions {
  /**
   * What the control judges.
   *
   * @default BackupControlScope.everything()
   */
  readonly scope?: BackupControlScope;
}

/**
 * Options of the control that plans back up often enough, and keep that long enough.
 */
export interface PlanMinFrequencyAndRetentionControlOptions extends BackupFrameworkControlOptions {
  /**
   * How often a plan has to back up at least.
   *
   * Whole hours, 1 to 24, or whole days, 1 to 31.
   */
  readonly frequency: Duration;

  /**
   * For how long it has to keep the recovery points at least.
   *
   * Whole days, 1 to 36,500.
   */
  readonly retention: Duration;
}

/**
 * Options of the control that nobody can delete recovery points.
 */
export interface ManualDeletionDisabledControlOptions extends BackupFrameworkControlOptions {
  /**
   * Roles that may delete recovery points all the same: at most 5, in any order. An element is a role, or a principal with the ARN of one.
   *
   * @default - none
   */
  readonly exceptFor?: iam.IGrantable[];
}

/**
 * Options of the control that recovery points are kept long enough.
 */
export interface MinimumRetentionControlOptions extends BackupFrameworkControlOptions {
  /**
   * For how long a recovery point has to be kept at least.
   *
   * Whole days, 1 to 36,500.
   */
  readonly retention: Duration;
}

/**
 * Options of the control that resources are copied to another Region.
 */
export interface CrossRegionCopyControlOptions extends BackupFrameworkControlOptions {
  /**
   * The Regions they have to be copied to, in any order. An element is the name of a Region, such as `eu-central-1`.
   *
   * @default - any other Region
   */
  readonly regions?: string[];
}

/**
 * Options of the control that resources are copied to another account.
 */
export interface CrossAccountCopyControlOptions extends BackupFrameworkControlOptions {
  /**
   * The accounts of the organization they have to be copied to: at most 5, in any order. An element is the id of an account.
   *
   * @default - any other account
   */
  readonly accounts?: string[];
}

/**
 * Options of the control that resources are backed up into locked vaults.
 */
export interface VaultLockControlOptions extends BackupFrameworkControlOptions {
  /**
   * For how long the lock has to make recovery points be kept at least.
   *
   * Whole days, 1 to 36,500; not more than `maxRetention`.
   *
   * @default - any time
   */
  readonly minRetention?: Duration;

  /**
   * For how long the lock may let recovery points be kept at most.
   *
   * Whole days, 1 to 36,500.
   *
   * @default - any time
   */
  readonly maxRetention?: Duration;
}

/**
 * Options of the control that there is a recovery point that is young enough.
 */
export interface LastRecoveryPointControlOptions extends BackupFrameworkControlOptions {
  /**
   * How old the latest recovery point of a resource may be at most.
   *
   * Whole hours, 1 to 744, or whole days, 1 to 31.
   */
  readonly within: Duration;
}

/**
 * Options of the control that restores are fast enough.
 */
export interface RestoreTimeControlOptions extends BackupFrameworkControlOptions {
  /**
   * How long a restore may take at most.
   *
   * Whole minutes, at least 1.
   */
  readonly target: Duration;
}

/**
 * Options of the control that there is a recovery point in a logically air-gapped vault.
 */
export interface AirGappedVaultControlOptions extends BackupFrameworkControlOptions {
  /**
   * How old the latest recovery point there may be at most.
   *
   * Whole hours, 24 to 2,184, or whole days, 1 to 91. Less than 7 days gives a warning: AWS advises against it.
   */
  readonly within: Duration;
}
