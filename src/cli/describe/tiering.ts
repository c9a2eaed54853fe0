import type { TieringDescription } from './description';
import { numberAt, placeOf, textAt, textsAt, vaultUse } from './values';
import type { Documents } from '../../document/documents';
import type { TieringDocument } from '../../document/tiering-document';
import { EVERY_ONE } from '../../model/tiering';

/** A tiering configuration: of which vault, and which backups move when. */
export function describeTiering(documents: Documents, tiering: TieringDocument): TieringDescription {
  return {
    ...placeOf(tiering),
    name: textAt(documents, tiering.tieringName),
    vault: tiering.vaultName.text === EVERY_ONE ? null : vaultUse(documents, tiering.vault),
    selections: (tiering.selections.elements() ?? []).map((selection) => ({
      resourceType: textAt(documents, selection.at('ResourceType')),
      resources: textsAt(documents, selection.at('Resources')),
      tierDownAfterDays: numberAt(documents, selection.at('TieringDownSettingsInDays')),
    })),
  };
}
