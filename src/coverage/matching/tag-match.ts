import { mayTake } from './arn-table';
import type { ConditionClause, TagClause } from './selection-facts';
import { CONDITION_PREFIX } from '../../document/selection-document';
import { canMeanTheSame, EVERYTHING, opened } from '../../model/arn-pattern';
import { not, SelectionSemantics } from '../../model/resources/selection-semantics';
import type { Answer, ConditionOperator } from '../../model/resources/selection-semantics';
import { isKnownText } from '../../private/known-text';
import type { Tags } from '../subjects/tags';

/** A tag that was looked for, and what was found. */
export interface TagMatch {
  readonly answer: Answer;
  /** The value of the tag with the key, where there is one for sure. */
  readonly value?: string;
}

/** Whether a resource has a tag. */
export function hasTag({ key, value }: TagClause, tags: Tags): TagMatch {
  return compare(key, tags, (found) => equals(value, found), false);
}

/**
 * Whether a resource meets a condition. Of one without the tag AWS Backup does not document whether it meets a negated one.
 */
export function meets({ operator, key, value }: ConditionClause, tags: Tags): TagMatch {
  if (!operator) { return { answer: undefined }; }
  const isNegated = operator.startsWith('StringNot');
  return compare(key, tags, (found) => holds(operator, value, found), isNegated ? undefined : false);
}

function compare(key: string, { known, mayHaveMore }: Tags, test: (value: string) => Answer, without: Answer): TagMatch {
  if (Object.hasOwn(known, key)) { return { answer: test(known[key]), value: known[key] }; }
  // AWS itself adds tags of its own; the prefix of conditions is that of none.
  const isOpen = mayHaveMore || (key.startsWith('aws:') && !key.startsWith(CONDITION_PREFIX)) || Object.keys(known).some((each) => equals(key, each) === undefined);
  return { answer: isOpen ? undefined : without };
}

function holds(operator: ConditionOperator, wanted: string, found: string): Answer {
  const positive = operator.endsWith('Like') ? 'StringLike' : 'StringEquals';
  const isAlike = (value: string) =>
    new SelectionSemantics({ arns: [EVERYTHING], conditions: [{ operator: positive, key: 'key', value }] }).selects({ arn: EVERYTHING, tags: { key: found } });
  const answer = operator.endsWith('Like') ? mayTake(wanted, isAlike) : isAlike(wanted);
  return operator === positive ? answer : not(answer);
}

function equals(a: string, b: string): Answer {
  if (a === b) { return true; }
  return !isKnownText(a + b) && canMeanTheSame(opened(a), opened(b)) ? undefined : false;
}
