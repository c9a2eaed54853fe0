from aws_cdk import Duration, Environment, RemovalPolicy, Stack
from cdk_aws_backup import BackupVault, LockConfiguration
from constructs import Construct


class CopyStack(Stack):
    """The second Region: a vault that nobody can empty."""

    def __init__(self, scope: Construct, construct_id: str, *, env: Environment) -> None:
        super().__init__(scope, construct_id, env=env)

        self.vault = BackupVault(
            self,
            "Vault",
            backup_vault_name="copies",
            block_recovery_point_deletion=True,
            lock_configuration=LockConfiguration(
                min_retention=Duration.days(7),
                max_retention=Duration.days(400),
                changeable_for=Duration.days(30),
                acknowledge_irreversible="After 30 days nobody can remove the lock of copies",
            ),
            removal_policy=RemovalPolicy.RETAIN,
        )
