import { listOf } from './vault/policy-statements';
import { textOf } from '../document/values/expression';
import type { WrittenStatement } from '../model/access-policy';
import { matchesIamPattern } from '../model/iam-pattern';
import { not, or } from '../model/resources/selection-semantics';
import type { Answer } from '../model/resources/selection-semantics';
import { isKnownText } from '../private/known-text';

/** Whether a statement is of an action; undefined where that is known only at deployment. */
export function concernsAction({ Action, NotAction }: Pick<WrittenStatement, 'Action' | 'NotAction'>, action: string): Answer {
  return Action === undefined && NotAction !== undefined ? not(isAmong(NotAction, action)) : isAmong(Action, action);
}

function isAmong(actions: unknown, action: string): Answer {
  return or(listOf(actions).map((each) => {
    const text = textOf(each) ?? '';
    return isKnownText(text) && text !== '' ? isMeant(text, action) : undefined;
  }));
}

/** IAM does not tell upper from lower case in actions. */
export function isMeant(pattern: string, action: string): boolean {
  return matchesIamPattern(pattern.toLowerCase(), action.toLowerCase());
}
