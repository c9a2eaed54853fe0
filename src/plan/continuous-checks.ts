import type { aws_backup as backup } from 'aws-cdk-lib';
import type { PlannedRule } from './planned-rule';
import { paths, ruleThat } from './resource-check';
import type { KindCheck, PlanUnderCheck, ResourceCheck } from './resource-check';
import { RESOURCE_CATALOG } from '../model/resource-catalog';
import type { ResourceKind } from '../model/resource-kind';
import { isKnownText } from '../private/known-text';
import { resourceBehind } from '../private/references';
import type { PlannedResource } from '../selection/plan-resources';

/** What the continuous rules of an app spoil for each other, and for what databases do by themselves. */
export const CONTINUOUS_CHECKS: readonly ResourceCheck[] = [
  {
    id: 'continuousTwice',
    concerns: (rule, plan) => isContinuous(rule) && plan.rules.some((other) => areApart(rule, other)),
    applies: ({ kind }) => hasPointInTimeRecovery(kind),
    message: (found) => `${ruleThat(found.rules, '', 'back up')} continuously into different vaults, and a resource has one continuous backup only: `
      + `in which of them it will be cannot be told of ${paths(found)}`,
  },
  {
    id: 'continuousTwice',
    concerns: (rule, { before }) => isContinuous(rule) && before.some(({ rules }) => rules.some((other) => areApart(rule, other))),
    applies: (resource, rule, plan) => hasPointInTimeRecovery(resource.kind) && rivalsOf(resource, rule, plan).length > 0,
    message: (found, plan) => `${ruleThat(found.rules, 'backs up', 'back up')} continuously what ${rivalsIn(found.resources, found.rules, plan)} backs up continuously `
      + `into another vault, and a resource has one continuous backup only: in which of them it will be cannot be told of ${paths(found)}`,
  },
  {
    id: 'bucketInTwoVaults',
    concerns: (rule, { rules, others }) => !isContinuous(rule)
      && [...rules, ...others.flatMap((plan) => plan.rules)].some((other) => areApart(rule, other)),
    applies: ({ kind, resource }, rule, { rules, others }) => kind.hasOneVault === true
      && (rules.some((other) => areApart(rule, other))
        || others.some((plan) => plan.rules.some((other) => areApart(rule, other)) && plan.resources.selects(resource))),
    message: (found) => `${ruleThat(found.rules, 'backs up', 'back up')} into another vault than a continuous rule, and AWS Backup needs all backups of a bucket in one: `
      + `give the rules one vault for ${paths(found)}`,
  },
  {
    id: 'ownAutomatedBackups',
    concerns: isContinuous,
    applies: (resource, _, plan) => hasPointInTimeRecovery(resource.kind) && (hasOwnWindow(resource) || hasOwnRetention(resource, plan)),
    message: (found) => `${ruleThat(found.rules, 'backs up', 'back up')} continuously, for which AWS Backup sets the retention and the window of automated backups itself: `
      + `leave BackupRetentionPeriod and PreferredBackupWindow to it for ${paths(found)}, or they change back and forth`,
  },
];

/** Continuous rules that have nothing to do. */
export const POINT_IN_TIME_RECOVERY: KindCheck = {
  id: 'continuousBackupWithoutEffect',
  concerns: isContinuous,
  isOfUseTo: hasPointInTimeRecovery,
  message: (rules) => `${ruleThat(rules, 'backs up', 'back up')} continuously, and nothing that the plan selects has point-in-time recovery: it gets snapshots, kept for 35 days `
    + `at most; it is for ${RESOURCE_CATALOG.filter(hasPointInTimeRecovery).map(({ name }) => name).join(', ')}`,
};

export function isContinuous({ rule }: PlannedRule): boolean {
  return rule.props.enableContinuousBackup === true;
}

/** Whether AWS Backup manages the automated backups of a resource, for this plan or another, as far as anybody can know. */
export function mayBeBackedUpContinuously({ kind }: PlannedResource, { rules, others }: PlanUnderCheck): boolean {
  return hasPointInTimeRecovery(kind)
    && (rules.some(isContinuous) || others.some((other) => other.rules.some(isContinuous) && (other.resources.kinds()?.has(kind) ?? true)));
}

function hasPointInTimeRecovery({ features }: ResourceKind): boolean {
  return features.includes('continuousBackup');
}

/** Whether two continuous rules go to different vaults for sure: of several into one vault, the longest retention wins. */
function areApart(rule: PlannedRule, other: PlannedRule): boolean {
  return isContinuous(other) && areDifferent(rule.vault, other.vault);
}

function areDifferent(a: backup.IBackupVaultRef, b: backup.IBackupVaultRef): boolean {
  const [left, right] = [a, b].map((vault) => {
    const { backupVaultName: name } = vault.backupVaultRef;
    return isKnownText(name, vault) ? name : resourceBehind(name);
  });
  return typeof left === typeof right && left !== right;
}

function rivalsOf({ resource }: PlannedResource, rule: PlannedRule, { before }: PlanUnderCheck): PlanUnderCheck[] {
  return before.filter(({ rules, resources }) => rules.some((other) => areApart(rule, other)) && resources.selects(resource));
}

function rivalsIn(resources: readonly PlannedResource[], rules: readonly PlannedRule[], plan: PlanUnderCheck): string {
  const rivals = rules.flatMap((rule) => resources.flatMap((resource) => rivalsOf(resource, rule, plan)));
  const found = [...new Set(rivals)].map((rival) => `'${rival.plan.node.path}'`);
  return `the plan${found.length === 1 ? '' : 's'} ${found.join(', ')}`;
}

function hasOwnWindow({ paths: { backupWindow }, properties }: PlannedResource): boolean {
  return properties.text(backupWindow) !== undefined;
}

/** Whether a database keeps automated backups for another time than the rule with the longest retention, which wins, of whatever plan it is. */
function hasOwnRetention({ resource, paths: { backupRetention }, properties }: PlannedResource, { rules, others }: PlanUnderCheck): boolean {
  const own = properties.number(backupRetention);
  if (own === undefined) { return false; }
  const elsewhere = others.filter((other) => other.rules.some(isContinuous) && other.resources.selects(resource)).flatMap((other) => other.rules);
  const retentions = [...rules, ...elsewhere].filter(isContinuous).map(({ rule }) => rule.props.deleteAfter);
  return retentions.every((retention) => retention && !retention.isUnresolved())
    && own !== Math.max(...retentions.map((retention) => retention!.toDays()));
}
