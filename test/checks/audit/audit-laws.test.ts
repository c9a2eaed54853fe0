import { findingsIn } from '../../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';

const PLAN = 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN';
const MINIMUMS = 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK';
const LATER = { Ref: 'Unknown' };
const many = (count: number, text: string) => Array.from({ length: count }, (_, index) => `${text}${index}`);

function findingsOf(resources: object): string[] {
  return findingsIn(new TemplateFiles([new TemplateFile({ name: 'T', content: { Resources: resources } })])).map(({ id, property, message }) => `${id} ${property}: ${message}`);
}

const framework = (properties: object) => findingsOf({ It: { Type: 'AWS::Backup::Framework', Properties: { FrameworkName: 'base', FrameworkControls: [{ ControlName: PLAN }], ...properties } } });
const control = (name: string, parameters: Record<string, unknown> = {}, scope?: object) => ({
  ControlName: name,
  ControlInputParameters: Object.entries(parameters).map(([ParameterName, ParameterValue]) => ({ ParameterName, ParameterValue })),
  ControlScope: scope,
});
const of = (...controls: unknown[]) => framework({ FrameworkControls: controls });
const SETTING = { ReportTemplate: 'BACKUP_JOB_REPORT' };
const reportPlan = (properties: object) =>
  findingsOf({ It: { Type: 'AWS::Backup::ReportPlan', Properties: { ReportPlanName: 'jobs', ReportDeliveryChannel: { S3BucketName: 'reports' }, ReportSetting: SETTING, ...properties } } });
const reportOf = (setting: object, channel: object = {}) =>
  reportPlan({ ReportSetting: { ...SETTING, ...setting }, ReportDeliveryChannel: { S3BucketName: 'reports', ...channel } });

describe('a framework', () => {
  test.each<[string, object]>([
    ['the least', { FrameworkName: undefined }],
    ['the most', {
      FrameworkName: `a${'_'.repeat(255)}`,
      FrameworkDescription: 'd'.repeat(1024),
      FrameworkTags: [{ Key: 'stage', Value: 'production' }],
      FrameworkControls: [
        control(PLAN, {}, { ComplianceResourceTypes: ['EBS', 'S3'] }),
        control(MINIMUMS, { requiredFrequencyUnit: 'hours', requiredFrequencyValue: '24', requiredRetentionDays: 36500 }, { ComplianceResourceTypes: ['AWS::Backup::BackupPlan'], ComplianceResourceIds: ['id'] }),
        control('BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED', { principalArnList: many(5, 'arn:aws:iam::111122223333:role/r').join(', ') }, { Tags: [{ Key: 'stage', Value: '' }] }),
        control('BACKUP_RECOVERY_POINT_ENCRYPTED', {}, {}),
        control('BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK', { requiredRetentionDays: '1' }),
        control('BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION', { crossRegionList: 'eu-central-1,us-gov-west-1' }),
        control('BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT', { crossAccountList: '111122223333' }),
        control('BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK', { minRetentionDays: '35', maxRetentionDays: '35' }),
        control('BACKUP_LAST_RECOVERY_POINT_CREATED', { recoveryPointAgeUnit: 'hours', recoveryPointAgeValue: '744' }),
        control('RESTORE_TIME_FOR_RESOURCES_MEET_TARGET', { maxRestoreTime: '720' }),
        control('RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT', { recoveryPointAgeUnit: 'days', recoveryPointAgeValue: '91' }),
        control('ONE_THAT_IS_NEWER', { anything: 'x' }, { ComplianceResourceTypes: ['Quantum'] }),
      ],
    }],
    ['what only deployment knows', { FrameworkName: LATER, FrameworkDescription: LATER, FrameworkControls: LATER }],
    ['controls that only deployment knows', {
      FrameworkControls: [
        { ControlName: LATER, ControlInputParameters: LATER, ControlScope: LATER },
        control(MINIMUMS, { requiredFrequencyUnit: LATER, requiredFrequencyValue: '99', requiredRetentionDays: LATER }, { Tags: LATER }),
        control('BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED', { principalArnList: { 'Fn::GetAtt': ['Role', 'Arn'] } }),
        control('BACKUP_LAST_RECOVERY_POINT_CREATED', { recoveryPointAgeUnit: 'days', recoveryPointAgeValue: LATER }, { ComplianceResourceTypes: LATER, ComplianceResourceIds: LATER }),
      ],
    }],
  ])('nothing is said of %s', (_, properties) => {
    expect(framework(properties)).toEqual([]);
  });

  test.each<[object, string[]]>([
    [{ FrameworkName: '1st' }, ["invalidAuditName FrameworkName: 'FrameworkName' must be 1 to 256 characters of letters, digits and '_', the first of them a letter, got '1st'"]],
    [{ FrameworkName: 'a-b' }, ["invalidAuditName FrameworkName: 'FrameworkName' must be 1 to 256 characters of letters, digits and '_', the first of them a letter, got 'a-b'"]],
    [{ FrameworkName: 'a'.repeat(257) }, [expect.stringMatching(/^invalidAuditName /)]],
    [{ FrameworkDescription: 'd'.repeat(1025) }, ["invalidFramework FrameworkDescription: 'FrameworkDescription' must have at most 1,024 characters, got 1,025"]],
    [{ FrameworkDescription: ' ' }, ["invalidFramework FrameworkDescription: 'FrameworkDescription' must have a character that is not blank"]],
    [{ FrameworkControls: undefined }, ["invalidFramework FrameworkControls: 'FrameworkControls' must be given"]],
    [{ FrameworkControls: [] }, ["invalidFramework FrameworkControls: 'FrameworkControls' must have at least one control, got none"]],
    [{ FrameworkControls: [control(PLAN), control(PLAN), control(PLAN)] }, [
      `invalidFramework FrameworkControls: 'FrameworkControls' must have each control once, got '${PLAN}' twice`,
    ]],
    [{ FrameworkControls: [{}] }, ["invalidFramework FrameworkControls[0].ControlName: 'ControlName' must be given"]],
    [{ FrameworkControls: [{ ControlName: '' }] }, ["invalidFramework FrameworkControls[0].ControlName: 'ControlName' must be 1 to 256 characters, got 0"]],
    [{ FrameworkControls: [{ ControlName: 'A'.repeat(257) }] }, ["invalidFramework FrameworkControls[0].ControlName: 'ControlName' must be 1 to 256 characters, got 257"]],
    [{ FrameworkTags: [{ Key: 'aws:stage', Value: 'x' }] }, ["invalidTag FrameworkTags: 'FrameworkTags' must have no key that begins with 'aws:', which AWS alone gives, got 'aws:stage'"]],
  ])('%j', (properties, said) => {
    expect(framework(properties)).toEqual(said);
  });

  test.each<[string, Record<string, unknown>, string]>([
    [MINIMUMS, { requiredFrequencyUnit: 'weeks' }, "'requiredFrequencyUnit' must be 'hours' or 'days', got 'weeks'"],
    [MINIMUMS, { requiredFrequencyUnit: 'hours', requiredFrequencyValue: '25' }, "'requiredFrequencyValue' must be a whole number of hours between 1 and 24, got 25"],
    [MINIMUMS, { requiredFrequencyUnit: 'days', requiredFrequencyValue: '0' }, "'requiredFrequencyValue' must be a whole number of days between 1 and 31, got 0"],
    [MINIMUMS, { requiredFrequencyUnit: 'days', requiredFrequencyValue: '1.5' }, "'requiredFrequencyValue' must be a whole number of days between 1 and 31, got 1.5"],
    [MINIMUMS, { requiredFrequencyUnit: 'days', requiredFrequencyValue: 'daily' }, "'requiredFrequencyValue' must be a whole number, got 'daily'"],
    [MINIMUMS, { requiredRetentionDays: '36501' }, "'requiredRetentionDays' must be a whole number of days, between 1 and 36,500, got 36,501"],
    ['RESTORE_TIME_FOR_RESOURCES_MEET_TARGET', { maxRestoreTime: '0' }, "'maxRestoreTime' must be a whole number of minutes, at least 1, got 0"],
    ['BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED', { principalArnList: '' }, "'principalArnList' must have at least one element, or be left out, got none"],
    ['BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED', { principalArnList: many(6, 'arn:aws:iam::111122223333:role/r').join() }, "'principalArnList' must have at most 5 roles, got 6"],
    ['BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED', { principalArnList: 'arn:aws:iam::111122223333:user/u' }, "'principalArnList' must be ARNs of roles, got 'arn:aws:iam::111122223333:user/u'"],
    ['BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION', { crossRegionList: 'Frankfurt' }, "'crossRegionList' must be names of Regions, such as eu-central-1, got 'Frankfurt'"],
    ['BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT', { crossAccountList: '1111' }, "'crossAccountList' must be ids of accounts, 12 digits each, got '1111'"],
    ['BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK', { minRetentionDays: 36, maxRetentionDays: 35 }, "'maxRetentionDays' must be at least 'minRetentionDays' (36 days), got 35 days"],
    ['BACKUP_LAST_RECOVERY_POINT_CREATED', { recoveryPointAgeUnit: 'hours', recoveryPointAgeValue: '745' }, "'recoveryPointAgeValue' must be a whole number of hours between 1 and 744, got 745"],
    ['RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT', { recoveryPointAgeUnit: 'hours', recoveryPointAgeValue: '2185' }, "'recoveryPointAgeValue' must be a whole number of hours between 24 and 2,184, got 2,185"],
    ['RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT', { recoveryPointAgeUnit: 'days', recoveryPointAgeValue: '92' }, "'recoveryPointAgeValue' must be a whole number of days between 1 and 91, got 92"],
  ])('%s with %j', (name, parameters, said) => {
    expect(of(control(name, parameters))).toEqual([`invalidFramework FrameworkControls[0].ControlInputParameters: ${said}`]);
  });

  test('a parameter without a value', () => {
    expect(of({ ControlName: MINIMUMS, ControlInputParameters: [{ ParameterName: 'requiredRetentionDays' }] })).toEqual([
      "invalidFramework FrameworkControls[0].ControlInputParameters[0].ParameterValue: 'ParameterValue' must be given",
    ]);
  });

  test.each<[object, string]>([
    [{ ComplianceResourceTypes: ['EBS'], ComplianceResourceIds: ['a', 'b'] }, '1 types and 2 ids'],
    [{ ComplianceResourceTypes: ['EBS', 'EC2'], ComplianceResourceIds: ['a'] }, '2 types and 1 ids'],
    [{ ComplianceResourceIds: ['a'] }, '1 ids'],
    [{ Tags: [{ Key: 'a', Value: '' }, { Key: 'b', Value: '' }] }, '2 tags'],
    [{ ComplianceResourceTypes: ['EBS'], Tags: [{ Key: 'a', Value: '' }] }, '1 types and 1 tags'],
  ])('the scope %j', (scope, got) => {
    expect(of(control(PLAN, {}, scope))).toEqual([
      `invalidFramework FrameworkControls[0].ControlScope: 'ControlScope' must have resource types, or one tag, or one id with its one type, got ${got}`,
    ]);
  });
});

describe('a report plan', () => {
  test.each<[string, () => string[]]>([
    ['the least', () => reportPlan({ ReportPlanName: undefined })],
    ['JSON, of one Region', () => reportOf({ Regions: ['eu-central-1'] }, { Formats: ['CSV', 'JSON'], S3KeyPrefix: 'backup' })],
    ['compliance of 1,000 frameworks', () => reportOf({ ReportTemplate: 'CONTROL_COMPLIANCE_REPORT', FrameworkArns: many(1000, 'arn:aws:backup:eu-central-1:111122223333:framework:f-') })],
    ['compliance of the whole organization', () => reportOf({ ReportTemplate: 'RESOURCE_COMPLIANCE_REPORT', Accounts: ['ROOT'], Regions: ['*'] })],
    ['units', () => reportOf({ OrganizationUnits: ['ou-ab12-11111111', 'r-ab12'], Accounts: ['111122223333'] }, { Formats: ['CSV'] })],
    ['what only deployment knows', () => reportPlan({ ReportPlanName: LATER, ReportPlanDescription: LATER, ReportDeliveryChannel: LATER, ReportSetting: LATER })],
    ['lists that only deployment knows', () => reportOf(
      { ReportTemplate: 'RESOURCE_COMPLIANCE_REPORT', FrameworkArns: LATER, Accounts: LATER, OrganizationUnits: [LATER], Regions: [LATER] }, { Formats: ['CSV'] },
    )],
  ])('nothing is said of %s', (_, said) => {
    expect(said()).toEqual([]);
  });

  test.each<[string, () => string[], string]>([
    ['a name', () => reportPlan({ ReportPlanName: 'daily-jobs' }), "invalidAuditName ReportPlanName: 'ReportPlanName' must be 1 to 256 characters of letters, digits and '_', the first of them a letter, got 'daily-jobs'"],
    ['a description', () => reportPlan({ ReportPlanDescription: '  ' }), "invalidReportPlan ReportPlanDescription: 'ReportPlanDescription' must have a character that is not blank"],
    ['no channel', () => reportPlan({ ReportDeliveryChannel: undefined }), "invalidReportPlan ReportDeliveryChannel: 'ReportDeliveryChannel' must be given"],
    ['no bucket', () => reportPlan({ ReportDeliveryChannel: {} }), "invalidReportPlan ReportDeliveryChannel.S3BucketName: 'S3BucketName' must be given"],
    ['no setting', () => reportPlan({ ReportSetting: undefined }), "invalidReportPlan ReportSetting: 'ReportSetting' must be given"],
    ['no template', () => reportPlan({ ReportSetting: {} }), "invalidReportPlan ReportSetting.ReportTemplate: 'ReportTemplate' must be given"],
    ['the template of the guide', () => reportOf({ ReportTemplate: 'MALWARE_JOB_REPORT' }), "invalidReportPlan ReportSetting.ReportTemplate: 'ReportTemplate' must be BACKUP_JOB_REPORT, COPY_JOB_REPORT, "
      + "RESTORE_JOB_REPORT, SCAN_JOB_REPORT, RESOURCE_COMPLIANCE_REPORT or CONTROL_COMPLIANCE_REPORT, got 'MALWARE_JOB_REPORT'"],
    ['no format', () => reportOf({}, { Formats: [] }), "invalidReportPlan ReportDeliveryChannel.Formats: 'Formats' must have at least one format, or be left out, got none"],
    ['another format', () => reportOf({}, { Formats: ['XML'] }), "invalidReportPlan ReportDeliveryChannel.Formats: 'Formats' must be CSV or JSON, got 'XML'"],
    ['JSON of accounts', () => reportOf({ Accounts: ['111122223333'] }, { Formats: ['JSON'] }), "invalidReportPlan ReportDeliveryChannel.Formats: 'Formats' must be CSV alone for a report on several accounts or Regions, got JSON"],
    ['JSON of Regions', () => reportOf({ Regions: ['eu-central-1', 'eu-west-1'] }, { Formats: ['JSON'] }), "invalidReportPlan ReportDeliveryChannel.Formats: 'Formats' must be CSV alone for a report on several accounts or Regions, got JSON"],
    ['no framework', () => reportOf({ ReportTemplate: 'CONTROL_COMPLIANCE_REPORT' }), "invalidReportPlan ReportSetting.FrameworkArns: 'FrameworkArns' must have at least one framework for CONTROL_COMPLIANCE_REPORT, got none"],
    ['1,001 frameworks', () => reportOf({ ReportTemplate: 'CONTROL_COMPLIANCE_REPORT', FrameworkArns: many(1001, 'f') }), "invalidReportPlan ReportSetting.FrameworkArns: 'FrameworkArns' must have at most 1000 frameworks, got 1001"],
    ['an account', () => reportOf({ Accounts: ['all'] }), "invalidReportPlan ReportSetting.Accounts: 'Accounts' must be ids of accounts, 12 digits each, or 'ROOT' for the whole organization, got 'all'"],
    ['a unit', () => reportOf({ OrganizationUnits: ['Production'] }), "invalidReportPlan ReportSetting.OrganizationUnits: 'OrganizationUnits' must be ids of organizational units, such as ou-ab12-11111111, got 'Production'"],
    ['a Region', () => reportOf({ Regions: ['Europe'] }), "invalidReportPlan ReportSetting.Regions: 'Regions' must be names of Regions, such as eu-central-1, or '*' for all, got 'Europe'"],
  ])('%s', (_, said, expected) => {
    expect(said()).toEqual([expected]);
  });
});
