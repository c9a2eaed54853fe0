import type { aws_backup as backup } from 'aws-cdk-lib';
import type { BackupPlanRuleProps } from './backup-plan-rule';
import type { PlannedRule } from './planned-rule';
import { PlanUnderCheck, ruleThat } from './resource-check';
import { retentionsOf } from './written-retentions';
import { goesStraight } from '../checks/plan/air-gapped-kinds';
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

/** What vaults of this app do not take of the rules of a plan and of their copies, by the retention that they let recovery points have. */
export function retentionProblems(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): string[] {
  if (!rules.some(hasBounds)) { return []; }
  return retentionsOf(plan, rules).flatMap(({ rule: { name, vault, rule: { props } }, days, copies }) => {
    const target = props.targetLogicallyAirGappedBackupVault;
    return [
      ...(target || isOnlyNamed(vault, plan) ? [] : outOfRangeProblems(`the rule '${name}' keeps recovery points`, days, vault)),
      ...(target ? outOfRangeProblems(`the rule '${name}' keeps recovery points`, days, target) : []),
      ...copies.flatMap((copy) => copy.isInherited
        ? outOfRangeProblems(`the rule '${name}' keeps copies as long as the original,`, days, copy.vault)
        : outOfRangeProblems(`the rule '${name}' keeps copies`, copy.days, copy.vault)),
    ];
  });
}

/** Says where the lock of a vault does not take what does not go to the logically air-gapped vault beside it. */
export function warnOfVaultsBesideTargets(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): void {
  if (!rules.some(({ rule: { props } }) => props.targetLogicallyAirGappedBackupVault)) { return; }
  for (const { rule: { name, vault, rule: { props } }, days } of retentionsOf(plan, rules)) {
    const target = props.targetLogicallyAirGappedBackupVault;
    const [problem] = target && !isOnlyNamed(vault, plan) ? outOfRangeProblems(`the rule '${name}' keeps recovery points`, days, vault) : [];
    if (problem && mayStayOutside(new PlanUnderCheck(plan, rules))) {
      warn(plan, 'lockedVaultBesideAirGapped', `${problem}: what does not go straight to the logically air-gapped vault '${target!.node.path}' is not backed up`);
    }
  }
}

/** Whether something may be selected that lies in the ordinary vault, be it only on its way. */
function mayStayOutside({ resources }: PlanUnderCheck): boolean {
  const kinds = resources.kinds();
  return kinds === undefined || [...kinds].some((kind) => !goesStraight(kind));
}

/** Says where a vault is not one that a rule can fill by itself. */
export function warnOfVaults(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): void {
  const wrong = rules.filter(({ vault }) => isAirGapped(vault));
  if (wrong.length > 0) {
    warn(plan, 'airGappedVaultOfRule', `${ruleThat(wrong, 'has', 'have')} a logically air-gapped vault for a 'backupVault': AWS Backup fills one by a copy action or as the `
      + '\'targetLogicallyAirGappedBackupVault\' of a rule, beside a \'backupVault\' of the ordinary kind');
  }
}

/** Whether a vault of a rule or of its copies takes some retentions only. */
function hasBounds({ vault, rule: { props } }: PlannedRule): boolean {
  const target = props.targetLogicallyAirGappedBackupVault;
  return target !== undefined || [vault, ...(props.copyActions ?? []).map(({ destinationBackupVault }) => destinationBackupVault)]
    .some((each) => Object.values(retentionRangeOf(each)).some((bound) => bound !== undefined));
}

/** A vault elsewhere is not the one of a rule: that has the same name only. */
function isOnlyNamed(vault: AnyVaultRef, plan: backup.IBackupPlanRef): boolean {
  return knownToDiffer(vault.env, plan.env);
}

/** What a vault does not take, by the days for which it is kept. `keeping` begins the sentence. */
function outOfRangeProblems(keeping: string, days: number | undefined, vault: AnyVaultRef): string[] {
  const range = retentionRangeOf(vault);
  if (days === undefined || (days >= (range.min ?? 0) && days <= (range.max ?? Infinity))) { return []; }
  return [`${keeping} ${inWords(days)}, and the vault '${vault.node.path}' takes only what is kept for ${rangeInWords(range)}`];
}

function inWords(days: number): string {
  return days === Infinity ? 'for ever' : `for ${count(days)}`;
}

function rangeInWords({ min, max }: RetentionRange): string {
  if (min === max) { return `exactly ${count(min!)}`; }
  if (min === undefined) { return `at most ${count(max!)}`; }
  return max === undefined ? `at least ${count(min)}` : `${min.toLocaleString('en-US')} to ${count(max)}`;
}

function count(days: number): string {
  return `${days.toLocaleString('en-US')} ${days === 1 ? 'day' : 'days'}`;
}
