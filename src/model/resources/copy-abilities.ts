import type { ResourceKind } from './resource-kind';

/** What AWS Backup does with recovery points beyond making them, by the kind of resource: written once for checks, coverage and objectives. */
type Abilities = Pick<ResourceKind, 'features' | 'advancedFeatures'>;

/**
 * Whether recovery points can be copied at all, be it into a vault beside.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html
 */
export function canCopy(kind: Abilities): boolean {
  return canCopyTo(kind, 'account') || canCopyTo(kind, 'region');
}

export function canCopyTo({ features }: Abilities, place: 'account' | 'region'): boolean {
  return features.includes(place === 'account' ? 'crossAccountCopy' : 'crossRegionCopy');
}

/** Whether the key of the vault, and not that of the resource, is that of its recovery points. */
export function isFullyManaged({ features }: Abilities): boolean {
  return features.includes('fullManagement');
}

/** Whether a logically air-gapped vault can have recovery points of a kind. */
export function canHold({ features }: Abilities): boolean {
  return features.includes('logicallyAirGappedVault');
}

/** Whether all recovery points of a kind go to the logically air-gapped vault of a rule, without a way through the ordinary one. */
export function goesStraight(kind: Abilities): boolean {
  return mayGoStraight(kind) && !kind.advancedFeatures?.includes('logicallyAirGappedVault');
}

/** The same where an account may have opted in to advanced features. */
export function mayGoStraight(kind: Abilities): boolean {
  return canHold(kind) && isFullyManaged(kind);
}
