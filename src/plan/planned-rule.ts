import { aws_backup as backup } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import type { BackupPlanRule } from './backup-plan-rule';
import { renderCopyActions } from './copy-action';
import type { PlanScans } from './plan-scans';
import { Lifecycle } from '../model/lifecycle';

/** A rule in its plan, where its name and vault are settled. */
export interface PlannedRule {
  readonly name: string;
  readonly vault: backup.IBackupVaultRef;
  readonly rule: BackupPlanRule;
}

/** The property of the template of a stack. */
export function renderRule({ name, vault, rule }: PlannedRule, stack: Stack, scans: PlanScans): backup.CfnBackupPlan.BackupRuleResourceTypeProperty {
  const { props } = rule;
  return {
    ruleName: name,
    targetBackupVault: vault.backupVaultRef.backupVaultName,
    targetLogicallyAirGappedBackupVaultArn: props.targetLogicallyAirGappedBackupVault && arnOf(props.targetLogicallyAirGappedBackupVault),
    scheduleExpression: props.scheduleExpression?.expressionString,
    scheduleExpressionTimezone: props.scheduleExpressionTimezone?.timezoneName,
    startWindowMinutes: props.startWindow?.toMinutes(),
    completionWindowMinutes: props.completionWindow?.toMinutes(),
    lifecycle: Lifecycle.periodic(props).render(),
    enableContinuousBackup: props.enableContinuousBackup,
    copyActions: props.copyActions && renderCopyActions(stack, props.copyActions),
    recoveryPointTags: props.recoveryPointTags,
    indexActions: props.indexActions?.map(({ resourceTypes }) => ({ resourceTypes: resourceTypes.map(({ value }) => value) })),
    scanActions: scans.renderActions(rule),
  };
}

/** The ARN of a logically air-gapped vault. A reference to one has no more than its name, unless it is one to a vault, too. */
export function arnOf(vault: backup.ILogicallyAirGappedBackupVaultRef & Partial<backup.IBackupVaultRef>): string {
  return vault.backupVaultRef?.backupVaultArn ?? backup.CfnLogicallyAirGappedBackupVault.arnForLogicallyAirGappedBackupVault(vault);
}
