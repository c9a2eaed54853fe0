import { aws_sns as sns, CfnCondition, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import { HERE, l1Of } from '../../util';
import { ORIGINS, saidOf } from '../origins';
import type { Program } from '../origins';

/** A vault of which an override says the notifications. */
const program = (notifications: (stack: Stack) => unknown): Program => (app, backup) => {
  const stack = new Stack(app, 'Stack', { env: HERE });
  const vault = new backup.BackupVault(stack, 'Vault');
  l1Of(vault).addPropertyOverride('Notifications', stack.resolve(notifications(stack)));
};
const TOPIC = 'arn:aws:sns:eu-central-1:111111111111:topic';
const of = (events: unknown, topic: (stack: Stack) => unknown = () => TOPIC) =>
  program((stack) => ({ SNSTopicArn: topic(stack), BackupVaultEvents: events }));

describe.each(ORIGINS)('of %s', (origin) => {
  const fifo = (topic: string) => [`error 'Stack/Vault': 'SNSTopicArn' must be a standard topic, got the FIFO topic '${topic}': AWS Backup cannot publish to FIFO topics`];

  test.each<[string, (stack: Stack) => unknown, string]>([
    ['by its name', () => `${TOPIC}.fifo`, `${TOPIC}.fifo`],
    ['that is made beside it', (stack) => new sns.Topic(stack, 'Topic', { fifo: true }).topicArn, 'Stack/Topic'],
    ['that an override makes one', (stack) => {
      const topic = new sns.Topic(stack, 'Topic');
      l1Of(topic).addPropertyOverride('FifoTopic', 'true');
      return topic.topicArn;
    }, 'Stack/Topic'],
  ])('a FIFO topic is refused: %s', (_, topic, name) => {
    expect(saidOf(of(['BACKUP_JOB_FAILED'], topic), origin)).toEqual(fifo(name));
  });

  test('a standard topic is taken, and one that is not known', () => {
    expect(saidOf(of(['BACKUP_JOB_FAILED'], (stack) => topicWith(stack, { Service: 'backup.amazonaws.com' })), origin)).toEqual([]);
    expect(saidOf(of(['BACKUP_JOB_FAILED', { 'Fn::ImportValue': 'event' }], () => ({ 'Fn::ImportValue': 'topic' })), origin)).toEqual([]);
  });

  test('an event that nobody knows is a risk', () => {
    expect(saidOf(of(['BACKUP_JOB_FAILED', 'BACKUP_JOB_ABORTED']), origin)).toEqual([
      "warning 'Stack/Vault': 'BackupVaultEvents' has what is not known to be an event of AWS Backup, which refuses that: BACKUP_JOB_ABORTED [unknownNotificationEvents]",
    ]);
  });
});

/** A topic with a policy by which somebody may do something with it. */
function topicWith(stack: Stack, Principal: unknown, more: object = {}): string {
  const { topicArn } = new sns.Topic(stack, 'Topic');
  new sns.CfnTopicPolicy(stack, 'Policy', {
    topics: [topicArn], policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action: 'sns:Publish', Resource: topicArn, ...more }] },
  });
  return topicArn;
}

describe.each(ORIGINS)('of %s', (origin) => {
  const DEAF = "warning 'Stack/Vault': no policy lets AWS Backup publish to the topic 'Stack/Topic': no notification will arrive; "
    + 'allow sns:Publish on it to backup.amazonaws.com by an AWS::SNS::TopicPolicy [topicPolicyMissing]';

  test.each<[what: string, topic: (stack: Stack) => string, expected: string[]]>([
    ['no policy', (stack) => new sns.Topic(stack, 'Topic').topicArn, [DEAF]],
    ['one for AWS Backup', (stack) => topicWith(stack, { Service: ['events.amazonaws.com', 'backup.amazonaws.com'] }), []],
    ['one for AWS Backup by part of its name', (stack) => topicWith(stack, { Service: { 'Fn::Sub': 'backup.${AWS::URLSuffix}' } }), []],
    ['one for AWS Backup, of all', (stack) => topicWith(stack, { Service: 'backup.amazonaws.com' }, { Action: ['SNS:*'] }), []],
    ['one for AWS Backup, of something else', (stack) => topicWith(stack, { Service: 'backup.amazonaws.com' }, { Action: 'sns:Subscribe' }), [DEAF]],
    ['one that denies it to AWS Backup', (stack) => topicWith(stack, { Service: 'backup.amazonaws.com' }, { Effect: 'Deny' }), [DEAF]],
    ['one for everybody under a condition', (stack) => topicWith(stack, '*', { Condition: { StringEquals: { 'aws:SourceAccount': HERE.account } } }), []],
    ['one for another service', (stack) => topicWith(stack, { Service: 'events.amazonaws.com' }), [DEAF]],
    ['one for the account', (stack) => topicWith(stack, { AWS: `arn:aws:iam::${HERE.account}:root` }), [DEAF]],
    ['one for whom only deployment knows', (stack) => topicWith(stack, { Service: { 'Fn::ImportValue': 'service' } }), []],
    ['one of another topic', (stack) => {
      topicWith(stack, { Service: 'backup.amazonaws.com' });
      (stack.node.findChild('Policy') as sns.CfnTopicPolicy).addPropertyOverride('Topics', [new sns.Topic(stack, 'Other').topicArn].map((arn) => stack.resolve(arn)));
      return (stack.node.findChild('Topic') as sns.Topic).topicArn;
    }, [DEAF]],
    ['one of a topic that only deployment knows', (stack) => {
      topicWith(stack, { Service: 'backup.amazonaws.com' });
      (stack.node.findChild('Policy') as sns.CfnTopicPolicy).addPropertyOverride('Topics', [{ 'Fn::ImportValue': 'topic' }]);
      return (stack.node.findChild('Topic') as sns.Topic).topicArn;
    }, []],
    ['one in itself', (stack) => {
      const { topicArn } = new sns.Topic(stack, 'Topic');
      new sns.CfnTopicInlinePolicy(stack, 'Inline', { topicArn, policyDocument: { Statement: { Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' }, Action: 'sns:Publish', Resource: '*' } } });
      return topicArn;
    }, []],
    ['one under a condition', (stack) => {
      const arn = topicWith(stack, { Service: 'backup.amazonaws.com' });
      (stack.node.findChild('Policy') as sns.CfnTopicPolicy).cfnOptions.condition = new CfnCondition(stack, 'C', { expression: Fn.conditionEquals(new CfnParameter(stack, 'P').valueAsString, 'yes') });
      return arn;
    }, [DEAF.replace(' [', " (where the condition 'C' does not hold) [")]],
  ])('a topic with %s', (_, topic, expected) => {
    expect(saidOf(of(['BACKUP_JOB_FAILED'], topic), origin)).toEqual(expected);
  });
});

describe.each(ORIGINS.slice(1))('of %s', (origin) => {
  test('an event that never arrives is a risk', () => {
    expect(saidOf(of(['BACKUP_PLAN_CREATED', 'BACKUP_JOB_FAILED']), origin)).toEqual([
      "warning 'Stack/Vault': AWS Backup no longer delivers these 'BackupVaultEvents': BACKUP_PLAN_CREATED [undeliveredNotificationEvents]",
    ]);
  });

  test('so is none at all', () => {
    expect(saidOf(of([]), origin)).toEqual([
      "warning 'Stack/Vault': 'BackupVaultEvents' is empty: the vault notifies nobody of anything [noNotificationEvents]",
    ]);
  });

  test('nothing is said of the events that a vault of aws-cdk-lib has by default', () => {
    expect(saidOf((app, backup) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      new backup.BackupVault(stack, 'Vault', { notificationTopic: new sns.Topic(stack, 'Topic') });
    }, origin)).toEqual([]);
  });
});
