package com.myorg;

import io.github.cdkawsbackup.BackupEventState;
import io.github.cdkawsbackup.BackupVault;
import io.github.cdkawsbackup.BackupVaultAlarmsOptions;
import io.github.cdkawsbackup.BackupVaultEventSets;
import io.github.cdkawsbackup.BackupVaultEvents;
import io.github.cdkawsbackup.BackupVaultProtectionOptions;
import io.github.cdkawsbackup.CopyJobSide;
import io.github.cdkawsbackup.IBackupVault;
import io.github.cdkawsbackup.LockConfiguration;
import io.github.cdkawsbackup.LogicallyAirGappedBackupVault;
import io.github.cdkawsbackup.OnBackupEventOptions;
import io.github.cdkawsbackup.OnCopyJobEventOptions;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.OrganizationPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** The vaults of the first Region, and those that are made elsewhere. */
public final class VaultStack extends Stack {
    private final BackupVault main;
    private final BackupVault audited;
    private final LogicallyAirGappedBackupVault airGapped;
    private final IBackupVault copies;

    public VaultStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);

        Key key = Key.Builder.create(this, "Key").enableKeyRotation(true).build();
        Topic topic = Topic.Builder.create(this, "Topic").masterKey(key).build();
        Role operator = Role.Builder.create(this, "Operator").assumedBy(new AccountRootPrincipal()).build();

        main = BackupVault.Builder.create(this, "Main")
            .backupVaultName("main")
            .encryptionKey(key)
            .notificationTopic(topic)
            .notificationEvents(List.of(BackupVaultEvents.BACKUP_JOB_FAILED, BackupVaultEvents.COPY_JOB_FAILED))
            .accessPolicy(PolicyDocument.Builder.create()
                .statements(List.of(PolicyStatement.Builder.create()
                    .sid("OnlyFromTheOrganization")
                    .actions(List.of("backup:CopyIntoBackupVault"))
                    .principals(List.of(new OrganizationPrincipal("o-a1b2c3d4e5")))
                    .resources(List.of("*"))
                    .build()))
                .build())
            .lockConfiguration(LockConfiguration.builder().minRetention(Duration.days(7)).build())
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
        main.addToAccessPolicy(PolicyStatement.Builder.create()
            .sid("NoRestores")
            .effect(Effect.DENY)
            .actions(List.of("backup:StartRestoreJob"))
            .principals(List.of(new AccountRootPrincipal()))
            .resources(List.of("*"))
            .build());
        main.blockRecoveryPointDeletion();
        main.grant(operator, "backup:StartBackupJob", "backup:ListRecoveryPointsByBackupVault");

        audited = BackupVault.Builder.create(this, "Audited")
            .notificationTopic(topic)
            .notificationEvents(List.of(
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
                BackupVaultEvents.S3_RESTORE_OBJECT_FAILED))
            .build();
        Annotations.of(audited).acknowledgeWarning(
            "cdk-aws-backup:undeliveredNotificationEvents",
            "the auditors want the whole list");
        audited.protect(BackupVaultProtectionOptions.builder()
            .exceptFor(List.of(new ArnPrincipal("arn:aws:iam::111122223333:role/deployer")))
            .build());

        airGapped = LogicallyAirGappedBackupVault.Builder.create(this, "AirGapped")
            .backupVaultName("air-gapped")
            .minRetention(Duration.days(7))
            .maxRetention(Duration.days(365))
            .build();
        airGapped.shareWith(List.of("444455556666"));

        scratch(topic, operator);

        IBackupVault central = BackupVault.fromBackupVaultName(this, "Central", "central");
        central.grant(operator, "backup:DescribeBackupVault");
        copies = BackupVault.fromBackupVaultArn(this, "Copies", "arn:aws:backup:eu-central-1:111122223333:backup-vault:copies");

        CfnOutput.Builder.create(this, "AuditedName").value(audited.getBackupVaultName()).build();
        CfnOutput.Builder.create(this, "AuditedArn").value(audited.getBackupVaultArn()).build();
        CfnOutput.Builder.create(this, "MainReference").value(main.getBackupVaultRef().getBackupVaultArn()).build();
        CfnOutput.Builder.create(this, "CentralArn").value(central.getBackupVaultArn()).build();
        CfnOutput.Builder.create(this, "CopiesName").value(copies.getBackupVaultName()).build();
    }

    /** A vault for tests that goes with the stack, and all that can be seen of it. */
    private void scratch(Topic topic, Role operator) {
        BackupVault vault = BackupVault.Builder.create(this, "Scratch")
            .removalPolicy(RemovalPolicy.DESTROY)
            .autoDeleteRecoveryPoints(true)
            .build();
        vault.getGrants().read(operator);
        vault.addNotification(topic, BackupVaultEventSets.failures());
        vault.onBackupJobStateChange("BackupExpired", OnBackupEventOptions.builder()
            .states(List.of(BackupEventState.EXPIRED))
            .build());
        vault.onCopyJobStateChange("CopyArrived", OnCopyJobEventOptions.builder()
            .side(CopyJobSide.DESTINATION)
            .states(List.of(BackupEventState.COMPLETED))
            .build());
        vault.onRestoreJobStateChange("Restored");
        vault.onRecoveryPointStateChange("Deleting", OnBackupEventOptions.builder()
            .states(List.of(BackupEventState.DELETING))
            .build());
        vault.onVaultStateChange("Changed");
        vault.onScanJobStateChange("Scanned");
        vault.onThreatsFound("Threats");
        vault.onJobFailed("Failed");
        vault.getMetrics().createAlarms(this, "Alarms", BackupVaultAlarmsOptions.builder()
            .noBackupWithin(Duration.days(2))
            .build());
    }

    public BackupVault getMain() {
        return main;
    }

    public BackupVault getAudited() {
        return audited;
    }

    public LogicallyAirGappedBackupVault getAirGapped() {
        return airGapped;
    }

    /** By its ARN: the vault for copies in the second Region. */
    public IBackupVault getCopies() {
        return copies;
    }
}
