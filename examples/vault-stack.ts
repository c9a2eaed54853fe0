import { aws_iam as iam, aws_kms as kms, aws_sns as sns, Duration, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { BackupVault, BackupVaultEvents, BackupVaultEventSets, VaultLock } from 'cdk-aws-backup';

/**
 * The vaults of the first Region, in a stack of their own: vaults outlive the plans that fill them.
 */
export class VaultStack extends Stack {
  public readonly key: kms.Key;

  /** Where the team hears of what went wrong. */
  public readonly notices: sns.Topic;

  /** Where most recovery points go. */
  public readonly main: BackupVault;

  /** Where the law says how long things are kept. */
  public readonly archive: BackupVault;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const key = this.key = new kms.Key(this, 'Key', {
      description: 'Recovery points of the shop, and the notices about them',
      enableKeyRotation: true,
    });

    // A topic with the AWS managed key would be silent: AWS Backup cannot be allowed to use that one.
    const notices = this.notices = new sns.Topic(this, 'Notices', { masterKey: key, enforceSSL: true });

    this.main = new BackupVault(this, 'Main', {
      encryptionKey: key,
      notificationTopic: notices,
      notificationEvents: [...BackupVaultEventSets.failures(), BackupVaultEvents.RESTORE_JOB_COMPLETED],
    });
    this.main.blockRecoveryPointDeletion({
      exceptFor: [new iam.ArnPrincipal(`arn:${this.partition}:iam::${this.account}:role/recovery-team`)],
    });
    // Jobs that fail are told of above; here it is also those that never start.
    this.main.metrics.createAlarms(this, 'MainAlarms', { alarmTopic: notices, noBackupWithin: Duration.days(2) });

    this.archive = new BackupVault(this, 'Archive', {
      encryptionKey: key,
      notificationTopic: notices,
      notificationEvents: [BackupVaultEvents.BACKUP_JOB_FAILED, BackupVaultEvents.RECOVERY_POINT_MODIFIED],
      // Jobs outside this range fail, and whoever has the right can still lift the lock. In compliance mode, after some days
      // nobody could lift or change it, AWS included: try the range out first.
      lockConfiguration: VaultLock.governance({
        minRetention: Duration.days(35),
        maxRetention: Duration.days(7 * 365),
      }),
    });
  }
}
