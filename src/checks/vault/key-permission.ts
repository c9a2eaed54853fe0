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
import { BACKUP_SERVICE } from '../../private/service';
import { isMeant } from '../policy-actions';
import { meetsCondition } from '../policy-conditions';

/** The ways to do something with a key: one that is allowed is enough, and only a denial of all of them ends it for sure. */
interface Use {
  readonly allowed: readonly string[];
  readonly denied: readonly string[];
  /** Whether it may be enough that AWS Backup itself is let in: nobody says so. */
  readonly isOfService?: boolean;
}

/** What only lets see a key is of no use for a copy. */
const READING: Use = { allowed: ['kms:Decrypt', 'kms:ReEncryptFrom', 'kms:CreateGrant'], denied: ['kms:Decrypt', 'kms:ReEncryptFrom', 'kms:CreateGrant'] };
const DATA_KEYS = ['kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext'];
/** A grant brings data keys, too, but not where the policy of the key denies them. */
const ENCRYPTING: Use = { allowed: [...DATA_KEYS, 'kms:CreateGrant'], denied: DATA_KEYS };

/**
 * Whether the policy of a key may let another account use it: what only deployment knows may be right, and a condition may be met; a denial wins wherever it stands. Without one, KMS lets in the account of the key.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function mayUseKey(key: KeyDocument, account: string): boolean {
  return !key.keyPolicy.isAbsent && isPossible(READING, key, account);
}

/**
 * Whether the policy of a key may let AWS Backup encrypt with it what is in a vault of some account. One without statements is none that KMS takes.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
 */
export function mayEncryptWith(key: KeyDocument, account: string): boolean {
  const isOwn = !accountsDiffer({ account }, key.env);
  if (key.keyPolicy.isAbsent || key.keyPolicy.at('Statement').isAbsent) { return isOwn; }
  return VAULT_USES.every((use) => isPossible(use, key, isOwn ? key.env.account : account));
}

/**
 * Whether the policy of a key lets an account read with it what is encrypted; undefined where that is known only at deployment, or not understood. The organization that it names is taken to be the
 * right one, and in its own account it need not say by whom it may be used.
 */
export function letsReadWithKey(key: KeyDocument, account: string, documents: Documents): Answer {
  return letsUse([READING], key, account, documents);
}

/**
 * The same of what a vault is encrypted with.
 *
 * @param caller the role that uses it
 */
export function letsEncryptWithKey(key: KeyDocument, account: string, documents: Documents, caller: Caller): Answer {
  return letsUse(VAULT_USES, key, account, documents, caller);
}

const VAULT_USES: readonly Use[] = [READING, ENCRYPTING].map((use) => ({ ...use, isOfService: true }));

function letsUse(uses: readonly Use[], key: KeyDocument, account: string, documents: Documents, caller?: Caller): Answer {
  const { keyPolicy } = key;
  const isOwn = !accountsDiffer({ account }, key.env);
  if (keyPolicy.isAbsent) { return isOwn; }
  const user = { arn: later(`whoever uses ${key.key}`), ...caller, account: isOwn ? key.env.account : account };
  if (!uses.every((use) => isPossible(use, key, user.account))) { return false; }
  if (!isWritten(keyPolicy)) { return undefined; }
  const all = statementsIn(keyPolicy).filter((statement) => mayConcern(statement, user.account));
  return and(uses.map(({ allowed, denied }) => {
    const isDenied = or(all.filter((statement) => mayBeOf([...allowed, ...denied], statement))
      .map((statement) => statement.Effect === 'Allow' || isOfOthers(statement, user, documents) ? false : undefined));
    const isAllowed = or(all.filter((statement) => statement.Effect === 'Allow' && mayBeOf(allowed, statement))
      .map((statement) => and([isFor(statement, user, documents), areTaken(statement, user)])));
    return and([not(isDenied), isAllowed || undefined]);
  }));
}

/** Whether the policy of a key may let an account use it in one of some ways. */
function isPossible({ allowed, denied, isOfService }: Use, { keyPolicy }: KeyDocument, account: string): boolean {
  const policy = keyPolicy.value;
  const statements = isObject(policy) ? listOf(policy.Statement) : [undefined];
  const known = statements.filter((statement): statement is WrittenStatement => isObject(statement));
  const denials = known.filter((statement) => statement.Effect === 'Deny' && isOfAllIn(statement, account));
  if (denied.every((use) => denials.some(({ Action }) => textsOf(Action).some((action) => isMeant(action, use))))) { return false; }
  return known.length < statements.length
    || known.some((statement) => statement.Effect !== 'Deny' && mayBeOf(allowed, statement)
      && (mayConcern(statement, account) || (isOfService === true && isOfBackup(statement))));
}

function isOfBackup({ Principal }: WrittenStatement): boolean {
  return isObject(Principal) && textsOf(Principal.Service).some((service) => !isKnownText(service) || service === BACKUP_SERVICE);
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
    'aws:securetransport': { is: (value) => value === 'true' },
    'kms:grantisforawsresource': { is: (value) => value === 'true' },
    'kms:calleraccount': { is: (value) => value === account || undefined },
    'kms:viaservice': { is: (value) => value.startsWith('backup.') || undefined },
    'aws:principalorgid': { is: () => statement.Effect === 'Allow' || undefined },
  });
}

function mayBeOf(uses: readonly string[], { Action }: WrittenStatement): boolean {
  return Action === undefined || listOf(Action).some((action) => {
    const text = textOf(action) ?? '';
    return text === '' || !isKnownText(text) || uses.some((use) => isMeant(text, use));
  });
}
