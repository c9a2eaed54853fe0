import { Stack, TokenComparison } from 'aws-cdk-lib';
import type { aws_iam as iam } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { arnSection } from '../arn';
import { hasDummy, isKnownText } from '../known-text';

/** The principals that a grantee stands for: more than one where it is composed of several. */
export function principalsOf(grantee: iam.IGrantable): iam.IPrincipal[] {
  const principal = grantee.grantPrincipal;
  const { principals } = principal as Partial<iam.CompositePrincipal>;
  return Array.isArray(principals) ? principals.flatMap(principalsOf) : [principal];
}

/** The account of a principal, where it or its ARN says it. */
export function accountOf(principal: iam.IPrincipal): string | undefined {
  const { arn = '' } = principal as Partial<iam.ArnPrincipal>;
  return (principal.principalAccount && accountOfRole(principal as Partial<iam.IRole>, principal.principalAccount)) ?? accountIn(arn);
}

/** The account of a role, which says `account` itself: as its ARN has it, since aws-cdk-lib cuts an ARN also within what is not known of it. Of one that is still to be looked up it is not known. */
export function accountOfRole({ roleArn = '' }: Partial<iam.IRole>, account: string): string {
  return hasDummy(roleArn) ? roleArn : arnSection(roleArn, ACCOUNT) ?? account;
}

const ACCOUNT = 4;

/** The account of an ARN of a role, a user or a session. */
function accountIn(arn: string): string | undefined {
  const [service = '', region, account = ''] = [2, 3, ACCOUNT].map((index) => arnSection(arn, index));
  return /^(iam|sts)$/.test(service) && region === '' && /^\d{12}$/.test(account) ? account : undefined;
}

/** Whether a principal is known to be of another account. */
export function isForeign(principal: iam.IPrincipal, account: string): boolean {
  return compare(principal, account) === TokenComparison.DIFFERENT;
}

/** Whether a principal can be of another account: also where only one of the two accounts is known before deployment. */
export function mayBeForeign(principal: iam.IPrincipal, account: string): boolean {
  return [TokenComparison.DIFFERENT, TokenComparison.ONE_UNRESOLVED].includes(compare(principal, account));
}

/**
 * Whether a principal drops the statements that it gets, although it says that it has them: so does an import of another account, or one that is not to be changed.
 */
export function isImmutable(principal: iam.IPrincipal): boolean {
  return typeof (principal as { addGrantsToResources?: unknown }).addGrantsToResources === 'boolean';
}

/** What keeps a grantee out of a resource policy in the stack of a scope. */
export function namingProblems(method: string, principal: iam.IPrincipal, scope: IConstruct): string[] {
  const reason = namelessness(principal, scope);
  return reason
    ? [`the grantee of ${method}() must be one that a resource policy can name, got ${principalInWords(principal)}: ${reason}; grant to its account instead, with iam.AccountPrincipal`]
    : [];
}

/** Why a resource policy in the stack of a scope cannot name a principal; nothing where it can. */
export function namelessness(principal: iam.IPrincipal, scope: IConstruct): string | undefined {
  const { groupArn } = principal as Partial<iam.Group>;
  if (groupArn !== undefined) { return 'a group is not the principal of a call'; }
  try {
    Stack.of(scope).resolve(principal.policyFragment.principalJson);
    return undefined;
  } catch {
    // So aws-cdk-lib says that it is a policy, an import without its role, or of another environment without a name of its own.
    return Construct.isConstruct(principal)
      ? 'other accounts and Regions know its ARN only by a name of its own, such as a \'roleName\''
      : 'it has no ARN that is known here';
  }
}

/** A principal, as a message names it. */
export function principalInWords(principal: iam.IPrincipal): string {
  const { resource } = principal as { resource?: IConstruct };
  return resource ? `the role of '${resource.node.path}'` : `${principal}`;
}

function compare(principal: iam.IPrincipal, account: string): TokenComparison {
  const own = accountOf(principal);
  if (own === undefined || own === account) { return TokenComparison.SAME; }
  const isKnown = isKnownText(own);
  if (isKnown && isKnownText(account)) { return TokenComparison.DIFFERENT; }
  return isKnown || isKnownText(account) ? TokenComparison.ONE_UNRESOLVED : TokenComparison.BOTH_UNRESOLVED;
}
