import type { aws_backup as backup } from 'aws-cdk-lib';
import { warnOfConditions } from './condition-checks';
import { destinationProblems, warnOfDestinations } from './copy-destination-checks';
import { warnOfDuplicates } from './duplicate-plans';
import { hasForeignSelections } from './foreign-selections';
import { foreignVaultProblems, warnOfForeignVaults } from './foreign-vaults';
import { warnOfOverlaps } from './overlap-check';
import type { PlannedRule } from './planned-rule';
import { ruleThat } from './resource-check';
import { warnOfResources } from './resource-checks';
import { warnOfCopiesFromTargets } from './target-copy-checks';
import { warnOfDestroyedVaults } from './target-vault-checks';
import { retentionProblems, warnOfVaults, warnOfVaultsBesideTargets } from './vault-checks';
import { CronExpression } from '../model/cron-expression';
import { NameRule } from '../model/name';
import { Quota } from '../model/quota';
import { kindsNamed } from '../model/resource-catalog';
import { envInWords, knownToDiffer } from '../private/environments';
import { groupsOf } from '../private/groups';
import { isKnownText } from '../private/known-text';
import { warn } from '../private/warnings';
import { selectionsOf } from '../selection/plan-selections';
import { areSameVault } from '../vault/vault-in-stack';

const SHORTEST_INTERVAL_MINUTES = 60;

/** What AWS Backup would refuse in the number of rules of a plan. */
export function ruleCountProblems(count: number): string[] {
  return Quota.RULES.problemsOf('a backup plan', count);
}

/** Says where a rule does not do in its plan what it seems to. */
export function warnOfRule(plan: backup.IBackupPlanRef, { name, rule }: PlannedRule): void {
  NameRule.PLAN.warnOf(plan, 'a rule', name);
  const expression = rule.props.scheduleExpression?.expressionString;
  if (expression !== undefined && isKnownText(expression, plan)) {
    const gap = CronExpression.parse(expression).smallestGapMinutes();
    if (gap !== undefined && gap < SHORTEST_INTERVAL_MINUTES) {
      warn(plan, 'scheduleMoreOftenThanHourly', `AWS Backup starts the jobs of a rule at most hourly, and the schedule '${expression}' `
        + `of the rule '${name}' runs ${gap} ${gap === 1 ? 'minute' : 'minutes'} after another run`);
    }
  }
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
export function checkAtSynthesis(plan: backup.IBackupPlanRef, rules: PlannedRule[], windowsVss = false): string[] {
  warnOfVaultsElsewhere(plan, rules);
  warnOfResources(plan, rules);
  warnOfVaults(plan, rules);
  warnOfVaultsBesideTargets(plan, rules);
  if (windowsVss) {
    warnOfMissingInstances(plan);
  }
  warnOfMissingArchive(plan, rules);
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

/** Says where the archive of EBS snapshots is asked for in a partition that has none. */
function warnOfMissingArchive(plan: backup.IBackupPlanRef, rules: PlannedRule[]): void {
  const optIns = rules.flatMap((rule) => archivingRegionsOf(rule, plan).slice(0, 1).map((region) => ({ rule, region })));
  for (const alike of groupsOf(optIns, (a, b) => a.region === b.region)) {
    warn(plan, 'archiveNotAvailable', `${ruleThat(alike.map(({ rule }) => rule), 'opts in', 'opt in')} to the archive of EBS snapshots in ${alike[0].region}, `
      + 'where AWS Backup does not have it and may refuse the plan');
  }
}

/** The Regions without an archive in which a rule opts in to it. */
function archivingRegionsOf({ rule: { props } }: PlannedRule, plan: backup.IBackupPlanRef): string[] {
  return [
    ...(props.optInToArchive ? [plan.env.region] : []),
    ...(props.copyActions ?? []).filter(({ optInToArchive }) => optInToArchive).map(({ destinationBackupVault: { env } }) => env.region),
  ].filter((region) => /^(cn|us-gov)-/.test(region));
}

function warnOfMissingInstances(plan: backup.IBackupPlanRef): void {
  const [instances] = kindsNamed('EC2');
  if (!selectionsOf(plan).some(({ logic }) => logic.mayReach(instances)) && !hasForeignSelections(plan)) {
    warn(plan, 'windowsVssWithoutInstance', '\'windowsVss\' has no effect: no selection of the plan in this app can reach an EC2 instance');
  }
}
