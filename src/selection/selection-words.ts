import { emptyInWords, isEmpty } from './selection-checks';
import type { SelectionLogic } from './selection-logic';
import type { Judged } from '../checks/synthesis';

/** What templates call what programs give. */
const GIVEN: readonly (readonly [written: string, given: string])[] = [
  ["'IamRoleArn'", "'role'"],
  ["'Resources'", "'resources'"],
  ["'NotResources'", "'notResources'"],
  ["'ListOfTags' takes", 'fromTag() takes'],
  ["StringLike and StringNotLike in 'Conditions' take", 'BackupSelectionCondition.tagLike() and tagNotLike() take'],
  ["'Conditions'", "'conditions'"],
];

/** What a selection says of what is found in its template: what was given to it by the names that it has there, unless it was overridden. */
export function selectionWords(logic: SelectionLogic, isAsMade: () => boolean): Judged['words'] {
  const asGiven = (message: string) => isAsMade() ? GIVEN.reduce((words, [written, given]) => words.split(written).join(given), message) : undefined;
  return {
    emptySelection: () => isAsMade() && isEmpty(logic) ? emptyInWords(logic) : undefined,
    emptyUnderCondition: asGiven,
    untrustedRole: asGiven,
    selectsNothing: asGiven,
    leftOutByConditions: asGiven,
    wildcardInValue: asGiven,
  };
}
