import { CONDITION_PREFIX } from '../../document/selection-document';
import type { SelectionDocument } from '../../document/selection-document';
import { hasWildcard } from '../../model/arn-pattern';
import type { Problem } from '../findings/finding';

/** Tags of several keys seem to narrow a selection, and widen it. */
export function tagsAreAlternatives({ tags }: SelectionDocument): Problem[] {
  const keys = new Set((tags.elements() ?? []).flatMap((tag) => tag.at('ConditionKey').knownText ?? []));
  return keys.size > 1
    ? [{
      id: 'tagsAreAlternatives',
      level: 'warning',
      property: tags.path,
      message: `tags in one selection are alternatives: a resource with any of the tags ${[...keys].join(', ')} is backed up, not only one that has them all`,
    }]
    : [];
}

/** Tags do not narrow what an ARN pattern selects. */
export function tagBesideWildcard({ tags, selected, conditions }: SelectionDocument): Problem[] {
  const wildcard = (tags.elements() ?? []).length > 0 ? selected.named.find(({ text }) => hasWildcard(text)) : undefined;
  if (!wildcard) { return []; }
  const reach = conditions.names().length > 0 ? 'and meets the conditions is backed up, with the tag or without it' : 'is backed up, whatever its tags';
  return [{
    id: 'tagBesideWildcard',
    level: 'warning',
    property: tags.path,
    message: `tags do not narrow ARNs: every resource that matches '${wildcard.text}' ${reach}; leave the wildcard out to select by tag alone`,
  }];
}

/** Only some conditions take `*` for any characters. */
export function wildcardInValue({ tags, conditionList = [] }: SelectionDocument): Problem[] {
  const equal = [
    ...(tags.elements() ?? []).map((reading) => ({ key: reading.at('ConditionKey').text ?? '', value: reading.at('ConditionValue') })),
    ...conditionList.filter(({ operator }) => operator.endsWith('Equals')).map(({ key: { text = '' }, value }) =>
      ({ key: text.startsWith(CONDITION_PREFIX) ? text.slice(CONDITION_PREFIX.length) : text, value })),
  ];
  return equal.filter(({ value }) => value.knownText?.includes('*')).map(({ key, value }) => ({
    id: 'wildcardInValue',
    level: 'warning',
    property: value.path,
    message: `'*' in the value '${value.knownText}' of the tag '${key}' is a character like any other: StringLike and StringNotLike in 'Conditions' take it for any characters`,
  }));
}
