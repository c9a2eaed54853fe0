import { Token } from 'aws-cdk-lib';
import type { ResourceEnvironment } from 'aws-cdk-lib';

/**
 * Whether two resources are known to live in different accounts or Regions. What is only known at deployment counts as the same.
 */
export function knownToDiffer(a: ResourceEnvironment, b: ResourceEnvironment): boolean {
  return accountsDiffer(a, b) || regionsDiffer(a, b);
}

/** The same of their accounts alone. */
export function accountsDiffer(a: Pick<ResourceEnvironment, 'account'>, b: Pick<ResourceEnvironment, 'account'>): boolean {
  return differ(a.account, b.account);
}

/** The same of their Regions alone. */
export function regionsDiffer(a: Pick<ResourceEnvironment, 'region'>, b: Pick<ResourceEnvironment, 'region'>): boolean {
  return differ(a.region, b.region);
}

/** Whether two environments are the same, be they known or the same tokens. */
export function areSame(a: ResourceEnvironment, b: ResourceEnvironment): boolean {
  return a.account === b.account && a.region === b.region;
}

/** Whether an ARN is known to be of another account or Region; where it says neither, it may be of any. */
export function isArnElsewhere(arn: string, env: ResourceEnvironment): boolean {
  const [, , , region = '', account = ''] = arn.split(':');
  return knownToDiffer({ region: isOpen(region) ? env.region : region, account: isOpen(account) ? env.account : account }, env);
}

function isOpen(section: string): boolean {
  return section === '' || section.includes('*');
}

/** How an environment is said in a message. */
export function envInWords({ account, region }: ResourceEnvironment): string {
  return [account, region].map((part) => Token.isUnresolved(part) ? 'not known yet' : part).join(', ');
}

function differ(a: string, b: string): boolean {
  return !Token.isUnresolved(a) && !Token.isUnresolved(b) && a !== b;
}

/** Whether both the account and the Region are known. */
export function isKnown({ account, region }: ResourceEnvironment): boolean {
  return !Token.isUnresolved(account) && !Token.isUnresolved(region);
}
