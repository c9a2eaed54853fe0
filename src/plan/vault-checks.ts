import type { aws_backup as backup } from 'aws-cdk-lib';
import type { BackupPlanRuleProps } from './backup-plan-rule';
import type { PlannedRule } from './planned-rule';
import { ruleThat } from './resource-check';
import { Lifecycle } from '../model/lifecycle';
import { envInWords, knownToDiffer } from '../private/environments';
import { warn } from '../private/warnings';
import { isAirGapped } from '../vault/vault-resource';
import type { AnyVaultRef } from '../vault/vault-resource';
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
    const { targetLogicallyAirGappedBackupVault: target } = props;
    return target ? outOfRangeProblems(`the rule '${name}' keeps recovery points`, daysOf(props), target) : [];
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

/** For how many days a rule keeps recovery points, `Infinity` for ever; nothing where only deployment knows it. */
export function daysOf(props: BackupPlanRuleProps): number | undefined {
  const { deleteAfter } = props.enableContinuousBackup ? Lifecycle.continuous(props) : props;
  if (!deleteAfter) { return Infinity; }
  return deleteAfter.isUnresolved() ? undefined : deleteAfter.toDays({ integral: false });
}

/** What a vault does not take, by the days for which it is kept. `keeping` begins the sentence. */
export function outOfRangeProblems(keeping: string, days: number | undefined, vault: AnyVaultRef): string[] {
  const range = days === undefined ? undefined : retentionRangeOf(vault);
  if (days === undefined || !range || (days >= (range.min ?? 0) && days <= (range.max ?? Infinity))) { return []; }
  return [`${keeping} ${inWords(days)}, and the vault '${vault.node.path}' takes only what is kept for ${rangeInWords(range)}`];
}

function inWords(days: number): string {
  return days === Infinity ? 'for ever' : `for ${days.toLocaleString('en-US')} ${days === 1 ? 'day' : 'days'}`;
}

function rangeInWords({ min, max }: RetentionRange): string {
  const [shortest, longest] = [min, max].map((days) => days?.toLocaleString('en-US'));
  if (shortest === undefined) { return `at most ${longest} days`; }
  return longest === undefined ? `at least ${shortest} days` : `${shortest} to ${longest} days`;
}
