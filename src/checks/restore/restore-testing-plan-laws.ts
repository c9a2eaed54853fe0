import type { RestoreTestingPlanDocument } from '../../document/restore-testing-plan-document';
import { amountProblems, daysAt, hoursAt, nameOf } from '../../document/values/durations';
import type { Reading } from '../../document/values/reading';
import { NameRule } from '../../model/name';
import { Quota } from '../../model/quota';
import { ALGORITHMS, POINT_TYPES, selectionWindowProblems, startWindowProblems, vaultSelectorProblems } from '../../model/restore-testing';
import { CronExpression } from '../../model/schedule/cron-expression';
import { timeZoneProblems } from '../../model/schedule/time-zone';
import type { Names } from '../../private/messages/names';
import type { Problem } from '../findings/finding';
import { missing, notAmong, refusals } from '../findings/problems';

const NAMES: Readonly<Record<string, string>> = { startWindow: 'StartWindowHours', within: 'SelectionWindowDays' };
const AS_WRITTEN: Names = (property) => NAMES[property];

/** Laws of a restore testing plan. */
export const RESTORE_TESTING_PLAN_LAWS: readonly ((plan: RestoreTestingPlanDocument) => Problem[])[] = [
  ({ planName: name }) => refusals('invalidRestoreTestingName', name, missing(name) ?? NameRule.RESTORE_TESTING.problemsOf(nameOf(name), name.text)),
  ({ schedule }) => refusals('invalidSchedule', schedule, missing(schedule) ?? (schedule.knownText === undefined ? [] : CronExpression.problemsOf(schedule.knownText))),
  ({ timeZone }) => refusals('invalidTimeZone', timeZone, timeZone.knownText === undefined ? [] : timeZoneProblems(timeZone.knownText)),
  ({ startWindowHours: window }) => windowProblems(window, () => startWindowProblems(hoursAt(window), AS_WRITTEN)),
  pointProblems,
];

function pointProblems({ points, pointTypes, windowDays, includedVaults, excludedVaults }: RestoreTestingPlanDocument): Problem[] {
  if (points.isAbsent) { return refusals('invalidRestoreTestingPlan', points, missing(points)!); }
  return [
    ...refusals('invalidRestoreTestingPlan', points.at('Algorithm'), missing(points.at('Algorithm')) ?? notAmong(points.at('Algorithm'), ALGORITHMS)),
    ...atLeastOne(pointTypes),
    ...(pointTypes.elements() ?? []).flatMap((type) => refusals('invalidRestoreTestingPlan', pointTypes, notAmong(type, POINT_TYPES, nameOf(pointTypes)))),
    ...atLeastOne(includedVaults),
    ...[includedVaults, excludedVaults].flatMap(selectorProblems),
    ...windowProblems(windowDays, () => selectionWindowProblems(daysAt(windowDays), AS_WRITTEN)),
  ];
}

function windowProblems(window: Reading, problems: () => string[]): Problem[] {
  const wrong = amountProblems(window);
  return refusals('invalidRestoreTestingPlan', window, wrong.length > 0 ? wrong : problems());
}

function atLeastOne(list: Reading): Problem[] {
  const isEmpty = list.elements()?.length === 0;
  return refusals('invalidRestoreTestingPlan', list, missing(list) ?? (isEmpty ? [`'${nameOf(list)}' must have at least one element, got none`] : []));
}

function selectorProblems(list: Reading): Problem[] {
  const selectors = list.elements() ?? [];
  return refusals('invalidRestoreTestingPlan', list, [
    ...Quota.VAULT_SELECTORS.problemsOf(`'${nameOf(list)}'`, selectors.length),
    ...vaultSelectorProblems(nameOf(list), selectors.flatMap(({ text }) => text ?? [])),
  ]);
}
