import type { aws_backup as backup, Stack } from 'aws-cdk-lib';
import { assign, tagNodes } from './policy-node';
import type { Branch, Leaf } from './policy-node';
import { partitionIn } from './policy-selection';
import { Lifecycle } from '../model/lifecycle';
import type { LifecycleOptions } from '../model/lifecycle';
import type { BackupPlanRule } from '../plan/backup-plan-rule';
import { inWords, isKnownText, isToken } from '../private/known-text';
import { arnInWords, nameOf } from '../vault/vault-in-stack';

/** A rule in a policy. */
export interface PolicyRule {
  readonly name: string;
  /** Nothing where the rule has none, and no plan gives it one. */
  readonly vault?: backup.IBackupVaultRef;
  readonly rule: BackupPlanRule;
}

/** Time zones that are no other than what policies have. */
const UTC = ['UTC', 'Etc/UTC', 'Etc/UCT', 'Etc/Universal', 'Etc/Zulu', 'UCT', 'Universal', 'Zulu'];

/** What a policy cannot say of a rule. */
export function ruleProblems({ name, vault, rule: { props } }: PolicyRule): string[] {
  const zone = props.scheduleExpressionTimezone?.timezoneName;
  return [
    ...vault ? [] : ['\'backupVault\' must be given: a policy of an organization makes no vault'],
    ...props.scheduleExpression ? [] : ['\'scheduleExpression\' must be given: a policy of an organization has no default'],
    ...zone === undefined || UTC.includes(zone) ? [] : [`'scheduleExpressionTimezone' must not be given, got '${zone}': the schedules of a policy of an organization are in UTC`],
    ...isToken(props.recoveryPointTags) ? ['\'recoveryPointTags\' must be known when the app is synthesised, got a token'] : [],
    ...(props.copyActions ?? []).flatMap(({ destinationBackupVault: destination }, index) => isKnownText(arnInWords(destination)) ? [] : [
      `'copyActions[${index}].destinationBackupVault' must have an ARN that is known, since a policy of an organization has it as a name, got '${inWords(arnInWords(destination))}': `
      + 'import the vault by fromBackupVaultArn(), with \'$account\' as its account for that of each member',
    ]),
  ].map((problem) => `the rule '${name}': ${problem}`);
}

/** A rule as the policy has it, under the name that it has there. */
export function renderRule({ vault, rule: { props } }: PolicyRule, stack: Stack): Branch {
  const airGapped = props.targetLogicallyAirGappedBackupVault;
  const ofVault = (each: Parameters<typeof nameOf>[0]) => nameOf(each)
    ?? ('backupVaultRef' in each ? each.backupVaultRef : each.logicallyAirGappedBackupVaultRef).backupVaultName;
  return {
    ...leaf('schedule_expression', props.scheduleExpression?.expressionString),
    ...leaf('target_backup_vault_name', vault && ofVault(vault)),
    ...leaf('target_logically_air_gapped_backup_vault_arn', airGapped && `arn:${partitionIn(stack)}:backup:$region:$account:backup-vault:${ofVault(airGapped)}`),
    ...leaf('start_backup_window_minutes', props.startWindow?.toMinutes()),
    ...leaf('complete_backup_window_minutes', props.completionWindow?.toMinutes()),
    ...leaf('enable_continuous_backup', props.enableContinuousBackup),
    ...branch('lifecycle', lifecycleNode(props)),
    ...branch('copy_actions', Object.fromEntries((props.copyActions ?? []).map((action) => {
      const arn = arnInWords(action.destinationBackupVault);
      return [arn, { target_backup_vault_arn: assign(arn), ...branch('lifecycle', lifecycleNode(action)) }];
    }))),
    ...branch('recovery_point_tags', tagNodes(props.recoveryPointTags ?? {})),
    ...branch('index_actions', leaf('resource_types', props.indexActions?.flatMap(({ resourceTypes }) => resourceTypes.map(({ value }) => value)))),
  };
}

function lifecycleNode(options: LifecycleOptions): Branch {
  const { deleteAfterDays, moveToColdStorageAfterDays, optInToArchiveForSupportedResources } = Lifecycle.periodic(options).render() ?? {};
  return {
    ...leaf('move_to_cold_storage_after_days', moveToColdStorageAfterDays),
    ...leaf('delete_after_days', deleteAfterDays),
    ...leaf('opt_in_to_archive_for_supported_resources', optInToArchiveForSupportedResources),
  };
}

function leaf(name: string, value: string | number | boolean | readonly string[] | undefined): Record<string, Leaf> {
  return value === undefined || (Array.isArray(value) && value.length === 0) ? {} : { [name]: assign(value) };
}

function branch(name: string, node: Branch): Branch {
  return Object.keys(node).length > 0 ? { [name]: node } : {};
}
