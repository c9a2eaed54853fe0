import { describeSelection } from './selection';
import type { TemplateResource, Templates, TemplateValue } from './templates';
import { vaultByArn, vaultName } from './vault';
import { days, line, list, minutes, schedule, title } from './words';

const BY_DEFAULT = 'the default of AWS Backup';

/** A plan, each of its rules, and what its selections reach. */
export function describePlan(plan: TemplateResource, templates: Templates): string[] {
  const { BackupPlanName, BackupPlanRule, AdvancedBackupSettings = [] } = plan.properties.BackupPlan;
  const selections = templates.ofType('AWS::Backup::BackupSelection')
    .filter(({ properties, stack }) => templates.resourceBehind(properties.BackupPlanId, stack) === plan);

  return [
    title(BackupPlanName, plan.path),
    ...AdvancedBackupSettings.flatMap(describeSetting),
    ...BackupPlanRule.flatMap((rule: TemplateValue) => describeRule(rule, plan, templates)),
    ...selections.flatMap((selection) => describeSelection(selection, templates)),
  ];
}

function describeSetting({ ResourceType, BackupOptions }: TemplateValue): string[] {
  return line('options', `${ResourceType}: ${Object.entries(BackupOptions).map(([option, value]) => `${option} ${value}`).join(', ')}`);
}

function describeRule(rule: TemplateValue, { stack }: TemplateResource, templates: Templates): string[] {
  const target = templates.resourceBehind(rule.TargetBackupVault, stack);
  const { CopyActions = [], IndexActions = [], RecoveryPointTags = {} } = rule;
  return [
    `  Rule ${rule.RuleName}`,
    ...line('schedule', rule.ScheduleExpression ? schedule(rule.ScheduleExpression, rule.ScheduleExpressionTimezone) : BY_DEFAULT),
    ...line('window', windows(rule)),
    ...line('expiry', expiry(rule.Lifecycle)),
    ...line('cold storage', coldStorage(rule.Lifecycle)),
    ...(rule.EnableContinuousBackup ? line('continuous', pointInTime(rule.Lifecycle)) : []),
    ...line('vault', target ? vaultName(target) : templates.text(rule.TargetBackupVault, stack)),
    ...CopyActions.flatMap(({ DestinationBackupVaultArn: arn, Lifecycle }: TemplateValue) =>
      line('copy', `to ${vaultByArn(arn, stack, templates)}, ${copyLifecycle(Lifecycle)}`)),
    ...IndexActions.flatMap(({ ResourceTypes }: TemplateValue) => line('search index', `of ${list(ResourceTypes)}`)),
    ...Object.entries(RecoveryPointTags).flatMap(([key, value]) => line('tagged', `${key} = ${value}`)),
  ];
}

function windows({ StartWindowMinutes: start, CompletionWindowMinutes: completion }: TemplateValue): string {
  const parts = [
    ...(start ? [`starts within ${minutes(start)}`] : []),
    ...(completion ? [`completes within ${minutes(completion)}`] : []),
  ];
  return list(parts) || BY_DEFAULT;
}

function expiry(lifecycle: TemplateValue): string {
  return lifecycle?.DeleteAfterDays === undefined ? 'never' : `after ${days(lifecycle.DeleteAfterDays)}`;
}

function coldStorage(lifecycle: TemplateValue): string {
  return lifecycle?.MoveToColdStorageAfterDays === undefined ? 'never' : `after ${days(lifecycle.MoveToColdStorageAfterDays)}`;
}

function pointInTime(lifecycle: TemplateValue): string {
  return `restorable to any second of the last ${days(lifecycle.DeleteAfterDays)}, where the resource allows it`;
}

function copyLifecycle(lifecycle: TemplateValue): string {
  return lifecycle ? `expiry ${expiry(lifecycle)}, cold storage ${coldStorage(lifecycle)}` : 'kept like the original';
}
