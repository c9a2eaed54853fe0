import { hasSelectionsOfUnknownPlans, selectionsBeside } from './alike';
import type { Documents } from '../../document/documents';
import type { RestoreTestingPlanDocument } from '../../document/restore-testing-plan-document';
import type { Problem } from '../findings/finding';

/** A restore testing plan that tests nothing, as far as the application goes. Where anything in it refers to the plan, that may be handed over to who makes the selections. */
export function restoreTestingWithoutSelection({ key, template, logicalId }: RestoreTestingPlanDocument, documents: Documents): Problem[] {
  const isSelected = selectionsBeside(key, documents).length > 0 || hasSelectionsOfUnknownPlans(documents);
  return isSelected || template.references.has(logicalId) ? [] : [{
    id: 'planWithoutSelection',
    level: 'warning',
    message: 'the restore testing plan has no selection, and so tests nothing: give it one, or acknowledge this if its selections are made elsewhere',
  }];
}
