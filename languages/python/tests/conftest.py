import pytest
from aws_cdk import App

from backup_app.backup_app import BackupApp


@pytest.fixture(scope="session")
def app() -> BackupApp:
    return BackupApp(App())
