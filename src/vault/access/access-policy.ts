import { aws_iam as iam } from 'aws-cdk-lib';
import { COPY_INTO, DELETION, REMOVAL, wildcardProblems } from '../../model/access-policy';
import type { ResourcePolicyKind } from '../../private/iam/resource-policy';
import { AIR_GAPPED_VAULT, VAULT } from '../vault-resource';

/** What AWS Backup would refuse in a document that is given, as its JSON. */
export function documentProblems(document?: { Statement?: { Action?: string | string[] }[] }): string[] {
  const statements = document?.Statement ?? [];
  return wildcardProblems(statements.flatMap((statement) => statement.Action ?? []));
}

/** The access policy of a vault, as it is written from outside. */
export const ACCESS_POLICY: ResourcePolicyKind = {
  types: [VAULT, AIR_GAPPED_VAULT],
  method: 'addToAccessPolicy',
  property: 'accessPolicy',
};

/** A statement of a document, given as its JSON, as far as it matters for denials. */
interface Denial {
  readonly Effect?: string;
  readonly Action?: string | string[];
  readonly Principal?: string | { readonly AWS?: unknown };
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: unknown } };
}

/** Nobody deletes a recovery point, and nobody shortens its life; but for exceptions. */
export function blockDeletion(exceptions: string[] = []): iam.PolicyStatement {
  return deny([...DELETION], exceptions);
}

/** Nobody does that, nor takes away what keeps the recovery points; but for exceptions. */
export function blockRemoval(exceptions: string[] = []): iam.PolicyStatement {
  return deny([...DELETION, ...REMOVAL], exceptions);
}

/** A principal, of whichever account, copies recovery points into the vault. */
export function allowCopies(principal: iam.IPrincipal): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions: [COPY_INTO], principals: [principal], resources: ['*'] });
}

/** A denial for everybody beside one that has exceptions: nobody is excepted. */
export function hasVainException(document?: { Statement?: Denial[] }): boolean {
  const denials = (document?.Statement ?? []).filter(({ Effect, Action }) => Effect === 'Deny' && [Action].flat().includes(DELETION[0]));
  return denials.some(({ Condition, Principal }) => Condition === undefined && (typeof Principal === 'string' ? Principal : Principal?.AWS) === '*')
    && denials.some(({ Condition }) => [Condition?.ArnNotEquals, Condition?.ArnNotLike].some((test) => test?.['aws:PrincipalArn'] !== undefined));
}

function deny(actions: string[], exceptions: string[]): iam.PolicyStatement {
  const operator = exceptions.some((arn) => /[*?]/.test(arn)) ? 'ArnNotLike' : 'ArnNotEquals';
  return new iam.PolicyStatement({
    effect: iam.Effect.DENY,
    actions,
    principals: [new iam.AnyPrincipal()],
    resources: ['*'],
    conditions: exceptions.length > 0 ? { [operator]: { 'aws:PrincipalArn': exceptions } } : undefined,
  });
}
