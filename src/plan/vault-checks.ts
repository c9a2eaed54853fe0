import type { aws_backup as backup } from 'aws-cdk-lib';
import type { BackupPlanRuleProps } from './backup-plan-rule';
import type { PlannedRule } from './planned-rule';
import { ruleThat } from './resource-check';
import { envInWords, knownToDiffer } from '../private/environments';
import { warn } from '../private/warnings';
import { isAirGapped } from '../vault/vault-resource';
import { retentionRangeOf } from '../vault/vault-retention';
import type { RetentionRange } from '../vault/vault-retention';

/** What AWS Backup would refuse in the logically air-gapped vault of a rule, whose plan is known. */
export function targetProblems(plan: backup.IBackupPlanRef, { targetLogicallyAirGappedBackupVault: target }: BackupPlanRuleProps): string[] {
  return target && knownToDiffer(target.env, plan.env)
    ? [`'targetLogicallyAirGappedBackupVault' must be in the account and Region of the plan (${envInWords(plan.env)}), got '${target.node.path}' `
      + `(${envInWords(target.env)}): use a copy action to get there`]
    : [];
}

/** What vaults of this app do not take of the rules of a plan, by the retention that they let recovery points have. */
export function retentionProblems(rules: readonly PlannedRule[]): string[] {
  return rules.flatMap(({ name, rule: { props } }) => {
    const { targetLogicallyAirGappedBackupVault: target, deleteAfter } = props;
    const days = deleteAfter?.isUnresolved() ? undefined : deleteAfter?.toDays({ integral: false }) ?? Infinity;
    return target && days !== undefined ? outOfRangeProblems(`the rule '${name}' keeps recovery points`, days, retentionRangeOf(target)) : [];
  });
}

/** Says where a vault is not one that a rule can fill by itself. */
export function warnOfVaults(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): void {
  const wrong = rules.filter(({ vault }) => isAirGapped(vault));
  if (wrong.length > 0) {
    warn(plan, 'airGappedVaultOfRule', `${ruleThat(wrong, 'has', 'have')} a logically air-gapped vault for a 'backupVault': AWS Backup fills one by a copy action or as the `
      + '\'targetLogicallyAirGappedBackupVault\' of a rule, beside a \'backupVault\' of the ordinary kind');
  }
}

/** Whether a number of days, or `Infinity` for ever, is within what a vault takes. */
function outOfRangeProblems(keeping: string, days: number, range?: RetentionRange): string[] {
  if (!range || (days >= (range.min ?? 0) && days <= (range.max ?? Infinity))) { return []; }
  return [`${keeping} ${inWords(days)}, and the vault '${vaultPath(range)}' takes only what is kept for ${rangeInWords(range)}`];
}

function inWords(days: number): string {
  return days === Infinity ? 'for ever' : `for ${days.toLocaleString('en-US')} ${days === 1 ? 'day' : 'days'}`;
}

function rangeInWords({ min, max }: RetentionRange): string {
  const [shortest, longest] = [min, max].map((days) => days?.toLocaleString('en-US'));
  if (shortest === undefined) { return `at most ${longest} days`; }
  return longest === undefined ? `at least ${shortest} days` : `${shortest} to ${longest} days`;
}

/** An L2 is known by its own path, and not by that of the resource within. */
function vaultPath({ vault: { node } }: RetentionRange): string {
  return node.id === 'Resource' ? node.scope!.node.path : node.path;
}
