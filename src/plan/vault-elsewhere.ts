import type { aws_backup as backup } from 'aws-cdk-lib';
import type { PlannedRule } from './planned-rule';
import { ruleThat } from '../checks/plan/plan-under-check';
import { envInWords, knownToDiffer } from '../private/environments';
import { groupsOf } from '../private/messages/groups';
import { warn } from '../private/messages/warnings';
import { areSameVault } from '../vault/vault-in-stack';

/** Says where a rule was given a vault elsewhere, which its name alone does not lead to: the template has no more of it. */
export function warnOfVaultsElsewhere(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): void {
  const elsewhere = rules.filter(({ vault }) => knownToDiffer(vault.env, plan.env));
  for (const alike of groupsOf(elsewhere, (a, b) => areSameVault(a.vault, b.vault))) {
    const [{ vault }] = alike;
    warn(plan, 'vaultOfOtherEnvironment', `${ruleThat(alike, 'backs up', 'back up')} into a vault named like '${vault.node.path}' in the account and Region of the plan `
      + `(${envInWords(plan.env)}), and not into that vault itself (${envInWords(vault.env)}): a rule names its vault only; use a copy action to get there`);
  }
}
