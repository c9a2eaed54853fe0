import { canCopy, canCopyTo, canHold, goesStraight } from '../../model/resources/copy-abilities';
import type { ResourceKind } from '../../model/resources/resource-kind';
import type { Situation, VaultInSight } from '../situation';

/** Of the resources of which no kind that they may be can do something, the kinds; as a part of a sentence. */
function lacking({ alternatives }: Pick<Situation, 'alternatives'>, can: (kind: ResourceKind) => boolean): string | undefined {
  const kinds = alternatives.filter((each) => !each.some(can)).flat();
  return kinds.length > 0 ? [...new Set(kinds.map(({ name }) => name))].join(', ') : undefined;
}

/** Why an air-gapped vault does not get all of what is backed up: nothing where it may. */
export function airGappedRefusals(property: string, { words, isAirGapped }: VaultInSight, situation: Pick<Situation, 'alternatives'>): string[] {
  const kinds = isAirGapped ? lacking(situation, canHold) : undefined;
  return kinds === undefined ? [] : [`${property} cannot be met: the logically air-gapped vault '${words}' cannot hold recovery points of ${kinds}; give them a plan of their own`];
}

/** Why copies cannot be made of all of what is backed up: of each the reason that binds. */
export function copyRefusals(situation: Situation): string[] {
  const { copies, vault: own } = situation;
  return copies.flatMap(({ vault, crosses }, index) => {
    const property = `'copies[${index}]'`;
    const uncopied = lacking(situation, canCopy);
    if (uncopied !== undefined) { return [`${property} cannot be met: AWS Backup makes no copies of ${uncopied}; give them a plan of their own`]; }
    const crossing = crosses.flatMap((place) => {
      const kinds = lacking(situation, (kind) => canCopyTo(kind, place));
      const where = place === 'account' ? 'account' : 'Region';
      return kinds === undefined ? []
        : [`${property} cannot be met: the vault '${vault.words}' is in another ${where}, and AWS Backup makes no copies there of ${kinds}; give them a plan of their own`];
    });
    if (crossing.length > 0) { return crossing; }
    const held = airGappedRefusals(property, vault, situation);
    if (held.length > 0 || !vault.isAirGapped || !own?.isAirGapped) { return held; }
    const straight = lacking(situation, (kind) => !goesStraight(kind));
    return straight === undefined ? [] : [`${property} cannot be met: recovery points of ${straight} go straight to the logically air-gapped vault '${own.words}', `
      + 'and AWS Backup copies from one such vault to another on demand only'];
  });
}
