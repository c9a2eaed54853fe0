import { Documents } from '../../document/documents';
import type { Place } from '../../document/template';
import { nameOf } from '../../document/values/durations';
import { inEveryWorld } from '../../document/values/world';
import { VaultDocument } from '../../document/vault-document';
import { areSame } from '../../private/environments';
import { namesLater } from '../../private/later';
import { memo } from '../../private/memo';
import type { Problem } from '../findings/finding';
import { refusals } from '../findings/problems';

/** As many worlds as anybody chooses a name in. */
const MOST_WORLDS = 16;

/**
 * An account and Region has one vault of a name, ordinary or logically air-gapped; what only deployment knows is the same within a stack. Stacks of which these are not known may be deployed into different ones.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html
 */
export function duplicateVaultName({ vaultName, env, key, template }: VaultDocument, documents: Documents): Problem[] {
  const { text: name, isLater } = vaultName;
  // What stands in for one thing that is looked up may stand in for another one, too.
  if (isLater && namesLater(name ?? '').some((each) => template.isStandIn(each))) { return []; }
  const alike = name === undefined ? [] : placesByName(documents).get(name) ?? [];
  const first = alike.length < 2 ? undefined : alike.map((place) => documents.of(VaultDocument, place))
    .find((vault) => areSame(vault.env, env) && vault.vaultName.text === name && (!isLater || vault.template === template) && vault.isMade);
  return first === undefined || first.key === key ? [] : refusals('duplicateVaultName', vaultName, [
    `'${nameOf(vaultName)}' must be unique in the account and Region, got '${name}', which is that of '${first.name}'`,
  ]);
}

/** Where the vaults are, by all names that they have in any world: told once, as to ask each vault in each world would take much longer. */
function placesByName(documents: Documents): ReadonlyMap<string, readonly Place[]> {
  return documents.constant('vaults by all their names', () => {
    const found = new Map<string, Place[]>();
    for (const { template, logicalId } of documents.vaults) {
      for (const name of namesOf({ template, logicalId }, documents)) { memo(found, name, () => []).push({ template, logicalId }); }
    }
    return found;
  });
}

function namesOf(place: Place, { application }: Documents): Set<string> {
  const { anyhow, underDefaults } = inEveryWorld((world) =>
    new Documents(application, world).of(VaultDocument, place).vaultName.text, MOST_WORLDS);
  return new Set([...anyhow, underDefaults].flatMap(({ result }) => result ?? []));
}
