from aws_cdk import App, Duration, Stack
from aws_cdk import aws_backup as backup
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_events as events

app = App()
stack = Stack(app, "Program")

table = dynamodb.Table(
    stack,
    "Table",
    partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
)
vault = backup.BackupVault(
    stack,
    "Vault",
    lock_configuration=backup.LockConfiguration(min_retention=Duration.days(7)),
)
backup.CfnBackupVault(stack, "Plain", backup_vault_name="plain")

plan = backup.BackupPlan.daily_weekly_monthly5_year_retention(stack, "Plan", vault)
plan.add_rule(
    backup.BackupPlanRule(
        rule_name="hourly",
        schedule_expression=events.Schedule.cron(minute="0"),
        start_window=Duration.hours(2),
        delete_after=Duration.days(14),
    )
)
plan.add_selection(
    "Selection",
    resources=[
        backup.BackupResource.from_dynamo_db_table(table),
        backup.BackupResource.from_tag("stage", "production"),
    ],
    allow_restores=True,
)

app.synth()
