import type { Document } from '../../document/document';
import type { Documents, Reader } from '../../document/documents';
import { RestoreTestingPlanDocument } from '../../document/restore-testing-plan-document';
import { RestoreTestingSelectionDocument } from '../../document/restore-testing-selection-document';
import type { Place } from '../../document/template';
import { nameOf } from '../../document/values/durations';
import { Quota } from '../../model/quota';
import { memo } from '../../private/memo';
import type { Problem } from '../findings/finding';
import { refusals } from '../findings/problems';

/** An account and Region has one restore testing plan of a name. */
export function duplicatePlanName(plan: RestoreTestingPlanDocument, documents: Documents): Problem[] {
  const { planName } = plan;
  const [first] = alike(plan, documents, RestoreTestingPlanDocument, 'restore testing plans by name and place', ({ planName: { knownText }, env }) =>
    knownText && `${env.account}/${env.region}/${knownText}`);
  return first === undefined || first === plan ? [] : refusals('duplicateRestoreTestingName', planName,
    [`'${nameOf(planName)}' must be unique in the account and Region, got '${planName.text}', which is that of '${first.name}'`]);
}

/** And a plan has one selection of a name. */
export function duplicateSelectionName(selection: RestoreTestingSelectionDocument, documents: Documents): Problem[] {
  const { selectionName } = selection;
  const [first] = alike(selection, documents, RestoreTestingSelectionDocument, 'restore testing selections by name', ({ selectionName: { knownText }, planKey }) =>
    knownText && `${planKey} ${knownText}`);
  return first === undefined || first === selection ? [] : refusals('duplicateRestoreTestingName', selectionName,
    [`'${nameOf(selectionName)}' must be unique in the restore testing plan, got '${selectionName.text}', which is that of '${first.name}'`]);
}

/** How many selections a plan has: said of the first that is too much. */
export function tooManyRestoreTestingSelections(selection: RestoreTestingSelectionDocument, documents: Documents): Problem[] {
  const all = alike(selection, documents, RestoreTestingSelectionDocument, 'restore testing selections by plan', ({ planKey }) => planKey);
  const { max } = Quota.RESTORE_TESTING_SELECTIONS;
  return all.length > max && all[max] === selection
    ? refusals('tooManyRestoreTestingSelections', selection.planName, Quota.RESTORE_TESTING_SELECTIONS.problemsOf('a restore testing plan', all.length))
    : [];
}

/** All of a kind that are made and have one key, in the order of the templates. */
function alike<D extends Document>(
  document: D, documents: Documents, Kind: Reader<D> & { readonly TYPE: string }, index: string, keyOf: (each: D) => string | undefined,
): D[] {
  const places = documents.constant(index, () => {
    const found = new Map<string, Place[]>();
    for (const each of documents.ofTypes(Kind, new Set([Kind.TYPE]))) {
      const { template, logicalId } = each;
      const key = keyOf(each);
      if (key) { memo(found, key, () => []).push({ template, logicalId }); }
    }
    return found;
  });
  return (places.get(keyOf(document) ?? '') ?? []).map((place) => documents.of(Kind, place)).filter(({ isMade }) => isMade);
}
