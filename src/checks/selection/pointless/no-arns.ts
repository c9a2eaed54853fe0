import { isIdOf } from './unprotected-arns';
import type { SelectedArns } from '../../../document/arns/selected-arns';
import type { Documents } from '../../../document/documents';
import type { SelectionDocument } from '../../../document/selection-document';
import type { Reading } from '../../../document/values/reading';
import { canMeanTheSame, EVERYTHING, openedArn } from '../../../model/arn-pattern';

/** The places in the lists of a selection where no ARN can be. AWS Backup does not say whether it refuses a selection for one. */
export function placesWithoutArn({ resources, notResources, selected, excluded }: SelectionDocument, documents: Documents): Reading[] {
  return [...placesIn(resources, selected, documents), ...placesIn(notResources, excluded, documents)];
}

function placesIn(list: Reading, { others }: SelectedArns, documents: Documents): Reading[] {
  const without = new Set(others.filter((text) => text !== EVERYTHING && isNone(text, documents)));
  return without.size === 0 ? [] : (list.elements() ?? []).filter(({ text, collected }) => !collected && text !== undefined && without.has(text));
}

function isNone(text: string, documents: Documents): boolean {
  const referent = documents.referentOf(text);
  if (!referent) { return !canMeanTheSame(openedArn(text), 'arn:*'); }
  const resource = referent.attribute === undefined ? documents.resourceOf(referent) : undefined;
  return resource !== undefined && isIdOf(resource);
}
