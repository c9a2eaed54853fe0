import { Stack } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import type { PlannedRule } from './planned-rule';
import { ruleThat } from './resource-check';
import { isDeleted } from '../model/deletion-policy';
import { knownToDiffer } from '../private/environments';
import { groupsOf } from '../private/groups';
import { warn } from '../private/warnings';
import { areSameVault } from '../vault/vault-in-stack';
import { vaultResourceOf } from '../vault/vault-resource';

/** Says where the vault of a rule goes with another stack than the plan. */
export function warnOfDestroyedVaults(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): void {
  for (const alike of groupsOf(rules, (a, b) => areSameVault(a.vault, b.vault))) {
    const [{ vault }] = alike;
    const resource = vaultResourceOf(vault);
    // Of a vault elsewhere a rule has the name only.
    if (resource && !knownToDiffer(vault.env, plan.env) && isDeleted(resource) && outermost(resource.stack) !== outermost(Stack.of(plan))) {
      warn(plan, 'vaultOfOtherStackDestroyed', `${ruleThat(alike, 'backs up', 'back up')} into '${vault.node.path}', which is deleted with the stack '${resource.stack.node.path}' while the plan `
        + 'stays and its jobs fail: retain the vault');
    }
  }
}

/** Nested stacks are deleted with the one around them. */
function outermost(stack: Stack): Stack {
  return stack.nestedStackParent ? outermost(stack.nestedStackParent) : stack;
}
