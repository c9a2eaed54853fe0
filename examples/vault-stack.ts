import { aws_iam as iam, aws_kms as kms, aws_sns as sns, Duration, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { BackupVault, BackupVaultEvents } from 'cdk-aws-backup';

/**
 * The vaults of the first Region, in a stack of their own: vaults outlive the plans that fill them.
 */
export class VaultStack extends Stack {
  /** Where most recovery points go. */
  public readonly main: BackupVault;

  /** Where the law says how long things are kept. */
  public readonly archive: BackupVault;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const key = new kms.Key(this, 'Key', {
      description: 'Recovery points of the shop, and the notices about them',
      enableKeyRotation: true,
    });

    // A topic with the AWS managed key would be silent: AWS Backup cannot be allowed to use that one.
    const notices = new sns.Topic(this, 'Notices', { masterKey: key, enforceSSL: true });

    this.main = new BackupVault(this, 'Main', {
      encryptionKey: key,
      notificationTopic: notices,
      notificationEvents: [
        BackupVaultEvents.BACKUP_JOB_FAILED,
        BackupVaultEvents.BACKUP_JOB_EXPIRED,
        BackupVaultEvents.COPY_JOB_FAILED,
        BackupVaultEvents.S3_BACKUP_OBJECT_FAILED,
        BackupVaultEvents.RESTORE_JOB_COMPLETED,
      ],
      accessPolicy: new iam.PolicyDocument({ statements: [onlyRecoveryTeamDeletes(this)] }),
    });

    this.archive = new BackupVault(this, 'Archive', {
      encryptionKey: key,
      notificationTopic: notices,
      notificationEvents: [BackupVaultEvents.BACKUP_JOB_FAILED, BackupVaultEvents.RECOVERY_POINT_MODIFIED],
      // Governance mode: jobs outside this range fail, and whoever has the right can still lift the lock. With `changeableFor` it
      // would be compliance mode, which after so many days nobody can lift or change, AWS included: try the range out first.
      lockConfiguration: {
        minRetention: Duration.days(35),
        maxRetention: Duration.days(7 * 365),
      },
    });
  }
}

function onlyRecoveryTeamDeletes(stack: Stack): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'OnlyTheRecoveryTeamDeletes',
    effect: iam.Effect.DENY,
    // AWS Backup takes no wildcards here, so each action stands by its full name.
    actions: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle', 'backup:DeleteBackupVaultAccessPolicy'],
    principals: [new iam.AnyPrincipal()],
    resources: ['*'],
    conditions: {
      ArnNotEquals: { 'aws:PrincipalArn': `arn:${stack.partition}:iam::${stack.account}:role/recovery-team` },
    },
  });
}
