from aws_cdk import aws_iam as iam
from cdk_aws_backup import BackupVault
from constructs import Construct


class NumberedVault(BackupVault):
    """A subclass: it numbers the statements of its access policy, so that people can speak of them."""

    def __init__(self, scope: Construct, construct_id: str, *, backup_vault_name: str) -> None:
        super().__init__(scope, construct_id, backup_vault_name=backup_vault_name)
        self._statements = 0

    def add_to_access_policy(self, statement: iam.PolicyStatement) -> None:
        self._statements += 1
        statement.sid = f"Statement{self._statements}"
        super().add_to_access_policy(statement)
