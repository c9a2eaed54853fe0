// Plans
export { BackupPlan } from './plan/backup-plan';
export type { BackupPlanProps, IBackupPlan } from './plan/backup-plan';
export { BackedUp } from './plan/backed-up';
export type { BackedUpOptions } from './plan/backed-up';
export { BackupPlanGrants } from './plan/backup-plan-grants';
export { BackupPlanRule } from './plan/backup-plan-rule';
export type { BackupPlanRuleProps } from './plan/backup-plan-rule';
export type { BackupPlanCopyActionProps } from './plan/copy-action';
export { IndexActionResourceType } from './plan/index-action';
export type { BackupPlanIndexActionProps } from './plan/index-action';
export type { BackupPlanObjectives } from './plan/objectives/backup-plan-objectives';
export { BackupObjectives } from './objectives/api/backup-objectives';
export type { GrandfatherFatherSonOptions } from './objectives/api/backup-objectives';
export { BackupRetention, BackupRetentionInterval } from './objectives/api/backup-retention';
export { MalwareScan } from './plan/malware-scan';
export type { MalwareScanOptions } from './plan/malware-scan';

// Selections
export { BackupSelection } from './selection/backup-selection';
export type { BackupSelectionOptions, BackupSelectionProps } from './selection/backup-selection';
export { BackupSelectionCondition } from './selection/backup-selection-condition';
export { BackupResource } from './selection/resources/backup-resource';
export type { FromConstructOptions } from './selection/resources/backup-resource';
export { BackupResourceType } from './model/resources/backup-resource-type';
export { BackupRole } from './selection/role/backup-role';
export { TagOperation } from './selection/tag-condition';
export type { TagCondition } from './selection/tag-condition';

// Vaults
export { BackupVault } from './vault/backup-vault';
export type { BackupVaultProps } from './vault/backup-vault';
export type { IBackupVault } from './vault/backup-vault-base';
export { BackupVaultGrants } from './vault/access/backup-vault-grants';
export type { BackupVaultProtectionOptions } from './vault/access/protection-options';
export { BackupKeyGrants } from './vault/access/backup-key-grants';
export { OrganizationalUnitPrincipal } from './vault/access/organizational-unit-principal';
export { BackupVaultEvents } from './model/backup-vault-events';
export { BackupVaultEventSets } from './vault/events/backup-vault-event-sets';
export { BackupNotificationFilter } from './vault/events/backup-notification-filter';
export type { LockConfiguration } from './vault/lock-configuration';
export { LogicallyAirGappedBackupVault } from './vault/logically-air-gapped-backup-vault';
export type { ILogicallyAirGappedBackupVault, LogicallyAirGappedBackupVaultProps } from './vault/logically-air-gapped-backup-vault';
export { VaultLock } from './vault/vault-lock';
export type { ComplianceLockOptions, GovernanceLockOptions } from './vault/vault-lock';
export { BackupEventRules } from './vault/events/backup-event-rules';
export { BackupVaultEventRules } from './vault/events/backup-vault-event-rules';
export { BackupEventState } from './vault/events/backup-event-state';
export { CopyJobSide } from './vault/events/on-backup-event-options';
export type { OnBackupEventOptions, OnCopyJobEventOptions } from './vault/events/on-backup-event-options';
export { BackupVaultMetrics } from './vault/metrics/backup-vault-metrics';
export type { BackupVaultWidgetsOptions } from './vault/metrics/backup-vault-metrics';
export type { BackupVaultMetricOptions } from './vault/metrics/vault-metric';
export { BackupVaultAlarms } from './vault/metrics/backup-vault-alarms';
export type { BackupVaultAlarmsProps } from './vault/metrics/backup-vault-alarms';
export type { BackupVaultAlarmsOptions } from './vault/metrics/backup-vault-alarms-options';
export { TieringConfiguration } from './vault/tiering/tiering-configuration';
export type { ITieringConfiguration, TieringConfigurationProps } from './vault/tiering/tiering-configuration';
export { TieringSelection } from './vault/tiering/tiering-selection';

// Restore tests
export { RestoreTestingPlan } from './restore/restore-testing-plan';
export type { IRestoreTestingPlan, RestoreTestingPlanProps } from './restore/restore-testing-plan';
export type { TestRestoresOptions } from './restore/derived/test-restores-options';
export { RestoreTestingPlanGrants } from './restore/restore-testing-plan-grants';
export { RestoreTestingEventRules } from './restore/restore-testing-event-rules';
export { RestoreTestingPointType, RestoreTestingRecoveryPoints } from './restore/restore-testing-recovery-points';
export type { RestoreTestingRecoveryPointsOptions } from './restore/restore-testing-recovery-points';
export { RestoreTestingSelection } from './restore/restore-testing-selection';
export type { RestoreTestingSelectionOptions, RestoreTestingSelectionProps } from './restore/restore-testing-selection';
export { RestoreMetadata } from './restore/metadata/restore-metadata';
export type {
  DynamoDbRestoreOptions, EbsRestoreOptions, Ec2RestoreOptions, EfsRestoreOptions, RestoreMetadataOptions, S3RestoreOptions,
} from './restore/metadata/restore-metadata-options';
export type {
  DatabaseClusterRestoreOptions, DatabaseRestoreOptions, DocDbRestoreOptions, NeptuneRestoreOptions, RdsClusterRestoreOptions, RdsRestoreOptions,
} from './restore/metadata/database-restore-options';
export type {
  FsxLustreRestoreOptions, FsxOntapRestoreOptions, FsxOpenZfsRestoreOptions, FsxWindowsRestoreOptions,
} from './restore/metadata/fsx-restore-options';
export { RestoreValidation } from './restore/validation/restore-validation';
export type { RestoreTestingPlanValidationOptions, RestoreValidationOptions, RestoreValidationProps } from './restore/validation/restore-validation';
export { RestoreValidator } from './restore/validation/restore-validator';
export type {
  ClusterValidatorOptions, DynamoDbValidatorOptions, EcsTaskValidatorOptions, RestoreValidatorOptions, S3ValidatorOptions, StorageValidatorOptions,
} from './restore/validation/validator-options';
export { RestoreTestingPlanMetrics } from './restore/metrics/restore-testing-plan-metrics';
export type { RestoreTestingMetricOptions } from './restore/metrics/restore-testing-metric';
export { RestoreTestingPlanAlarms } from './restore/metrics/restore-testing-plan-alarms';
export type { RestoreTestingPlanAlarmsOptions, RestoreTestingPlanAlarmsProps } from './restore/metrics/restore-testing-plan-alarms';

// Recovery points that stay, and that are read without a restore
export { LegalHold } from './restore/legal-hold/legal-hold';
export type { ILegalHold, LegalHoldProps, LegalHoldReference } from './restore/legal-hold/legal-hold';
export { BackupAccessPoint } from './restore/access-point/backup-access-point';
export type { BackupAccessPointProps, BackupAccessPointReference, IBackupAccessPoint } from './restore/access-point/backup-access-point';
export { BackupAccessPointGrants } from './restore/access-point/backup-access-point-grants';

// Organization
export { OrganizationBackupPolicy } from './organization/organization-backup-policy';
export type { OrganizationBackupPolicyProps } from './organization/organization-backup-policy';
export { OrganizationBackupPlan } from './organization/organization-backup-plan';
export type { OrganizationBackupPlanOptions, OrganizationBackupRulesOptions } from './organization/organization-backup-plan';
export { OrganizationBackupPrerequisites } from './organization/organization-backup-prerequisites';
export type { OrganizationBackupPrerequisitesProps } from './organization/organization-backup-prerequisites';
export { OrganizationBackupSelection } from './organization/organization-backup-selection';
export type {
  OrganizationBackupSelectionOptions, OrganizationTagSelectionOptions, OrganizationTypeSelectionOptions,
} from './organization/organization-backup-selection';
export { OrganizationChildControl, OrganizationPolicyOperator } from './organization/organization-child-control';
export { OrganizationTarget } from './organization/organization-target';
export { BackupGlobalSettings } from './organization/settings/backup-global-settings';
export type { BackupGlobalSettingsProps } from './organization/settings/backup-global-settings';
export { BackupRegionSettings } from './organization/settings/backup-region-settings';
export type { BackupRegionSettingsProps } from './organization/settings/backup-region-settings';

// Checks
export { BackupChecks } from './checks/backup-checks';

// Forecast
export { BackupForecast } from './forecast/api/backup-forecast';
export type { BackupForecastOptions, BackupForecastTemplateOptions, ForecastTimelineOptions } from './forecast/api/backup-forecast-options';
export { BackupPrices } from './forecast/api/backup-prices';
export { BackupTier } from './forecast/api/backup-tier';
export type { ForecastCost, ForecastCostFactor, ForecastCostOptions, ForecastMonthlyCost } from './forecast/api/forecast-cost';
export type { ForecastAgeGroup, ForecastCount, ForecastRecoveryPoint, ForecastSteadyCount } from './forecast/api/forecast-values';

// Coverage
export { BackupCoverage } from './coverage/api/backup-coverage';
export type { BackupRequirement } from './coverage/api/backup-requirement';
export { BackupCopyRequirement } from './objectives/api/backup-copy-requirement';
export type { BackupCopyRequirementOptions } from './objectives/api/backup-copy-requirement';
export { BackupEnforcement } from './coverage/api/backup-enforcement';
export type { BackupExemption } from './coverage/api/backup-exemption';
export { BackupImmutability } from './objectives/api/backup-immutability';
export { BackupUnsupportedTypes } from './coverage/api/backup-unsupported-types';
export { BackupVerdict } from './coverage/api/backup-verdict';
export type { ResourceCoverage } from './coverage/api/resource-coverage';
export type { RecoveryPointCopy, ResourceBackupAlarm, ResourceBackupRole, ResourceRestoreTest, WatchingFrameworkControl } from './coverage/api/resource-details';

// Audit
export { BackupFramework } from './audit/framework/backup-framework';
export type { BackupFrameworkProps, IBackupFramework } from './audit/framework/backup-framework';
export { BackupFrameworkControl } from './audit/framework/backup-framework-control';
export type {
  AirGappedVaultControlOptions, BackupFrameworkControlOptions, CrossAccountCopyControlOptions, CrossRegionCopyControlOptions,
  LastRecoveryPointControlOptions, ManualDeletionDisabledControlOptions, MinimumRetentionControlOptions, PlanMinFrequencyAndRetentionControlOptions,
  RestoreTimeControlOptions, VaultLockControlOptions,
} from './audit/framework/control-options';
export { BackupControlScope } from './audit/framework/backup-control-scope';
export { BackupReportPlan } from './audit/reports/backup-report-plan';
export type { BackupReportPlanProps, IBackupReportPlan } from './audit/reports/backup-report-plan';
export { BackupReportPlanGrants } from './audit/reports/backup-report-plan-grants';
export { BackupReport } from './audit/reports/backup-report';
export { BackupReportFormat } from './audit/reports/backup-report-format';
