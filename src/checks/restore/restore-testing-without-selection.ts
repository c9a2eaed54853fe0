import type { Documents } from '../../document/documents';
import type { RestoreTestingPlanDocument } from '../../document/restore-testing-plan-document';
import { RestoreTestingSelectionDocument } from '../../document/restore-testing-selection-document';
import type { Problem } from '../findings/finding';

const TYPES: ReadonlySet<string> = new Set([RestoreTestingSelectionDocument.TYPE]);

/** A restore testing plan that tests nothing, as far as the application goes. Where anything in it refers to the plan, that may be handed over to who makes the selections. */
export function restoreTestingWithoutSelection({ key, template, logicalId }: RestoreTestingPlanDocument, documents: Documents): Problem[] {
  const selections = documents.ofTypes(RestoreTestingSelectionDocument, TYPES).filter(({ isMade }) => isMade);
  const isSelected = selections.some(({ planKey, plan, planName }) => planKey === key || (!plan && planName.isLater));
  return isSelected || template.references.has(logicalId) ? [] : [{
    id: 'planWithoutSelection',
    level: 'warning',
    message: 'the restore testing plan has no selection, and so tests nothing: give it one, or acknowledge this if its selections are made elsewhere',
  }];
}
