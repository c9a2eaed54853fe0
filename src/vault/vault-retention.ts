import { isAirGapped, vaultResourceOf } from './vault-resource';
import type { AnyVaultRef } from './vault-resource';
import { MAX_RETENTION_DAYS } from '../model/lifecycle';
import { propertyOf, TemplateProperties } from '../model/template-properties';
import { MIN_AIR_GAPPED_DAYS } from '../model/vault-lock';

/** The retention, in days, that a vault of this app takes. */
export interface RetentionRange {
  /** Undefined where there is none, or only deployment knows it. */
  readonly min?: number;
  readonly max?: number;
}

/**
 * What is known of the retention that a vault takes, by its lock or because it is logically air-gapped. Of a vault that exists already no more is known
 * than what holds for all logically air-gapped ones.
 */
export function retentionRangeOf(vault: AnyVaultRef): RetentionRange {
  const resource = vaultResourceOf(vault);
  const properties = resource && new TemplateProperties(resource);
  if (isAirGapped(vault)) {
    return { min: properties?.number('MinRetentionDays') ?? MIN_AIR_GAPPED_DAYS, max: properties?.number('MaxRetentionDays') ?? MAX_RETENTION_DAYS };
  }
  // Most vaults have no lock, which is told without rendering them.
  return resource && propertyOf(resource, 'LockConfiguration') !== undefined
    ? { min: properties!.number('LockConfiguration.MinRetentionDays'), max: properties!.number('LockConfiguration.MaxRetentionDays') }
    : {};
}
