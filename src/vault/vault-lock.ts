import type { Duration } from 'aws-cdk-lib';
import type { LockConfiguration } from './lock-configuration';
import { vaultLockProblems } from '../model/vault-lock';
import { AS_GIVEN } from '../private/messages/names';
import { refuse } from '../private/messages/validation-error';

/**
 * How long a vault lock lets recovery points live.
 */
export interface GovernanceLockOptions {
  /**
   * The shortest retention that a backup or copy job into the vault may have. A job with a shorter one fails.
   *
   * Whole days, 1 to 36,500.
   */
  readonly minRetention: Duration;

  /**
   * The longest retention that a backup or copy job into the vault may have. A job with a longer one, or without an end, fails.
   *
   * Whole days, from `minRetention` to 36,500.
   *
   * @default - no maximum
   */
  readonly maxRetention?: Duration;
}

/**
 * How long a vault lock lets recovery points live, from when on nobody can change that, and that this is meant.
 */
export interface ComplianceLockOptions extends GovernanceLockOptions {
  /**
   * How long after its deployment the lock can still be changed or removed.
   *
   * Whole days, 3 to 36,500.
   */
  readonly changeableFor: Duration;

  /**
   * What the author says to make it clear that the lock cannot be undone, in any words that name the vault: by the id of its construct or by its
   * `backupVaultName`, as a word of its own.
   */
  readonly acknowledgeIrreversible: string;
}

/**
 * The lock of a vault by its mode, which is what matters most about it.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
 *
 * @example
 * new backup.BackupVault(this, 'Vault', {
 *   lockConfiguration: backup.VaultLock.governance({ minRetention: Duration.days(7), maxRetention: Duration.days(365) }),
 * });
 *
 * new backup.BackupVault(this, 'Ledger', {
 *   lockConfiguration: backup.VaultLock.compliance({
 *     minRetention: Duration.days(365),
 *     changeableFor: Duration.days(14),
 *     acknowledgeIrreversible: 'Two weeks after its deployment nobody can remove the lock of Ledger, AWS included',
 *   }),
 * });
 */
export class VaultLock {
  /**
   * A lock that whoever has the permission can change or remove.
   *
   * @param options how long recovery points live
   *
   * @throws if AWS Backup refuses the retention
   */
  public static governance(options: GovernanceLockOptions): LockConfiguration {
    const { minRetention, maxRetention } = options;
    return checked({ minRetention, maxRetention });
  }

  /**
   * A lock that nobody can change or remove some time after its deployment, AWS included. A recovery point in the vault lives until its retention ends.
   *
   * @param options how long recovery points live, how long the lock can be removed, and that it is meant to be irreversible
   *
   * @throws if AWS Backup refuses the retention or the time; the vault, if the acknowledgement does not name it; at synthesis, if the vault is to be
   * deleted with its stack
   */
  public static compliance(options: ComplianceLockOptions): LockConfiguration {
    const { minRetention, maxRetention, changeableFor, acknowledgeIrreversible } = options;
    return checked({ minRetention, maxRetention, changeableFor, acknowledgeIrreversible });
  }

  private constructor() {}
}

function checked(lock: LockConfiguration): LockConfiguration {
  refuse(vaultLockProblems(lock, AS_GIVEN));
  return lock;
}
