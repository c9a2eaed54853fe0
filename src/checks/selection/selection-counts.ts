import type { SelectionDocument } from '../../document/selection-document';
import { Quota } from '../../model/quota';
import type { Problem } from '../findings/finding';

/** AWS Backup takes so many selections of one plan. */
export function tooManySelections(selections: readonly SelectionDocument[]): Problem[] {
  const withTags = selections.filter(({ tags }) => (tags.elements() ?? []).length > 0).length;
  return [
    ...Quota.SELECTIONS.problemsOf('a backup plan', selections.length),
    ...Quota.SELECTIONS_WITH_TAGS.problemsOf('a backup plan', withTags, 'selections with \'ListOfTags\''),
  ].map((message) => ({ id: 'tooManySelections', level: 'error', message }));
}
