import { textOf } from '../../document/values/expression';
import type { Reading } from '../../document/values/reading';
import type { WrittenStatement } from '../../model/access-policy';
import { CallerArn, isTextOfAll } from '../../model/caller-arn';
import { mayBeWithoutName } from '../../model/role-arn';
import { arnSection } from '../../private/arn';
import { isKnownText, partsOf } from '../../private/known-text';

const ACCOUNT = 4;
const EXCEPTION = /^(Arn|String)Not(Equals|Like)$/;

/** A statement of a policy, and where it is. */
export interface Statement extends WrittenStatement {
  readonly reading: Reading;
  /** What messages call it. */
  readonly name: string;
}

/** A comparison of a condition. */
export interface Test {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly unknown[];
}

/** The statements of a policy, as far as they are known to be some. */
export function statementsIn(policy: Reading): Statement[] {
  const statements = policy.at('Statement');
  return statements.all.flatMap((reading, index) => {
    const { value } = reading;
    return isObject(value) ? [{ ...value as WrittenStatement, reading, name: nameOf(value, index) }] : [];
  });
}

/** Whether a statement is of an action for sure. */
export function isOfAction({ Action, NotAction }: WrittenStatement, action: string): boolean {
  if (Action !== undefined) { return textsOf(Action).some((each) => isSame(each, action)); }
  return NotAction !== undefined && listOf(NotAction).every((each) => isKnown(each) && !mayMean(textOf(each) ?? '', action));
}

/** Whether a statement is for everybody in an account and for all that a vault has, for sure: whom it excepts is nobody there. */
export function isOfAllIn(statement: WrittenStatement, account: string): boolean {
  return isOfAllBut(statement, account) && (isWithout(statement.Condition) || exceptsNobody(statement, account));
}

function exceptsNobody(statement: WrittenStatement, account: string): boolean {
  const exceptions = hasExceptions(statement, account) ? exceptionsIn(statement) : [];
  return exceptions.length > 0 && exceptions.every((exception) => isNobodys(exception, account));
}

/** The same, but for what its conditions leave out. */
export function isOfAllBut({ Principal, Resource }: WrittenStatement, account: string): boolean {
  return listOf(Resource).includes('*') && (Principal === '*'
    || principalsOf(Principal).some((principal) => principal === '*' || isAccount(principal, account)));
}

/** Whether a statement is for all but some, which it names by their ARNs. */
export function isOfAllButNamed(statement: WrittenStatement, account: string): boolean {
  return hasExceptions(statement, account) && exceptionsOfAllIn(statement, account).length === 0;
}

/** What a statement excepts by ARNs that every role or every user in an account has, so that it holds for nobody, or next to nobody. */
export function exceptionsOfAllIn(statement: WrittenStatement, account: string): string[] {
  return !hasExceptions(statement, account) ? [] : exceptionsIn(statement)
    .filter(({ text, isLetter, isPattern }) => !isLetter && (isPattern ? isTextOfAll(text, account) : new CallerArn(text).isOfAllIn(account)))
    .map(({ text }) => text);
}

/** Whether a statement is for all but those whose ARNs its conditions name. */
function hasExceptions(statement: WrittenStatement, account: string): boolean {
  const tests = testsIn(statement);
  return isOfAllBut(statement, account) && tests.length > 0
    && tests.every(({ operator, key }) => EXCEPTION.test(operator) && isSame(key, 'aws:PrincipalArn'));
}

/** An ARN by which a statement excepts somebody. */
interface Exception {
  readonly text: string;
  /** Whether it has wildcards that count to the letter, so that it is nobody's. */
  readonly isLetter: boolean;
  /** Whether it is a pattern for a text, which need not have the parts of an ARN. */
  readonly isPattern: boolean;
}

function exceptionsIn(statement: WrittenStatement): Exception[] {
  return testsIn(statement).flatMap(({ operator, values }) => values.map((value) => {
    const text = textOf(value) ?? '';
    const isOpen = partsOf(text).some((part) => part.isKnown && /[*?]/.test(part.text));
    return { text, isLetter: isOpen && operator === 'StringNotEquals', isPattern: isOpen && operator === 'StringNotLike' };
  }));
}

function isNobodys({ text, isLetter, isPattern }: Exception, account: string): boolean {
  return isLetter || (text !== '' && !isPattern && !mayBeWithoutName(text) && !new CallerArn(text).canBeIn(account));
}

/** What the conditions of a statement compare. */
export function testsIn({ Condition }: WrittenStatement): Test[] {
  return !isObject(Condition) ? [] : Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(Object(keys) as object).map(([key, values]) => ({ operator, key, values: listOf(values) })));
}

/** Whether an account may be among the principals of a statement. */
export function mayConcern({ Principal, NotPrincipal }: WrittenStatement, account: string): boolean {
  if (NotPrincipal !== undefined || typeof Principal === 'string') { return true; }
  return principalsOf(Principal).some((principal) => {
    const named = accountOf(principal);
    return named === undefined || named === account;
  });
}

/** Those that are of an account; a service is of none. */
export function principalsOf(principal: unknown): unknown[] {
  return isObject(principal) ? listOf(principal.AWS) : [];
}

/** The account that a principal is, or that its ARN names; nothing where it is known at deployment only. */
export function accountOf(principal: unknown): string | undefined {
  const text = textOf(principal) ?? '';
  const named = /^\d{12}$/.test(text) ? text : arnSection(text, ACCOUNT);
  return named !== undefined && isKnownText(named) ? named : undefined;
}

/** Whether two actions are the same: the case does not matter. */
export function isSame(action: string, other: string): boolean {
  return action.toLowerCase() === other.toLowerCase();
}

/** What stands alone or in a list, as a list. */
export function listOf(value: unknown): unknown[] {
  return [value ?? []].flat();
}

/** The texts in it, also those of numbers: what has parts is none. */
export function textsOf(value: unknown): string[] {
  return listOf(value).flatMap((each) => textOf(each) ?? []);
}

/** Whether a value has parts. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isAccount(principal: unknown, account: string): boolean {
  return principal === account || (textOf(principal) ?? '').endsWith(`:iam::${account}:root`);
}

function isWithout(conditions: unknown): boolean {
  return conditions === undefined || (isObject(conditions) && Object.keys(conditions).length === 0);
}

function isKnown(value: unknown): boolean {
  return typeof value === 'string' && isKnownText(value);
}

function mayMean(action: string, other: string): boolean {
  return action.includes('*') || isSame(action, other);
}

function nameOf({ Sid: sid }: Record<string, unknown>, index: number): string {
  return isKnown(sid) && sid !== '' ? `the statement '${textOf(sid)}'` : `statement ${index + 1}`;
}
