from aws_cdk import Duration, Environment, Stack
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_s3 as s3
from cdk_aws_backup import (
    BackedUp,
    BackupCoverage,
    BackupFramework,
    BackupFrameworkControl,
    BackupPlan,
    BackupPlanRule,
    BackupReport,
    BackupReportFormat,
    BackupReportPlan,
    BackupVault,
    OrganizationBackupPlan,
    OrganizationBackupPolicy,
    OrganizationBackupSelection,
    OrganizationTarget,
)
from constructs import Construct


class AuditStack(Stack):
    """What is required of backups, who sees whether it is so, and what every account of an organization has."""

    def __init__(self, scope: Construct, construct_id: str, *, env: Environment) -> None:
        super().__init__(scope, construct_id, env=env)

        self.plan = BackupPlan.daily35_day_retention(self, "Plan")
        self._required()
        self._audited()
        self._organized()

    def _required(self) -> None:
        """A table says of itself by which plan it is backed up. What is not, here or later, is an error, unless it is exempt."""
        table = dynamodb.Table(
            self,
            "Ledger",
            partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
        )
        table.with_(BackedUp(self.plan))

        BackupCoverage.of(self).require(
            recovery_point_objective=Duration.days(8),
            min_retention=Duration.days(35),
        )

    def _audited(self) -> None:
        reports = s3.Bucket(
            self,
            "Reports",
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            enforce_ssl=True,
        )
        BackupCoverage.of(reports).exempt(reason="reports are written anew each day", approved_by="the auditors")

        framework = BackupFramework(
            self,
            "Framework",
            framework_name="house_rules",
            controls=[
                BackupFrameworkControl.plan_min_frequency_and_retention(
                    frequency=Duration.days(1),
                    retention=Duration.days(35),
                ),
                BackupFrameworkControl.recovery_point_encrypted(),
            ],
        )
        BackupFramework.for_plan(self, "PlanFramework", self.plan)

        BackupReportPlan(
            self,
            "Compliance",
            report=BackupReport.resource_compliance([framework]),
            bucket=reports,
        )
        BackupReportPlan(
            self,
            "Jobs",
            report=BackupReport.backup_jobs(),
            bucket=reports,
            prefix="jobs",
            formats=[BackupReportFormat.CSV, BackupReportFormat.JSON],
        )

    def _organized(self) -> None:
        main = BackupVault.from_backup_vault_name(self, "Main", "main")
        OrganizationBackupPolicy(
            self,
            "Policy",
            policy_name="weekly",
            plans=[
                OrganizationBackupPlan.from_rules(
                    "Weekly",
                    rules=[BackupPlanRule.weekly(main)],
                    regions=["eu-west-1"],
                    selections=[
                        OrganizationBackupSelection.by_tag(
                            "Tagged",
                            key="backup",
                            values=["weekly"],
                            role_name="backup",
                        ),
                    ],
                ),
            ],
            targets=[
                OrganizationTarget.organizational_unit("ou-ab12-11111111"),
                OrganizationTarget.account("444455556666"),
            ],
        )
