import { aws_events as events, aws_iam as iam, aws_lambda as lambda, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { BackupAccessPoint, BackupResource, BackupResourceType, LegalHold, RestoreTestingPlan, RestoreTestingRecoveryPoints, RestoreValidator } from 'cdk-aws-backup';
import type { Construct } from 'constructs';
import type { DataStack } from './data-stack';
import type { VaultStack } from './vault-stack';

export interface RestoreStackProps extends StackProps {
  readonly data: DataStack;
  readonly vaults: VaultStack;
}

/** Recovery points that are restored to see what is in them, are held, and are read as they are. */
export class RestoreStack extends Stack {
  constructor(scope: Construct, id: string, props: RestoreStackProps) {
    super(scope, id, props);

    this.tested(props);
    this.kept(props.vaults);
  }

  /** Restores are looked at by a validator of the library, and by a program of one's own. */
  private tested({ data, vaults }: RestoreStackProps) {
    const tests = new RestoreTestingPlan(this, 'Tests', {
      restoreTestingPlanName: 'sundays',
      scheduleExpression: events.Schedule.cron({ weekDay: 'SUN', hour: '4', minute: '0' }),
      recoveryPoints: RestoreTestingRecoveryPoints.latest({ within: Duration.days(8), vaults: [vaults.audited] }),
    });
    const tables = tests.addSelection('Tables', {
      resourceType: BackupResourceType.DYNAMODB,
      resources: [BackupResource.fromDynamoDbTable(data.table)],
      validationWindow: Duration.hours(4),
    });
    const buckets = tests.addSelection('Buckets', {
      resourceType: BackupResourceType.S3,
      resources: [BackupResource.fromS3Bucket(data.bucket)],
      validationWindow: Duration.hours(4),
    });

    tables.addValidation('Items', {
      validator: RestoreValidator.dynamoDb({ minItems: 1 }),
      recoveryTimeObjective: Duration.hours(4),
    });
    const program = new lambda.Function(this, 'Program', {
      runtime: lambda.Runtime.PYTHON_3_13,
      handler: 'index.handler',
      code: lambda.Code.fromInline('def handler(event, context):\n    return {"status": "SUCCESSFUL", "message": "a program may say more"}\n'),
    });
    buckets.addValidation('Content', { validator: RestoreValidator.lambda(program) });
  }

  private kept(vaults: VaultStack) {
    const hold = new LegalHold(this, 'Hold', {
      title: 'The year 2025',
      description: 'All that was backed up in the year that is looked into',
      vaults: [vaults.main],
      fromDate: '2025-01-01T00:00:00Z',
      toDate: '2025-12-31T23:59:59Z',
    });
    const objects = new BackupAccessPoint(this, 'Objects', {
      recoveryPointArn: 'arn:aws:backup:eu-west-1:111122223333:recovery-point:invoices-20260131033027-5ec207d0',
    });
    objects.grants.read(new iam.Role(this, 'Auditor', { assumedBy: new iam.AccountRootPrincipal() }));

    new CfnOutput(this, 'HoldId', { value: hold.legalHoldId });
    new CfnOutput(this, 'ObjectsAlias', { value: objects.s3AccessPointAlias });
  }
}
