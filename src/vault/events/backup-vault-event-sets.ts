import { BackupVaultEvents } from '../../model/backup-vault-events';

/**
 * Ready sets of events for the topic of a vault.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html
 *
 * @example
 * declare const vault: backup.BackupVault;
 * declare const alerts: sns.Topic;
 *
 * vault.addNotification(alerts, backup.BackupVaultEventSets.failures());
 */
export class BackupVaultEventSets {
  /**
   * What has gone wrong: every event of which the name says so, of jobs, objects, indexes and access points.
   *
   * `BACKUP_JOB_FAILED`, `BACKUP_JOB_EXPIRED`, `CONTINUOUS_BACKUP_INTERRUPTED`, `COPY_JOB_FAILED`, `RESTORE_JOB_FAILED`, `RECOVERY_POINT_INDEXING_FAILED`,
   * `S3_BACKUP_OBJECT_FAILED`, `S3_RESTORE_OBJECT_FAILED`, `EKS_BACKUP_OBJECT_FAILED`, `EKS_RESTORE_OBJECT_FAILED`, `ACCESS_POINT_CREATION_FAILED`
   * and `ACCESS_POINT_DELETION_FAILED`. A job that was aborted has no event of its own but `BACKUP_JOB_COMPLETED` and `RESTORE_JOB_COMPLETED`:
   * take those with `BackupNotificationFilter.failures()`.
   */
  public static failures(): BackupVaultEvents[] {
    return [
      BackupVaultEvents.BACKUP_JOB_FAILED,
      BackupVaultEvents.BACKUP_JOB_EXPIRED,
      BackupVaultEvents.CONTINUOUS_BACKUP_INTERRUPTED,
      BackupVaultEvents.COPY_JOB_FAILED,
      BackupVaultEvents.RESTORE_JOB_FAILED,
      BackupVaultEvents.RECOVERY_POINT_INDEXING_FAILED,
      BackupVaultEvents.S3_BACKUP_OBJECT_FAILED,
      BackupVaultEvents.S3_RESTORE_OBJECT_FAILED,
      BackupVaultEvents.EKS_BACKUP_OBJECT_FAILED,
      BackupVaultEvents.EKS_RESTORE_OBJECT_FAILED,
      BackupVaultEvents.ACCESS_POINT_CREATION_FAILED,
      BackupVaultEvents.ACCESS_POINT_DELETION_FAILED,
    ];
  }

  /**
   * The start and every end of backup, copy and restore jobs: each end is told once.
   *
   * `BACKUP_JOB_STARTED`, `BACKUP_JOB_COMPLETED`, `COPY_JOB_STARTED`, `COPY_JOB_SUCCESSFUL`, `COPY_JOB_FAILED`, `RESTORE_JOB_STARTED` and
   * `RESTORE_JOB_COMPLETED`. `COMPLETED` is every end, with success or without, so `SUCCESSFUL`, `FAILED` and `EXPIRED` would tell it again;
   * copy jobs have no such event.
   */
  public static jobs(): BackupVaultEvents[] {
    return [
      BackupVaultEvents.BACKUP_JOB_STARTED,
      BackupVaultEvents.BACKUP_JOB_COMPLETED,
      BackupVaultEvents.COPY_JOB_STARTED,
      BackupVaultEvents.COPY_JOB_SUCCESSFUL,
      BackupVaultEvents.COPY_JOB_FAILED,
      BackupVaultEvents.RESTORE_JOB_STARTED,
      BackupVaultEvents.RESTORE_JOB_COMPLETED,
    ];
  }

  private constructor() {}
}
