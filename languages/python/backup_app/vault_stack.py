from aws_cdk import Annotations, CfnOutput, Duration, Environment, RemovalPolicy, Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_sns as sns
from cdk_aws_backup import (
    BackupEventState,
    BackupVault,
    BackupVaultEvents,
    BackupVaultEventSets,
    CopyJobSide,
    IBackupVault,
    LockConfiguration,
    LogicallyAirGappedBackupVault,
)
from constructs import Construct


class VaultStack(Stack):
    """The vaults of the first Region, and those that are made elsewhere."""

    def __init__(self, scope: Construct, construct_id: str, *, env: Environment) -> None:
        super().__init__(scope, construct_id, env=env)

        key = kms.Key(self, "Key", enable_key_rotation=True)
        topic = sns.Topic(self, "Topic", master_key=key)
        operator = iam.Role(self, "Operator", assumed_by=iam.AccountRootPrincipal())

        self.main = BackupVault(
            self,
            "Main",
            backup_vault_name="main",
            encryption_key=key,
            notification_topic=topic,
            notification_events=[BackupVaultEvents.BACKUP_JOB_FAILED, BackupVaultEvents.COPY_JOB_FAILED],
            access_policy=iam.PolicyDocument(
                statements=[
                    iam.PolicyStatement(
                        sid="OnlyFromTheOrganization",
                        actions=["backup:CopyIntoBackupVault"],
                        principals=[iam.OrganizationPrincipal("o-a1b2c3d4e5")],
                        resources=["*"],
                    ),
                ],
            ),
            lock_configuration=LockConfiguration(min_retention=Duration.days(7)),
            removal_policy=RemovalPolicy.RETAIN,
        )
        self.main.add_to_access_policy(
            iam.PolicyStatement(
                sid="NoRestores",
                effect=iam.Effect.DENY,
                actions=["backup:StartRestoreJob"],
                principals=[iam.AccountRootPrincipal()],
                resources=["*"],
            )
        )
        self.main.block_recovery_point_deletion()
        self.main.grant(operator, "backup:StartBackupJob", "backup:ListRecoveryPointsByBackupVault")

        self.audited = BackupVault(
            self,
            "Audited",
            notification_topic=topic,
            notification_events=[
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
        )
        Annotations.of(self.audited).acknowledge_warning(
            "cdk-aws-backup:undeliveredNotificationEvents",
            "the auditors want the whole list",
        )
        self.audited.protect(except_for=[iam.ArnPrincipal("arn:aws:iam::111122223333:role/deployer")])

        self.air_gapped = LogicallyAirGappedBackupVault(
            self,
            "AirGapped",
            backup_vault_name="air-gapped",
            min_retention=Duration.days(7),
            max_retention=Duration.days(365),
        )
        self.air_gapped.share_with(["444455556666"])

        self._scratch(topic, operator)

        central = BackupVault.from_backup_vault_name(self, "Central", "central")
        central.grant(operator, "backup:DescribeBackupVault")

        # By its ARN: the vault for copies in the second Region.
        self.copies: IBackupVault = BackupVault.from_backup_vault_arn(
            self,
            "Copies",
            "arn:aws:backup:eu-central-1:111122223333:backup-vault:copies",
        )

        CfnOutput(self, "AuditedName", value=self.audited.backup_vault_name)
        CfnOutput(self, "AuditedArn", value=self.audited.backup_vault_arn)
        CfnOutput(self, "MainReference", value=self.main.backup_vault_ref.backup_vault_arn)
        CfnOutput(self, "CentralArn", value=central.backup_vault_arn)
        CfnOutput(self, "CopiesName", value=self.copies.backup_vault_name)

    def _scratch(self, topic: sns.Topic, operator: iam.Role) -> None:
        """A vault for tests that goes with the stack, and all that can be seen of it."""
        vault = BackupVault(
            self,
            "Scratch",
            removal_policy=RemovalPolicy.DESTROY,
            auto_delete_recovery_points=True,
        )
        vault.grants.read(operator)
        vault.add_notification(topic, BackupVaultEventSets.failures())
        vault.on_backup_job_state_change("BackupExpired", states=[BackupEventState.EXPIRED])
        vault.on_copy_job_state_change(
            "CopyArrived",
            side=CopyJobSide.DESTINATION,
            states=[BackupEventState.COMPLETED],
        )
        vault.on_restore_job_state_change("Restored")
        vault.on_recovery_point_state_change("Deleting", states=[BackupEventState.DELETING])
        vault.on_vault_state_change("Changed")
        vault.on_scan_job_state_change("Scanned")
        vault.on_threats_found("Threats")
        vault.on_job_failed("Failed")
        vault.metrics.create_alarms(self, "Alarms", no_backup_within=Duration.days(2))
