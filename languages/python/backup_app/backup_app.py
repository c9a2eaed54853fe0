from aws_cdk import App, Environment

from backup_app.audit_stack import AuditStack
from backup_app.copy_stack import CopyStack
from backup_app.data_stack import DataStack
from backup_app.house_stack import HouseStack
from backup_app.plan_stack import PlanStack
from backup_app.restore_stack import RestoreStack
from backup_app.vault_stack import VaultStack

HOME = Environment(account="111122223333", region="eu-west-1")
AWAY = Environment(account="111122223333", region="eu-central-1")


class BackupApp:
    """What is to be protected, where its recovery points are kept, and the plans that bring them there."""

    def __init__(self, app: App) -> None:
        self.copies = CopyStack(app, "Copies", env=AWAY)
        self.data = DataStack(app, "Data", env=HOME)
        self.vaults = VaultStack(app, "Vaults", env=HOME)
        self.plans = PlanStack(app, "Plans", env=HOME, data=self.data, vaults=self.vaults)
        self.house = HouseStack(app, "House", env=HOME)
        self.restores = RestoreStack(app, "Restores", env=HOME, data=self.data, vaults=self.vaults)
        self.audit = AuditStack(app, "Audit", env=HOME)
