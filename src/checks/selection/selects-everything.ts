import type { SelectionDocument } from '../../document/selection-document';
import { EVERYTHING } from '../../model/arn-pattern';
import type { Problem } from '../findings/finding';

/** What `*` means; who wrote it may mean it. */
export const SELECTS_EVERYTHING = '\'*\' selects every resource that AWS Backup protects in the account and Region, whoever made it';

/** A template does not tell whether everything is meant. */
export function selectsEverything({ resources, selected, conditions }: SelectionDocument): Problem[] {
  return selected.named.some(({ text }) => text === EVERYTHING) && conditions.isAbsent
    ? [{ id: 'selectsEverything', level: 'note', property: resources.path, message: SELECTS_EVERYTHING }]
    : [];
}
