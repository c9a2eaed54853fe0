import re

import pytest
from aws_cdk import Duration, Stack
from aws_cdk.assertions import Annotations, Match, Template
from cdk_aws_backup import (
    BackupPlan,
    BackupPlanRule,
    BackupResource,
    BackupResourceType,
    BackupSelection,
    BackupSelectionCondition,
    BackupVault,
    IndexActionResourceType,
    TagOperation,
)

from backup_app.backup_app import BackupApp


def test_the_main_vault_has_its_key_topic_lock_and_policy(app: BackupApp) -> None:
    Template.from_stack(app.vaults).has_resource(
        "AWS::Backup::BackupVault",
        {
            "DeletionPolicy": "Retain",
            "Properties": {
                "BackupVaultName": "main",
                "EncryptionKeyArn": {"Fn::GetAtt": [Match.string_like_regexp("^Key"), "Arn"]},
                "LockConfiguration": {"MinRetentionDays": 7},
                "Notifications": {"BackupVaultEvents": ["BACKUP_JOB_FAILED", "COPY_JOB_FAILED"]},
                "AccessPolicy": {
                    "Statement": [
                        Match.object_like({"Sid": "OnlyFromTheOrganization", "Effect": "Allow"}),
                        Match.object_like({"Sid": "NoRestores", "Effect": "Deny"}),
                        Match.object_like(
                            {
                                "Action": ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
                                "Effect": "Deny",
                            }
                        ),
                    ],
                },
            },
        },
    )


def test_the_audited_vault_is_notified_of_everything(app: BackupApp) -> None:
    vaults = Template.from_stack(app.vaults).find_resources("AWS::Backup::BackupVault")
    audited = next(vault for vault in vaults.values() if vault["Properties"]["BackupVaultName"] != "main")

    assert len(audited["Properties"]["Notifications"]["BackupVaultEvents"]) == 17
    Annotations.from_stack(app.vaults).has_no_warning("*", Match.any_value())


def test_nobody_can_empty_the_vault_of_copies(app: BackupApp) -> None:
    Template.from_stack(app.copies).has_resource_properties(
        "AWS::Backup::BackupVault",
        {
            "BackupVaultName": "copies",
            "LockConfiguration": {"ChangeableForDays": 30, "MinRetentionDays": 7, "MaxRetentionDays": 400},
            "AccessPolicy": {"Statement": [{"Effect": "Deny", "Principal": {"AWS": "*"}}]},
        },
    )
    Annotations.from_stack(app.copies).has_no_warning("*", Match.any_value())


def test_a_rule_says_when_how_long_and_where_to(app: BackupApp) -> None:
    Template.from_stack(app.plans).has_resource_properties(
        "AWS::Backup::BackupPlan",
        {
            "BackupPlan": {
                "BackupPlanName": "tailored",
                "AdvancedBackupSettings": [{"ResourceType": "EC2", "BackupOptions": {"WindowsVSS": "enabled"}}],
                "BackupPlanRule": [
                    {
                        "RuleName": "nightly",
                        "ScheduleExpression": "cron(30 3 * * ? *)",
                        "ScheduleExpressionTimezone": "Europe/Paris",
                        "StartWindowMinutes": 120,
                        "CompletionWindowMinutes": 720,
                        "Lifecycle": {"MoveToColdStorageAfterDays": 30, "DeleteAfterDays": 365},
                        "RecoveryPointTags": {"kind": "archive", "owner": "platform"},
                        "CopyActions": [
                            {
                                "DestinationBackupVaultArn": (
                                    "arn:aws:backup:eu-central-1:111122223333:backup-vault:copies"
                                ),
                                "Lifecycle": {"MoveToColdStorageAfterDays": 30, "DeleteAfterDays": 365},
                            },
                        ],
                        "IndexActions": [{"ResourceTypes": ["S3"]}],
                    },
                    {"RuleName": "continuous", "EnableContinuousBackup": True, "Lifecycle": {"DeleteAfterDays": 14}},
                    {"RuleName": "weekly", "IndexActions": [{"ResourceTypes": ["EBS"]}]},
                ],
            },
        },
    )


def test_a_selection_holds_what_was_named_and_what_was_found(app: BackupApp) -> None:
    template = Template.from_stack(app.plans)
    [found] = template.find_resources(
        "AWS::Backup::BackupSelection",
        {"Properties": {"BackupSelection": {"SelectionName": "everything"}}},
    ).values()
    selection = found["Properties"]["BackupSelection"]

    assert len(selection["Resources"]) == 10
    assert selection["ListOfTags"] == [
        {"ConditionType": "STRINGEQUALS", "ConditionKey": "stage", "ConditionValue": "production"},
        {"ConditionType": "STRINGEQUALS", "ConditionKey": "stage", "ConditionValue": "staging"},
    ]


def test_conditions_narrow_everything_and_exceptions_are_left_out(app: BackupApp) -> None:
    template = Template.from_stack(app.plans)

    template.has_resource_properties(
        "AWS::Backup::BackupSelection",
        {
            "BackupSelection": {
                "SelectionName": "Production",
                "Resources": ["*"],
                "Conditions": {
                    "StringEquals": [{"ConditionKey": "aws:ResourceTag/stage", "ConditionValue": "production"}],
                    "StringNotEquals": [{"ConditionKey": "aws:ResourceTag/tier", "ConditionValue": "3"}],
                    "StringLike": [{"ConditionKey": "aws:ResourceTag/team", "ConditionValue": "core-*"}],
                    "StringNotLike": [{"ConditionKey": "aws:ResourceTag/owner", "ConditionValue": "tmp-*"}],
                },
            },
        },
    )
    template.has_resource_properties(
        "AWS::Backup::BackupSelection",
        {"BackupSelection": {"SelectionName": "Buckets", "NotResources": [Match.any_value(), "arn:aws:s3:::logs-*"]}},
    )


def test_there_are_all_plans_and_selections(app: BackupApp) -> None:
    template = Template.from_stack(app.plans)
    template.resource_count_is("AWS::Backup::BackupPlan", 9)
    template.resource_count_is("AWS::Backup::BackupSelection", 13)


def test_what_the_house_asks_goes_for_a_subclass_and_for_the_vault_that_a_plan_makes(app: BackupApp) -> None:
    template = Template.from_stack(app.house)
    protection = {"Action": Match.array_with(["backup:DeleteBackupVault"]), "Effect": "Deny"}

    template.has_resource_properties(
        "AWS::Backup::BackupVault",
        {
            "BackupVaultName": "contracts",
            "AccessPolicy": {
                "Statement": [
                    Match.object_like({"Sid": "Statement1", "Action": "backup:StartRestoreJob"}),
                    Match.object_like({"Sid": "Statement2", **protection}),
                ],
            },
        },
    )
    template.has_resource_properties(
        "AWS::Backup::BackupVault",
        {
            "BackupVaultName": Match.string_like_regexp("^HousePlan"),
            "AccessPolicy": {"Statement": [Match.object_like({"Sid": Match.absent(), **protection})]},
        },
    )
    template.has_output(
        "PlanVault", {"Value": {"Fn::GetAtt": [Match.string_like_regexp("^Plan"), "BackupVaultName"]}}
    )


def test_a_window_that_is_too_short_is_refused_and_the_message_says_why() -> None:
    message = "'startWindow' must be at least 60 minutes, got 30 minutes"

    with pytest.raises(RuntimeError, match=re.escape(message)):
        BackupPlanRule(start_window=Duration.minutes(30))


def test_all_problems_come_at_once() -> None:
    message = (
        "2 problems\n"
        "  - 'ruleName' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'no spaces'\n"
        "  - the rule 'no spaces': 'deleteAfter' must be at least 90 days after 'moveToColdStorageAfter' (30 days), got 100 days: "
        "a recovery point stays in cold storage for 90 days at least"
    )

    with pytest.raises(RuntimeError, match=re.escape(message)):
        BackupPlanRule(
            rule_name="no spaces",
            delete_after=Duration.days(100),
            move_to_cold_storage_after=Duration.days(30),
        )


def test_an_operation_that_aws_backup_does_not_know_is_refused() -> None:
    plan = BackupPlan.daily35_day_retention(Stack(), "Plan")
    resources = [BackupResource.from_tag("stage", "production", TagOperation.DUMMY)]
    message = (
        "Default/Plan/Selection: the operation of a tag in 'resources' must be TagOperation.STRING_EQUALS, "
        "got TagOperation.DUMMY for the key 'stage'"
    )

    with pytest.raises(RuntimeError, match=re.escape(message)):
        plan.add_selection("Selection", resources=resources)


def test_what_was_given_can_be_read_again() -> None:
    rule = BackupPlanRule(rule_name="nightly", delete_after=Duration.days(35))
    assert rule.props.rule_name == "nightly"
    assert rule.props.delete_after is not None
    assert rule.props.delete_after.to_days() == 35

    tag = BackupResource.from_tag("stage", "production")
    assert tag.tag_condition is not None
    assert tag.tag_condition.key == "stage"
    assert tag.tag_condition.value == "production"
    assert tag.resource is None

    types = BackupResource.all_of(BackupResourceType.S3).resource_types or []
    assert [resource_type.name for resource_type in types] == ["S3"]
    assert not BackupResourceType.of("Quantum").is_known
    assert BackupResourceType.S3.supports_continuous_backup
    assert len(BackupResourceType.all()) == 19

    condition = BackupSelectionCondition.tag_not_like("owner", "tmp-*")
    assert (condition.condition_operator, condition.key, condition.value) == ("StringNotLike", "owner", "tmp-*")

    stack = Stack()
    assert BackupResource.from_construct(stack).construct is stack

    assert IndexActionResourceType("FSX").value == "FSX"
    assert IndexActionResourceType.S3.to_string() == "S3"


def test_property_injectors_find_the_classes_by_these_names() -> None:
    assert BackupPlan.PROPERTY_INJECTION_ID == "cdk-aws-backup.BackupPlan"
    assert BackupSelection.PROPERTY_INJECTION_ID == "cdk-aws-backup.BackupSelection"
    assert BackupVault.PROPERTY_INJECTION_ID == "cdk-aws-backup.BackupVault"
