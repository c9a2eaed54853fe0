/**
 * What AWS Backup can notify the topic of a vault about.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html
 */
export enum BackupVaultEvents {
  /** A backup job has started. */
  BACKUP_JOB_STARTED = 'BACKUP_JOB_STARTED',
  /** A backup job has ended, with success or without: look at the state in the message. */
  BACKUP_JOB_COMPLETED = 'BACKUP_JOB_COMPLETED',
  /** A backup job has ended with success. */
  BACKUP_JOB_SUCCESSFUL = 'BACKUP_JOB_SUCCESSFUL',
  /** A backup job has failed. */
  BACKUP_JOB_FAILED = 'BACKUP_JOB_FAILED',
  /** A backup job could not start within its start window. */
  BACKUP_JOB_EXPIRED = 'BACKUP_JOB_EXPIRED',
  /** A restore job has started. */
  RESTORE_JOB_STARTED = 'RESTORE_JOB_STARTED',
  /** A restore job has ended, with success or without: look at the state in the message. */
  RESTORE_JOB_COMPLETED = 'RESTORE_JOB_COMPLETED',
  /** A restore job has ended with success. */
  RESTORE_JOB_SUCCESSFUL = 'RESTORE_JOB_SUCCESSFUL',
  /** A restore job has failed. */
  RESTORE_JOB_FAILED = 'RESTORE_JOB_FAILED',
  /** A copy job has started. */
  COPY_JOB_STARTED = 'COPY_JOB_STARTED',
  /** A copy job has ended with success. */
  COPY_JOB_SUCCESSFUL = 'COPY_JOB_SUCCESSFUL',
  /** A copy job has failed. */
  COPY_JOB_FAILED = 'COPY_JOB_FAILED',
  /** A recovery point was changed, for example its lifecycle. */
  RECOVERY_POINT_MODIFIED = 'RECOVERY_POINT_MODIFIED',
  /** A backup plan was created. AWS Backup takes this event but delivers it no longer. */
  BACKUP_PLAN_CREATED = 'BACKUP_PLAN_CREATED',
  /** A backup plan was changed. AWS Backup takes this event but delivers it no longer. */
  BACKUP_PLAN_MODIFIED = 'BACKUP_PLAN_MODIFIED',
  /** An object of a bucket could not be backed up. */
  S3_BACKUP_OBJECT_FAILED = 'S3_BACKUP_OBJECT_FAILED',
  /** An object of a bucket could not be restored. */
  S3_RESTORE_OBJECT_FAILED = 'S3_RESTORE_OBJECT_FAILED',
  /** A continuous backup was interrupted, for example because its role has lost a permission. */
  CONTINUOUS_BACKUP_INTERRUPTED = 'CONTINUOUS_BACKUP_INTERRUPTED',
  /** The index of a recovery point was made: its contents can be searched. */
  RECOVERY_POINT_INDEX_COMPLETED = 'RECOVERY_POINT_INDEX_COMPLETED',
  /** The index of a recovery point was deleted. */
  RECOVERY_POINT_INDEX_DELETED = 'RECOVERY_POINT_INDEX_DELETED',
  /** The index of a recovery point could not be made. */
  RECOVERY_POINT_INDEXING_FAILED = 'RECOVERY_POINT_INDEXING_FAILED',
  /** An object of an EKS cluster could not be backed up. */
  EKS_BACKUP_OBJECT_FAILED = 'EKS_BACKUP_OBJECT_FAILED',
  /** An object of an EKS cluster could not be restored. */
  EKS_RESTORE_OBJECT_FAILED = 'EKS_RESTORE_OBJECT_FAILED',
  /** An object of an EKS cluster was left out of a restore. */
  EKS_RESTORE_OBJECT_SKIPPED = 'EKS_RESTORE_OBJECT_SKIPPED',
  /** An object of an EKS cluster was modified for a restore. The AWS Backup API has this event, its guide does not list it. */
  EKS_RESTORE_MODIFICATION_SUCCESS = 'EKS_RESTORE_MODIFICATION_SUCCESS',
  /** An object of an EKS cluster could not be modified for a restore. The AWS Backup API has this event, its guide does not list it. */
  EKS_RESTORE_MODIFICATION_FAILED = 'EKS_RESTORE_MODIFICATION_FAILED',
  /** An access point to a recovery point can be used. */
  ACCESS_POINT_AVAILABLE = 'ACCESS_POINT_AVAILABLE',
  /** An access point could not be created. */
  ACCESS_POINT_CREATION_FAILED = 'ACCESS_POINT_CREATION_FAILED',
  /** An access point was deleted. */
  ACCESS_POINT_DELETED = 'ACCESS_POINT_DELETED',
  /** An access point could not be deleted. */
  ACCESS_POINT_DELETION_FAILED = 'ACCESS_POINT_DELETION_FAILED',
  /** An access point has expired. */
  ACCESS_POINT_EXPIRED = 'ACCESS_POINT_EXPIRED',
  /** An access point was separated from its recovery point. */
  ACCESS_POINT_DISASSOCIATED = 'ACCESS_POINT_DISASSOCIATED',
}

/**
 * The events of a vault that has a topic but says no events: those of `aws-cdk-lib/aws-backup`, in its order.
 *
 * Not every member of the enum by definition: a new one must not change the vaults that exist.
 */
export const DEFAULT_EVENTS: readonly BackupVaultEvents[] = [
  BackupVaultEvents.BACKUP_JOB_STARTED,
  BackupVaultEvents.BACKUP_JOB_COMPLETED,
  BackupVaultEvents.BACKUP_JOB_SUCCESSFUL,
  BackupVaultEvents.BACKUP_JOB_FAILED,
  BackupVaultEvents.BACKUP_JOB_EXPIRED,
  BackupVaultEvents.RESTORE_JOB_STARTED,
  BackupVaultEvents.RESTORE_JOB_COMPLETED,
  BackupVaultEvents.RESTORE_JOB_SUCCESSFUL,
  BackupVaultEvents.RESTORE_JOB_FAILED,
  BackupVaultEvents.COPY_JOB_STARTED,
  BackupVaultEvents.COPY_JOB_SUCCESSFUL,
  BackupVaultEvents.COPY_JOB_FAILED,
  BackupVaultEvents.RECOVERY_POINT_MODIFIED,
  BackupVaultEvents.BACKUP_PLAN_CREATED,
  BackupVaultEvents.BACKUP_PLAN_MODIFIED,
  BackupVaultEvents.S3_BACKUP_OBJECT_FAILED,
  BackupVaultEvents.S3_RESTORE_OBJECT_FAILED,
];

/** The events that AWS Backup takes and never delivers. */
export const UNDELIVERED_EVENTS: readonly BackupVaultEvents[] = [
  BackupVaultEvents.BACKUP_PLAN_CREATED,
  BackupVaultEvents.BACKUP_PLAN_MODIFIED,
];
