import type { Duration } from 'aws-cdk-lib';
import { MAX_RETENTION_DAYS } from './lifecycle';
import { dayProblems, inWords } from '../private/durations';
import { AS_GIVEN } from '../private/messages/names';
import type { Names } from '../private/messages/names';

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
export function vaultLockProblems(lock: VaultLockOptions, names: Names): string[] {
  const { minRetention, maxRetention, changeableFor } = lock;
  return [
    ...dayProblems(names('minRetention'), minRetention, 1, MAX_RETENTION_DAYS),
    ...dayProblems(names('maxRetention'), maxRetention, 1, MAX_RETENTION_DAYS),
    ...dayProblems(names('changeableFor'), changeableFor, MIN_GRACE_DAYS, MAX_RETENTION_DAYS),
    ...orderProblems(lock, names),
  ];
}

/**
 * What AWS Backup would refuse as the retention of a logically air-gapped vault.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateLogicallyAirGappedBackupVault.html
 */
export function airGappedRetentionProblems(
  range: { readonly minRetention: Duration; readonly maxRetention: Duration }, names: Names = AS_GIVEN,
): string[] {
  return [
    ...dayProblems(names('minRetention'), range.minRetention, MIN_AIR_GAPPED_DAYS, MAX_RETENTION_DAYS),
    ...dayProblems(names('maxRetention'), range.maxRetention, MIN_AIR_GAPPED_DAYS, MAX_RETENTION_DAYS),
    ...orderProblems(range, names),
  ];
}

/** What no logically air-gapped vault would take as the retention of a rule. */
export function airGappedLifecycleProblems(deleteAfter?: Duration, names: Names = AS_GIVEN): string[] {
  if (!deleteAfter) {
    return [`'${names('deleteAfter')}' must be given with '${names('targetLogicallyAirGappedBackupVault')}': such a vault takes no recovery point that is never deleted`];
  }
  return deleteAfter.isUnresolved() || deleteAfter.toDays({ integral: false }) >= MIN_AIR_GAPPED_DAYS
    ? []
    : [`'${names('deleteAfter')}' must be at least ${MIN_AIR_GAPPED_DAYS} days with '${names('targetLogicallyAirGappedBackupVault')}', got ${inWords(deleteAfter)}`];
}

/** What a lock in compliance mode means, which nobody can undo after some days; they may not be known. */
export function complianceInWords(days: number | undefined, names: Names): string {
  const property = names('changeableFor', true);
  return `'${names('changeableFor')}' puts the vault under a compliance lock: from ${days === undefined ? `the number of days in '${property}'` : `${days} days`} `
    + 'after its deployment on, nobody can change or remove the lock, and no recovery point can be deleted before its retention ends, not by AWS and not by deleting the stack; '
    + `leave '${property}' out for a governance lock, which can be removed`;
}

function orderProblems({ minRetention, maxRetention }: Pick<VaultLockOptions, 'minRetention' | 'maxRetention'>, names: Names): string[] {
  return maxRetention && !maxRetention.isUnresolved() && !minRetention.isUnresolved() && maxRetention.toMilliseconds() < minRetention.toMilliseconds()
    ? [`'${names('maxRetention')}' must be at least '${names('minRetention', true)}' (${inWords(minRetention)}), got ${inWords(maxRetention)}`]
    : [];
}
