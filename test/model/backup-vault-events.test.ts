import { aws_backup as backup } from 'aws-cdk-lib';
import { BackupVaultEvents } from '../../src';
import { DEFAULT_EVENTS, UNDELIVERED_EVENTS } from '../../src/model/backup-vault-events';

test('each event is named as AWS Backup names it', () => {
  for (const [name, value] of Object.entries(BackupVaultEvents)) {
    expect(value).toBe(name);
  }
});

test('every event of aws-cdk-lib is here', () => {
  expect(Object.values(BackupVaultEvents)).toEqual(expect.arrayContaining(Object.values(backup.BackupVaultEvents)));
});

test('the default events are those of aws-cdk-lib, in its order', () => {
  expect(DEFAULT_EVENTS).toHaveLength(17);
  expect(DEFAULT_EVENTS).toEqual(Object.values(backup.BackupVaultEvents));
});

test('two events are delivered no longer', () => {
  expect(UNDELIVERED_EVENTS).toEqual(['BACKUP_PLAN_CREATED', 'BACKUP_PLAN_MODIFIED']);
});
