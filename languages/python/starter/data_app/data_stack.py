from aws_cdk import RemovalPolicy, Stack
from aws_cdk import aws_dynamodb as dynamodb
from cdk_aws_backup import BackupPlan, BackupResource
from constructs import Construct


class DataStack(Stack):
    """A table, and a plan that backs up what is in this stack, now and later, but for buckets: those are named, or taken by their type."""

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        dynamodb.Table(
            self,
            "Orders",
            partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
            billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
            removal_policy=RemovalPolicy.RETAIN,
        )

        plan = BackupPlan.daily35_day_retention(self, "Plan")
        plan.add_selection("All", resources=[BackupResource.from_construct(self)])
