import { CfnDeletionPolicy, Stack } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import type { PlannedRule } from './planned-rule';
import { warn } from '../private/warnings';
import { vaultResourceOf } from '../vault/vault-resource';

/** Says where the vault of a rule goes with another stack than the plan. */
export function warnOfDestroyedVaults(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): void {
  for (const { name, vault } of rules) {
    const resource = vaultResourceOf(vault);
    if (resource && resource.stack !== Stack.of(plan) && resource.cfnOptions.deletionPolicy === CfnDeletionPolicy.DELETE) {
      warn(plan, 'vaultOfOtherStackDestroyed', `the rule '${name}' backs up into '${vault.node.path}', which is deleted with the stack '${resource.stack.node.path}' while the plan `
        + 'stays and its jobs fail: retain the vault');
    }
  }
}
