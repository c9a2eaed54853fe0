import { isKnownText, partsOf, withUnknownAs } from '../../private/known-text';
import { canMeanTheSame, matchesPattern, opened, openedArn } from '../arn-pattern';

/** Yes, no, or nothing where only deployment can know. */
export type Answer = boolean | undefined;

/** A tag, or the value that one must have. */
export interface SelectionTag {
  readonly key: string;
  readonly value: string;
}

/** How a condition compares, as the property of the template is called. */
export type ConditionOperator = 'StringEquals' | 'StringNotEquals' | 'StringLike' | 'StringNotLike';

/** A condition on a tag; its key is that of the tag, without `aws:ResourceTag/`. */
export interface SelectionCondition extends SelectionTag {
  readonly operator: ConditionOperator;
}

/** What a selection says; what is left out is empty. */
export interface SelectionElements {
  readonly arns?: readonly string[];
  readonly tags?: readonly SelectionTag[];
  readonly conditions?: readonly SelectionCondition[];
  readonly notArns?: readonly string[];
}

/** What a selection looks at in a resource. */
export interface SelectableResource {
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Which resources a selection selects: those with any of the ARNs or any of the tags, that meet all conditions, and have none of the other ARNs.
 *
 * What is not known is whatever deployment makes of it, but the same everywhere: what has pseudo parameters is comparable within one environment only.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html#assigning-resources-json
 */
export class SelectionSemantics {
  constructor(private readonly elements: SelectionElements) {}

  /** Whether a resource is selected. Whether its type is opted in to, and whether the role suffices, is another question. */
  public selects(resource: SelectableResource): Answer {
    const { arns = [], tags = [], conditions = [], notArns = [] } = this.elements;
    const hasArn = (pattern: string) => matches(pattern, resource.arn, canMatchArn);
    return and([
      or([...arns.map(hasArn), ...tags.map((tag) => meets(resource.tags, { ...tag, operator: 'StringEquals' }))]),
      ...conditions.map((condition) => meets(resource.tags, condition)),
      not(or(notArns.map(hasArn))),
    ]);
  }
}

export function or(answers: readonly Answer[]): Answer {
  return answers.includes(true) || (answers.includes(undefined) ? undefined : false);
}

/** Whether all of some answers are yes. */
export function and(answers: readonly Answer[]): Answer {
  return not(or(answers.map(not)));
}

export function not(answer: Answer): Answer {
  return answer === undefined ? undefined : !answer;
}

function meets(tags: SelectableResource['tags'], condition: SelectionCondition): Answer {
  const [first, ...others] = possibleValues(tags, condition.key).map((value) => holds(condition, value));
  return others.every((other) => other === first) ? first : undefined;
}

/** The values that the tag with a key may have; none is one of them where the tag may be missing. */
function possibleValues(tags: SelectableResource['tags'], key: string): (string | undefined)[] {
  const candidates = Object.entries(tags).map(([each, value]) => ({ value, isIt: equals(key, each) }));
  const found = candidates.find(({ isIt }) => isIt);
  return found ? [found.value] : [undefined, ...candidates.filter(({ isIt }) => isIt === undefined).map(({ value }) => value)];
}

/**
 * Whether the value of a tag, if there is one, meets a condition.
 *
 * A resource without the tag meets the negative operators. The documentation of AWS Backup leaves that open; but operators, keys and the term "negated
 * matching" are those of IAM, where a negative condition on a missing key is met, and opting out by a tag, as people do, works in no other way.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Conditions.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
function holds({ operator, value: wanted }: SelectionCondition, value: string | undefined): Answer {
  const isAlike = value !== undefined && (operator.endsWith('Like') ? matches(wanted, value, canBeAlike) : equals(wanted, value));
  return operator.startsWith('StringNot') ? not(isAlike) : isAlike;
}

function equals(a: string, b: string): Answer {
  return a === b || (!isKnownText(a + b) && canBeAlike(a, b) ? undefined : false);
}

/** Whether a pattern matches a text, where it can match it with some values of what is not known if `canMatch` says so. */
function matches(pattern: string, text: string, canMatch: (pattern: string, text: string) => boolean): Answer {
  if (isKnownText(pattern + text)) { return matchesPattern(pattern, text); }
  return mustMatch(pattern, text) || (canMatch(pattern, text) ? undefined : false);
}

/** Whether a pattern matches a text whatever is not known: it is matched by itself, and by `*`. */
function mustMatch(pattern: string, text: string): boolean {
  const unknown = [...new Set([pattern, text].flatMap((each) => partsOf(each).filter(({ isKnown }) => !isKnown).map((part) => part.text)))];
  const withSymbols = (each: string) => withUnknownAs(each, (part) => String.fromCharCode(PRIVATE_USE + unknown.indexOf(part)));
  return matchesPattern(withSymbols(pattern), withSymbols(text));
}

/** Characters that nobody writes begin here. */
const PRIVATE_USE = 0xe000;

/** Whether a pattern can match an ARN, as text: a `*` takes colons, and so may do what is not known. */
function canMatchArn(pattern: string, arn: string): boolean {
  return canMeanTheSame(openedArn(pattern), openedArn(arn));
}

function canBeAlike(a: string, b: string): boolean {
  return canMeanTheSame(opened(a), opened(b));
}
