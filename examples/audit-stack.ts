import { Annotations, aws_s3 as s3, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { PlanStack } from './plan-stack';
import { BackupCoverage, BackupFramework, BackupFrameworkControl, BackupReport, BackupReportPlan } from 'cdk-aws-backup';

export interface AuditStackProps extends StackProps {
  readonly plans: PlanStack;
}

/**
 * What is deployed, judged day by day: whether AWS Backup still does what the plan of the orders says, and what it wrote about it.
 */
export class AuditStack extends Stack {
  constructor(scope: Construct, id: string, props: AuditStackProps) {
    super(scope, id, props);

    // Frequency, retention and scope are those of the plan; how long a restore may take is no part of it.
    const framework = BackupFramework.forPlan(this, 'Orders', props.plans.orders);
    Annotations.of(framework).acknowledgeWarning('cdk-aws-backup:frameworkSaysLess', 'the one table of the account is that of the orders');
    framework.addControl(BackupFrameworkControl.restoreTimeMeetsTarget({ target: Duration.hours(4) }));

    const bucket = new s3.Bucket(this, 'Reports', {
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    BackupCoverage.of(bucket).exempt({ reason: 'reports are written anew each day, and none of them is kept for the law' });

    new BackupReportPlan(this, 'Compliance', { report: BackupReport.resourceCompliance([framework]), bucket, prefix: 'compliance' });
    new BackupReportPlan(this, 'Restores', { report: BackupReport.restoreJobs(), bucket, prefix: 'restores' });
  }
}
