import type { VaultDocument } from '../../document/vault-document';
import { COPY_INTO } from '../../model/access-policy';
import type { WrittenStatement } from '../../model/access-policy';
import { arnSection } from '../../private/arn';
import { isKnownText } from '../../private/known-text';

const ACCOUNT = 4;

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
    && !ofCopies.some((statement) => statement.Effect === 'Deny' && concerns(statement, account));
}

function isOfCopies({ Action, NotAction }: WrittenStatement): boolean {
  return Action === undefined ? !mayHave(NotAction, COPY_INTO) : mayHave(Action, COPY_INTO);
}

function mayHave(actions: unknown, action: string): boolean {
  return [actions].flat().some((each) => typeof each !== 'string' || !isKnownText(each) || isSame(each, action));
}

/** Whether a denial is of every copy for sure. */
function isOfEveryCopy({ Action, Resource }: WrittenStatement): boolean {
  return [Action].flat().some((each) => isSame(String(each), COPY_INTO)) && [Resource].flat().includes('*');
}

function isSame(action: string, other: string): boolean {
  return action.toLowerCase() === other.toLowerCase();
}

/** Whether an account may be among the principals of a statement. */
function mayConcern({ Principal, NotPrincipal }: WrittenStatement, account: string): boolean {
  if (NotPrincipal !== undefined || typeof Principal === 'string') { return true; }
  return principalsOf(Principal).some((principal) => {
    const named = accountOf(principal);
    return named === undefined || named === account;
  });
}

/** Whether an account as a whole is for sure among the principals of a statement without a condition. */
function concerns(statement: WrittenStatement, account: string): boolean {
  const { Principal, Condition } = statement;
  return Condition === undefined && isOfEveryCopy(statement) && (Principal === '*'
    || principalsOf(Principal).some((principal) => principal === '*' || principal === account || String(principal).includes(`:iam::${account}:root`)));
}

/** Those that are of an account; a service is of none. */
function principalsOf(principal: unknown): unknown[] {
  return isObject(principal) ? [principal.AWS ?? []].flat() : [];
}

/** The account that a principal is, or that its ARN names; nothing where it is known at deployment only. */
function accountOf(principal: unknown): string | undefined {
  const text = String(principal);
  const named = /^\d{12}$/.test(text) ? text : arnSection(text, ACCOUNT);
  return named !== undefined && isKnownText(named) ? named : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
