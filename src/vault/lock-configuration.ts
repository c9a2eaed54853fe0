import type { aws_backup as backup, Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { warn } from '../private/warnings';

/**
 * AWS Backup Vault Lock: how long recovery points in a vault may and must be kept, whoever asks to delete them.
 *
 * Without `changeableFor` the lock is in governance mode: who has the permission can change or remove it. With
 * `changeableFor` it is in compliance mode: after that time nobody can, AWS included.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
 */
export interface LockConfiguration {
  /**
   * The shortest retention that a backup or copy job into the vault may have. A job with a shorter one fails.
   *
   * Whole days, 1 to 36,500. Recovery points that are in the vault already are not touched.
   */
  readonly minRetention: Duration;

  /**
   * The longest retention that a backup or copy job into the vault may have. A job with a longer one, or without an end, fails.
   *
   * Whole days, from `minRetention` to 36,500. Recovery points that are in the vault already are not touched.
   *
   * @default - no maximum
   */
  readonly maxRetention?: Duration;

  /**
   * How long after its deployment the lock can still be changed or removed. Giving it chooses compliance mode, which cannot be undone.
   *
   * Whole days, 3 to 36,500.
   *
   * @default - governance mode: the lock can be changed or removed at any time
   */
  readonly changeableFor?: Duration;
}

/** The property of the template. */
export function renderLock(lock: LockConfiguration): backup.CfnBackupVault.LockConfigurationTypeProperty {
  return {
    minRetentionDays: lock.minRetention.toDays(),
    maxRetentionDays: lock.maxRetention?.toDays(),
    changeableForDays: lock.changeableFor?.toDays(),
  };
}

/** Says what cannot be undone, and from when. */
export function warnOfCompliance(scope: Construct, lock?: LockConfiguration): void {
  if (!lock?.changeableFor) { return; }
  const days = lock.changeableFor.isUnresolved() ? 'the number of days in \'changeableFor\'' : `${lock.changeableFor.toDays()} days`;
  warn(scope, 'complianceLock', `'lockConfiguration.changeableFor' puts the vault under a compliance lock: from ${days} after its deployment on, `
    + 'nobody can change or remove the lock, and no recovery point can be deleted before its retention ends, not by AWS and not by deleting the stack; '
    + 'leave \'changeableFor\' out for a governance lock, which can be removed');
}
