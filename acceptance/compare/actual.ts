import { holdInTemplate, lockInTemplate, planInTemplate } from './api-names';
import type { Defaults } from './differences';
import { allOf, ifThere } from '../cloud/cloud';
import type { Cloud, Fields } from '../cloud/cloud';

/** How a type of resource is looked up at the service, by its properties in the template, and what the service fills in. */
export interface Lookup {
  readonly of: (cloud: Cloud, written: Fields, id: string) => Promise<Fields | undefined>;
  readonly defaults?: Defaults;
}

const is = (...values: unknown[]) => (value: unknown) => values.includes(value);
const anything = () => true;

export const LOOKUPS: Readonly<Record<string, Lookup>> = {
  'AWS::Backup::BackupVault': {
    of: async (cloud, { BackupVaultName }) => vault(cloud, BackupVaultName),
    // Without a key of their own they have that of AWS Backup. A lock that can be changed has no date.
    defaults: { EncryptionKeyArn: anything },
  },
  'AWS::Backup::LogicallyAirGappedBackupVault': {
    of: async (cloud, { BackupVaultName }) => {
      const found = await vault(cloud, BackupVaultName);
      if (!found) { return undefined; }
      const { LockConfiguration, ...others } = found;
      return { ...others, MinRetentionDays: LockConfiguration?.MinRetentionDays, MaxRetentionDays: LockConfiguration?.MaxRetentionDays };
    },
    defaults: { EncryptionKeyArn: anything },
  },
  'AWS::Backup::BackupPlan': {
    of: async (cloud, _, id) => {
      const found = await ifThere(cloud.call('backup:GetBackupPlan', { BackupPlanId: id }));
      return found && { BackupPlan: planInTemplate(found.BackupPlan), BackupPlanTags: await tagsOf(cloud, found.BackupPlanArn) };
    },
    defaults: {
      'BackupPlan.BackupPlanRule.StartWindowMinutes': is(480),
      'BackupPlan.BackupPlanRule.CompletionWindowMinutes': is(10_080),
      'BackupPlan.BackupPlanRule.ScheduleExpressionTimezone': is('Etc/UTC', 'UTC'),
      'BackupPlan.BackupPlanRule.EnableContinuousBackup': is(false),
      'BackupPlan.BackupPlanRule.Lifecycle.OptInToArchiveForSupportedResources': is(false),
      'BackupPlan.BackupPlanRule.CopyActions.Lifecycle.OptInToArchiveForSupportedResources': is(false),
    },
  },
  'AWS::Backup::BackupSelection': {
    of: async (cloud, { BackupPlanId, BackupSelection: { SelectionName } }) => {
      const all = await allOf(cloud, 'backup:ListBackupSelections', 'BackupSelectionsList', { BackupPlanId });
      const [found] = all.filter((each) => each.SelectionName === SelectionName);
      if (!found) { return undefined; }
      const { BackupSelection } = await cloud.call('backup:GetBackupSelection', { BackupPlanId, SelectionId: found.SelectionId });
      return { BackupPlanId, BackupSelection };
    },
  },
  'AWS::Backup::RestoreTestingPlan': {
    of: async (cloud, { RestoreTestingPlanName }) => {
      const found = await ifThere(cloud.call('backup:GetRestoreTestingPlan', { RestoreTestingPlanName }));
      if (!found) { return undefined; }
      const {
        RestoreTestingPlanArn, CreationTime: _, LastExecutionTime: __, LastUpdateTime: ___, CreatorRequestId: ____, ...plan
      } = found.RestoreTestingPlan;
      return { ...plan, Tags: tagList(await tagsOf(cloud, RestoreTestingPlanArn)) };
    },
    defaults: { ScheduleExpressionTimezone: is('Etc/UTC', 'UTC'), StartWindowHours: is(24) },
  },
  'AWS::Backup::RestoreTestingSelection': {
    of: async (cloud, { RestoreTestingPlanName, RestoreTestingSelectionName }) => {
      const found = await ifThere(cloud.call('backup:GetRestoreTestingSelection', { RestoreTestingPlanName, RestoreTestingSelectionName }));
      if (!found) { return undefined; }
      const { CreationTime: _, CreatorRequestId: __, ...selection } = found.RestoreTestingSelection;
      return selection;
    },
    defaults: { ValidationWindowHours: is(0), RestoreMetadataOverrides: anything },
  },
  'AWS::Backup::LegalHold': {
    of: async (cloud, _, arn) => {
      const found = await ifThere(cloud.call('backup:GetLegalHold', { LegalHoldId: arn.slice(arn.lastIndexOf(':') + 1) }));
      return found && {
        Title: found.Title,
        Description: found.Description,
        RecoveryPointSelection: holdInTemplate(found.RecoveryPointSelection),
        Tags: tagList(await tagsOf(cloud, found.LegalHoldArn)),
      };
    },
  },
  'AWS::Backup::ReportPlan': {
    of: async (cloud, { ReportPlanName }) => {
      const found = await ifThere(cloud.call('backup:DescribeReportPlan', { ReportPlanName }));
      if (!found) { return undefined; }
      const { ReportPlanArn, ReportSetting, ReportDeliveryChannel, ReportPlanDescription } = found.ReportPlan;
      const ReportPlanTags = tagList(await tagsOf(cloud, ReportPlanArn));
      return { ReportPlanName, ReportPlanDescription, ReportSetting, ReportDeliveryChannel, ReportPlanTags };
    },
    defaults: { 'ReportSetting.NumberOfFrameworks': is(0), 'ReportDeliveryChannel.Formats': (formats) => String(formats) === 'CSV' },
  },
  'AWS::Backup::Framework': {
    of: async (cloud, { FrameworkName }) => {
      const found = await ifThere(cloud.call('backup:DescribeFramework', { FrameworkName }));
      if (!found) { return undefined; }
      const { FrameworkArn, FrameworkControls, FrameworkDescription } = found;
      return { FrameworkName, FrameworkDescription, FrameworkControls, FrameworkTags: tagList(await tagsOf(cloud, FrameworkArn)) };
    },
    // A control without a scope is of everything, and its parameters are those of the guide.
    defaults: { 'FrameworkControls.ControlScope': anything, 'FrameworkControls.ControlInputParameters': anything },
  },
};

async function vault(cloud: Cloud, BackupVaultName: string): Promise<Fields | undefined> {
  const found = await ifThere(cloud.call('backup:DescribeBackupVault', { BackupVaultName }));
  if (!found) { return undefined; }
  const [policy, notifications] = [
    await ifThere(cloud.call('backup:GetBackupVaultAccessPolicy', { BackupVaultName })),
    await ifThere(cloud.call('backup:GetBackupVaultNotifications', { BackupVaultName })),
  ];
  return {
    BackupVaultName: found.BackupVaultName,
    EncryptionKeyArn: found.EncryptionKeyArn,
    BackupVaultTags: await tagsOf(cloud, found.BackupVaultArn),
    LockConfiguration: lockInTemplate(found),
    AccessPolicy: policy?.Policy === undefined ? undefined : JSON.parse(policy.Policy),
    Notifications: notifications && { SNSTopicArn: notifications.SNSTopicArn, BackupVaultEvents: notifications.BackupVaultEvents },
  };
}

/** Without those that AWS gives, as CloudFormation does with the name of the stack. */
async function tagsOf(cloud: Cloud, ResourceArn: string): Promise<Fields> {
  const { Tags = {} } = await cloud.call('backup:ListTags', { ResourceArn });
  return Object.fromEntries(Object.entries(Tags).filter(([key]) => !key.startsWith('aws:')));
}

function tagList(tags: Fields): Fields[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
