import type { aws_backup as backup } from 'aws-cdk-lib';
import { immutabilityOf } from '../../checks/vault/immutability';
import { Documents } from '../../document/documents';
import { LiveApplication } from '../../document/live/live-application';
import { World } from '../../document/values/world';
import { VaultDocument } from '../../document/vault-document';
import type { Immutability } from '../../model/immutability';
import { MIN_AIR_GAPPED_DAYS } from '../../model/vault-lock';
import type { VaultInSight } from '../../objectives/situation';
import { rootOf } from '../../private/tree';
import { isAirGapped, vaultResourceOf } from '../../vault/vault-resource';

/** A vault, and how it keeps recovery points from being deleted; that is not known of one that exists already. */
export interface SeenVault extends VaultInSight {
  readonly immutability?: Immutability;
}

/** What is known of a vault at the moment. */
export function vaultInSight(vault: backup.IBackupVaultRef): SeenVault {
  const words = vault.node.path;
  const resource = vaultResourceOf(vault);
  if (!resource) { return isAirGapped(vault) ? { words, isAirGapped: true, minDays: MIN_AIR_GAPPED_DAYS, immutability: 'airGapped' } : { words, isAirGapped: false }; }
  const application = new LiveApplication(rootOf(resource));
  const document = new Documents(application, new World(true)).of(VaultDocument, application.placeOf(resource));
  return {
    words,
    isAirGapped: document.isAirGapped,
    minDays: document.minRetentionDays.number,
    maxDays: document.maxRetentionDays.number,
    immutability: immutabilityOf(document),
  };
}
