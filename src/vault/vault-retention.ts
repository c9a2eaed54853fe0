import { AIR_GAPPED_VAULT, vaultResourceOf } from './vault-resource';
import type { AnyVaultRef } from './vault-resource';
import { TemplateProperties } from '../model/template-properties';

/** The retention, in days, that a vault of this app takes. */
export interface RetentionRange {
  /** Undefined where there is none, or only deployment knows it. */
  readonly min?: number;
  readonly max?: number;
}

/**
 * What the template says of the retention that a vault takes, by its lock or because it is logically air-gapped; nothing for a vault that exists already.
 */
export function retentionRangeOf(vault: AnyVaultRef): RetentionRange | undefined {
  const resource = vaultResourceOf(vault);
  if (!resource) { return undefined; }
  const properties = new TemplateProperties(resource);
  const within = resource.cfnResourceType === AIR_GAPPED_VAULT ? '' : 'LockConfiguration.';
  return { min: properties.number(`${within}MinRetentionDays`), max: properties.number(`${within}MaxRetentionDays`) };
}
