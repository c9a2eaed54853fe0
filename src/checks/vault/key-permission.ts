import { isFor, isWritten } from './denied-backups';
import type { Caller } from './denied-backups';
import { isObject, isOfAllIn, listOf, mayConcern, principalsOf, statementsIn, textsOf } from './policy-statements';
import type { Statement } from './policy-statements';
import type { Documents } from '../../document/documents';
import type { KeyDocument } from '../../document/key-document';
import { textOf } from '../../document/values/expression';
import type { WrittenStatement } from '../../model/access-policy';
import { and, not, or } from '../../model/resources/selection-semantics';
import type { Answer } from '../../model/resources/selection-semantics';
import { accountsDiffer } from '../../private/environments';
import { isKnownText } from '../../private/known-text';
import { later } from '../../private/later';
import { isMeant } from '../policy-actions';
import { meetsCondition } from '../policy-conditions';

/**
 * Whether the policy of a key may let another account use it: what only deployment knows may be right, and a condition may be met; a denial wins wherever it stands. Without one, KMS lets in the account of the key.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function mayUseKey({ keyPolicy }: KeyDocument, account: string): boolean {
  if (keyPolicy.isAbsent) { return false; }
  const policy = keyPolicy.value;
  const statements = isObject(policy) ? listOf(policy.Statement) : [undefined];
  const known = statements.filter((statement): statement is WrittenStatement => isObject(statement));
  const denials = known.filter((statement) => statement.Effect === 'Deny' && isOfAllIn(statement, account));
  if (USES.every((use) => denials.some(({ Action }) => textsOf(Action).some((action) => isMeant(action, use))))) { return false; }
  return known.length < statements.length
    || known.some((statement) => statement.Effect !== 'Deny' && mayConcern(statement, account) && mayBeOfUse(statement));
}

/**
 * Whether the policy of a key lets an account use it, which may be its own; undefined where that is known only at deployment, or not understood. The organization that it names is taken to be the
 * right one, and in its own account it need not say by whom it may be used.
 *
 * @param caller the role that uses it, where that is known
 */
export function letsUseKey(key: KeyDocument, account: string, documents: Documents, caller?: Caller): Answer {
  const { keyPolicy } = key;
  const isOwn = !accountsDiffer({ account }, key.env);
  if (keyPolicy.isAbsent) { return isOwn; }
  const user = { arn: later(`whoever uses ${key.key}`), ...caller, account: isOwn ? key.env.account : account };
  if (!mayUseKey(key, user.account)) { return false; }
  if (!isWritten(keyPolicy)) { return undefined; }
  const statements = statementsIn(keyPolicy).filter((statement) => mayConcern(statement, user.account) && mayBeOfUse(statement));
  const isDenied = or(statements.map(({ Effect }, index) => Effect === 'Allow' || isOfOthers(statements[index], user, documents) ? false : undefined));
  const isAllowed = or(statements.filter(({ Effect }) => Effect === 'Allow').map((statement) => and([isFor(statement, user, documents), areTaken(statement, user)])));
  return and([not(isDenied), isAllowed || undefined]);
}

/** Whether a denial is surely of none by whom AWS Backup uses a key, or of no request of theirs. */
function isOfOthers(statement: Statement, caller: Caller, documents: Documents): boolean {
  const named = textsOf(principalsOf(statement.Principal));
  const isOfService = named.some((principal) => !documents.roleOf(principal) && (!isKnownText(principal) || principal.includes('AWSServiceRoleForBackup')));
  return (isFor(statement, caller, documents) === false && !isOfService) || areTaken(statement, caller) === false;
}

/** Whether the conditions of a statement are met by what AWS Backup asks for. */
function areTaken(statement: Statement, { account }: Caller): Answer {
  return meetsCondition(statement, {
    'aws:securetransport': { isThere: 'always', is: (value) => value === 'true' },
    'kms:grantisforawsresource': { isThere: 'always', is: (value) => value === 'true' },
    'kms:calleraccount': { isThere: 'always', is: (value) => value === account || undefined },
    'kms:viaservice': { isThere: 'always', is: (value) => value.startsWith('backup.') || undefined },
    'aws:principalorgid': { isThere: 'always', is: () => statement.Effect === 'Allow' || undefined },
  });
}

/** What only lets see a key is of no use for a copy. */
const USES: readonly string[] = ['kms:Decrypt', 'kms:ReEncryptFrom', 'kms:CreateGrant'];

function mayBeOfUse({ Action }: WrittenStatement): boolean {
  return Action === undefined || listOf(Action).some((action) => {
    const text = textOf(action) ?? '';
    return text === '' || !isKnownText(text) || USES.some((use) => isMeant(text, use));
  });
}
