import { allowsRole, deniesRole } from './denied-backups';
import type { Caller } from './denied-backups';
import { isObject, isOfAction, isOfAllIn, isSame, listOf, mayConcern, statementsIn } from './policy-statements';
import type { Documents } from '../../document/documents';
import type { VaultDocument } from '../../document/vault-document';
import { COPY_INTO } from '../../model/access-policy';
import type { WrittenStatement } from '../../model/access-policy';
import { and, not } from '../../model/resources/selection-semantics';
import type { Answer } from '../../model/resources/selection-semantics';
import { accountsDiffer } from '../../private/environments';
import { isKnownText } from '../../private/known-text';

/**
 * Whether the access policy of a vault may let an account copy into it: what only deployment knows may be right, and a condition may be met.
 */
export function mayCopyInto({ accessPolicy }: VaultDocument, account: string): boolean {
  if (accessPolicy.isAbsent) { return false; }
  const policy = accessPolicy.value;
  const statements = isObject(policy) ? [policy.Statement ?? []].flat() : [undefined];
  // What is no statement, deployment makes one of, or of the policy as a whole.
  if (!statements.every((statement): statement is WrittenStatement => isObject(statement))) { return true; }
  const ofCopies = statements.filter(isOfCopies);
  return ofCopies.some((statement) => statement.Effect !== 'Deny' && mayConcern(statement, account))
    && !ofCopies.some((statement) => isDenial(statement, account));
}

/**
 * Whether the access policy of a vault lets a role copy into it, which one of another account has to be allowed; undefined where that is known only at deployment, or not understood. The organization
 * that it names is taken to be the right one.
 */
export function letsCopyIn(vault: VaultDocument, caller: Caller, documents: Documents): Answer {
  const isOfOther = accountsDiffer(vault.env, caller);
  if (isOfOther ? !mayCopyInto(vault, caller.account) : deniesCopies(vault, caller.account)) { return false; }
  const isFree = not(deniesRole(vault, COPY_INTO, caller, documents));
  if (!isOfOther || isFree === false) { return isFree; }
  // What is for another role may be for this one, too, as far as nobody has shown whose right counts.
  return and([isFree, allowsRole(vault, COPY_INTO, caller, documents) || undefined]);
}

/** Whether the access policy of a vault surely denies everybody in an account to copy into it. */
export function deniesCopies({ accessPolicy }: VaultDocument, account: string): boolean {
  return statementsIn(accessPolicy).some((statement) => isDenial(statement, account));
}

function isDenial(statement: WrittenStatement, account: string): boolean {
  return statement.Effect === 'Deny' && isOfAction(statement, COPY_INTO) && isOfAllIn(statement, account);
}

function isOfCopies({ Action, NotAction }: WrittenStatement): boolean {
  return Action === undefined ? !mayHave(NotAction, COPY_INTO) : mayHave(Action, COPY_INTO);
}

function mayHave(actions: unknown, action: string): boolean {
  return listOf(actions).some((each) => typeof each !== 'string' || !isKnownText(each) || isSame(each, action));
}
