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
