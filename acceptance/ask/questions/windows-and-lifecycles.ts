import type { Fields } from '../../cloud/cloud';
import { lockWith, planWith, PREFIX } from '../question';
import type { Call, Question } from '../question';

const MAX_MINUTES = 52_560_000;
const kept = (Lifecycle: Fields, more = {}) => planWith({ Lifecycle, ...more });
const copied = (Lifecycle: Fields) => planWith({ CopyActions: [{ DestinationBackupVaultArn: '{copiesArn}', Lifecycle }] });
const continuous = (Lifecycle?: Fields) => planWith({ EnableContinuousBackup: true, Lifecycle });
const windows = (StartWindowMinutes?: number, CompletionWindowMinutes?: number) => planWith({ StartWindowMinutes, CompletionWindowMinutes });

/** Only a job shows what a vault does with a retention outside its lock: a plan with it is taken. */
const job = (DeleteAfterDays: number): Call => ({
  operation: 'backup:StartBackupJob',
  input: { BackupVaultName: '{vault}', ResourceArn: '{table}', IamRoleArn: '{role}', Lifecycle: { DeleteAfterDays }, RecoveryPointTags: { [`${PREFIX}job`]: 'ask' } },
});

/** Of the windows of jobs, and of how long recovery points are kept. */
export const WINDOW_AND_LIFECYCLE_QUESTIONS: readonly Question[] = [
  { law: 'invalidWindow', about: 'the shortest start window', library: 'refuse', of: ['backupWindowProblems'], inside: windows(60), outside: windows(59) },
  { law: 'invalidWindow', about: 'the longest start window', library: 'refuse', inside: windows(MAX_MINUTES), outside: windows(MAX_MINUTES + 1) },
  { law: 'invalidWindow', about: 'a completion window that is too short', library: 'refuse', inside: windows(60, 120), outside: windows(60, 119) },
  { law: 'invalidWindow', about: 'a completion window of nothing', library: 'refuse', inside: windows(undefined, 1), outside: windows(undefined, 0) },
  { law: 'completionWindowTooLong', about: 'more than a hundred years', library: 'warn', inside: windows(60, MAX_MINUTES), outside: windows(60, MAX_MINUTES + 1) },
  { law: 'invalidLifecycle', about: 'the longest retention', library: 'refuse', inside: kept({ DeleteAfterDays: 36_500 }), outside: kept({ DeleteAfterDays: 36_501 }) },
  { law: 'invalidLifecycle', about: 'the shortest retention', library: 'refuse', inside: kept({ DeleteAfterDays: 1 }), outside: kept({ DeleteAfterDays: 0 }) },
  { law: 'invalidLifecycle', about: '90 days in cold storage', library: 'refuse', inside: kept({ MoveToColdStorageAfterDays: 1, DeleteAfterDays: 91 }), outside: kept({ MoveToColdStorageAfterDays: 1, DeleteAfterDays: 90 }) },
  { law: 'invalidLifecycle', about: 'cold storage after a hundred years', library: 'refuse', inside: kept({ MoveToColdStorageAfterDays: 36_410, DeleteAfterDays: 36_500 }), outside: kept({ MoveToColdStorageAfterDays: 36_501 }) },
  {
    law: 'invalidLifecycle',
    about: 'the archive without a day',
    library: 'refuse',
    inside: kept({ MoveToColdStorageAfterDays: 1, DeleteAfterDays: 91, OptInToArchiveForSupportedResources: true }),
    outside: kept({ DeleteAfterDays: 91, OptInToArchiveForSupportedResources: true }),
  },
  { law: 'invalidLifecycle', about: '90 days in cold storage, of a copy', library: 'refuse', inside: copied({ MoveToColdStorageAfterDays: 1, DeleteAfterDays: 91 }), outside: copied({ MoveToColdStorageAfterDays: 1, DeleteAfterDays: 90 }) },
  { law: 'invalidLifecycle', about: 'a continuous backup for 36 days', library: 'refuse', inside: continuous({ DeleteAfterDays: 35 }), outside: continuous({ DeleteAfterDays: 36 }) },
  { law: 'invalidLifecycle', about: 'a continuous backup without an end', library: 'refuse', inside: continuous({ DeleteAfterDays: 1 }), outside: continuous() },
  { law: 'invalidLifecycle', about: 'a continuous backup in cold storage', library: 'refuse', inside: continuous({ DeleteAfterDays: 35 }), outside: continuous({ DeleteAfterDays: 35, MoveToColdStorageAfterDays: 1 }) },
  {
    law: 'invalidLifecycle',
    about: 'six days in an air-gapped vault',
    library: 'refuse',
    of: ['airGappedLifecycleProblems'],
    inside: kept({ DeleteAfterDays: 7 }, { TargetLogicallyAirGappedBackupVaultArn: '{airGappedArn}' }),
    outside: kept({ DeleteAfterDays: 6 }, { TargetLogicallyAirGappedBackupVaultArn: '{airGappedArn}' }),
  },
  {
    law: 'retentionOutOfRange',
    about: 'a job into a locked vault',
    library: 'refuse',
    withoutInside: 'a recovery point that the lock takes could not be deleted before its time',
    outside: { ...job(1), before: [lockWith({ MinRetentionDays: 2 })] },
  },
];
