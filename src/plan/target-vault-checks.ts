import { CfnDeletionPolicy, Stack } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import type { PlannedRule } from './planned-rule';
import { resourceBehind } from '../private/references';
import { warn } from '../private/warnings';

/** Says where the vault of a rule goes with another stack than the plan. */
export function warnOfDestroyedVaults(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): void {
  for (const { name, vault } of rules) {
    const resource = resourceBehind(vault.backupVaultRef.backupVaultName);
    if (resource && resource.stack !== Stack.of(plan) && resource.cfnOptions.deletionPolicy === CfnDeletionPolicy.DELETE) {
      warn(plan, 'vaultOfOtherStackDestroyed', `the rule '${name}' backs up into '${vault.node.path}', which is deleted with the stack '${resource.stack.node.path}' while the plan `
        + 'stays and its jobs fail: retain the vault');
    }
  }
}
