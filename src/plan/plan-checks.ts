import type { aws_backup as backup } from 'aws-cdk-lib';
import type { PlannedRule } from './planned-rule';
import { warnOfVaultsElsewhere } from './vault-elsewhere';
import { NameRule } from '../model/name';
import { Quota } from '../model/quota';

/** What AWS Backup would refuse in the number of rules of a plan. */
export function ruleCountProblems(count: number): string[] {
  return Quota.RULES.problemsOf('a backup plan', count);
}

/** Says where a rule does not do in its plan what it seems to. */
export function warnOfRule(plan: backup.IBackupPlanRef, { name }: PlannedRule): void {
  NameRule.PLAN.warnOf(plan, 'a rule', name);
}

/** What only the whole app can tell. */
export function checkAtSynthesis(plan: backup.IBackupPlanRef, rules: PlannedRule[]): string[] {
  warnOfVaultsElsewhere(plan, rules);
  return rules.length > 0 ? [] : ['\'backupPlanRules\' must have at least one rule, got none: give them to the plan or call addRule()'];
}
