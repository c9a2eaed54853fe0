/**
 * What becomes of the data of a resource when it is lost.
 */
export enum BackupVerdict {
  /** A plan backs it up, for sure. */
  PROTECTED = 'protected',
  /** Whether a plan backs it up is known only at deployment. */
  CONDITIONAL = 'conditional',
  /** Nothing backs it up. */
  UNPROTECTED = 'unprotected',
  /** A plan selects it, and its backups would fail, or AWS Backup refuses the plan. */
  SELECTED_IN_VAIN = 'selectedInVain',
  /** It is not to be backed up, for a reason that somebody gave. */
  EXEMPT = 'exempt',
  /** Only its own service keeps backups, which go with it. */
  NATIVE_ONLY = 'nativeOnly',
  /** AWS Backup cannot back it up, or does not see it here. */
  UNSUPPORTED = 'unsupported',
}
