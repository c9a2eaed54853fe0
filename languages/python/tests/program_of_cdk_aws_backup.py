from typing import Any

from aws_cdk import Duration, Stack
import cdk_aws_backup as backup
from aws_cdk import aws_sns as sns
from aws_cdk.assertions import Template


def template() -> dict[str, Any]:
    stack = Stack(None, "Stack")

    vault = backup.BackupVault(
        stack,
        "Vault",
        notification_topic=sns.Topic(stack, "Topic"),
        lock_configuration=backup.LockConfiguration(min_retention=Duration.days(7)),
    )
    plan = backup.BackupPlan.daily_weekly_monthly5_year_retention(stack, "Plan", vault)
    plan.add_rule(backup.BackupPlanRule(start_window=Duration.hours(2), delete_after=Duration.days(35)))
    plan.add_selection(
        "Selection",
        resources=[backup.BackupResource.from_tag("stage", "production")],
        allow_restores=True,
    )
    return dict(Template.from_stack(stack).to_json())
