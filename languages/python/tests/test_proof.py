from datetime import datetime, timezone

from aws_cdk import Duration
from aws_cdk.assertions import Annotations, Match, Template
from cdk_aws_backup import BackupCoverage, BackupForecast, BackupVerdict

from backup_app.backup_app import BackupApp


def test_all_that_holds_data_is_backed_up_by_a_mixin_or_exempt(app: BackupApp) -> None:
    verdicts = [(resource.path, resource.verdict) for resource in BackupCoverage.of(app.audit).resources()]

    assert verdicts == [
        ("Audit/Ledger/Resource", BackupVerdict.PROTECTED),
        ("Audit/Reports/Resource", BackupVerdict.EXEMPT),
    ]
    Annotations.from_stack(app.audit).has_no_error("*", Match.any_value())


def test_a_restore_test_that_reaches_a_table_is_told(app: BackupApp) -> None:
    [table] = [each for each in BackupCoverage.of(app.data).resources() if each.path == "Data/Table/Resource"]

    assert table.restore_tested_every is not None
    assert table.restore_tested_every.to_days() == 7
    assert table.restore_tests[0].certain


def test_a_plan_can_be_asked_for_any_day(app: BackupApp) -> None:
    forecast = BackupForecast.of(
        app.audit.plan,
        start_date=datetime(2027, 1, 1, tzinfo=timezone.utc),
        period=Duration.days(365),
    )

    assert len(forecast.recovery_points_on(datetime(2027, 6, 30, 12, tzinfo=timezone.utc))) == 35
    assert forecast.largest_gap is not None
    assert forecast.largest_gap.to_hours() == 24
    assert forecast.never_deleted == []


def test_restores_are_tested_by_validators(app: BackupApp) -> None:
    template = Template.from_stack(app.restores)

    template.has_resource_properties(
        "AWS::Backup::RestoreTestingPlan",
        {
            "RestoreTestingPlanName": "sundays",
            "RecoveryPointSelection": {"Algorithm": "LATEST_WITHIN_WINDOW", "SelectionWindowDays": 8},
        },
    )
    template.resource_count_is("AWS::Backup::RestoreTestingSelection", 2)
    template.resource_count_is("AWS::StepFunctions::StateMachine", 2)


def test_a_legal_hold_stays_and_an_access_point_reads(app: BackupApp) -> None:
    template = Template.from_stack(app.restores)

    template.has_resource(
        "AWS::Backup::LegalHold",
        {"DeletionPolicy": "Retain", "Properties": {"Title": "The year 2025"}},
    )
    template.resource_count_is("AWS::Backup::BackupAccessPoint", 1)


def test_frameworks_judge_reports_are_written_and_an_organization_has_a_policy(app: BackupApp) -> None:
    template = Template.from_stack(app.audit)

    template.resource_count_is("AWS::Backup::Framework", 2)
    template.resource_count_is("AWS::Backup::ReportPlan", 2)
    template.has_resource_properties(
        "AWS::Organizations::Policy",
        {"Name": "weekly", "Type": "BACKUP_POLICY", "TargetIds": ["ou-ab12-11111111", "444455556666"]},
    )
