import type { SelectedArns } from '../../document/arns/selected-arns';
import { CONDITION_OPERATORS, CONDITION_PREFIX } from '../../document/selection-document';
import type { SelectionDocument } from '../../document/selection-document';
import { nameOf } from '../../document/values/durations';
import type { Reading } from '../../document/values/reading';
import { hasWildcard, wildcardProblems } from '../../model/arn-pattern';
import { NameRule } from '../../model/name';
import { Quota } from '../../model/quota';
import { writtenRoleArnProblems } from '../../model/role-arn';
import type { Problem } from '../findings/finding';
import { missing, refusals, risks } from '../findings/problems';

/** Laws of a selection. */
export const SELECTION_LAWS: readonly ((selection: SelectionDocument) => Problem[])[] = [
  ({ selectionName: name }) => refusals('invalidSelectionName', name, missing(name) ?? NameRule.SELECTION.problemsOf('SelectionName', name.text)),
  ({ selectionName: name }) => risks('nameMayBeRefused', name, NameRule.SELECTION.doubtsOf('the selection', name.text)),
  ({ role, namedRole }) => refusals('invalidRole', role, missing(role) ?? (namedRole
    ? [`'IamRoleArn' must be the ARN of a role, got the name of '${namedRole.name}', which 'Ref' returns`]
    : writtenRoleArnProblems('IamRoleArn', role.text ?? ''))),
  ({ resources, selected }) => arnProblems(resources, selected),
  ({ notResources, excluded }) => arnProblems(notResources, excluded),
  tagProblems,
  conditionProblems,
];

function arnProblems(list: Reading, { count }: SelectedArns): Problem[] {
  const elements = list.elements() ?? [];
  const wildcards = elements.filter(({ text }) => text !== undefined && hasWildcard(text)).length;
  const property = nameOf(list);
  return [
    ...refusals('tooManyArns', list, Quota.ARNS.problemsOf(`'${property}'`, count)),
    ...refusals('tooManyArns', list, Quota.WILDCARD_ARNS.problemsOf(`'${property}'`, wildcards)),
    ...elements.flatMap((element) => refusals('invalidWildcard', element, element.text === undefined ? [] : wildcardProblems(property, element.text))),
  ];
}

function tagProblems({ tags }: SelectionDocument): Problem[] {
  const elements = tags.elements() ?? [];
  return [
    ...refusals('tooManyTags', tags, Quota.TAGS.problemsOf('\'ListOfTags\'', elements.length)),
    ...elements.flatMap((tag) => {
      const type = tag.at('ConditionType');
      const parts = ['ConditionType', 'ConditionKey', 'ConditionValue'].map((name) => tag.at(name));
      return [
        ...parts.flatMap((reading) => refusals('invalidTag', reading, missing(reading) ?? [])),
        ...refusals('invalidTag', type, type.knownText === undefined || type.knownText === 'STRINGEQUALS'
          ? []
          : [`'ConditionType' must be 'STRINGEQUALS', got '${type.knownText}': other comparisons are made by 'Conditions'`]),
      ];
    }),
  ];
}

function conditionProblems({ conditions, conditionList }: SelectionDocument): Problem[] {
  const operators = conditions.names();
  const unknown = operators.filter((name) => !CONDITION_OPERATORS.some((each) => each === name));
  const notLists = operators.filter((name) => conditions.at(name).names().length > 0);
  return [
    ...refusals('invalidCondition', conditions, unknown.map((name) => `'Conditions' must have only ${CONDITION_OPERATORS.join(', ')}, got '${name}'`)),
    ...notLists.flatMap((name) => refusals('invalidCondition', conditions.at(name), [`'${name}' must be a list of { ConditionKey, ConditionValue }, got an object with the keys ${
      conditions.at(name).names().map((key) => `'${key}'`).join(', ')}`])),
    ...refusals('tooManyConditions', conditions, Quota.CONDITIONS.problemsOf('\'Conditions\'', (conditionList ?? []).length)),
    ...(conditionList ?? []).flatMap(({ reading, key, value }) => [
      ...[key, value].flatMap((each) => refusals('invalidCondition', each, missing(each) ?? [])),
      ...refusals('invalidCondition', key, key.knownText === undefined || key.knownText.startsWith(CONDITION_PREFIX)
        ? []
        : [`'ConditionKey' must begin with '${CONDITION_PREFIX}', got '${key.knownText}'`]),
      ...refusals('invalidCondition', reading, reading.names().filter((name) => !['ConditionKey', 'ConditionValue'].includes(name))
        .map((name) => `a condition has 'ConditionKey' and 'ConditionValue', got '${name}'`)),
    ]),
  ];
}
