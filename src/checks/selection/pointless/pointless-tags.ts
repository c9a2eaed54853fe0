import { CONDITION_PREFIX } from '../../../document/selection-document';
import type { SelectionDocument } from '../../../document/selection-document';
import { canMeanTheSame, EVERYTHING, opened } from '../../../model/arn-pattern';
import { Quota } from '../../../model/quota';
import { SelectionSemantics } from '../../../model/resources/selection-semantics';
import type { SelectionCondition, SelectionTag } from '../../../model/resources/selection-semantics';
import type { Problem } from '../../findings/finding';
import { isNegated } from '../tag-conditions';

/** Tags and conditions that no resource can have. */
export function pointlessTags(selection: SelectionDocument): Problem[] {
  const { tags, conditions, conditionList = [], semanticConditions = [] } = selection;
  const contradicted = contradictions(semanticConditions);
  const keys = (tags.elements() ?? []).map((tag) => tag.at('ConditionKey'));
  const found = (property: string, message: string): Problem => ({ id: 'selectsNothing', level: 'warning', property, message });
  const empty = [...keys.filter(({ text }) => text === ''), ...conditionList.map(({ key }) => key).filter(({ text }) => text === CONDITION_PREFIX)];
  return [
    ...keys.flatMap(({ knownText: key, path }) => key?.startsWith(CONDITION_PREFIX)
      ? [found(path, `no tag has the key '${key}': 'ListOfTags' takes the key alone, '${key.slice(CONDITION_PREFIX.length)}'`)]
      : []),
    ...conditionList.flatMap(({ operator, key: { knownText: key, path } }) => key?.startsWith(CONDITION_PREFIX + CONDITION_PREFIX) && !operator.startsWith('StringNot')
      ? [found(path, `no tag has the key '${key.slice(CONDITION_PREFIX.length)}': 'ConditionKey' has '${CONDITION_PREFIX}' once, '${key.slice(CONDITION_PREFIX.length)}'`)]
      : []),
    ...empty.slice(0, 1).map(({ path }) => found(path, 'no tag has an empty key')),
    ...(contradicted.length > 0 ? contradicted : excludedTags(selection)).map((text) => found(conditions.path, text)),
  ];
}

/** What conditions on one tag ask for and exclude, said of the first of them. */
function contradictions(conditions: readonly SelectionCondition[]): string[] {
  const some = conditions.slice(0, Quota.CONDITIONS.max);
  const asked = some.find((condition) => isContradicted(condition, some.filter(({ key }) => key === condition.key)));
  return asked ? [`'Conditions' ask for the tag '${asked.key}' ${inWords(asked)} and for something else of it, which no resource can have`] : [];
}

/** Whether a value, or every value that is like a pattern, is surely one that others do not take. */
function isContradicted(asked: SelectionCondition, all: readonly SelectionCondition[]): boolean {
  if (isNegated(asked)) { return false; }
  const sure = all.filter((condition) => !mayHaveMoreWildcards(condition));
  if (asked.operator === 'StringEquals' || !/[*?]/.test(asked.value)) { return refuses(sure, asked); }
  // What a pattern matches, read as a text, it matches whatever its asterisks stand for.
  return refuses(sure.filter(({ operator }) => operator === 'StringNotLike'), asked)
    || all.some(({ operator, value }) => operator === 'StringLike' && !canMeanTheSame(tolerant(value), tolerant(asked.value)));
}

/** A question mark is any character in IAM, and nobody says that it is none here. */
function mayHaveMoreWildcards({ operator, value }: SelectionCondition): boolean {
  return operator.endsWith('Like') && value.includes('?');
}

function tolerant(pattern: string): string {
  return opened(pattern).replaceAll('?', EVERYTHING);
}

/** Tags of which each is one that the conditions do not let in. */
function excludedTags({ tags, semanticConditions: conditions = [], selected }: SelectionDocument): string[] {
  const elements = (tags.elements() ?? []).slice(0, Quota.TAGS.max).flatMap((element) => {
    const [key, value] = ['ConditionKey', 'ConditionValue'].map((name) => element.at(name).text);
    return key === undefined || value === undefined ? [] : [{ key, value }];
  });
  const excluded = elements.filter((tag) => refuses(conditions.filter(({ key }) => key === tag.key), tag));
  if (excluded.length === 0) { return []; }
  const isAll = excluded.length === tags.elements()?.length && !selected.isLater && selected.count === 0;
  const each = excluded.map(({ key, value }) => `'${key}' with '${value}'`).join(', ');
  return [`no resource with the tag ${each} meets 'Conditions'${isAll ? ', so that nothing is selected' : ''}`];
}

/** Whether conditions surely keep out what has a tag. */
function refuses(conditions: readonly SelectionCondition[], { key, value }: SelectionTag): boolean {
  return new SelectionSemantics({ arns: [EVERYTHING], conditions }).selects({ arn: EVERYTHING, tags: { [key]: value } }) === false;
}

function inWords({ operator, value }: SelectionCondition): string {
  return `${operator === 'StringLike' ? 'like' : 'with'} '${value}'`;
}
