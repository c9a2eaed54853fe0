from aws_cdk import App, Stack
from cdk_aws_backup import BackupPlan, BackupResource

app = App()
stack = Stack(app, "Backup")

plan = BackupPlan.daily_weekly_monthly5_year_retention(stack, "Plan")
plan.add_selection("Production",
    resources=[BackupResource.from_tag("stage", "production")]
)

app.synth()
