from aws_cdk import CfnOutput, Duration, Environment, Stack
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from cdk_aws_backup import (
    BackupAccessPoint,
    BackupResource,
    BackupResourceType,
    LegalHold,
    RestoreTestingPlan,
    RestoreTestingRecoveryPoints,
    RestoreValidator,
)
from constructs import Construct

from backup_app.data_stack import DataStack
from backup_app.vault_stack import VaultStack

PROGRAM = (
    "def handler(event, context):\n"
    '    return {"status": "SUCCESSFUL", "message": "a program may say more"}\n'
)


class RestoreStack(Stack):
    """Recovery points that are restored to see what is in them, are held, and are read as they are."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        env: Environment,
        data: DataStack,
        vaults: VaultStack,
    ) -> None:
        super().__init__(scope, construct_id, env=env)

        self._tested(data, vaults)
        self._kept(vaults)

    def _tested(self, data: DataStack, vaults: VaultStack) -> None:
        """Restores are looked at by a validator of the library, and by a program of one's own."""
        tests = RestoreTestingPlan(
            self,
            "Tests",
            restore_testing_plan_name="sundays",
            schedule_expression=events.Schedule.cron(week_day="SUN", hour="4", minute="0"),
            recovery_points=RestoreTestingRecoveryPoints.latest(within=Duration.days(8), vaults=[vaults.audited]),
        )
        tables = tests.add_selection(
            "Tables",
            resource_type=BackupResourceType.DYNAMODB,
            resources=[BackupResource.from_dynamo_db_table(data.table)],
            validation_window=Duration.hours(4),
        )
        buckets = tests.add_selection(
            "Buckets",
            resource_type=BackupResourceType.S3,
            resources=[BackupResource.from_s3_bucket(data.bucket)],
            validation_window=Duration.hours(4),
        )

        tables.add_validation(
            "Items",
            validator=RestoreValidator.dynamo_db(min_items=1),
            recovery_time_objective=Duration.hours(4),
        )
        program = lambda_.Function(
            self,
            "Program",
            runtime=lambda_.Runtime.PYTHON_3_13,
            handler="index.handler",
            code=lambda_.Code.from_inline(PROGRAM),
        )
        buckets.add_validation("Content", validator=RestoreValidator.lambda_(program))

    def _kept(self, vaults: VaultStack) -> None:
        hold = LegalHold(
            self,
            "Hold",
            title="The year 2025",
            description="All that was backed up in the year that is looked into",
            vaults=[vaults.main],
            from_date="2025-01-01T00:00:00Z",
            to_date="2025-12-31T23:59:59Z",
        )
        objects = BackupAccessPoint(
            self,
            "Objects",
            recovery_point_arn="arn:aws:backup:eu-west-1:111122223333:recovery-point:invoices-20260131033027-5ec207d0",
        )
        objects.grants.read(iam.Role(self, "Auditor", assumed_by=iam.AccountRootPrincipal()))

        CfnOutput(self, "HoldId", value=hold.legal_hold_id)
        CfnOutput(self, "ObjectsAlias", value=objects.s3_access_point_alias)
