import { selectionsBeside } from './alike';
import type { Documents } from '../../document/documents';
import { RestoreTestingPlanDocument } from '../../document/restore-testing-plan-document';
import { RestoreTestingSelectionDocument } from '../../document/restore-testing-selection-document';
import { nameOf } from '../../document/values/durations';
import { Quota } from '../../model/quota';
import { alike } from '../alike';
import type { Problem } from '../findings/finding';
import { refusals } from '../findings/problems';

/** An account and Region has one restore testing plan of a name. */
export function duplicatePlanName(plan: RestoreTestingPlanDocument, documents: Documents): Problem[] {
  const { planName } = plan;
  const [first] = alike(keyOfPlan(plan), documents, RestoreTestingPlanDocument, 'restore testing plans by name and place', keyOfPlan);
  return first === undefined || first === plan ? [] : refusals('duplicateRestoreTestingName', planName,
    [`'${nameOf(planName)}' must be unique in the account and Region, got '${planName.text}', which is that of '${first.name}'`]);
}

/** And a plan has one selection of a name. */
export function duplicateSelectionName(selection: RestoreTestingSelectionDocument, documents: Documents): Problem[] {
  const { selectionName } = selection;
  const [first] = alike(keyOfSelection(selection), documents, RestoreTestingSelectionDocument, 'restore testing selections by name', keyOfSelection);
  return first === undefined || first === selection ? [] : refusals('duplicateRestoreTestingName', selectionName,
    [`'${nameOf(selectionName)}' must be unique in the restore testing plan, got '${selectionName.text}', which is that of '${first.name}'`]);
}

/** How many selections a plan has: said of the first that is too much. */
export function tooManyRestoreTestingSelections(selection: RestoreTestingSelectionDocument, documents: Documents): Problem[] {
  const all = selectionsBeside(selection.planKey, documents);
  const { max } = Quota.RESTORE_TESTING_SELECTIONS;
  return all[max] === selection
    ? refusals('tooManyRestoreTestingSelections', selection.planName, Quota.RESTORE_TESTING_SELECTIONS.problemsOf('a restore testing plan', all.length))
    : [];
}

function keyOfPlan({ planName: { knownText }, env: { account, region } }: RestoreTestingPlanDocument): string | undefined {
  return knownText && `${account}/${region}/${knownText}`;
}

function keyOfSelection({ selectionName: { knownText }, planKey }: RestoreTestingSelectionDocument): string | undefined {
  return knownText && `${planKey} ${knownText}`;
}
