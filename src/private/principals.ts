import { Token, TokenComparison } from 'aws-cdk-lib';
import type { aws_iam as iam } from 'aws-cdk-lib';

const IAM_ARN = /^arn:[^:]+:(?:iam|sts)::(?<account>\d{12}):/;

/** The principals that a grantee stands for: more than one where it is composed of several. */
export function principalsOf(grantee: iam.IGrantable): iam.IPrincipal[] {
  const principal = grantee.grantPrincipal;
  const { principals } = principal as Partial<iam.CompositePrincipal>;
  return Array.isArray(principals) ? principals.flatMap(principalsOf) : [principal];
}

/** The account of a principal, where it or its ARN says it. */
export function accountOf(principal: iam.IPrincipal): string | undefined {
  const { arn = '' } = principal as Partial<iam.ArnPrincipal>;
  return principal.principalAccount ?? IAM_ARN.exec(arn)?.groups?.account;
}

/** Whether a principal is known to be of another account. */
export function isForeign(principal: iam.IPrincipal, account: string): boolean {
  return compare(principal, account) === TokenComparison.DIFFERENT;
}

/** Whether a principal can be of another account: also where only one of the two accounts is known before deployment. */
export function mayBeForeign(principal: iam.IPrincipal, account: string): boolean {
  return [TokenComparison.DIFFERENT, TokenComparison.ONE_UNRESOLVED].includes(compare(principal, account));
}

function compare(principal: iam.IPrincipal, account: string): TokenComparison {
  const own = accountOf(principal);
  return own === undefined ? TokenComparison.SAME : Token.compareStrings(own, account);
}
