import jsii
from aws_cdk import IAspect
from aws_cdk import aws_iam as iam
from cdk_aws_backup import BackupVault
from constructs import IConstruct


@jsii.implements(IAspect)
class ProtectVaults:
    """An aspect: every vault in a tree is protected, those too that plans make for themselves.

    It may visit one again, which adds nothing.
    """

    def visit(self, node: IConstruct) -> None:
        if isinstance(node, BackupVault):
            node.protect(except_for=[iam.ArnPrincipal("arn:aws:iam::111122223333:role/deployer")])
