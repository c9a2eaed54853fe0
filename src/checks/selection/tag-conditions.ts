import type { ResourceDocument } from '../../document/resource-document';
import { EVERYTHING } from '../../model/arn-pattern';
import { SelectionSemantics } from '../../model/resources/selection-semantics';
import type { Answer, SelectionCondition } from '../../model/resources/selection-semantics';

/** What the keys of tags begin with that AWS gives, such as that of the name of the stack. */
const GIVEN_BY_AWS = 'aws:';

/** The conditions that a resource surely does not meet. */
export function unmetBy(resource: ResourceDocument, conditions: readonly SelectionCondition[]): SelectionCondition[] {
  const { tags, mayHaveOtherTags } = resource;
  if (!tags) { return []; }
  const mayHave = (key: string) => !Object.hasOwn(tags, key) && (mayHaveOtherTags || key.startsWith(GIVEN_BY_AWS));
  return conditions.filter((condition) => meets(tags, condition) === false && !mayHave(condition.key));
}

/** Whether a resource surely meets conditions. Whether one without a tag meets what the tag must not be, is not documented. */
export function surelyMeets({ tags }: ResourceDocument, conditions: readonly SelectionCondition[]): boolean {
  return tags !== undefined
    && conditions.every((condition) => meets(tags, condition) === true && (!isNegated(condition) || Object.hasOwn(tags, condition.key)));
}

/** Whether a condition says what a tag must not be. */
export function isNegated({ operator }: SelectionCondition): boolean {
  return operator.startsWith('StringNot');
}

function meets(tags: Readonly<Record<string, string>>, condition: SelectionCondition): Answer {
  return new SelectionSemantics({ arns: [EVERYTHING], conditions: [condition] }).selects({ arn: '', tags });
}
