import type { Made } from './interpret';
import type { PlanSpec, ResourceSpec, RuleSpec, SelectionSpec } from './world';

const PLANS = ['daily35DayRetention', 'dailyMonthly1YearRetention', 'dailyWeeklyMonthly5YearRetention', 'dailyWeeklyMonthly7YearRetention'];
const RULES = ['daily', 'weekly', 'monthly1Year', 'monthly5Year', 'monthly7Year'];
const COLD_TO_EXPIRY = 90;

export function makePlan(spec: PlanSpec, index: number, made: Made): void {
  const { k } = made;
  const scope = made.at(spec.place);
  const id = `Plan${index}`;
  const backupVault = pick(made.vaults, spec.vault);
  const rules = spec.rules.map((rule, number) => makeRule(rule, `first-${number}`, made));
  const plan = spec.readyMade !== undefined
    ? k.backup.BackupPlan[PLANS[spec.readyMade]](scope, id, backupVault)
    : new k.backup.BackupPlan(scope, id, {
      backupPlanName: { none: undefined, literal: `plan-${index}`, lazy: k.core.Lazy.string({ produce: () => `lazy-${index}` }) }[spec.name],
      backupVault,
      backupPlanRules: spec.rules.length > 0 ? rules : undefined,
      windowsVss: spec.windowsVss,
    });
  const added = spec.addedRules.map((rule, number) => makeRule(rule, `added-${number}`, made));
  // A plan has one rule at least.
  [...(spec.readyMade !== undefined ? rules : []), ...added, k.backup.BackupPlanRule.daily()].forEach((rule) => plan.addRule(rule));
  spec.selections.forEach((selection, number) => makeSelection(selection, `Selection${number}`, plan, made));
  if (spec.tagged) {
    k.core.Tags.of(plan).add('plan', String(index));
  }
  if (spec.outputs) {
    new k.core.CfnOutput(scope, `${id}Output`, { value: [plan.backupPlanId, plan.backupPlanArn, plan.versionId].join() });
  }
}

function makeRule(spec: RuleSpec, name: string, made: Made): any {
  const { k } = made;
  const { Duration, Lazy, TimeZone } = k.core;
  const backupVault = pick(made.vaults, spec.vault);
  if (spec.readyMade !== undefined) {
    return k.backup.BackupPlanRule[RULES[spec.readyMade]](backupVault);
  }
  const amount = (value: number) => spec.lazy ? Lazy.number({ produce: () => value }) : value;
  const minutes = (value?: number) => value === undefined ? undefined : Duration.minutes(amount(value));
  const days = (value?: number) => value === undefined ? undefined : Duration.days(amount(value));
  const { cold, kept } = lifecycle(spec);
  const { S3, EBS } = k.backup.IndexActionResourceType ?? {};
  return new k.backup.BackupPlanRule({
    ruleName: spec.named ? name : undefined,
    backupVault,
    scheduleExpression: spec.schedule && k.events.Schedule.expression(spec.schedule),
    startWindow: minutes(spec.start),
    completionWindow: spec.completionAfterStart === undefined ? undefined : minutes((spec.start ?? 480) + spec.completionAfterStart),
    moveToColdStorageAfter: days(spec.continuous ? undefined : cold),
    deleteAfter: days(spec.continuous && kept !== undefined ? 1 + kept % 35 : kept),
    enableContinuousBackup: spec.continuous,
    scheduleExpressionTimezone: spec.timeZone && TimeZone.of(spec.timeZone),
    recoveryPointTags: spec.tags,
    indexActions: spec.index && [{ resourceTypes: [spec.index === 'S3' ? S3 : EBS] }],
    copyActions: made.vaults.length === 0 || spec.copies.length === 0 ? undefined : spec.copies.map((copy) => ({
      destinationBackupVault: pick(made.vaults, copy.vault),
      moveToColdStorageAfter: days(lifecycle(copy).cold),
      deleteAfter: days(lifecycle(copy).kept),
    })),
  });
}

/** What is moved to cold storage stays there for long enough. */
function lifecycle({ cold, kept }: { cold?: number; kept?: number }): { cold?: number; kept?: number } {
  return { cold, kept: cold !== undefined && kept !== undefined ? cold + COLD_TO_EXPIRY + kept : kept };
}

function makeSelection(spec: SelectionSpec, id: string, plan: any, made: Made): void {
  const { k } = made;
  const scope = plan.stack;
  const roleId = `${plan.node.id}${id}Role`;
  const props = {
    backupSelectionName: spec.named ? `selection-${id}` : undefined,
    allowRestores: spec.allowRestores,
    disableDefaultBackupPolicy: spec.disableDefaultBackupPolicy,
    role: {
      made: () => undefined,
      own: () => new k.iam.Role(scope, roleId, { assumedBy: new k.iam.ServicePrincipal('backup.amazonaws.com') }),
      imported: () => k.iam.Role.fromRoleArn(scope, roleId, 'arn:aws:iam::123456789012:role/backup'),
      immutable: () => k.iam.Role.fromRoleArn(scope, roleId, 'arn:aws:iam::123456789012:role/backup', { mutable: false }),
    }[spec.role](),
    resources: spec.resources.map((resource) => makeResource(resource, plan, made)),
  };
  if (spec.direct) {
    new k.backup.BackupSelection(scope, `${plan.node.id}${id}`, { backupPlan: plan, ...props });
  } else {
    plan.addSelection(id, props);
  }
}

function makeResource(spec: ResourceSpec, plan: any, { k, trees }: Made): any {
  const { BackupResource, TagOperation } = k.backup;
  switch (spec.of) {
    case 'arn': return BackupResource.fromArn(spec.token ? `arn:${k.core.Aws.PARTITION}:s3:::${spec.name}` : `arn:aws:s3:::${spec.name}`);
    case 'tag': return BackupResource.fromTag(spec.key, spec.value, ...(spec.operation ? [TagOperation.STRING_EQUALS] : []));
    case 'tree': return BackupResource.fromConstruct(pick(pick(trees, spec.tree).below, spec.below) ?? pick(trees, spec.tree).scope);
    case 'table': return BackupResource.fromDynamoDbTable(pick(trees, spec.tree).table);
    case 'stage': return BackupResource.fromConstruct(k.core.Stage.of(plan) === k.app ? trees[0].scope : k.core.Stage.of(plan));
    case 'stack': return BackupResource.fromConstruct(trees[0].scope.node.scope === plan.stack ? plan.stack : trees[0].scope);
  }
}

function pick<T>(from: readonly T[], index: number | undefined): T {
  return (index === undefined ? undefined : from[index % from.length]) as T;
}
