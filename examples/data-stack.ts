import { aws_dynamodb as dynamodb, aws_ec2 as ec2, aws_efs as efs, aws_s3 as s3, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface DataStackProps extends StackProps {
  readonly vpc: ec2.IVpc;
}

/**
 * What the shop stores outside its databases: orders, working files and invoices.
 */
export class DataStack extends Stack {
  public readonly orders: dynamodb.Table;
  public readonly files: efs.FileSystem;
  public readonly invoices: s3.Bucket;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);

    this.orders = new dynamodb.Table(this, 'Orders', {
      partitionKey: { name: 'customer', type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'order', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      deletionProtection: true,
    });

    this.files = new efs.FileSystem(this, 'Files', {
      vpc: props.vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      encrypted: true,
      // The backup plan takes over; with EFS's own daily backup every file would be paid for twice.
      enableAutomaticBackups: false,
    });

    this.invoices = new s3.Bucket(this, 'Invoices', {
      // AWS Backup takes only buckets with versions, and follows changes through EventBridge.
      versioned: true,
      eventBridgeEnabled: true,
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
    });
  }
}
