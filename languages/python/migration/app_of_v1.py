from aws_cdk import aws_backup as backup
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_sns as sns
from aws_cdk import core


class BackupStack(core.Stack):
    def __init__(self, scope: core.Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        table = dynamodb.Table(
            self,
            "Table",
            partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
        )
        vault = backup.BackupVault(
            self,
            "Vault",
            block_recovery_point_deletion=True,
            notification_topic=sns.Topic(self, "Topic"),
            notification_events=[
                backup.BackupVaultEvents.BACKUP_JOB_FAILED,
                backup.BackupVaultEvents.COPY_JOB_FAILED,
            ],
            removal_policy=core.RemovalPolicy.RETAIN,
        )
        plan = backup.BackupPlan.daily_weekly_monthly5_year_retention(self, "Plan", vault)
        plan.add_rule(
            backup.BackupPlanRule(
                rule_name="quarterly",
                start_window=core.Duration.hours(2),
                completion_window=core.Duration.hours(12),
                move_to_cold_storage_after=core.Duration.days(30),
                delete_after=core.Duration.days(365),
            )
        )
        plan.add_selection(
            "Selection",
            resources=[
                backup.BackupResource.from_dynamo_db_table(table),
                backup.BackupResource.from_construct(self),
                backup.BackupResource.from_tag("stage", "production"),
            ],
            allow_restores=True,
        )


app = core.App()
BackupStack(app, "Backup")
app.synth()
