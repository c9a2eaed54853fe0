/**
 * What AWS Backup would refuse in the access policy of a vault: an action that is not spelled out.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
 */
export function wildcardProblems(actions: readonly string[]): string[] {
  return actions
    .filter((action) => typeof action === 'string' && action.includes('*'))
    .map((action) => `an access policy of a vault must name each action, without '*', got '${action}': AWS Backup takes no wildcard there`);
}

/** What other accounts may be allowed by the access policy of a vault, and nothing else. */
export const COPY_INTO = 'backup:CopyIntoBackupVault';

/** What begins a backup into a vault. */
export const START_JOB = 'backup:StartBackupJob';

/** What ends the life of a recovery point, or makes it shorter. */
export const DELETION = ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'] as const;

/** What changes the access policy of a vault. */
export const POLICY_CHANGES = ['backup:PutBackupVaultAccessPolicy', 'backup:DeleteBackupVaultAccessPolicy'] as const;

/** What else takes recovery points out of a vault, or takes away what keeps them there. */
export const REMOVAL = [
  'backup:DisassociateRecoveryPoint',
  ...POLICY_CHANGES,
  'backup:DeleteBackupVaultLockConfiguration',
  'backup:DeleteBackupVault',
] as const;

/** A statement of an access policy as it stands in the template, whoever wrote it: any part may be what only deployment knows. */
export interface WrittenStatement {
  readonly Effect?: unknown;
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Condition?: Record<string, Record<string, unknown>>;
}
