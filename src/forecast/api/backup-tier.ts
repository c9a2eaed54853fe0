/**
 * Where a recovery point is on a day.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
 */
export enum BackupTier {
  /** Warm storage, from which it can be restored at once. */
  WARM = 'warm',
  /** Cold storage, which costs less and takes longer to restore from. */
  COLD = 'cold',
}
