/** What becomes of the data of a resource when it is lost. */
export type Verdict =
  /** A plan backs it up, for sure. */
  | 'protected'
  /** Whether a plan backs it up is known only at deployment. */
  | 'conditional'
  /** Nothing backs it up. */
  | 'unprotected'
  /** A plan selects it, and its backups would fail, or AWS Backup refuses the plan. */
  | 'selectedInVain'
  /** It is not to be backed up, for a reason that somebody gave. */
  | 'exempt'
  /** Only its own service keeps backups, which go with it. */
  | 'nativeOnly'
  /** AWS Backup cannot back it up, or does not see it here. */
  | 'unsupported';

/** What plans do for a resource in one world. */
export type Reached = 'protected' | 'conditional' | 'selectedInVain' | 'unprotected';
