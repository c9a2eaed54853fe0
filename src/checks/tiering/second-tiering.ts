import type { Documents } from '../../document/documents';
import { TieringDocument } from '../../document/tiering-document';
import { nameOf } from '../../document/values/durations';
import type { Reading } from '../../document/values/reading';
import { EVERY_ONE } from '../../model/tiering';
import { firstAlike, keyWithin } from '../alike';
import type { Problem } from '../findings/finding';
import { refusals } from '../findings/problems';

const TYPES: ReadonlySet<string> = new Set([TieringDocument.TYPE]);

/**
 * An account and Region has one tiering configuration for each vault, and one for all vaults. Stacks of which these are not known may be deployed into different ones.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateTieringConfiguration.html
 */
export function secondTieringOfVault(tiering: TieringDocument, documents: Documents): Problem[] {
  const { vaultName } = tiering;
  const other = firstAlike(tiering, documents, TieringDocument, TYPES, 'tiering configurations by vault', (each) => keyWithin(each, vaultKeyOf(each)));
  return refused(vaultName, other && (vaultName.text === EVERY_ONE
    ? `'${nameOf(vaultName)}' must be of a vault, since the configuration for all vaults is '${other.name}' already`
    : `'${nameOf(vaultName)}' must be a vault without a tiering configuration, got one that has '${other.name}'`));
}

/** And each name is that of one. */
export function secondTieringOfName(tiering: TieringDocument, documents: Documents): Problem[] {
  const { tieringName } = tiering;
  const other = firstAlike(tiering, documents, TieringDocument, TYPES, 'tiering configurations by name', (each) => keyWithin(each, each.tieringName.knownText));
  return refused(tieringName, other && `'${nameOf(tieringName)}' must be unique, got '${tieringName.text}', which is that of '${other.name}'`);
}

function refused(reading: Reading, message: string | undefined): Problem[] {
  return refusals('secondTieringConfiguration', reading, message === undefined ? [] : [message]);
}

/** The vault, as far as it is known which one that is. */
function vaultKeyOf({ vaultName: { knownText }, vault: { document, name, key } }: TieringDocument): string | undefined {
  if (knownText === EVERY_ONE) { return knownText; }
  return document || name !== undefined ? key : undefined;
}
