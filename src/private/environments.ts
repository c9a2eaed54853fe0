import type { ResourceEnvironment } from 'aws-cdk-lib';
import { arnSection } from './arn';
import { isKnownText } from './known-text';

/**
 * Whether two resources are known to live in different accounts or Regions. What is only known at deployment counts as the same.
 */
export function knownToDiffer(a: ResourceEnvironment, b: ResourceEnvironment): boolean {
  return accountsDiffer(a, b) || regionsDiffer(a, b);
}

/** An account, and the Region beside it where that is at hand. */
type AccountOf = Pick<ResourceEnvironment, 'account'> & Partial<ResourceEnvironment>;

/** The same of their accounts alone. */
export function accountsDiffer(a: AccountOf, b: AccountOf): boolean {
  return !isCut(a) && !isCut(b) && differ(a.account, b.account);
}

/** The same of their Regions alone. */
export function regionsDiffer(a: Pick<ResourceEnvironment, 'region'>, b: Pick<ResourceEnvironment, 'region'>): boolean {
  return differ(a.region, b.region);
}

/** Whether two environments are the same, be they known or the same tokens. */
export function areSame(a: ResourceEnvironment, b: ResourceEnvironment): boolean {
  return a.account === b.account && a.region === b.region;
}

/** Where an ARN says where it is. */
const REGION = 3;
const ACCOUNT = 4;

/** Whether an ARN is known to be of another account or Region; where it says neither, it may be of any. */
export function isArnElsewhere(arn: string, env: ResourceEnvironment): boolean {
  const [region = '', account = ''] = [REGION, ACCOUNT].map((index) => arnSection(arn, index));
  return knownToDiffer({ region: isOpen(region) ? env.region : region, account: isOpen(account) ? env.account : account }, env);
}

function isOpen(section: string): boolean {
  return section === '' || section.includes('*');
}

/** How an environment is said in a message. */
export function envInWords({ account, region }: ResourceEnvironment): string {
  return [isCut({ region }) ? region : account, region].map((part) => isKnownText(part) ? part : 'not known yet').join(', ');
}

/** Whether aws-cdk-lib has cut an ARN within a dynamic reference that is its Region: what it takes for the account is a part of that. */
function isCut({ region }: Partial<ResourceEnvironment>): boolean {
  return region?.endsWith('{{resolve') === true;
}

function differ(a: string, b: string): boolean {
  return a !== b && isKnownText(a) && isKnownText(b);
}

/** Whether both the account and the Region are known. */
export function isKnown({ account, region }: ResourceEnvironment): boolean {
  return isKnownText(account) && isKnownText(region);
}
