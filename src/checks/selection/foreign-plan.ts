import { unreadyResources } from './readiness';
import { SelectedResources } from './selected-resources';
import { tooManySelections } from './selection-counts';
import type { Documents } from '../../document/documents';
import type { SelectionDocument } from '../../document/selection-document';
import type { Problem } from '../findings/finding';

/** What the selections of a plan that is not of the application show together, said of the first of them. */
export function selectionsOfForeignPlan(selection: SelectionDocument, documents: Documents): Problem[] {
  const { plan, planEnv, template } = selection;
  const selections = plan ? [] : documents.selectionsBeside(selection);
  return selections[0] === selection
    ? [...tooManySelections(selections), ...unreadyResources(new SelectedResources(selections, documents), planEnv, template)]
    : [];
}
