import pytest
from aws_cdk import App, Stack
from aws_cdk import aws_s3 as s3
from cdk_aws_backup import BackupCoverage, BackupVerdict

from data_app.data_app import DataApp


def test_all_that_holds_data_is_backed_up() -> None:
    app = App()
    DataApp(app)

    verdicts = [(resource.path, resource.verdict) for resource in BackupCoverage.of(app).resources()]
    assert verdicts == [("Data/Orders/Resource", BackupVerdict.PROTECTED)]
    app.synth()


def test_what_no_plan_backs_up_is_not_synthesised() -> None:
    app = App()
    DataApp(app)
    s3.Bucket(Stack(app, "Forgotten"), "Bucket")

    [bucket] = [each for each in BackupCoverage.of(app).resources() if each.stack == "Forgotten"]
    assert bucket.verdict == BackupVerdict.UNPROTECTED
    with pytest.raises(RuntimeError):
        app.synth()
