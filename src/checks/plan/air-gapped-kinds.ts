import { isFullyManaged } from './copy-checks';
import type { ResourceKind } from '../../model/resource-kind';

/** Whether all recovery points of a kind go to the logically air-gapped vault of a rule, without a way through the ordinary one. */
export function goesStraight(kind: ResourceKind): boolean {
  return mayGoStraight(kind) && !kind.advancedFeatures?.includes('logicallyAirGappedVault');
}

/** The same where an account may have opted in to advanced features. */
export function mayGoStraight(kind: ResourceKind): boolean {
  return kind.features.includes('logicallyAirGappedVault') && isFullyManaged(kind);
}
