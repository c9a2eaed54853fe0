import { Stack } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import { arnOf } from './planned-rule';
import type { PlannedRule } from './planned-rule';
import { remember } from '../document/live/live-application';
import { rootOf } from '../private/tree';
import { referenceIn } from '../vault/vault-in-stack';
import { isAirGapped, vaultResourceOf } from '../vault/vault-resource';
import type { AnyVaultRef } from '../vault/vault-resource';

/** Says by which constructs people know the vaults of a rule: those that are imported have no more than a text in its template. */
export function rememberVaults(plan: backup.IBackupPlanRef, { vault, rule: { props } }: PlannedRule): void {
  const [root, stack] = [rootOf(plan), Stack.of(plan)];
  const know = (construct: AnyVaultRef, text: string) =>
    remember(root, { stack, text, construct, isAirGapped: isAirGapped(construct), resource: vaultResourceOf(construct) });
  know(vault, vault.backupVaultRef.backupVaultName);
  const { targetLogicallyAirGappedBackupVault: target, copyActions = [] } = props;
  if (target) { know(target, arnOf(target)); }
  for (const { destinationBackupVault: destination } of copyActions) { know(destination, referenceIn(stack, destination).backupVaultArn); }
}
