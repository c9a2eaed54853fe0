import { readFileSync } from 'fs';
import { join } from 'path';
import { aws_backup as theirs, aws_events as events, aws_iam as iam, Duration } from 'aws-cdk-lib';
import * as ours from '../src';
import { messageOf, synth, testStack } from './util';

type Backup = Pick<typeof theirs, 'BackupPlan' | 'BackupPlanRule' | 'BackupVault'>;

/** What `aws-cdk-lib/aws-backup` refuses: one program for each of its messages, by what it says there. */
const REFUSED: [string, (backup: Backup) => unknown][] = [
  ['No backup vault!', ({ BackupPlan }) => new BackupPlan(testStack(), 'Plan').backupVault],
  ['A backup plan must have at least 1 rule.', ({ BackupPlan }) => synth(new BackupPlan(testStack(), 'Plan'))],
  ['`deleteAfter` must be greater', ({ BackupPlanRule }) => new BackupPlanRule({ deleteAfter: Duration.days(5), moveToColdStorageAfter: Duration.days(6) })],
  ['must be of type `cron`', ({ BackupPlanRule }) => new BackupPlanRule({ scheduleExpression: events.Schedule.rate(Duration.hours(5)) })],
  ['`moveToColdStorageAfter` must not be specified', ({ BackupPlanRule }) =>
    new BackupPlanRule({ enableContinuousBackup: true, deleteAfter: Duration.days(30), moveToColdStorageAfter: Duration.days(10) })],
  ["'deleteAfter' must be between 1 and 35 days", ({ BackupPlanRule }) => new BackupPlanRule({ enableContinuousBackup: true, deleteAfter: Duration.days(36) })],
  ['must at least 90 days later', ({ BackupPlanRule, BackupVault }) => new BackupPlanRule({
    copyActions: [{
      destinationBackupVault: BackupVault.fromBackupVaultName(testStack(), 'Vault', 'vault') as any, deleteAfter: Duration.days(20), moveToColdStorageAfter: Duration.days(10),
    }],
  })],
  ["don't support a wildcard in the Action key", ({ BackupVault }) => new BackupVault(testStack(), 'Vault').grant(new iam.AccountRootPrincipal(), 'backup:*')],
  ['ARNs must', ({ BackupVault }) => BackupVault.fromBackupVaultArn(testStack(), 'Vault', 'a-vault')],
  ['has the wrong format', ({ BackupVault }) => BackupVault.fromBackupVaultArn(testStack(), 'Vault', 'arn:aws:backup:eu-west-1:111122223333:backup-vault/vault')],
  ['does not have a resource name', ({ BackupVault }) => BackupVault.fromBackupVaultArn(testStack(), 'Vault', 'arn:aws:backup:eu-west-1:111122223333:backup-vault:')],
  ['Expected vault name to match pattern', ({ BackupVault }) => new BackupVault(testStack(), 'Vault', { backupVaultName: 'a vault' })],
  ['a 72-hour cooling-off period', ({ BackupVault }) => new BackupVault(testStack(), 'Vault', {
    lockConfiguration: { minRetention: Duration.days(1), changeableFor: Duration.hours(71) },
  })],
  ['longest maximum retention period', ({ BackupVault }) => new BackupVault(testStack(), 'Vault', {
    lockConfiguration: { minRetention: Duration.days(1), maxRetention: Duration.days(36_501) },
  })],
  ['The maximum retention period (', ({ BackupVault }) => new BackupVault(testStack(), 'Vault', {
    lockConfiguration: { minRetention: Duration.days(9), maxRetention: Duration.days(8) },
  })],
  ['shortest minimum retention period', ({ BackupVault }) => new BackupVault(testStack(), 'Vault', { lockConfiguration: { minRetention: Duration.hours(1) } })],
];

test.each(REFUSED)('both refuse it, each in its own words: %s', (part, program) => {
  const [message, ownMessage] = [theirs, ours as unknown as Backup].map((backup) => messageOf(() => program(backup)));

  expect(message).toContain(part);
  expect(ownMessage).not.toEqual(message);
});

test('the guide says how many messages have other words', () => {
  const guide = readFileSync(join(__dirname, '..', 'docs', 'moving.md'), 'utf8');

  expect(guide).toContain(`All ${REFUSED.length} messages`);
});
