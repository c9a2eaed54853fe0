import { aws_events as events } from 'aws-cdk-lib';
import { BackupEventRules, BackupEventState, BackupVault, BackupVaultEventRules, CopyJobSide } from '../../src';
import { HERE, resourcesOf, testStack } from '../util';

/**
 * The rules against events as AWS Backup sends them, with values of our own.
 */
const ARN = 'arn:aws:backup:eu-central-1:111111111111:backup-vault:Main';
const REMOTE = 'arn:aws:backup:us-east-1:222222222222:backup-vault:Main';
const event = (detailType: string, detail: object, source = 'aws.backup') => ({
  source, 'detail-type': `${detailType} State Change`, 'account': HERE.account, 'region': HERE.region, detail,
});

const EVENTS = {
  backupCreated: event('Backup Job', { backupJobId: '1', state: 'CREATED', creationDate: '2026-08-01T05:00:00Z' }),
  backupCompleted: event('Backup Job', { state: 'COMPLETED', resourceType: 'EBS', backupVaultName: 'Main', backupVaultArn: ARN, percentDone: 100 }),
  backupFailed: event('Backup Job', { state: 'FAILED', resourceType: 'RDS', backupVaultName: 'Main', backupVaultArn: ARN }),
  backupExpiredElsewhere: event('Backup Job', { state: 'EXPIRED', resourceType: 'EBS', backupVaultName: 'Other', backupVaultArn: `${ARN}2` }),
  copyOutFailed: event('Copy Job', { state: 'FAILED', resourceType: 'EBS', sourceBackupVaultArn: ARN, destinationBackupVaultArn: REMOTE }),
  copyInCompleted: event('Copy Job', { state: 'COMPLETED', resourceType: 'EBS', sourceBackupVaultArn: REMOTE, destinationBackupVaultArn: ARN }),
  copyInFailed: event('Copy Job', { state: 'FAILED', resourceType: 'EBS', sourceBackupVaultArn: REMOTE, destinationBackupVaultArn: ARN }),
  restoreCompleted: event('Restore Job', { status: 'COMPLETED', resourceType: 'S3', backupVaultArn: ARN }),
  restoreAborted: event('Restore Job', { status: 'ABORTED', resourceType: 'S3', backupVaultArn: ARN }),
  pointDeleting: event('Recovery Point', { status: 'DELETING', backupVaultName: 'Main', backupVaultArn: ARN, resourceType: 'EFS' }),
  vaultModified: event('Backup Vault', { state: 'MODIFIED', backupVaultName: 'Main', isLocked: 'true' }),
  planCreated: event('Backup Plan', { state: 'CREATED', backupPlanId: '1' }),
  regionModified: event('Region Setting', { state: 'MODIFIED', ResourceTypeOptInPreference: { EBS: true } }),
  indexFailed: event('Recovery Point Index', { indexStatus: 'FAILED', resourceType: 'EBS' }),
  scanClean: event('Scan Job', { state: 'COMPLETED', scanResult: { scanResultStatus: 'NO_THREATS_FOUND' }, backupVaultName: 'Main' }),
  scanInfected: event('Scan Job', { state: 'COMPLETED', scanResult: { scanResultStatus: 'THREATS_FOUND' }, backupVaultName: 'Main' }),
  notOurs: event('Backup Job', { state: 'FAILED', backupVaultName: 'Main' }, 'mine'),
};

/** What EventBridge does with exact values and `$or`, which is all that these patterns have. */
function matches(pattern: any, value: any): boolean {
  return Object.entries<any>(pattern).every(([key, wanted]) => {
    if (key === '$or') { return wanted.some((alternative: any) => matches(alternative, value)); }
    if (value?.[key] === undefined) { return false; }
    return Array.isArray(wanted) ? wanted.includes(value[key]) : matches(wanted, value[key]);
  });
}

/** The events that a rule of the vault `Main`, or of its account, takes. */
function taken(make: (vault: BackupVaultEventRules, account: BackupEventRules) => events.Rule): string[] {
  const stack = testStack(HERE);
  make(BackupVaultEventRules.fromVault(BackupVault.fromBackupVaultArn(stack, 'Vault', ARN)), BackupEventRules.of(stack));
  const [rule] = Object.values(resourcesOf(stack, 'AWS::Events::Rule'));
  return Object.entries(EVENTS).filter(([, sample]) => matches(rule.Properties.EventPattern, sample)).map(([name]) => name);
}

test.each<[string, Parameters<typeof taken>[0], string[]]>([
  ['backup jobs', (vault) => vault.onBackupJobStateChange('R'), ['backupCompleted', 'backupFailed']],
  ['failed backup jobs', (vault) => vault.onBackupJobStateChange('R', { states: [BackupEventState.FAILED] }), ['backupFailed']],
  ['backup jobs of EBS', (vault) => vault.onBackupJobStateChange('R', { eventPattern: { detail: { resourceType: ['EBS'] } } }), ['backupCompleted']],
  ['copy jobs', (vault) => vault.onCopyJobStateChange('R'), ['copyOutFailed', 'copyInCompleted', 'copyInFailed']],
  ['copy jobs into it', (vault) => vault.onCopyJobStateChange('R', { side: CopyJobSide.DESTINATION }), ['copyInCompleted', 'copyInFailed']],
  ['copy jobs out of it', (vault) => vault.onCopyJobStateChange('R', { side: CopyJobSide.SOURCE }), ['copyOutFailed']],
  ['failed copy jobs', (vault) => vault.onCopyJobStateChange('R', { states: [BackupEventState.FAILED] }), ['copyOutFailed', 'copyInFailed']],
  ['restore jobs', (vault) => vault.onRestoreJobStateChange('R'), ['restoreCompleted', 'restoreAborted']],
  ['completed restore jobs', (vault) => vault.onRestoreJobStateChange('R', { states: [BackupEventState.COMPLETED] }), ['restoreCompleted']],
  ['recovery points', (vault) => vault.onRecoveryPointStateChange('R', { states: [BackupEventState.DELETING] }), ['pointDeleting']],
  ['itself', (vault) => vault.onVaultStateChange('R'), ['vaultModified']],
  ['scans', (vault) => vault.onScanJobStateChange('R', { states: [BackupEventState.COMPLETED] }), ['scanClean', 'scanInfected']],
  ['threats', (vault) => vault.onThreatsFound('R'), ['scanInfected']],
  ['failed jobs', (vault) => vault.onJobFailed('R'), ['backupFailed', 'copyOutFailed', 'copyInFailed', 'restoreAborted']],
  ['failed jobs of RDS', (vault) => vault.onJobFailed('R', { eventPattern: { detail: { resourceType: ['RDS'] } } }), ['backupFailed']],
])('a rule of a vault for %s takes them', (_, make, expected) => {
  expect(taken(make)).toEqual(expected);
});

test.each<[string, Parameters<typeof taken>[0], string[]]>([
  ['backup jobs', (_, account) => account.onBackupJobStateChange('R'), ['backupCreated', 'backupCompleted', 'backupFailed', 'backupExpiredElsewhere']],
  ['failed jobs', (_, account) => account.onJobFailed('R'), ['backupFailed', 'backupExpiredElsewhere', 'copyOutFailed', 'copyInFailed', 'restoreAborted']],
  ['plans', (_, account) => account.onPlanStateChange('R'), ['planCreated']],
  ['settings', (_, account) => account.onRegionSettingStateChange('R'), ['regionModified']],
  ['indexes', (_, account) => account.onRecoveryPointIndexStateChange('R', { states: [BackupEventState.FAILED] }), ['indexFailed']],
  ['vaults', (_, account) => account.onVaultStateChange('R'), ['vaultModified']],
  ['threats', (_, account) => account.onThreatsFound('R'), ['scanInfected']],
])('a rule of an account for %s takes them', (_, make, expected) => {
  expect(taken(make)).toEqual(expected);
});
