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

/** How recovery points are kept from being deleted, from the weakest to the strongest. */
export const IMMUTABILITIES = ['none', 'policy', 'governance', 'compliance', 'airGapped'] as const;
export type Immutability = typeof IMMUTABILITIES[number];

/** The strongest of some; none without any. */
export function strongest(immutabilities: readonly Immutability[]): Immutability {
  return IMMUTABILITIES[Math.max(0, ...immutabilities.map((each) => IMMUTABILITIES.indexOf(each)))];
}

/** The weakest of some. */
export function weakest(immutabilities: readonly Immutability[]): Immutability {
  return IMMUTABILITIES[Math.min(...immutabilities.map((each) => IMMUTABILITIES.indexOf(each)))];
}
