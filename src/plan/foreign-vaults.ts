import type { aws_backup as backup, CfnResource } from 'aws-cdk-lib';
import type { PlannedRule } from './planned-rule';
import { knownToDiffer } from '../private/environments';
import { writtenKeyProblems } from '../vault/encryption-key';
import { warnOfLockedKey } from '../vault/locked-vault-checks';
import { OwnedBackupVault } from '../vault/owned-backup-vault';
import { vaultResourceOf } from '../vault/vault-resource';
import type { AnyVaultRef } from '../vault/vault-resource';

/** What AWS Backup would refuse in the vaults that a plan uses and that do not say so themselves: those of aws-cdk-lib, and L1s. */
export function foreignVaultProblems(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): string[] {
  return [...foreignVaultsOf(plan, rules)].flatMap(([resource, vault]) => writtenKeyProblems(resource, nameOf(vault)));
}

/** Says where the key of such a vault may be gone before its recovery points. */
export function warnOfForeignVaults(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): void {
  foreignVaultsOf(plan, rules).forEach((vault, resource) => warnOfLockedKey(plan, resource, nameOf(vault)));
}

function foreignVaultsOf(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): Map<CfnResource, AnyVaultRef> {
  const vaults = rules.flatMap(({ vault, rule: { props } }) => [
    // Of a vault elsewhere a rule has the name only.
    ...(knownToDiffer(vault.env, plan.env) ? [] : [vault]),
    ...(props.targetLogicallyAirGappedBackupVault ? [props.targetLogicallyAirGappedBackupVault] : []),
    ...(props.copyActions ?? []).map(({ destinationBackupVault }) => destinationBackupVault),
  ]);
  const found = new Map<CfnResource, AnyVaultRef>();
  for (const vault of vaults) {
    const resource = vaultResourceOf(vault);
    if (resource && !found.has(resource) && !(resource.node.scope instanceof OwnedBackupVault)) { found.set(resource, vault); }
  }
  return found;
}

function nameOf({ node: { path } }: AnyVaultRef): string {
  return `the vault '${path}'`;
}
