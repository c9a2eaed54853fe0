import { aws_dynamodb as dynamodb, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupResource } from 'cdk-aws-backup';
import type { Construct } from 'constructs';

/** A table, and a plan that backs up what is in this stack, now and later, but for buckets: those are named, or taken by their type. */
export class DataStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    new dynamodb.Table(this, 'Orders', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.RETAIN,
    });

    const plan = BackupPlan.daily35DayRetention(this, 'Plan');
    plan.addSelection('All', { resources: [BackupResource.fromConstruct(this)] });
  }
}
