import { aws_dynamodb as dynamodb, aws_ec2 as ec2, aws_efs as efs, aws_rds as rds, aws_s3 as s3, Fn, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** What is to be protected: an L2, L1s and imports. */
export class DataStack extends Stack {
  public readonly table: dynamodb.Table;
  public readonly fileSystem: efs.CfnFileSystem;
  public readonly server: ec2.CfnInstance;
  public readonly database: rds.IDatabaseInstance;
  public readonly cluster: rds.IDatabaseCluster;
  public readonly serverless: rds.IServerlessCluster;
  public readonly bucket: s3.Bucket;

  /** Everything in here is backed up. */
  public readonly shop: Construct;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    this.table = new dynamodb.Table(this, 'Table', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
    });
    this.fileSystem = new efs.CfnFileSystem(this, 'FileSystem', { encrypted: true });
    this.server = new ec2.CfnInstance(this, 'Server', {
      imageId: Fn.importValue('golden-image'),
      instanceType: 't3.micro',
    });
    this.database = rds.DatabaseInstance.fromDatabaseInstanceAttributes(this, 'Database', {
      instanceIdentifier: 'orders',
      instanceEndpointAddress: 'orders.example.com',
      port: 5432,
      securityGroups: [],
    });
    this.cluster = rds.DatabaseCluster.fromDatabaseClusterAttributes(this, 'Cluster', {
      clusterIdentifier: 'invoices',
    });
    this.serverless = rds.ServerlessCluster.fromServerlessClusterAttributes(this, 'Serverless', {
      clusterIdentifier: 'reports',
    });

    this.bucket = new s3.Bucket(this, 'Bucket', { versioned: true });

    this.shop = new Construct(this, 'Shop');
    new dynamodb.Table(this.shop, 'Carts', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
    });
    new ec2.CfnVolume(this.shop, 'Disk', { availabilityZone: Fn.select(0, Fn.getAzs()), size: 8 });
  }
}
