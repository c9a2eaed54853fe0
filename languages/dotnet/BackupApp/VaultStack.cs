using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using CdkAwsBackup;
using Constructs;

namespace BackupApp;

/// <summary>The vaults of the first Region, and those that are made elsewhere.</summary>
public class VaultStack : Stack
{
    public VaultStack(Construct scope, string id, IStackProps props)
        : base(scope, id, props)
    {
        var key = new Key(this, "Key", new KeyProps { EnableKeyRotation = true });
        var topic = new Topic(this, "Topic", new TopicProps { MasterKey = key });
        var backupOperator = new Role(this, "Operator", new RoleProps { AssumedBy = new AccountRootPrincipal() });

        Main = new BackupVault(this, "Main", new BackupVaultProps
        {
            BackupVaultName = "main",
            EncryptionKey = key,
            NotificationTopic = topic,
            NotificationEvents = new[] { BackupVaultEvents.BACKUP_JOB_FAILED, BackupVaultEvents.COPY_JOB_FAILED },
            AccessPolicy = new PolicyDocument(new PolicyDocumentProps
            {
                Statements = new[]
                {
                    new PolicyStatement(new PolicyStatementProps
                    {
                        Sid = "OnlyFromTheOrganization",
                        Actions = new[] { "backup:CopyIntoBackupVault" },
                        Principals = new IPrincipal[] { new OrganizationPrincipal("o-a1b2c3d4e5") },
                        Resources = new[] { "*" },
                    }),
                },
            }),
            LockConfiguration = new LockConfiguration { MinRetention = Duration.Days(7) },
            RemovalPolicy = RemovalPolicy.RETAIN,
        });
        Main.AddToAccessPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "NoRestores",
            Effect = Effect.DENY,
            Actions = new[] { "backup:StartRestoreJob" },
            Principals = new IPrincipal[] { new AccountRootPrincipal() },
            Resources = new[] { "*" },
        }));
        Main.BlockRecoveryPointDeletion();
        Main.Grant(backupOperator, "backup:StartBackupJob", "backup:ListRecoveryPointsByBackupVault");

        Audited = new BackupVault(this, "Audited", new BackupVaultProps
        {
            NotificationTopic = topic,
            NotificationEvents = new[]
            {
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
            },
        });
        Annotations.Of(Audited).AcknowledgeWarning(
            "cdk-aws-backup:undeliveredNotificationEvents",
            "the auditors want the whole list");
        Audited.Protect(new BackupVaultProtectionOptions
        {
            ExceptFor = new IGrantable[] { new ArnPrincipal("arn:aws:iam::111122223333:role/deployer") },
        });

        AirGapped = new LogicallyAirGappedBackupVault(this, "AirGapped", new LogicallyAirGappedBackupVaultProps
        {
            BackupVaultName = "air-gapped",
            MinRetention = Duration.Days(7),
            MaxRetention = Duration.Days(365),
        });
        AirGapped.ShareWith(new[] { "444455556666" });

        Scratch(topic, backupOperator);

        var central = BackupVault.FromBackupVaultName(this, "Central", "central");
        central.Grant(backupOperator, "backup:DescribeBackupVault");
        Copies = BackupVault.FromBackupVaultArn(this, "Copies", "arn:aws:backup:eu-central-1:111122223333:backup-vault:copies");

        new CfnOutput(this, "AuditedName", new CfnOutputProps { Value = Audited.BackupVaultName });
        new CfnOutput(this, "AuditedArn", new CfnOutputProps { Value = Audited.BackupVaultArn });
        new CfnOutput(this, "MainReference", new CfnOutputProps { Value = Main.BackupVaultRef.BackupVaultArn });
        new CfnOutput(this, "CentralArn", new CfnOutputProps { Value = central.BackupVaultArn });
        new CfnOutput(this, "CopiesName", new CfnOutputProps { Value = Copies.BackupVaultName });
    }

    public BackupVault Main { get; }

    public BackupVault Audited { get; }

    public LogicallyAirGappedBackupVault AirGapped { get; }

    /// <summary>By its ARN: the vault for copies in the second Region.</summary>
    public IBackupVault Copies { get; }

    /// <summary>A vault for tests that goes with the stack, and all that can be seen of it.</summary>
    private void Scratch(Topic topic, Role backupOperator)
    {
        var vault = new BackupVault(this, "Scratch", new BackupVaultProps
        {
            RemovalPolicy = RemovalPolicy.DESTROY,
            AutoDeleteRecoveryPoints = true,
        });
        vault.Grants.Read(backupOperator);
        vault.AddNotification(topic, BackupVaultEventSets.Failures());
        vault.OnBackupJobStateChange("BackupExpired", new OnBackupEventOptions
        {
            States = new[] { BackupEventState.EXPIRED },
        });
        vault.OnCopyJobStateChange("CopyArrived", new OnCopyJobEventOptions
        {
            Side = CopyJobSide.DESTINATION,
            States = new[] { BackupEventState.COMPLETED },
        });
        vault.OnRestoreJobStateChange("Restored");
        vault.OnRecoveryPointStateChange("Deleting", new OnBackupEventOptions
        {
            States = new[] { BackupEventState.DELETING },
        });
        vault.OnVaultStateChange("Changed");
        vault.OnScanJobStateChange("Scanned");
        vault.OnThreatsFound("Threats");
        vault.OnJobFailed("Failed");
        vault.Metrics.CreateAlarms(this, "Alarms", new BackupVaultAlarmsOptions { NoBackupWithin = Duration.Days(2) });
    }
}
