import type { RestoreTestingSelectionDocument } from '../../document/restore-testing-selection-document';
import { amountProblems, hoursAt, nameOf } from '../../document/values/durations';
import type { Reading } from '../../document/values/reading';
import { EVERYTHING } from '../../model/arn-pattern';
import { NameRule } from '../../model/name';
import { Quota } from '../../model/quota';
import { kindsNamed } from '../../model/resources/resource-catalog';
import { CONDITION_OPERATORS, TESTED_TYPES, testedArnProblems, testedTypeProblems, validationWindowProblems } from '../../model/restore-testing';
import { writtenRoleArnProblems } from '../../model/role-arn';
import type { Names } from '../../private/messages/names';
import type { Problem } from '../findings/finding';
import { missing, refusals } from '../findings/problems';

const AS_WRITTEN: Names = () => 'ValidationWindowHours';

/** Laws of a selection of a restore testing plan. */
export const RESTORE_TESTING_SELECTION_LAWS: readonly ((selection: RestoreTestingSelectionDocument) => Problem[])[] = [
  ({ planName: name }) => refusals('invalidRestoreTestingName', name, missing(name) ?? NameRule.RESTORE_TESTING.problemsOf(nameOf(name), name.text)),
  ({ selectionName: name }) => refusals('invalidRestoreTestingName', name, missing(name) ?? NameRule.RESTORE_TESTING.problemsOf(nameOf(name), name.text)),
  ({ resourceType: type }) => refused(type, missing(type) ?? (type.knownText === undefined ? [] : testedTypeProblems(nameOf(type), type.knownText))),
  ({ role }) => refusals('invalidRole', role, missing(role) ?? writtenRoleArnProblems(nameOf(role), role.text ?? '')),
  arnProblems,
  conditionProblems,
  ({ validationWindowHours: window }) => {
    const wrong = amountProblems(window);
    return refused(window, wrong.length > 0 ? wrong : validationWindowProblems(hoursAt(window), AS_WRITTEN, 0));
  },
];

function refused(reading: Reading, messages: readonly string[]): Problem[] {
  return refusals('invalidRestoreTestingSelection', reading, messages);
}

function arnProblems({ arns, selected, conditions, resourceType: { knownText: type } }: RestoreTestingSelectionDocument): Problem[] {
  const name = nameOf(arns);
  const isEverything = selected.others.includes(EVERYTHING);
  const isKnownType = type !== undefined && TESTED_TYPES.includes(type);
  return refused(arns, [
    ...Quota.TESTED_ARNS.problemsOf(`'${name}'`, selected.count),
    ...(isEverything && selected.count > 1 ? [`'${name}' must be '*' alone, or ARNs of resources, got both`] : []),
    ...(!conditions.isAbsent && selected.count > 0 && !isEverything ? [`'${name}' must be '*' alone, or left out, with '${nameOf(conditions)}'`] : []),
    ...(isKnownType ? [...testedArnProblems(name, type, selected.others), ...resourceProblems(name, type, selected)] : []),
  ]);
}

/** Resources of the application that are of another type for sure. Which engine a cluster of RDS has may be known only at deployment. */
function resourceProblems(property: string, type: string, { resources }: RestoreTestingSelectionDocument['selected']): string[] {
  const types = new Set(kindsNamed(type).flatMap(({ sources }) => sources.map((source) => source.type)));
  return resources
    .filter((resource) => resource.kind.apiName !== type && (!types.has(resource.type) || resource.property('Engine').knownText !== undefined))
    .map(({ name, kind: { apiName } }) => `'${property}' must be of the type '${type}', got '${name}', which is of '${apiName}'`);
}

function conditionProblems({ conditions }: RestoreTestingSelectionDocument): Problem[] {
  const operators = conditions.names();
  const list = operators.flatMap((operator) => conditions.at(operator).elements() ?? []);
  return [
    ...refused(conditions, operators.filter((operator) => !CONDITION_OPERATORS.some((each) => each === operator))
      .map((operator) => `'${nameOf(conditions)}' must have only ${CONDITION_OPERATORS.join(' and ')}, got '${operator}'`)),
    ...refused(conditions, Quota.CONDITIONS.problemsOf(`'${nameOf(conditions)}'`, list.length)),
    ...list.flatMap((condition) => ['Key', 'Value'].map((name) => condition.at(name))).flatMap((part) => refused(part, missing(part) ?? [])),
  ];
}
