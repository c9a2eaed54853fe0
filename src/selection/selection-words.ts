import { emptyInWords, isEmpty } from './selection-checks';
import type { SelectionLogic } from './selection-logic';
import type { Judged } from '../checks/synthesis';

/**
 * What templates call what programs give, each with what stands around it: what a message says of a program stands there, too, and a tag may be called `Resources`.
 */
const GIVEN: readonly (readonly [around: RegExp, given: string])[] = [
  [/^'IamRoleArn'(?= must be a role )/, "'role'"],
  [/^'NotResources'(?= has everything, | leaves out all )/, "'notResources'"],
  [/^'Conditions'(?= (?:leave out|ask for the tag) )/, "'conditions'"],
  [/(?<=^no resource with the tag .* meets )'Conditions'(?=$|, so that nothing is selected$)/s, "'conditions'"],
  [/(?<=: tag what is to be backed up, or take it out of )'Resources'$/, "'resources'"],
  [/(?<= (?:is|are) in )'Resources' and in 'NotResources'(?=, and so (?:it is|they are) left out$)/, "'resources' and in 'notResources'"],
  [/(?<=^'.* in )'Resources'(?= (?:can be no ARN of a resource|stands? for nothing that AWS Backup protects): )/s, "'resources'"],
  [/(?<=^'.* in )'NotResources'(?= (?:can be no ARN of a resource|stands? for nothing that AWS Backup protects): )/s, "'notResources'"],
  [/(?<=^'.*' is not backed up by itself, so that its ARN stands for nothing in )'Resources'(?=: )/s, "'resources'"],
  [/(?<=^'.*' is not backed up by itself, so that its ARN stands for nothing in )'NotResources'(?=: )/s, "'notResources'"],
  [/(?<=, nothing is left in )'Resources'(?=, and AWS Backup refuses a selection of nothing: )/, "'resources'"],
  [/(?<=^no tag has the key '.*': )'ListOfTags' takes(?= the key alone, )/s, 'fromTag() takes'],
  [
    /(?<=: )StringLike and StringNotLike in 'Conditions' take(?= it for any characters$)/,
    'BackupSelectionCondition.tagLike() and tagNotLike() take',
  ],
];

/** What a selection says of what is found in its template: what was given to it by the names that it has there, unless it was overridden. */
export function selectionWords(logic: SelectionLogic, isAsMade: () => boolean): Judged['words'] {
  const asGiven = (message: string) => isAsMade() ? GIVEN.reduce((words, [around, given]) => words.replace(around, () => given), message) : undefined;
  return {
    emptySelection: () => isAsMade() && isEmpty(logic) ? emptyInWords(logic) : undefined,
    emptyUnderCondition: asGiven,
    untrustedRole: asGiven,
    selectsNothing: asGiven,
    leftOutByConditions: asGiven,
    wildcardInValue: asGiven,
  };
}
