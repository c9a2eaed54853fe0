import { readFileSync } from 'fs';
import { join } from 'path';

/**
 * The promises of the public API, held by the built assembly: what every language gets.
 */
interface Docs { readonly summary?: string; readonly default?: string; readonly example?: string; readonly see?: string }
interface TypeUse { readonly fqn?: string; readonly union?: { types: TypeUse[] }; readonly collection?: { elementtype: TypeUse } }
interface Parameter { readonly name: string; readonly type: TypeUse; readonly docs?: Docs }
interface Callable { readonly name?: string; readonly docs?: Docs; readonly parameters?: Parameter[]; readonly returns?: { type: TypeUse } }
interface Property { readonly name: string; readonly docs?: Docs; readonly type: TypeUse; readonly optional?: boolean; readonly overrides?: string }
interface Type {
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly datatype?: boolean;
  readonly docs?: Docs;
  readonly initializer?: Callable;
  readonly methods?: Callable[];
  readonly properties?: Property[];
  readonly members?: { name: string; docs?: Docs }[];
  readonly base?: string;
  readonly interfaces?: string[];
}

const assembly: { types: Record<string, Type>; targets: unknown } = JSON.parse(readFileSync(join(__dirname, '..', '.jsii'), 'utf8'));
const types = Object.values(assembly.types);
const structs = types.filter(({ datatype }) => datatype);
const members = types.flatMap((type) => [
  ...(type.methods ?? []).map((member) => ({ at: `${type.name}.${member.name}()`, docs: member.docs })),
  ...(type.properties ?? []).map((member) => ({ at: `${type.name}.${member.name}`, docs: member.docs })),
  ...(type.members ?? []).map((member) => ({ at: `${type.name}.${member.name}`, docs: member.docs })),
]);
const uses = types.flatMap((type) => [
  ...(type.properties ?? []).map(({ name, type: use }) => ({ at: `${type.name}.${name}`, use })),
  ...[type.initializer, ...(type.methods ?? [])].flatMap((callable) => [
    ...(callable?.parameters ?? []).map(({ name, type: use }) => ({ at: `${type.name}.${callable!.name ?? 'constructor'}(${name})`, use })),
    ...(callable?.returns ? [{ at: `${type.name}.${callable.name}()`, use: callable.returns.type }] : []),
  ]),
]);

test('the assembly has all public types', () => {
  expect(types.map(({ name }) => name).sort()).toEqual([
    'AirGappedVaultControlOptions', 'BackedUp', 'BackedUpOptions', 'BackupAccessPoint', 'BackupAccessPointGrants',
    'BackupAccessPointProps', 'BackupAccessPointReference', 'BackupChecks', 'BackupControlScope', 'BackupCopyRequirement',
    'BackupCopyRequirementOptions', 'BackupCoverage', 'BackupEnforcement', 'BackupEventRules', 'BackupEventState', 'BackupExemption',
    'BackupForecast', 'BackupForecastOptions', 'BackupForecastTemplateOptions', 'BackupFramework', 'BackupFrameworkControl',
    'BackupFrameworkControlOptions', 'BackupFrameworkProps', 'BackupGlobalSettings', 'BackupGlobalSettingsProps', 'BackupImmutability',
    'BackupKeyGrants', 'BackupNotificationFilter', 'BackupObjectives', 'BackupPlan', 'BackupPlanCopyActionProps', 'BackupPlanGrants',
    'BackupPlanIndexActionProps', 'BackupPlanObjectives', 'BackupPlanProps', 'BackupPlanRule', 'BackupPlanRuleProps', 'BackupPrices', 'BackupRegionSettings',
    'BackupRegionSettingsProps', 'BackupReport', 'BackupReportFormat', 'BackupReportPlan', 'BackupReportPlanGrants',
    'BackupReportPlanProps', 'BackupRequirement', 'BackupResource', 'BackupResourceType', 'BackupRetention', 'BackupRetentionInterval', 'BackupRole', 'BackupSelection',
    'BackupSelectionCondition', 'BackupSelectionOptions', 'BackupSelectionProps', 'BackupTier', 'BackupUnsupportedTypes', 'BackupVault',
    'BackupVaultAlarms', 'BackupVaultAlarmsOptions', 'BackupVaultAlarmsProps', 'BackupVaultEventRules', 'BackupVaultEventSets',
    'BackupVaultEvents', 'BackupVaultGrants', 'BackupVaultMetricOptions', 'BackupVaultMetrics', 'BackupVaultProps',
    'BackupVaultProtectionOptions', 'BackupVaultWidgetsOptions', 'BackupVerdict', 'ClusterValidatorOptions', 'ComplianceLockOptions',
    'CopyJobSide', 'CrossAccountCopyControlOptions', 'CrossRegionCopyControlOptions', 'DatabaseClusterRestoreOptions',
    'DatabaseRestoreOptions', 'DocDbRestoreOptions', 'DynamoDbRestoreOptions', 'DynamoDbValidatorOptions', 'EbsRestoreOptions',
    'Ec2RestoreOptions', 'EcsTaskValidatorOptions', 'EfsRestoreOptions', 'ForecastAgeGroup', 'ForecastCost', 'ForecastCostFactor',
    'ForecastCostOptions', 'ForecastCount', 'ForecastMonthlyCost', 'ForecastRecoveryPoint', 'ForecastSteadyCount',
    'ForecastTimelineOptions', 'FromConstructOptions', 'FsxLustreRestoreOptions', 'FsxOntapRestoreOptions', 'FsxOpenZfsRestoreOptions',
    'FsxWindowsRestoreOptions', 'GovernanceLockOptions', 'GrandfatherFatherSonOptions', 'IBackupAccessPoint', 'IBackupFramework', 'IBackupPlan', 'IBackupReportPlan',
    'IBackupVault', 'ILegalHold', 'ILogicallyAirGappedBackupVault', 'IRestoreTestingPlan', 'ITieringConfiguration',
    'IndexActionResourceType', 'LastRecoveryPointControlOptions', 'LegalHold', 'LegalHoldProps', 'LegalHoldReference', 'LockConfiguration',
    'LogicallyAirGappedBackupVault', 'LogicallyAirGappedBackupVaultProps', 'MalwareScan', 'MalwareScanOptions',
    'ManualDeletionDisabledControlOptions', 'MinimumRetentionControlOptions', 'NeptuneRestoreOptions', 'OnBackupEventOptions',
    'OnCopyJobEventOptions', 'OrganizationBackupPlan', 'OrganizationBackupPlanOptions', 'OrganizationBackupPolicy',
    'OrganizationBackupPolicyProps', 'OrganizationBackupPrerequisites', 'OrganizationBackupPrerequisitesProps',
    'OrganizationBackupRulesOptions', 'OrganizationBackupSelection', 'OrganizationBackupSelectionOptions', 'OrganizationChildControl',
    'OrganizationPolicyOperator', 'OrganizationTagSelectionOptions', 'OrganizationTarget', 'OrganizationTypeSelectionOptions',
    'OrganizationalUnitPrincipal', 'PlanMinFrequencyAndRetentionControlOptions', 'RdsClusterRestoreOptions', 'RdsRestoreOptions',
    'RecoveryPointCopy', 'ResourceBackupAlarm', 'ResourceBackupRole', 'ResourceCoverage', 'ResourceRestoreTest', 'RestoreMetadata', 'RestoreMetadataOptions',
    'RestoreTestingEventRules', 'RestoreTestingMetricOptions', 'RestoreTestingPlan', 'RestoreTestingPlanAlarms',
    'RestoreTestingPlanAlarmsOptions', 'RestoreTestingPlanAlarmsProps', 'RestoreTestingPlanGrants', 'RestoreTestingPlanMetrics',
    'RestoreTestingPlanProps', 'RestoreTestingPlanValidationOptions', 'RestoreTestingPointType', 'RestoreTestingRecoveryPoints',
    'RestoreTestingRecoveryPointsOptions', 'RestoreTestingSelection', 'RestoreTestingSelectionOptions', 'RestoreTestingSelectionProps',
    'RestoreTimeControlOptions', 'RestoreValidation', 'RestoreValidationOptions', 'RestoreValidationProps', 'RestoreValidator',
    'RestoreValidatorOptions', 'S3RestoreOptions', 'S3ValidatorOptions', 'StorageValidatorOptions', 'TagCondition', 'TagOperation',
    'TestRestoresOptions', 'TieringConfiguration', 'TieringConfigurationProps', 'TieringSelection', 'VaultLock', 'VaultLockControlOptions',
    'WatchingFrameworkControl',
  ]);
});

test('every type has a summary', () => {
  expect(types.filter(({ docs }) => !docs?.summary).map(({ name }) => name)).toEqual([]);
});

test('every member has a summary', () => {
  expect(members.filter(({ docs }) => !docs?.summary).map(({ at }) => at)).toEqual([]);
});

test('a summary is a sentence that begins with a capital and ends with a full stop', () => {
  const said = [...types.map(({ name, docs }) => ({ at: name, docs })), ...members];
  expect(said.filter(({ docs }) => !/^[A-Z`1-9].*[.:]$/s.test(docs!.summary!)).map(({ at, docs }) => `${at}: ${docs!.summary}`)).toEqual([]);
});

test('every optional property of a struct says its default, no required one does', () => {
  const wrong = structs.flatMap((type) => (type.properties ?? [])
    .filter(({ optional, docs }) => Boolean(optional) !== Boolean(docs?.default))
    .map(({ name }) => `${type.name}.${name}`));
  expect(wrong).toEqual([]);
});

test('every parameter is described', () => {
  const callables = types.filter(({ datatype }) => !datatype).flatMap((type) => [type.initializer, ...(type.methods ?? [])]
    .flatMap((callable) => (callable?.parameters ?? []).map(({ name, docs }) => ({ at: `${type.name}.${callable!.name ?? 'constructor'}(${name})`, name, docs }))));
  // scope, id and props of a construct mean the same everywhere
  expect(callables.filter(({ name, docs }) => !docs?.summary && !['scope', 'id', 'props'].includes(name)).map(({ at }) => at)).toEqual([]);
});

test('no type of the L1s and no union stands in a signature', () => {
  const named = (use: TypeUse): string[] => [
    ...(use.fqn ? [use.fqn] : []), ...(use.union ? ['union'] : []), ...(use.collection ? named(use.collection.elementtype) : []),
  ];
  expect(uses.filter(({ use }) => named(use).some((name) => name === 'union' || /(^|\.)Cfn[A-Z]/.test(name))).map(({ at }) => at)).toEqual([]);
});

test('every class has an example', () => {
  expect(types.filter(({ kind, docs }) => kind === 'class' && !docs?.example).map(({ name }) => name)).toEqual([]);
});

test('every class points to the pages of AWS', () => {
  expect(types.filter(({ kind, docs }) => kind === 'class' && !docs?.see?.startsWith('https://docs.aws.amazon.com/')).map(({ name }) => name)).toEqual([]);
});

test('every L2 can be injected properties, under its full name', () => {
  const l2 = types.filter(({ base }) => base === 'aws-cdk-lib.Resource').map(({ name }) => name);
  expect(l2).toEqual([
    'BackupAccessPoint', 'BackupFramework', 'BackupPlan', 'BackupReportPlan', 'BackupSelection', 'BackupVault', 'LegalHold',
    'LogicallyAirGappedBackupVault', 'OrganizationBackupPolicy', 'RestoreTestingPlan', 'RestoreTestingSelection', 'TieringConfiguration',
  ]);
  expect(l2.filter((name) => !assembly.types[`cdk-aws-backup.${name}`].properties?.some((property) => property.name === 'PROPERTY_INJECTION_ID'))).toEqual([]);
});

test('the interfaces extend the references of aws-cdk-lib', () => {
  expect(assembly.types['cdk-aws-backup.IBackupVault'].interfaces).toContain('aws-cdk-lib.interfaces.aws_backup.IBackupVaultRef');
  expect(assembly.types['cdk-aws-backup.IBackupPlan'].interfaces).toContain('aws-cdk-lib.interfaces.aws_backup.IBackupPlanRef');
  expect(assembly.types['cdk-aws-backup.ILogicallyAirGappedBackupVault'].interfaces)
    .toEqual(['cdk-aws-backup.IBackupVault', 'aws-cdk-lib.interfaces.aws_backup.ILogicallyAirGappedBackupVaultRef']);
});
