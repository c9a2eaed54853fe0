from aws_cdk import Aspects, CfnOutput, Environment, Stack
from aws_cdk import aws_iam as iam
from cdk_aws_backup import BackupPlan, BackupResource
from constructs import Construct

from backup_app.protect_vaults import ProtectVaults
from backup_app.numbered_vault import NumberedVault


class HouseStack(Stack):
    """What a house asks of all its vaults, said once."""

    def __init__(self, scope: Construct, construct_id: str, *, env: Environment) -> None:
        super().__init__(scope, construct_id, env=env)

        contracts = NumberedVault(self, "Contracts", backup_vault_name="contracts")
        contracts.add_to_access_policy(
            iam.PolicyStatement(
                effect=iam.Effect.DENY,
                actions=["backup:StartRestoreJob"],
                principals=[iam.AccountRootPrincipal()],
                resources=["*"],
            )
        )

        plan = BackupPlan.daily35_day_retention(self, "Plan")
        plan.add_selection("Tagged", resources=[BackupResource.from_tag("backup", "house")])
        Aspects.of(self).add(ProtectVaults())

        # The plan has made it for itself.
        CfnOutput(self, "PlanVault", value=plan.backup_vault.backup_vault_name)
