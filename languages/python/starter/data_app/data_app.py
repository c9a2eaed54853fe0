from aws_cdk import App, Duration
from cdk_aws_backup import BackupCoverage

from data_app.data_stack import DataStack


class DataApp:
    """What holds data, and what is required of its backups."""

    def __init__(self, app: App) -> None:
        self.data = DataStack(app, "Data")

        # What holds data and is not backed up so is an error of the synthesis.
        BackupCoverage.of(app).require(
            recovery_point_objective=Duration.hours(36),
            min_retention=Duration.days(35),
        )
