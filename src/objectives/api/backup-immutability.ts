/**
 * How recovery points are kept from being deleted, from the weakest to the strongest.
 */
export enum BackupImmutability {
  /** Nothing keeps them. */
  NONE = 'none',
  /** The access policy of the vault denies their deletion. Who may change that policy may delete them. */
  POLICY = 'policy',
  /** The vault is locked in governance mode. Who has the right to remove the lock may delete them. */
  GOVERNANCE = 'governance',
  /** The vault is locked in compliance mode: nobody can delete them once its grace time is over. */
  COMPLIANCE = 'compliance',
  /** They are in a logically air-gapped vault, which is always locked in compliance mode. */
  AIR_GAPPED = 'airGapped',
}
