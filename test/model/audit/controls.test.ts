import { CONTROLS } from '../../../src/model/audit/framework-controls';
import { ALL_REPORT_TEMPLATES, COMPLIANCE_TEMPLATES, REPORT_FORMATS } from '../../../src/model/audit/reports';

test('what each control judges, by which scopes and with which parameters, as the guide has it', () => {
  const any = ['resource types', 'a tag', 'one resource'];
  expect(Object.values(CONTROLS).map(({ name, judges, scopes, parameters }) => [name, judges, scopes, Object.keys(parameters)])).toEqual([
    ['BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'resources', any, []],
    ['BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK', 'backup plans', ['a tag', 'one resource'], ['requiredFrequencyUnit', 'requiredFrequencyValue', 'requiredRetentionDays']],
    ['BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED', 'vaults', ['a tag', 'one resource'], ['principalArnList']],
    ['BACKUP_RECOVERY_POINT_ENCRYPTED', 'recovery points', ['a tag'], []],
    ['BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK', 'recovery points', ['a tag'], ['requiredRetentionDays']],
    ['BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION', 'resources', any, ['crossRegionList']],
    ['BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT', 'resources', any, ['crossAccountList']],
    ['BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK', 'resources', any, ['minRetentionDays', 'maxRetentionDays']],
    ['BACKUP_LAST_RECOVERY_POINT_CREATED', 'resources', any, ['recoveryPointAgeUnit', 'recoveryPointAgeValue']],
    ['RESTORE_TIME_FOR_RESOURCES_MEET_TARGET', 'restores', any, ['maxRestoreTime']],
    ['RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT', 'resources', ['resource types', 'one resource'], ['recoveryPointAgeUnit', 'recoveryPointAgeValue']],
  ]);
});

test('reports are of jobs and of compliance, as CSV and JSON', () => {
  expect(ALL_REPORT_TEMPLATES).toEqual(['BACKUP_JOB_REPORT', 'COPY_JOB_REPORT', 'RESTORE_JOB_REPORT', 'SCAN_JOB_REPORT', 'RESOURCE_COMPLIANCE_REPORT', 'CONTROL_COMPLIANCE_REPORT']);
  expect([...COMPLIANCE_TEMPLATES]).toEqual(['RESOURCE_COMPLIANCE_REPORT', 'CONTROL_COMPLIANCE_REPORT']);
  expect(REPORT_FORMATS).toEqual(['CSV', 'JSON']);
});
