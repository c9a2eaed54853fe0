import { isObject, isSame, listOf, principalsOf, statementsIn, testsIn, accountOf } from './policy-statements';
import type { Statement } from './policy-statements';
import { VaultReference } from '../../document/arns/vault-reference';
import type { Documents } from '../../document/documents';
import type { RoleDocument } from '../../document/role-document';
import { textOf } from '../../document/values/expression';
import type { Reading } from '../../document/values/reading';
import type { VaultDocument } from '../../document/vault-document';
import { matchesPattern } from '../../model/arn-pattern';
import { and, not, or } from '../../model/resources/selection-semantics';
import type { Answer } from '../../model/resources/selection-semantics';
import { arnSection } from '../../private/arn';
import { isKnownText } from '../../private/known-text';
import { concernsAction } from '../policy-actions';
import { isLiteralWildcard, meetsTest } from '../policy-conditions';
import type { RequestKeys } from '../policy-conditions';

const RESOURCE = 5;

/** What says of which organization somebody is, and where in it. */
const ORGANIZATION = /^aws:PrincipalOrg(ID|Paths)$/i;
const OF_ORGANIZATION = /^(ForAnyValue:)?String(Equals|Like)(IgnoreCase)?$/;

/** Whoever backs up: a role, as its ARN is written, and as it is known where it is one of the application. */
export interface Caller {
  readonly arn: string;
  readonly role?: RoleDocument;
  readonly account: string;
}

/** Whether the access policy of a vault denies an action on the vault to a role; undefined where that is known only at deployment, or not understood. */
export function deniesRole(vault: VaultDocument, action: string, caller: Caller, documents: Documents): Answer {
  return says('Deny', vault, action, caller, documents);
}

/** Whether it surely does so by a statement without conditions. */
export function deniesRoleAnyhow(vault: VaultDocument, action: string, caller: Caller, documents: Documents): boolean {
  return says('Deny', vault, action, caller, documents, ({ Condition }) => Condition === undefined) === true;
}

/** Whether a statement of the access policy of a vault allows it; the right organization is taken to be the one that is named. */
export function allowsRole(vault: VaultDocument, action: string, caller: Caller, documents: Documents): Answer {
  return says('Allow', vault, action, caller, documents);
}

function says(
  effect: 'Allow' | 'Deny', vault: VaultDocument, action: string, caller: Caller, documents: Documents, isMeant: (statement: Statement) => boolean = () => true,
): Answer {
  const { accessPolicy } = vault;
  if (accessPolicy.isAbsent) { return false; }
  return or([isWritten(accessPolicy) ? false : undefined, ...statementsIn(accessPolicy).filter(isMeant).map((statement) => {
    const own = statement.reading.at('Effect').knownText;
    if (own !== undefined && own !== effect) { return false; }
    return and([
      own === undefined ? undefined : true, concernsAction(statement, action), isFor(statement, caller, documents),
      isOn(statement, vault, documents), isUnderConditions(statement, caller, documents, effect === 'Allow'),
    ]);
  })]);
}

/** Whether all statements of a policy stand in the template. */
export function isWritten(policy: Reading): boolean {
  const { value } = policy;
  return isObject(value) && listOf(value.Statement).every(isObject);
}

/** Whether a statement is for a role; undefined where that is known only at deployment. */
export function isFor({ Principal, NotPrincipal }: Statement, caller: Caller, documents: Documents): Answer {
  if (NotPrincipal !== undefined) {
    // Whoever is left out has to be named with the account, too, so that an account alone says nothing for sure.
    const isLeftOut = isAmong(NotPrincipal, caller, documents);
    return isLeftOut === false ? true : undefined;
  }
  return isAmong(Principal, caller, documents);
}

function isAmong(principal: unknown, caller: Caller, documents: Documents): Answer {
  if (textOf(principal) !== undefined) { return textOf(principal) === '*' ? true : undefined; }
  return or(principalsOf(principal).map((each) => isCaller(textOf(each) ?? '', caller, documents)));
}

/** Whether a principal is a role, or the account that it is in. */
function isCaller(principal: string, { arn, role, account }: Caller, documents: Documents): Answer {
  if (principal === '*' || principal === arn) { return true; }
  const of = accountOf(principal);
  const isRoot = principal === of || principal.endsWith(':root');
  if (isRoot) { return principal.endsWith(`:iam::${account}:root`) || of === account ? true : of !== undefined && isKnownText(account) ? false : undefined; }
  const meant = documents.roleOf(principal);
  if (meant && role) { return meant.key === role.key; }
  return isKnownText(principal) && (isKnownText(arn) || role !== undefined) && !(role && mayBeNamed(principal, role)) ? false : undefined;
}

/** Whether an ARN that is known whole may be that of a role, whose name deployment can make. */
function mayBeNamed(arn: string, role: RoleDocument): boolean {
  const name = role.roleName.knownText;
  const resource = arnSection(arn, RESOURCE) ?? arn;
  return name === undefined ? !role.roleName.isAbsent : resource.startsWith('role/') && resource.endsWith(`/${name}`);
}

function isOn({ Resource, NotResource, reading }: Statement, vault: VaultDocument, documents: Documents): Answer {
  if (Resource === undefined && NotResource !== undefined) { return undefined; }
  return or(reading.at('Resource').all.map((each) => {
    if (each.knownText === '*') { return true; }
    const { document } = VaultReference.byArn(documents, each, vault.template);
    return document ? document.key === vault.key : undefined;
  }));
}

/** Of conditions, those on roles are understood, on their account, and on the way that a request takes. */
function isUnderConditions(statement: Statement, caller: Caller, documents: Documents, isMember: boolean): Answer {
  return and(testsIn(statement).map((test) => {
    const { operator, key, values } = test;
    if (isMember && ORGANIZATION.test(key)) { return OF_ORGANIZATION.test(operator) ? true : undefined; }
    if (!isSame(key, 'aws:PrincipalArn')) { return meetsTest(test, requestOf(caller)); }
    const [isUnderstood, isNegated] = /^(?:Arn|String)(Not)?(?:Equals|Like)$/.exec(operator) ?? [];
    if (isUnderstood === undefined) { return undefined; }
    const isAny = or(values.map((value) => {
      const text = textOf(value) ?? '';
      if (isLiteralWildcard(operator, text)) { return false; }
      if (text === '*') { return true; }
      if (!/[*?]/.test(text)) { return isCaller(text, caller, documents); }
      return isKnownText(text) && isKnownText(caller.arn) && !text.includes('?') ? matchesPattern(text, caller.arn) : undefined;
    }));
    return isNegated === undefined ? isAny : not(isAny);
  }));
}

function requestOf({ account }: Caller): RequestKeys {
  return {
    'aws:securetransport': { is: (value) => value === 'true' },
    'aws:principalaccount': { is: (value) => value === account ? true : isKnownText(value) && isKnownText(account) ? false : undefined },
  };
}
