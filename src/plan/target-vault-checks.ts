import { Stack } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import type { PlannedRule } from './planned-rule';
import { isDeleted } from '../model/deletion-policy';
import { knownToDiffer } from '../private/environments';
import { warn } from '../private/warnings';
import { vaultResourceOf } from '../vault/vault-resource';

/** Says where the vault of a rule goes with another stack than the plan. */
export function warnOfDestroyedVaults(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): void {
  for (const { name, vault } of rules) {
    const resource = vaultResourceOf(vault);
    // Of a vault elsewhere a rule has the name only.
    if (resource && !knownToDiffer(vault.env, plan.env) && isDeleted(resource) && outermost(resource.stack) !== outermost(Stack.of(plan))) {
      warn(plan, 'vaultOfOtherStackDestroyed', `the rule '${name}' backs up into '${vault.node.path}', which is deleted with the stack '${resource.stack.node.path}' while the plan `
        + 'stays and its jobs fail: retain the vault');
    }
  }
}

/** Nested stacks are deleted with the one around them. */
function outermost(stack: Stack): Stack {
  return stack.nestedStackParent ? outermost(stack.nestedStackParent) : stack;
}
