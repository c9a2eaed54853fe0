import type { ResourceEnvironment } from 'aws-cdk-lib';
import { matchesPattern } from '../../model/arn-pattern';
import type { Answer } from '../../model/resources/selection-semantics';
import { arnSection, colonSectionsOf } from '../../private/arn';
import { isKnownText } from '../../private/known-text';
import type { RequestKeys } from '../policy-conditions';

const SERVICE = 2;
const REGION = 3;
const ACCOUNT = 4;
const RESOURCE = 5;

/**
 * What is known of the request by which AWS Backup assumes a role of an account, for what is in the same account.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-service-confused-deputy-prevention.html
 */
export function trustKeys({ account, region }: Partial<ResourceEnvironment> & Pick<ResourceEnvironment, 'account'>): RequestKeys {
  return {
    'aws:sourceaccount': { isThere: 'documented', is: (value) => isAccount(value, account) },
    'aws:sourcearn': { isThere: 'documented', is: (value) => isSource(value, account, region) },
    // A service gives no such id, and has no second factor.
    'sts:externalid': { isThere: 'never' },
    'aws:multifactorauthpresent': { isThere: 'never' },
    'aws:multifactorauthage': { isThere: 'never' },
    'aws:securetransport': { is: (value) => value === 'true' },
  };
}

/** Whether a text is an account, or a pattern of it. */
export function isAccount(value: string, account: string): Answer {
  if (value === account || value === '*') { return true; }
  return isKnownText(value) && isKnownText(account) ? matchesPattern(value, account) : undefined;
}

/** What exactly the source is, is not documented: an ARN of another account is none, and one of all that AWS Backup has in the account and Region is one. */
function isSource(value: string, account: string, region: string | undefined): Answer {
  if (value === '*') { return true; }
  const [service, where, of] = [SERVICE, REGION, ACCOUNT].map((index) => arnSection(value, index));
  const isOwn = of === undefined || of === '' ? undefined : isAccount(of, account);
  if (isOwn === false) { return false; }
  const isAll = ['backup', '*'].includes(service ?? '') && colonSectionsOf(value).slice(RESOURCE).every((section) => section === '*');
  const isThere = where === '*' || (region !== undefined && where === region);
  return isOwn && isAll && isThere ? true : undefined;
}
