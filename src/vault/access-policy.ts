import { aws_iam as iam } from 'aws-cdk-lib';

/**
 * The access policy of a vault: any statements, as long as their actions are spelled out.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
 */
export function wildcardProblems(actions: string[]): string[] {
  return actions
    .filter((action) => typeof action === 'string' && action.includes('*'))
    .map((action) => `an access policy of a vault must name each action, without '*', got '${action}': AWS Backup takes no wildcard there`);
}

/** The same for every statement of a document, which may come from elsewhere and may still grow; given as its JSON. */
export function documentProblems(document?: { Statement?: { Action?: string | string[] }[] }): string[] {
  const statements = document?.Statement ?? [];
  return wildcardProblems(statements.flatMap((statement) => statement.Action ?? []));
}

/** Nobody deletes a recovery point, and nobody shortens its life. */
export function blockDeletion(): iam.PolicyStatement {
  return new iam.PolicyStatement({
    effect: iam.Effect.DENY,
    actions: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
    principals: [new iam.AnyPrincipal()],
    resources: ['*'],
  });
}
