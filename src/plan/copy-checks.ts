import { ABSENT } from '../model/properties';
import type { ResourceKind } from '../model/resource-kind';
import type { PlannedResource } from '../selection/plan-resources';

export function canCopy(kind: ResourceKind): boolean {
  return canCopyTo(kind, 'account') || canCopyTo(kind, 'region');
}

function canCopyTo({ features }: ResourceKind, place: 'account' | 'region'): boolean {
  return features.includes(place === 'account' ? 'crossAccountCopy' : 'crossRegionCopy');
}

/** Whether the key of the vault, and not that of the resource, is that of its recovery points. */
export function isFullyManaged({ features }: ResourceKind): boolean {
  return features.includes('fullManagement');
}

export function hasAwsManagedKey({ paths: { encryption }, properties }: PlannedResource): boolean {
  if (!encryption || isOfOrigin(encryption.origins, properties) || encryption.mayHaveNone?.(properties)) { return false; }
  const isEncrypted = !encryption.isEncrypted || isTrue(properties.at(encryption.isEncrypted));
  return properties.mentions(encryption.key, 'alias/aws/')
    || (encryption.defaultsToAwsManagedKey === true && isEncrypted && properties.at(encryption.key) === ABSENT);
}

export function isUnencrypted({ paths: { encryption }, properties }: PlannedResource): boolean {
  return encryption?.isEncrypted !== undefined
    && ['false', false].includes(properties.at(encryption.isEncrypted) as string | boolean)
    && !isOfOrigin(encryption.origins, properties);
}

function isOfOrigin(origins: readonly string[], properties: PlannedResource['properties']): boolean {
  return origins.some((origin) => properties.at(origin) !== ABSENT);
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

export function kindsIn(resources: readonly Pick<PlannedResource, 'kind'>[]): string {
  return [...new Set(resources.map(({ kind }) => kind.name))].join(', ');
}
