import type { Duration } from 'aws-cdk-lib';
import { MAX_RETENTION_DAYS } from './lifecycle';
import { dayProblems, inWords } from '../private/durations';

const MIN_GRACE_DAYS = 3;

/** The values of a vault lock. */
export interface VaultLockOptions {
  readonly minRetention: Duration;
  readonly maxRetention?: Duration;
  readonly changeableFor?: Duration;
}

/**
 * What AWS Backup would refuse in a vault lock. `prefix` leads to its options in messages.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultLockConfiguration.html
 */
export function vaultLockProblems(lock: VaultLockOptions, prefix: string): string[] {
  const { minRetention, maxRetention, changeableFor } = lock;
  const problems = [
    ...dayProblems(`${prefix}minRetention`, minRetention, 1, MAX_RETENTION_DAYS),
    ...dayProblems(`${prefix}maxRetention`, maxRetention, 1, MAX_RETENTION_DAYS),
    ...dayProblems(`${prefix}changeableFor`, changeableFor, MIN_GRACE_DAYS, MAX_RETENTION_DAYS),
  ];
  if (maxRetention && !maxRetention.isUnresolved() && !minRetention.isUnresolved()
    && maxRetention.toMilliseconds() < minRetention.toMilliseconds()) {
    problems.push(`'${prefix}maxRetention' must be at least 'minRetention' (${inWords(minRetention)}), got ${inWords(maxRetention)}`);
  }
  return problems;
}
