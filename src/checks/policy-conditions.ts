import { isObject, testsIn } from './vault/policy-statements';
import type { Test } from './vault/policy-statements';
import { textOf } from '../document/values/expression';
import { and, not, or } from '../model/resources/selection-semantics';
import type { Answer } from '../model/resources/selection-semantics';
import { partsOf } from '../private/known-text';

/** What is known of a key of a request that a condition looks at. */
export interface RequestKey {
  /**
   * Whether the request has it as far as is documented, or not at all.
   * @default - it has it in any case
   */
  readonly isThere?: 'documented' | 'never';
  /** Whether its value is one that a condition names. */
  readonly is?: (value: string) => Answer;
}

/** The keys of a request that something is known of, in lower case. */
export type RequestKeys = Readonly<Record<string, RequestKey>>;

const OPERATOR = /^(?:String|Arn|Bool)(Not)?(?:Equals|Like|EqualsIgnoreCase)?(IfExists)?$/;
const TO_THE_LETTER = /^String(?:Not)?Equals/;

/** Whether an operator takes a wildcard as itself: no account and no ARN of a request has one. */
export function isLiteralWildcard(operator: string, value: string): boolean {
  return TO_THE_LETTER.test(operator) && partsOf(value).some(({ text, isKnown }) => isKnown && /[*?]/.test(text));
}

/**
 * Whether a request meets the condition of a statement; undefined where that is known only at deployment, or not understood here.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function meetsCondition(statement: { readonly Condition?: Record<string, Record<string, unknown>> }, keys: RequestKeys): Answer {
  if (statement.Condition === undefined) { return true; }
  return isObject(statement.Condition) ? and(testsIn(statement).map((test) => meetsTest(test, keys))) : undefined;
}

/** The same of one of its tests. */
export function meetsTest({ operator, key, values }: Test, keys: RequestKeys): Answer {
  const known = Object.hasOwn(keys, key.toLowerCase()) ? keys[key.toLowerCase()] : undefined;
  const [isUnderstood, isNegated, ifExists] = OPERATOR.exec(operator) ?? [];
  if (!known || isUnderstood === undefined) { return undefined; }
  const { isThere, is = () => undefined } = known;
  const whereAbsent = isNegated !== undefined || ifExists !== undefined;
  if (isThere === 'never') { return whereAbsent; }
  const equals = or(values.map((value) => {
    const text = textOf(value);
    if (text === undefined) { return undefined; }
    return isLiteralWildcard(operator, text) ? false : is(text);
  }));
  const answer = isNegated === undefined ? equals : not(equals);
  return answer === false && isThere === 'documented' && whereAbsent ? undefined : answer;
}
