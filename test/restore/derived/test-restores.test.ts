import { aws_dynamodb as dynamodb, aws_ec2 as ec2, aws_rds as rds, aws_s3 as s3, Duration, Stack, Token } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from '../../../src';
import { HERE, resourceOf, resourcesOf, testStack, warningsOf } from '../../util';

const TYPE = 'AWS::Backup::RestoreTestingSelection';
const WEEKLY = Schedule.cron({ weekDay: 'SUN', hour: '4', minute: '0' });

test('first', () => {
  const stack = testStack(HERE);
  const plan = BackupPlan.daily35DayRetention(stack, 'Plan');
  plan.testRestores('Tests', { scheduleExpression: WEEKLY });
  const table = new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
  const bucket = new s3.Bucket(stack, 'Bucket', { versioned: true });
  const vpc = new ec2.Vpc(stack, 'Vpc');
  const db = new rds.DatabaseInstance(stack, 'Db', { vpc, engine: rds.DatabaseInstanceEngine.MYSQL });
  plan.addSelection('S', { resources: [BackupResource.fromDynamoDbTable(table), BackupResource.fromS3Bucket(bucket), BackupResource.fromConstruct(stack), BackupResource.fromTag('a', 'b')] });
  console.log(JSON.stringify(resourcesOf(stack, TYPE), null, 1), JSON.stringify(resourcesOf(stack, 'AWS::Backup::RestoreTestingPlan'), null, 1), warningsOf(stack));
});
