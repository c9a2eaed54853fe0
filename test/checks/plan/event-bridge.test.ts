import { App, CfnCondition, CfnParameter, CfnResource, Duration, Fn, Stack } from 'aws-cdk-lib';
import * as v2 from 'aws-cdk-lib/aws-backup';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as destinations from 'aws-cdk-lib/aws-s3-notifications';
import * as sns from 'aws-cdk-lib/aws-sns';
import { BackupChecks, BackupPlan, BackupPlanRule, BackupResource } from '../../../src';
import { HERE, warningsOf } from '../../util';
import { ORIGINS, saidOf } from '../origins';
import type { Origin, Program } from '../origins';

const ID = '[bucketWithoutEventBridge]';
const WARNING = "warning 'Stack/Plan': the rule 'R' backs up continuously, for which AWS Backup turns on the notifications of a bucket to EventBridge, and the template "
  + 'writes its notifications without them: the next change of these turns them off, and continuous backups end without a word; '
  + "set eventBridgeEnabled (EventBridgeConfiguration of an L1) for 'Stack/Bucket'";

const TO_TOPIC = { topicConfigurations: [{ event: 's3:ObjectCreated:*', topic: 'arn:aws:sns:eu-central-1:111111111111:t' }] };
const bucketWith = (stack: Stack, notificationConfiguration?: s3.CfnBucket.NotificationConfigurationProperty) =>
  new s3.CfnBucket(stack, 'Bucket', { versioningConfiguration: { status: 'Enabled' }, notificationConfiguration });
const custom = (stack: Stack, configuration: object, more: object = {}, bucket = bucketWith(stack)) => {
  const made = new CfnResource(stack, 'Notifications', {
    type: 'Custom::S3BucketNotifications', properties: { ServiceToken: 'arn', BucketName: bucket.ref, NotificationConfiguration: configuration, Managed: true, ...more },
  });
  return { bucket, made };
};
const condition = (stack: Stack) => new CfnCondition(stack, 'C', { expression: Fn.conditionEquals(new CfnParameter(stack, 'P').valueAsString, 'a') });

const backedUp = (make: (stack: Stack) => s3.CfnBucket, enableContinuousBackup = true): Program => (app, backup) => {
  const stack = new Stack(app, 'Stack', { env: HERE });
  const bucket = make(stack);
  const plan = new backup.BackupPlan(stack, 'Plan', { backupPlanRules: [new backup.BackupPlanRule({ ruleName: 'R', deleteAfter: Duration.days(35), enableContinuousBackup })] });
  plan.addSelection('Selection', { resources: [backup.BackupResource.fromArn(bucket.attrArn)] });
};
const said = (program: Program, origin: Origin) => saidOf(program, origin).filter((line) => line.includes(ID));

describe.each(ORIGINS)('of %s', (origin) => {
  test.each<[string, (stack: Stack) => s3.CfnBucket, string?]>([
    ['notifications to a topic', (stack) => bucketWith(stack, TO_TOPIC)],
    ['EventBridge off', (stack) => bucketWith(stack, { eventBridgeConfiguration: { eventBridgeEnabled: false } })],
    ['an override', (stack) => {
      const bucket = bucketWith(stack, { ...TO_TOPIC, eventBridgeConfiguration: { eventBridgeEnabled: true } });
      bucket.addPropertyOverride('NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled', false);
      return bucket;
    }],
    ['a custom resource', (stack) => custom(stack, { TopicConfigurations: [{}] }).bucket],
    ['one that says nothing of what others have', (stack) => custom(stack, { QueueConfigurations: [{}] }, { Managed: undefined }).bucket],
    ['a condition', (stack) => bucketWith(stack, {
      ...TO_TOPIC, eventBridgeConfiguration: Fn.conditionIf(condition(stack).logicalId, { EventBridgeEnabled: false }, { EventBridgeEnabled: true }),
    }), " (where the condition 'C' holds)"],
    ['a custom resource under a condition', (stack) => {
      const { bucket, made } = custom(stack, { TopicConfigurations: [{}] });
      made.cfnOptions.condition = condition(stack);
      return bucket;
    }, " (where the condition 'C' holds)"],
  ])('it is said: %s', (_, make, when = '') => {
    expect(said(backedUp(make), origin)).toEqual([`${WARNING}${when} ${ID}`]);
    expect(said(backedUp(make, false), origin)).toEqual([]);
  });

  test.each<[string, (stack: Stack) => s3.CfnBucket]>([
    ['no notifications', (stack) => bucketWith(stack)],
    ['none of a list', (stack) => bucketWith(stack, {})],
    ['EventBridge alone', (stack) => bucketWith(stack, { eventBridgeConfiguration: { eventBridgeEnabled: true } })],
    ['EventBridge beside a topic', (stack) => bucketWith(stack, { ...TO_TOPIC, eventBridgeConfiguration: { eventBridgeEnabled: true } })],
    ['EventBridge as deployment has it', (stack) => bucketWith(stack, { ...TO_TOPIC, eventBridgeConfiguration: { eventBridgeEnabled: new CfnParameter(stack, 'P').valueAsString as any } })],
    ['notifications that deployment knows', (stack) => custom(stack, { Ref: new CfnParameter(stack, 'P').logicalId }).bucket],
    ['a custom resource with EventBridge', (stack) => custom(stack, { TopicConfigurations: [{}], EventBridgeConfiguration: {} }).bucket],
    ['a custom resource that adds to what is there', (stack) => custom(stack, { TopicConfigurations: [{}] }, { Managed: false }).bucket],
    ['a custom resource of another bucket', (stack) => {
      custom(stack, { TopicConfigurations: [{}] }, {}, new s3.CfnBucket(stack, 'Other'));
      return bucketWith(stack);
    }],
  ])('it is not said: %s', (_, make) => {
    expect(said(backedUp(make), origin)).toEqual([]);
  });
});

test.each([[BackupPlan, BackupPlanRule, BackupResource], [v2.BackupPlan, v2.BackupPlanRule, v2.BackupResource]])('the bucket of aws-cdk-lib with a notification, %#', (Plan, Rule, Resource) => {
  const found = (eventBridgeEnabled: boolean, isNotified = true) => {
    const app = new App();
    const stack = new Stack(app, 'Stack', { env: HERE });
    const bucket = new s3.Bucket(stack, 'Bucket', { versioned: true, eventBridgeEnabled });
    if (isNotified) { bucket.addEventNotification(s3.EventType.OBJECT_CREATED, new destinations.SnsDestination(new sns.Topic(stack, 'Topic'))); }
    const plan = new Plan(stack, 'Plan', { backupPlanRules: [new Rule({ ruleName: 'R', enableContinuousBackup: true, deleteAfter: Duration.days(35) }) as BackupPlanRule & v2.BackupPlanRule] });
    plan.addSelection('Selection', { resources: [Resource.fromArn(bucket.bucketArn) as any] });
    BackupChecks.of(app);
    return warningsOf(app).filter(({ id }) => id.endsWith(':bucketWithoutEventBridge')).map(({ path, text }) => `warning '${path}': ${text}`);
  };
  expect([found(false), found(true), found(false, false)]).toEqual([[WARNING], [], []]);
});
