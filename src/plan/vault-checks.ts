import type { aws_backup as backup } from 'aws-cdk-lib';
import type { BackupPlanRuleProps } from './backup-plan-rule';
import type { BackupPlanCopyActionProps } from './copy-action';
import type { PlannedRule } from './planned-rule';
import { ruleThat } from './resource-check';
import { Lifecycle } from '../model/lifecycle';
import type { LifecycleOptions } from '../model/lifecycle';
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
export function retentionProblems(rules: readonly PlannedRule[]): string[] {
  return rules.flatMap(({ name, vault, rule: { props } }) => {
    const { targetLogicallyAirGappedBackupVault: target, copyActions = [] } = props;
    const vaults = target ? [vault, target] : [vault];
    return [
      ...vaults.flatMap((each) => outOfRangeProblems(`the rule '${name}' keeps recovery points`, daysOf(props), each)),
      ...copyActions.flatMap((copy) => copyProblems(`the rule '${name}' keeps copies`, copy, daysOf(props))),
    ];
  });
}

/** A copy of which nothing is said is kept as long as what it is a copy of, or for ever: AWS says both. */
function copyProblems(keeping: string, copy: BackupPlanCopyActionProps, daysOfRule: number | undefined): string[] {
  const isSaid = copy.deleteAfter !== undefined || copy.moveToColdStorageAfter !== undefined;
  const possible = isSaid ? [daysOf(copy)] : [daysOfRule, Infinity];
  const [first, ...others] = possible.map((days) => outOfRangeProblems(keeping, days, copy.destinationBackupVault));
  return others.every((other) => other.length > 0) ? first : [];
}

/** Says where a vault is not one that a rule can fill by itself. */
export function warnOfVaults(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): void {
  const wrong = rules.filter(({ vault }) => isAirGapped(vault));
  if (wrong.length > 0) {
    warn(plan, 'airGappedVaultOfRule', `${ruleThat(wrong, 'has', 'have')} a logically air-gapped vault for a 'backupVault': AWS Backup fills one by a copy action or as the `
      + '\'targetLogicallyAirGappedBackupVault\' of a rule, beside a \'backupVault\' of the ordinary kind');
  }
}

/** For how many days a rule or a copy keeps recovery points, `Infinity` for ever; nothing where only deployment knows it. */
function daysOf(props: LifecycleOptions & { readonly enableContinuousBackup?: boolean }): number | undefined {
  const { deleteAfter } = props.enableContinuousBackup ? Lifecycle.continuous(props) : props;
  if (!deleteAfter) { return Infinity; }
  return deleteAfter.isUnresolved() ? undefined : deleteAfter.toDays({ integral: false });
}

/** What a vault does not take, by the days for which it is kept. `keeping` begins the sentence. */
function outOfRangeProblems(keeping: string, days: number | undefined, vault: AnyVaultRef): string[] {
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
