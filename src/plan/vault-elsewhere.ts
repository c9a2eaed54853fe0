import type { aws_backup as backup } from 'aws-cdk-lib';
import type { PlannedRule } from './planned-rule';
import { namedOnly } from '../checks/plan/vaults/vault-of-other-environment';
import { knownToDiffer } from '../private/environments';
import { groupsOf } from '../private/messages/groups';
import { warn } from '../private/messages/warnings';
import { areSameVault } from '../vault/vault-in-stack';

/** Says where a rule was given a vault elsewhere, which its name alone does not lead to: the template has no more of it. */
export function warnOfVaultsElsewhere(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): void {
  const elsewhere = rules.filter(({ vault }) => knownToDiffer(vault.env, plan.env));
  for (const alike of groupsOf(elsewhere, (a, b) => areSameVault(a.vault, b.vault))) {
    const [{ vault }] = alike;
    warn(plan, 'vaultOfOtherEnvironment', namedOnly(alike, plan.env, { words: vault.node.path, env: vault.env }));
  }
}
