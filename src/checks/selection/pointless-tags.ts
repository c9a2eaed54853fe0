import { CONDITION_PREFIX } from '../../document/selection-document';
import type { SelectionDocument } from '../../document/selection-document';
import { EVERYTHING } from '../../model/arn-pattern';
import { SelectionSemantics } from '../../model/resources/selection-semantics';
import type { SelectionCondition } from '../../model/resources/selection-semantics';
import type { Problem } from '../findings/finding';

/** Tags and conditions that no resource can have. */
export function pointlessTags({ tags, conditions, conditionList = [], semanticConditions = [] }: SelectionDocument): Problem[] {
  const keys = (tags.elements() ?? []).map((tag) => tag.at('ConditionKey'));
  const found = (property: string, message: string): Problem => ({ id: 'selectsNothing', level: 'warning', property, message });
  const empty = [...keys.filter(({ text }) => text === ''), ...conditionList.map(({ key }) => key).filter(({ text }) => text === CONDITION_PREFIX)];
  return [
    ...keys.flatMap(({ knownText: key, path }) => key?.startsWith(CONDITION_PREFIX)
      ? [found(path, `no tag has the key '${key}': 'ListOfTags' takes the key alone, '${key.slice(CONDITION_PREFIX.length)}'`)]
      : []),
    ...empty.slice(0, 1).map(({ path }) => found(path, 'no tag has an empty key')),
    ...contradictions(semanticConditions).map((text) => found(conditions.path, text)),
  ];
}

/** A value that one condition asks for and another one refuses. */
function contradictions(conditions: readonly SelectionCondition[]): string[] {
  const asked = conditions.find(({ operator, key, value }) => operator === 'StringEquals'
    && new SelectionSemantics({ arns: [EVERYTHING], conditions: conditions.filter((other) => other.key === key) })
      .selects({ arn: EVERYTHING, tags: { [key]: value } }) === false);
  return asked ? [`'Conditions' ask for the tag '${asked.key}' with '${asked.value}' and for something else of it, which no resource can have`] : [];
}
