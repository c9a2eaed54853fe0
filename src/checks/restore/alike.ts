import type { Documents } from '../../document/documents';
import { RestoreTestingSelectionDocument } from '../../document/restore-testing-selection-document';
import { alike } from '../alike';

/** The selections of a restore testing plan, by what tells it from others. */
export function selectionsBeside(planKey: string, documents: Documents): RestoreTestingSelectionDocument[] {
  return alike(planKey, documents, RestoreTestingSelectionDocument, 'restore testing selections by plan', (each) => each.planKey);
}

/** Whether there is a selection of which only deployment knows the plan. */
export function hasSelectionsOfUnknownPlans(documents: Documents): boolean {
  return documents.constant('restore testing selections of unknown plans', () =>
    documents.ofTypes(RestoreTestingSelectionDocument, new Set([RestoreTestingSelectionDocument.TYPE]))
      .some(({ plan, planName }) => !plan && planName.isLater));
}
