import { lustreWithoutBackups } from './lustre';
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
  if (selections[0] !== selection) { return []; }
  const resources = new SelectedResources(selections, documents);
  return [...tooManySelections(selections), ...unreadyResources(resources, planEnv, template), ...lustreWithoutBackups(resources, documents)];
}
