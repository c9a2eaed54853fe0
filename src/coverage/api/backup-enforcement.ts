/**
 * What happens where a requirement is not met.
 */
export enum BackupEnforcement {
  /** The synthesis of the app fails. */
  ERROR = 'error',
  /** It is warned of. */
  WARNING = 'warning',
}
