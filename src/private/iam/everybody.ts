import { Aws } from 'aws-cdk-lib';
import type { aws_iam as iam } from 'aws-cdk-lib';
import { ARN_SECTIONS, colonSectionsOf } from '../arn';
import { isKnownText, isToken } from '../known-text';

type Conditions = iam.PrincipalPolicyFragment['conditions'];

/**
 * Keys of conditions that say on whose behalf a call comes, and which part of a value has to be fixed for that: of an ARN its account, of a path of units its organization,
 * of an id of a session its role. The rest may be open.
 */
const WHO: Record<string, (value: string) => string> = {
  'aws:principalaccount': whole,
  'aws:principalarn': accountIn,
  'aws:principalorgid': whole,
  'aws:principalorgpaths': (value) => value.split('/')[0],
  'aws:userid': (value) => colonSectionsOf(value)[0],
  'aws:sourceaccount': whole,
  'aws:sourcearn': accountIn,
  'aws:sourceorgid': whole,
  'aws:sourceorgpaths': (value) => value.split('/')[0],
  'aws:sourceowner': whole,
  'aws:sourcevpc': whole,
  'aws:sourcevpce': whole,
  'ec2:sourceinstancearn': accountIn,
  'kms:calleraccount': whole,
  'lambda:sourcefunctionarn': accountIn,
};

/** Keys by which anybody can have any value, in an account of his own. */
const NOT_WHO = new RegExp(`^(aws:(${['assumedroot', 'calledvia', 'currenttime', 'ec2instancesourceprivateipv4', 'epochtime', 'federatedprovider', 'multifactorauth',
  'principalisawsservice', 'principaltag/', 'principaltype', 'referer', 'requestedregion', 'requesttag/', 'resource', 'securetransport', 'sourceidentity', 'tagkeys', 'tokenissuetime',
  'useragent', 'username', 'viaawsservice', 'vpcsourceip'].join('|')})|ec2:roledelivery|kms:(?!calleraccount$))`);

/** Identity providers of which each account has roles of its own; others are made in one account. */
const EVERY_ACCOUNTS_PROVIDERS = ['accounts.google.com', 'cognito-identity.amazonaws.com', 'graph.facebook.com', 'www.amazon.com'];

/** What excludes some, and what is true of many: that somebody is there, or is no service, or how old a session is. */
const SAYS_NOTHING = /(^|:)(bool|date|null|numeric|(arn|string)?not)/;

/** A variable is what the caller makes of it, unless it is about what is called. */
const VARIABLE = /\$\{(?!aws:resource)/i;

/** What widens a condition to those that have no value for its key. */
const ALSO_WITHOUT_KEY = /^forallvalues:|ifexists$/;

/**
 * Whether a principal is everybody, in whichever account, without a condition that says who.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function isEverybody({ policyFragment: { principalJson, conditions }, principalAccount }: iam.IPrincipal): boolean {
  // The ARN of an account is a token, also where the account is known.
  return areEverybody([principalAccount, Object.values(principalJson)].flat(Infinity), conditions);
}

/** The same of the names of principals and the conditions that a statement has. */
export function areEverybody(names: readonly unknown[], conditions: Conditions): boolean {
  return names.some(isEveryAccount) && !sayWho(conditions);
}

function isEveryAccount(name: unknown): boolean {
  const text = String(name);
  return /^[*?]+$/.test(text) || EVERY_ACCOUNTS_PROVIDERS.includes(text) || (text.startsWith('arn:') && isOpen(accountIn(text)));
}

/** All conditions have to be met, so one that says who is enough. What cannot be known may be that. */
function sayWho(conditions: Conditions): boolean {
  if (isToken(conditions)) { return true; }
  const tests = Object.entries(conditions).flatMap(([operator, keys]) => isToken(keys)
    ? [{ operator: operator.toLowerCase(), key: '', values: [keys] }]
    : Object.entries(keys ?? {}).map(([key, values]) =>
      ({ operator: operator.toLowerCase(), key: key.toLowerCase(), values: [values].flat().filter(isWritten) })));
  const isThere = (key: string) => tests.some((test) => test.operator === 'null' && test.key === key && test.values.every((value) => String(value) === 'false'));
  return tests.some(({ operator, key, values }) => (!ALSO_WITHOUT_KEY.test(operator) || isThere(key)) && saysWho(operator, key, values));
}

/** What a program has no value for, such as a variable of its environment that is not set, is left out of the template. */
function isWritten(value: unknown): boolean {
  return value !== undefined && value !== null && value !== Aws.NO_VALUE;
}

/** Without values nothing is asked for. */
function saysWho(operator: string, key: string, values: unknown[]): boolean {
  if (values.length === 0 || SAYS_NOTHING.test(operator) || NOT_WHO.test(key)) { return false; }
  return values.every((value) => (typeof value === 'string' ? !isKnownText(value) : isToken(value)) || isFixed(operator, key, String(value)));
}

function isFixed(operator: string, key: string, value: string): boolean {
  if (VARIABLE.test(value)) { return false; }
  if (operator.includes('ipaddress')) { return !/\/0*[0-7]$/.test(value); }
  const hasWildcards = /like|arn/.test(operator);
  return !hasWildcards || (key in WHO ? !isOpen(WHO[key](value)) : !/^[*?]+$/.test(value));
}

function isOpen(text: string): boolean {
  return /[*?]/.test(text);
}

function whole(value: string): string {
  return value;
}

/** The account in an ARN, or what stands for it and more: where a pattern has fewer colons than an ARN, a part of it may be several sections. */
function accountIn(arn: string): string {
  const sections = colonSectionsOf(arn);
  return sections.length >= ARN_SECTIONS ? sections[4] : arn;
}
