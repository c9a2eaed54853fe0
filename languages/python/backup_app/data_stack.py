from aws_cdk import Environment, Fn, Stack
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_efs as efs
from aws_cdk import aws_rds as rds
from aws_cdk import aws_s3 as s3
from constructs import Construct


class DataStack(Stack):
    """What is to be protected: an L2, L1s and imports."""

    def __init__(self, scope: Construct, construct_id: str, *, env: Environment) -> None:
        super().__init__(scope, construct_id, env=env)

        self.table = dynamodb.Table(
            self,
            "Table",
            partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
        )
        self.file_system = efs.CfnFileSystem(self, "FileSystem", encrypted=True)
        self.server = ec2.CfnInstance(
            self,
            "Server",
            image_id=Fn.import_value("golden-image"),
            instance_type="t3.micro",
        )
        self.database = rds.DatabaseInstance.from_database_instance_attributes(
            self,
            "Database",
            instance_identifier="orders",
            instance_endpoint_address="orders.example.com",
            port=5432,
            security_groups=[],
        )
        self.cluster = rds.DatabaseCluster.from_database_cluster_attributes(
            self,
            "Cluster",
            cluster_identifier="invoices",
        )
        self.serverless = rds.ServerlessCluster.from_serverless_cluster_attributes(
            self,
            "Serverless",
            cluster_identifier="reports",
        )
        self.bucket = s3.Bucket(self, "Bucket", versioned=True)

        # Everything in here is backed up.
        self.shop = Construct(self, "Shop")
        dynamodb.Table(
            self.shop,
            "Carts",
            partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
        )
        ec2.CfnVolume(self.shop, "Disk", availability_zone=Fn.select(0, Fn.get_azs()), size=8)
