import { advancedSettingProblems } from './advanced-setting-laws';
import { scanProblems } from './scans/scan-laws';
import type { LifecycleDocument, PlanDocument, RuleDocument } from '../../document/plan-document';
import { amountProblems, daysAt, minutesAt, nameOf } from '../../document/values/durations';
import { tagsIn } from '../../document/values/tags';
import { vaultArnProblems } from '../../model/backup-arn';
import { indexedTypeProblems } from '../../model/index-action';
import { Lifecycle } from '../../model/lifecycle';
import { NameRule } from '../../model/name';
import { Quota } from '../../model/quota';
import { backupWindowProblems } from '../../model/schedule/backup-window';
import { CronExpression } from '../../model/schedule/cron-expression';
import { timeZoneProblems } from '../../model/schedule/time-zone';
import { tagProblems } from '../../model/tags';
import { airGappedLifecycleProblems } from '../../model/vault-lock';
import type { Names } from '../../private/messages/names';
import type { Problem } from '../findings/finding';
import { missing, refusals, risks } from '../findings/problems';

/** What templates call what programs give. */
const NAMES: Readonly<Record<string, string>> = {
  deleteAfter: 'Lifecycle.DeleteAfterDays',
  moveToColdStorageAfter: 'Lifecycle.MoveToColdStorageAfterDays',
  optInToArchive: 'Lifecycle.OptInToArchiveForSupportedResources',
  enableContinuousBackup: 'EnableContinuousBackup',
  startWindow: 'StartWindowMinutes',
  completionWindow: 'CompletionWindowMinutes',
  targetLogicallyAirGappedBackupVault: 'TargetLogicallyAirGappedBackupVaultArn',
};
const AS_WRITTEN: Names = (property) => NAMES[property] ?? property;

/** A law of one rule. */
export const RULE_LAWS: readonly ((rule: RuleDocument) => Problem[])[] = [
  ({ ruleName }) => refusals('invalidRuleName', ruleName, missing(ruleName) ?? NameRule.PLAN.problemsOf('RuleName', ruleName.text)),
  ({ ruleName }) => risks('nameMayBeRefused', ruleName, NameRule.PLAN.doubtsOf('a rule', ruleName.text)),
  ({ targetVault }) => refusals('invalidVaultName', targetVault, missing(targetVault) ?? NameRule.EXISTING_VAULT.problemsOf(nameOf(targetVault), targetVault.text)),
  ({ schedule }) => refusals('invalidSchedule', schedule, schedule.knownText === undefined ? [] : CronExpression.problemsOf(schedule.knownText)),
  ({ timeZone }) => refusals('invalidTimeZone', timeZone, timeZone.knownText === undefined ? [] : timeZoneProblems(timeZone.knownText)),
  windowProblems,
  ({ lifecycle, enableContinuousBackup }) => lifecycleProblems(lifecycle, enableContinuousBackup.boolean === true),
  airGappedProblems,
  copyProblems,
  recoveryPointTagProblems,
  indexProblems,
];

/** A law of a whole plan. */
export const PLAN_LAWS: readonly ((plan: PlanDocument) => Problem[])[] = [
  ({ planName }) => refusals('invalidPlanName', planName, missing(planName) ?? NameRule.PLAN.problemsOf('BackupPlanName', planName.text)),
  ({ planName }) => risks('nameMayBeRefused', planName, NameRule.PLAN.doubtsOf('the plan', planName.text)),
  ruleCountProblems,
  advancedSettingProblems,
  scanProblems,
];

function ruleCountProblems({ rules, rulesReading }: PlanDocument): Problem[] {
  if (!rules) { return []; }
  return refusals('ruleCount', rulesReading, rules.length === 0
    ? ['\'BackupPlanRule\' must have at least one rule, got none']
    : Quota.RULES.problemsOf('\'BackupPlanRule\'', rules.length));
}

function windowProblems({ startWindowMinutes, completionWindowMinutes, reading }: RuleDocument): Problem[] {
  const wrong = [startWindowMinutes, completionWindowMinutes].flatMap(amountProblems);
  return refusals('invalidWindow', reading, wrong.length > 0 ? wrong : backupWindowProblems(minutesAt(startWindowMinutes), minutesAt(completionWindowMinutes), AS_WRITTEN));
}

function lifecycleProblems(lifecycle: LifecycleDocument, isContinuous: boolean): Problem[] {
  const { reading, deleteAfterDays, moveToColdStorageAfterDays, optInToArchive } = lifecycle;
  const wrong = [deleteAfterDays, moveToColdStorageAfterDays].flatMap(amountProblems);
  if (wrong.length > 0) { return refusals('invalidLifecycle', reading, wrong); }
  const options = {
    deleteAfter: daysAt(deleteAfterDays),
    moveToColdStorageAfter: daysAt(moveToColdStorageAfterDays),
    optInToArchive: optInToArchive.boolean,
  };
  const found = isContinuous ? Lifecycle.continuous(options, AS_WRITTEN).problems : Lifecycle.periodic(options, AS_WRITTEN).problems;
  // A template has to say it: no default is filled in there.
  return refusals('invalidLifecycle', reading, isContinuous && deleteAfterDays.isAbsent
    ? [...found, '\'Lifecycle.DeleteAfterDays\' must be given with \'EnableContinuousBackup\': 1 to 35 days']
    : found);
}

function airGappedProblems({ targetAirGappedVault, lifecycle: { deleteAfterDays, reading } }: RuleDocument): Problem[] {
  if (targetAirGappedVault.isAbsent) { return []; }
  return [
    ...refusals('invalidVaultArn', targetAirGappedVault, vaultArnProblems(nameOf(targetAirGappedVault), targetAirGappedVault.text ?? '')),
    ...refusals('invalidLifecycle', reading, amountProblems(deleteAfterDays).length > 0 ? [] : airGappedLifecycleProblems(daysAt(deleteAfterDays), AS_WRITTEN)),
  ];
}

function copyProblems({ reading, copies = [] }: RuleDocument): Problem[] {
  return [
    ...refusals('tooManyCopyActions', reading.at('CopyActions'), Quota.COPY_ACTIONS.problemsOf('\'CopyActions\'', copies.length)),
    ...copies.flatMap(({ destination, lifecycle }) => [
      ...refusals('invalidVaultArn', destination, missing(destination) ?? vaultArnProblems(nameOf(destination), destination.text ?? '')),
      ...lifecycleProblems(lifecycle, false),
    ]),
  ];
}

function recoveryPointTagProblems({ recoveryPointTags }: RuleDocument): Problem[] {
  const tags = tagsIn(recoveryPointTags);
  return [
    ...refusals('tooManyRecoveryPointTags', recoveryPointTags, Quota.RECOVERY_POINT_TAGS.problemsOf('\'RecoveryPointTags\'', tags.length)),
    ...refusals('invalidTag', recoveryPointTags, tagProblems('RecoveryPointTags', tags)),
  ];
}

function indexProblems({ indexActions }: RuleDocument): Problem[] {
  const actions = indexActions.elements() ?? [];
  return [
    ...refusals('invalidIndexAction', indexActions, Quota.INDEX_ACTIONS.problemsOf('\'IndexActions\'', actions.length)),
    ...actions.flatMap((action) => {
      const types = action.at('ResourceTypes').elements();
      return refusals('invalidIndexAction', action, types && types.length !== 1
        ? [`'ResourceTypes' of an index action must have exactly one element, got ${types.length}`]
        : (types ?? []).flatMap(({ knownText }) => knownText === undefined ? [] : indexedTypeProblems('ResourceTypes', knownText)));
    }),
  ];
}
