import { Annotations, aws_iam as iam, aws_kms as kms, aws_sns as sns, CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { BackupEventState, BackupVault, BackupVaultEvents, BackupVaultEventSets, CopyJobSide, LogicallyAirGappedBackupVault } from 'cdk-aws-backup';
import type { IBackupVault } from 'cdk-aws-backup';
import type { Construct } from 'constructs';

/** The vaults of the first Region, and those that are made elsewhere. */
export class VaultStack extends Stack {
  public readonly main: BackupVault;
  public readonly audited: BackupVault;
  public readonly airGapped: LogicallyAirGappedBackupVault;

  /** By its ARN: the vault for copies in the second Region. */
  public readonly copies: IBackupVault;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const key = new kms.Key(this, 'Key', { enableKeyRotation: true });
    const topic = new sns.Topic(this, 'Topic', { masterKey: key });
    const operator = new iam.Role(this, 'Operator', { assumedBy: new iam.AccountRootPrincipal() });

    this.main = new BackupVault(this, 'Main', {
      backupVaultName: 'main',
      encryptionKey: key,
      notificationTopic: topic,
      notificationEvents: [BackupVaultEvents.BACKUP_JOB_FAILED, BackupVaultEvents.COPY_JOB_FAILED],
      accessPolicy: new iam.PolicyDocument({
        statements: [new iam.PolicyStatement({
          sid: 'OnlyFromTheOrganization',
          actions: ['backup:CopyIntoBackupVault'],
          principals: [new iam.OrganizationPrincipal('o-a1b2c3d4e5')],
          resources: ['*'],
        })],
      }),
      lockConfiguration: { minRetention: Duration.days(7) },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.main.addToAccessPolicy(new iam.PolicyStatement({
      sid: 'NoRestores',
      effect: iam.Effect.DENY,
      actions: ['backup:StartRestoreJob'],
      principals: [new iam.AccountRootPrincipal()],
      resources: ['*'],
    }));
    this.main.blockRecoveryPointDeletion();
    this.main.grant(operator, 'backup:StartBackupJob', 'backup:ListRecoveryPointsByBackupVault');

    this.audited = new BackupVault(this, 'Audited', {
      notificationTopic: topic,
      notificationEvents: [
        BackupVaultEvents.BACKUP_JOB_STARTED,
        BackupVaultEvents.BACKUP_JOB_COMPLETED,
        BackupVaultEvents.BACKUP_JOB_SUCCESSFUL,
        BackupVaultEvents.BACKUP_JOB_FAILED,
        BackupVaultEvents.BACKUP_JOB_EXPIRED,
        BackupVaultEvents.RESTORE_JOB_STARTED,
        BackupVaultEvents.RESTORE_JOB_COMPLETED,
        BackupVaultEvents.RESTORE_JOB_SUCCESSFUL,
        BackupVaultEvents.RESTORE_JOB_FAILED,
        BackupVaultEvents.COPY_JOB_STARTED,
        BackupVaultEvents.COPY_JOB_SUCCESSFUL,
        BackupVaultEvents.COPY_JOB_FAILED,
        BackupVaultEvents.RECOVERY_POINT_MODIFIED,
        BackupVaultEvents.BACKUP_PLAN_CREATED,
        BackupVaultEvents.BACKUP_PLAN_MODIFIED,
        BackupVaultEvents.S3_BACKUP_OBJECT_FAILED,
        BackupVaultEvents.S3_RESTORE_OBJECT_FAILED,
      ],
    });
    Annotations.of(this.audited).acknowledgeWarning(
      'cdk-aws-backup:undeliveredNotificationEvents',
      'the auditors want the whole list',
    );
    this.audited.protect({ exceptFor: [new iam.ArnPrincipal('arn:aws:iam::111122223333:role/deployer')] });

    this.airGapped = new LogicallyAirGappedBackupVault(this, 'AirGapped', {
      backupVaultName: 'air-gapped',
      minRetention: Duration.days(7),
      maxRetention: Duration.days(365),
    });
    this.airGapped.shareWith(['444455556666']);

    this.scratch(topic, operator);

    const central = BackupVault.fromBackupVaultName(this, 'Central', 'central');
    central.grant(operator, 'backup:DescribeBackupVault');
    this.copies = BackupVault.fromBackupVaultArn(this, 'Copies', 'arn:aws:backup:eu-central-1:111122223333:backup-vault:copies');

    new CfnOutput(this, 'AuditedName', { value: this.audited.backupVaultName });
    new CfnOutput(this, 'AuditedArn', { value: this.audited.backupVaultArn });
    new CfnOutput(this, 'MainReference', { value: this.main.backupVaultRef.backupVaultArn });
    new CfnOutput(this, 'CentralArn', { value: central.backupVaultArn });
    new CfnOutput(this, 'CopiesName', { value: this.copies.backupVaultName });
  }

  /** A vault for tests that goes with the stack, and all that can be seen of it. */
  private scratch(topic: sns.Topic, operator: iam.Role) {
    const vault = new BackupVault(this, 'Scratch', {
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteRecoveryPoints: true,
    });
    vault.grants.read(operator);
    vault.addNotification(topic, BackupVaultEventSets.failures());
    vault.onBackupJobStateChange('BackupExpired', { states: [BackupEventState.EXPIRED] });
    vault.onCopyJobStateChange('CopyArrived', { side: CopyJobSide.DESTINATION, states: [BackupEventState.COMPLETED] });
    vault.onRestoreJobStateChange('Restored');
    vault.onRecoveryPointStateChange('Deleting', { states: [BackupEventState.DELETING] });
    vault.onVaultStateChange('Changed');
    vault.onScanJobStateChange('Scanned');
    vault.onThreatsFound('Threats');
    vault.onJobFailed('Failed');
    vault.metrics.createAlarms(this, 'Alarms', { noBackupWithin: Duration.days(2) });
  }
}
