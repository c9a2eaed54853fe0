/**
 * What is required of resources that hold data and that AWS Backup cannot back up, such as queues and caches.
 */
export enum BackupUnsupportedTypes {
  /** Nothing: they are listed with an advice. */
  ALLOWED = 'allowed',
  /** Their own service has to back them up, or they have to be exempt. */
  NATIVE_BACKUP = 'nativeBackup',
  /** They have to be exempt, each with a reason. */
  EXEMPTION = 'exemption',
}
