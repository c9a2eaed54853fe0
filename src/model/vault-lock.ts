import type { Duration } from 'aws-cdk-lib';
import { MAX_RETENTION_DAYS } from './lifecycle';
import { dayProblems, inWords } from '../private/durations';

const MIN_GRACE_DAYS = 3;
/** The shortest retention that a logically air-gapped vault can ask for. */
export const MIN_AIR_GAPPED_DAYS = 7;

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
  return [
    ...dayProblems(`${prefix}minRetention`, minRetention, 1, MAX_RETENTION_DAYS),
    ...dayProblems(`${prefix}maxRetention`, maxRetention, 1, MAX_RETENTION_DAYS),
    ...dayProblems(`${prefix}changeableFor`, changeableFor, MIN_GRACE_DAYS, MAX_RETENTION_DAYS),
    ...orderProblems(lock, prefix),
  ];
}

/**
 * What AWS Backup would refuse as the retention of a logically air-gapped vault.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateLogicallyAirGappedBackupVault.html
 */
export function airGappedRetentionProblems(range: { readonly minRetention: Duration; readonly maxRetention: Duration }): string[] {
  return [
    ...dayProblems('minRetention', range.minRetention, MIN_AIR_GAPPED_DAYS, MAX_RETENTION_DAYS),
    ...dayProblems('maxRetention', range.maxRetention, MIN_AIR_GAPPED_DAYS, MAX_RETENTION_DAYS),
    ...orderProblems(range, ''),
  ];
}

/** What no logically air-gapped vault would take as the retention of a rule. */
export function airGappedLifecycleProblems(deleteAfter?: Duration): string[] {
  if (!deleteAfter) {
    return ['\'deleteAfter\' must be given with \'targetLogicallyAirGappedBackupVault\': such a vault takes no recovery point that is never deleted'];
  }
  return deleteAfter.isUnresolved() || deleteAfter.toDays({ integral: false }) >= MIN_AIR_GAPPED_DAYS
    ? []
    : [`'deleteAfter' must be at least ${MIN_AIR_GAPPED_DAYS} days with 'targetLogicallyAirGappedBackupVault', got ${inWords(deleteAfter)}`];
}

function orderProblems({ minRetention, maxRetention }: Pick<VaultLockOptions, 'minRetention' | 'maxRetention'>, prefix: string): string[] {
  return maxRetention && !maxRetention.isUnresolved() && !minRetention.isUnresolved() && maxRetention.toMilliseconds() < minRetention.toMilliseconds()
    ? [`'${prefix}maxRetention' must be at least 'minRetention' (${inWords(minRetention)}), got ${inWords(maxRetention)}`]
    : [];
}
