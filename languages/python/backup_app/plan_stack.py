from aws_cdk import CfnOutput, Duration, Environment, Stack, TimeZone
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from cdk_aws_backup import (
    BackupObjectives,
    BackupPlan,
    BackupPlanCopyActionProps,
    BackupPlanIndexActionProps,
    BackupPlanRule,
    BackupResource,
    BackupResourceType,
    BackupRole,
    BackupSelection,
    BackupSelectionCondition,
    IndexActionResourceType,
    MalwareScan,
    TagCondition,
    TagOperation,
)
from constructs import Construct

from backup_app.data_stack import DataStack
from backup_app.vault_stack import VaultStack


class PlanStack(Stack):
    """When the backups run, how long they are kept, and what they hold."""

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

        self._ready_made(vaults)
        self._tailored(data, vaults)
        self._narrowed(data, vaults)
        self._proved(data, vaults)
        self._needed(data)
        self._imported()

    def _ready_made(self, vaults: VaultStack) -> None:
        """The plans and rules that come with the library."""
        BackupPlan.daily35_day_retention(self, "Daily").add_selection(
            "Tagged", resources=[BackupResource.from_tag("backup", "daily")]
        )
        BackupPlan.daily_monthly1_year_retention(self, "Monthly").add_selection(
            "Tagged", resources=[BackupResource.from_tag("backup", "monthly")]
        )
        BackupPlan.daily_weekly_monthly5_year_retention(self, "FiveYears", vaults.main).add_selection(
            "Tagged", resources=[BackupResource.from_tag("backup", "five-years")]
        )
        BackupPlan.daily_weekly_monthly7_year_retention(self, "SevenYears", vaults.main).add_selection(
            "Tagged", resources=[BackupResource.from_tag("backup", "seven-years")]
        )

        mixed = BackupPlan(
            self,
            "Mixed",
            backup_vault=vaults.main,
            backup_plan_rules=[BackupPlanRule.daily(), BackupPlanRule.weekly()],
        )
        mixed.add_rule(BackupPlanRule.monthly1_year(vaults.audited))
        mixed.add_rule(BackupPlanRule.monthly5_year(vaults.audited))
        mixed.add_rule(BackupPlanRule.monthly7_year(vaults.audited))
        mixed.add_selection("Tagged", resources=[BackupResource.from_tag("backup", "mixed")])

        CfnOutput(self, "MixedVault", value=mixed.backup_vault.backup_vault_name)

    def _tailored(self, data: DataStack, vaults: VaultStack) -> None:
        """A plan with everything that a rule and a selection can say."""
        plan = BackupPlan(self, "Tailored", backup_plan_name="tailored", windows_vss=True)
        plan.add_rule(
            BackupPlanRule(
                rule_name="nightly",
                backup_vault=vaults.audited,
                schedule_expression=events.Schedule.cron(hour="3", minute="30"),
                schedule_expression_timezone=TimeZone.EUROPE_PARIS,
                start_window=Duration.hours(2),
                completion_window=Duration.hours(12),
                move_to_cold_storage_after=Duration.days(30),
                opt_in_to_archive=True,
                delete_after=Duration.days(365),
                recovery_point_tags={"kind": "archive", "owner": "platform"},
                copy_actions=[
                    BackupPlanCopyActionProps(
                        destination_backup_vault=vaults.copies,
                        move_to_cold_storage_after=Duration.days(30),
                        opt_in_to_archive=True,
                        delete_after=Duration.days(365),
                    ),
                ],
                index_actions=[BackupPlanIndexActionProps(resource_types=[IndexActionResourceType.S3])],
            )
        )
        plan.add_rule(
            BackupPlanRule(
                rule_name="continuous",
                enable_continuous_backup=True,
                delete_after=Duration.days(14),
            )
        )
        plan.add_rule(
            BackupPlanRule(
                rule_name="weekly",
                target_logically_air_gapped_backup_vault=vaults.air_gapped,
                delete_after=Duration.days(56),
                index_actions=[BackupPlanIndexActionProps(resource_types=[IndexActionResourceType.EBS])],
            )
        )

        role = iam.Role(
            self,
            "Role",
            assumed_by=iam.ServicePrincipal("backup.amazonaws.com"),
            managed_policies=[
                iam.ManagedPolicy.from_aws_managed_policy_name("AWSBackupServiceRolePolicyForIndexing"),
            ],
        )
        selection = plan.add_selection(
            "Everything",
            backup_selection_name="everything",
            role=role,
            allow_restores=True,
            resources=[
                BackupResource.from_dynamo_db_table(data.table),
                BackupResource.from_efs_file_system(data.file_system),
                BackupResource.from_ec2_instance(data.server),
                BackupResource.from_rds_database_instance(data.database),
                BackupResource.from_rds_database_cluster(data.cluster),
                BackupResource.from_rds_serverless_cluster(data.serverless),
                BackupResource.from_construct(data.shop),
                BackupResource.from_arn("arn:aws:s3:::invoices-111122223333"),
                BackupResource.from_tag("stage", "production", TagOperation.STRING_EQUALS),
                BackupResource("arn:aws:s3:::receipts-111122223333"),
                BackupResource(
                    None,
                    TagCondition(key="stage", value="staging", operation=TagOperation.STRING_EQUALS),
                ),
            ],
        )
        data.table.grant_read_data(selection)
        plan.grants.read(role)

        CfnOutput(self, "PlanId", value=plan.backup_plan_id)
        CfnOutput(self, "PlanArn", value=plan.backup_plan_arn)
        CfnOutput(self, "PlanVersion", value=plan.version_id)
        CfnOutput(self, "PlanReference", value=plan.backup_plan_ref.backup_plan_id)
        CfnOutput(self, "SelectionId", value=selection.selection_id)
        CfnOutput(self, "SelectionPlan", value=selection.backup_plan_id)

    def _narrowed(self, data: DataStack, vaults: VaultStack) -> None:
        """Selections of whole types, narrowed by conditions and exceptions."""
        plan = BackupPlan.daily35_day_retention(self, "Narrowed", vaults.main)
        buckets = plan.add_selection(
            "Buckets",
            resources=[BackupResource.all_of(BackupResourceType.S3)],
            not_resources=[
                BackupResource.from_s3_bucket(data.bucket),
                BackupResource.from_arn("arn:aws:s3:::logs-*"),
            ],
            role=BackupRole.for_backup(self, "BucketRole", [BackupResourceType.S3]),
        )
        plan.add_selection(
            "Production",
            conditions=[
                BackupSelectionCondition.tag_equals("stage", "production"),
                BackupSelectionCondition.tag_not_equals("tier", "3"),
                BackupSelectionCondition.tag_like("team", "core-*"),
                BackupSelectionCondition.tag_not_like("owner", "tmp-*"),
            ],
        )
        plan.add_selection(
            "Shop",
            resources=[
                BackupResource.from_construct(
                    data.shop,
                    resource_types=[BackupResourceType.DYNAMODB, BackupResourceType.EBS],
                ),
                BackupResource.from_stack(self),
            ],
        )
        plan.add_selection(
            "Rest",
            resources=[BackupResource.everything()],
            not_resources=[BackupResource.from_construct(data)],
        )

        CfnOutput(self, "BucketRoleArn", value=buckets.role.role_arn)

    def _proved(self, data: DataStack, vaults: VaultStack) -> None:
        """A plan whose recovery points are scanned for malware, and restored to see that they can be."""
        plan = BackupPlan(
            self,
            "Proved",
            backup_vault=vaults.audited,
            malware_scan=MalwareScan.full(resource_types=[BackupResourceType.S3]),
        )
        plan.add_rule(BackupPlanRule.weekly())
        plan.add_rule(
            BackupPlanRule(
                rule_name="scanned",
                schedule_expression=events.Schedule.cron(hour="4", minute="0"),
                delete_after=Duration.days(35),
                malware_scan=MalwareScan.incremental(),
            )
        )
        plan.add_selection("Bucket", resources=[BackupResource.from_s3_bucket(data.bucket)])
        plan.test_restores(
            "Restores",
            schedule_expression=events.Schedule.cron(week_day="SUN", hour="6", minute="0"),
            validation_window=Duration.hours(4),
        )

    def _needed(self, data: DataStack) -> None:
        """What is needed is said, and not by which rules."""
        BackupPlan.from_objectives(
            self,
            "Needed",
            retention=BackupObjectives.grandfather_father_son(daily=Duration.days(14), monthly=Duration.days(365)),
            resources=[BackupResource.from_dynamo_db_table(data.table)],
        )

    def _imported(self) -> None:
        """A plan that was made elsewhere gets a selection, with a role that makes backups only by its own policies."""
        plan = BackupPlan.from_backup_plan_id(self, "Imported", "a1b2c3d4-5678-90ab-cdef-1234567890ab")
        BackupSelection(
            self,
            "Selection",
            backup_plan=plan,
            disable_default_backup_policy=True,
            resources=[BackupResource.from_tag("stage", "test")],
        )
        CfnOutput(self, "ImportedId", value=plan.backup_plan_id)
