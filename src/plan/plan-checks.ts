import type { aws_backup as backup } from 'aws-cdk-lib';
import type { PlannedRule } from './planned-rule';
import { warnOfVaultsElsewhere } from './vault-elsewhere';
import { NameRule } from '../model/name';
import { Quota } from '../model/quota';
import { kindsNamed } from '../model/resource-catalog';
import type { ResourceKind } from '../model/resource-kind';
import { warn } from '../private/warnings';
import { selectionsOf } from '../selection/plan-selections';
import { policiesLackedBy } from '../selection/role-rights';

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
  warnOfMissingPolicies(plan, rules);
  return rules.length > 0 ? [] : ['\'backupPlanRules\' must have at least one rule, got none: give them to the plan or call addRule()'];
}

function warnOfMissingPolicies(plan: backup.IBackupPlanRef, rules: PlannedRule[]): void {
  const actions = rules.flatMap(({ rule }) => rule.props.indexActions ?? []);
  for (const apiName of new Set(actions.flatMap(({ resourceTypes }) => resourceTypes.map(({ value }) => value)))) {
    for (const kind of kindsNamed(apiName)) {
      warnOfMissingIndexingPolicy(plan, kind);
    }
  }
}

function warnOfMissingIndexingPolicy(plan: backup.IBackupPlanRef, kind: ResourceKind): void {
  const { apiName, indexingPolicy: policy } = kind;
  for (const { construct, role, logic } of policy ? selectionsOf(plan) : []) {
    if (logic.mayReach(kind) && policiesLackedBy(role, [policy!]).length > 0) {
      warn(construct, 'indexWithoutPolicy', `the role of the selection lacks the AWS managed policy ${policy}, `
        + `without which AWS Backup cannot index recovery points of ${apiName}`);
    }
  }
}
