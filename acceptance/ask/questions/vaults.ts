import type { Fields } from '../../cloud/cloud';
import { airGappedVaultWith, lockWith, named, PREFIX, vaultWith } from '../question';
import type { Call, Question } from '../question';

const policy = (statement: Fields): Call => ({
  operation: 'backup:PutBackupVaultAccessPolicy',
  input: {
    BackupVaultName: '{vault}',
    Policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: '{account}' }, Action: 'backup:CopyIntoBackupVault', Resource: '*', ...statement }] }),
  },
});
const notifications = (SNSTopicArn: string, ...BackupVaultEvents: string[]): Call => (
  { operation: 'backup:PutBackupVaultNotifications', input: { BackupVaultName: '{vault}', SNSTopicArn, BackupVaultEvents } }
);
const FAILED = 'BACKUP_JOB_FAILED';

/** Of vaults but for their locks. */
export const VAULT_QUESTIONS: readonly Question[] = [
  { law: 'invalidVaultName', about: 'a dot', library: 'refuse', of: ['NameRule.VAULT'], inside: vaultWith({ BackupVaultName: `${PREFIX}a_b` }), outside: vaultWith({ BackupVaultName: `${PREFIX}a.b` }) },
  { law: 'invalidVaultName', about: '51 characters', library: 'refuse', inside: vaultWith({ BackupVaultName: named(50) }), outside: vaultWith({ BackupVaultName: named(51) }) },
  {
    law: 'duplicateVaultName',
    about: 'an ordinary and a logically air-gapped one',
    library: 'refuse',
    codes: ['AlreadyExistsException'],
    inside: { ...vaultWith({}), before: [airGappedVaultWith({})] },
    outside: { ...vaultWith({}), before: [airGappedVaultWith({ BackupVaultName: `${PREFIX}made` })] },
  },
  { law: 'invalidTag', about: 'of a vault', library: 'refuse', inside: vaultWith({ BackupVaultTags: { ['k'.repeat(128)]: '' } }), outside: vaultWith({ BackupVaultTags: { ['k'.repeat(129)]: '' } }) },
  { law: 'invalidEncryptionKey', about: 'by its alias', library: 'refuse', inside: vaultWith({ EncryptionKeyArn: '{key}' }), outside: vaultWith({ EncryptionKeyArn: '{alias}' }) },
  {
    law: 'invalidEncryptionKey',
    about: 'of another Region',
    library: 'refuse',
    inside: vaultWith({ EncryptionKeyArn: '{key}' }),
    outside: vaultWith({ EncryptionKeyArn: 'arn:{partition}:kms:{otherRegion}:{account}:key/00000000-0000-0000-0000-000000000000' }),
  },
  {
    law: 'invalidEncryptionKey',
    about: 'of AWS, for a logically air-gapped vault',
    library: 'refuse',
    inside: airGappedVaultWith({ EncryptionKeyArn: '{key}' }),
    outside: airGappedVaultWith({ EncryptionKeyArn: 'arn:{partition}:kms:{region}:{account}:alias/aws/backup' }),
  },
  { law: 'invalidAccessPolicy', about: 'an action that is not spelled out', library: 'refuse', inside: policy({}), outside: policy({ Action: 'backup:CopyInto*' }) },
  { law: 'invalidAccessPolicy', about: 'nobody', library: 'refuse', inside: policy({}), outside: policy({ Principal: undefined }) },
  { law: 'invalidAccessPolicy', about: 'nothing that is allowed', library: 'refuse', inside: policy({}), outside: policy({ Action: undefined }) },
  { law: 'invalidAccessPolicy', about: 'an account of 11 digits', library: 'refuse', inside: policy({}), outside: policy({ Principal: { AWS: '11112222333' } }) },
  { law: 'accessPolicyMayBeRefused', about: 'no resource', library: 'warn', inside: policy({}), outside: policy({ Resource: undefined }) },
  { law: 'accessPolicyMayBeRefused', about: 'no effect', library: 'warn', inside: policy({}), outside: policy({ Effect: undefined }) },
  { law: 'accessPolicyMayBeRefused', about: 'a principal as a text', library: 'warn', inside: policy({}), outside: policy({ Principal: 'arn:{partition}:iam::{account}:root' }) },
  { law: 'accessPolicyMayBeRefused', about: 'a wildcard in a principal', library: 'warn', inside: policy({}), outside: policy({ Principal: { AWS: 'arn:{partition}:iam::{account}:role/*' } }) },
  { law: 'invalidNotifications', about: 'a FIFO topic', library: 'refuse', of: ['fifoTopicProblem'], inside: notifications('{topic}', FAILED), outside: notifications('{fifoTopic}', FAILED) },
  { law: 'noNotificationEvents', about: 'none', library: 'warn', inside: notifications('{topic}', FAILED), outside: notifications('{topic}') },
  { law: 'undeliveredNotificationEvents', about: 'of plans', library: 'warn', inside: notifications('{topic}', FAILED), outside: notifications('{topic}', 'BACKUP_PLAN_CREATED') },
  { law: 'unknownNotificationEvents', about: 'that nobody knows', library: 'warn', inside: notifications('{topic}', FAILED), outside: notifications('{topic}', 'BACKUP_JOB_ASKED') },
  {
    law: 'invalidApprovalTeam',
    about: 'the ARN of something else',
    library: 'refuse',
    of: ['approvalTeamArnProblems'],
    withoutInside: 'it takes a team of people who approve',
    outside: {
      operation: 'backup:AssociateBackupVaultMpaApprovalTeam', input: { BackupVaultName: `${PREFIX}air-gapped`, MpaApprovalTeamArn: 'arn:{partition}:iam::{account}:role/cdk-aws-backup-ask' }, before: [airGappedVaultWith({})],
    },
  },
];

const NOT_SHORTER = 'a lock that turns into one in compliance mode after three days is not made: nothing is asked that could stay for ever';

/** Of locks, and of the retention of logically air-gapped vaults. All are in governance mode, or change into another after a hundred years, and are lifted at once. */
export const LOCK_QUESTIONS: readonly Question[] = [
  { law: 'invalidRetention', about: 'the shortest retention', library: 'refuse', of: ['vaultLockProblems'], inside: lockWith({ MinRetentionDays: 1 }), outside: lockWith({ MinRetentionDays: 0 }) },
  { law: 'invalidRetention', about: 'the longest retention', library: 'refuse', inside: lockWith({ MaxRetentionDays: 36_500 }), outside: lockWith({ MaxRetentionDays: 36_501 }) },
  { law: 'invalidRetention', about: 'one that is shorter than the shortest', library: 'refuse', inside: lockWith({ MinRetentionDays: 7, MaxRetentionDays: 7 }), outside: lockWith({ MinRetentionDays: 7, MaxRetentionDays: 6 }) },
  { law: 'invalidRetention', about: 'two days of grace', library: 'refuse', withoutInside: NOT_SHORTER, outside: lockWith({ ChangeableForDays: 2 }) },
  { law: 'invalidRetention', about: 'the longest time of grace', library: 'refuse', inside: lockWith({ ChangeableForDays: 36_500 }), outside: lockWith({ ChangeableForDays: 36_501 }) },
  {
    law: 'invalidRetention',
    about: 'six days in a logically air-gapped vault',
    library: 'refuse',
    of: ['airGappedRetentionProblems'],
    inside: airGappedVaultWith({ MinRetentionDays: 7 }),
    outside: airGappedVaultWith({ MinRetentionDays: 6 }),
  },
  { law: 'invalidRetention', about: 'more than a hundred years in a logically air-gapped vault', library: 'refuse', inside: airGappedVaultWith({ MaxRetentionDays: 36_500 }), outside: airGappedVaultWith({ MaxRetentionDays: 36_501 }) },
];
