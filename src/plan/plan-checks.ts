import type { aws_backup as backup } from 'aws-cdk-lib';
import { warnOfConditions } from './condition-checks';
import { destinationProblems, warnOfDestinations } from './copy-destination-checks';
import { warnOfDuplicates } from './duplicate-plans';
import { foreignVaultProblems, warnOfForeignVaults } from './foreign-vaults';
import { warnOfOverlaps } from './overlap-check';
import type { PlannedRule } from './planned-rule';
import { ruleThat } from './resource-check';
import { warnOfCopiesFromTargets } from './target-copy-checks';
import { warnOfDestroyedVaults } from './target-vault-checks';
import { retentionProblems, warnOfVaults, warnOfVaultsBesideTargets } from './vault-checks';
import { NameRule } from '../model/name';
import { Quota } from '../model/quota';
import { kindsNamed } from '../model/resource-catalog';
import type { ResourceKind } from '../model/resource-kind';
import { envInWords, knownToDiffer } from '../private/environments';
import { groupsOf } from '../private/groups';
import { warn } from '../private/warnings';
import { selectionsOf } from '../selection/plan-selections';
import { policiesLackedBy } from '../selection/role-rights';
import { areSameVault } from '../vault/vault-in-stack';

/** What AWS Backup would refuse in the number of rules of a plan. */
export function ruleCountProblems(count: number): string[] {
  return Quota.RULES.problemsOf('a backup plan', count);
}

/** Says where a rule does not do in its plan what it seems to. */
export function warnOfRule(plan: backup.IBackupPlanRef, { name }: PlannedRule): void {
  NameRule.PLAN.warnOf(plan, 'a rule', name);
}

function warnOfVaultsElsewhere(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): void {
  const elsewhere = rules.filter(({ vault }) => knownToDiffer(vault.env, plan.env));
  for (const alike of groupsOf(elsewhere, (a, b) => areSameVault(a.vault, b.vault))) {
    const [{ vault }] = alike;
    warn(plan, 'vaultOfOtherEnvironment', `${ruleThat(alike, 'backs up', 'back up')} into a vault named like '${vault.node.path}' in the account and Region of the plan `
      + `(${envInWords(plan.env)}), and not into that vault itself (${envInWords(vault.env)}): a rule names its vault only; use a copy action to get there`);
  }
}

/** What only the whole app can tell. */
export function checkAtSynthesis(plan: backup.IBackupPlanRef, rules: PlannedRule[]): string[] {
  warnOfVaultsElsewhere(plan, rules);
  warnOfMissingPolicies(plan, rules);
  warnOfVaults(plan, rules);
  warnOfVaultsBesideTargets(plan, rules);
  warnOfDestinations(plan, rules);
  warnOfCopiesFromTargets(plan, rules);
  warnOfForeignVaults(plan, rules);
  warnOfDestroyedVaults(plan, rules);
  warnOfOverlaps(plan, rules);
  warnOfDuplicates(plan);
  warnOfConditions(plan, rules);
  return [
    ...(rules.length > 0 ? [] : ['\'backupPlanRules\' must have at least one rule, got none: give them to the plan or call addRule()']),
    ...retentionProblems(plan, rules),
    ...destinationProblems(plan, rules),
    ...foreignVaultProblems(plan, rules),
  ];
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
