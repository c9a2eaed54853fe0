import { aws_kms as kms, aws_sns as sns, Lazy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { BackupVault, BackupVaultEvents } from '../../../src';
import { HERE, messageOf, resourceOf, resourcesOf, testStack, warningsOf } from '../../util';

const SEVENTEEN = [
  'BACKUP_JOB_STARTED', 'BACKUP_JOB_COMPLETED', 'BACKUP_JOB_SUCCESSFUL', 'BACKUP_JOB_FAILED', 'BACKUP_JOB_EXPIRED',
  'RESTORE_JOB_STARTED', 'RESTORE_JOB_COMPLETED', 'RESTORE_JOB_SUCCESSFUL', 'RESTORE_JOB_FAILED',
  'COPY_JOB_STARTED', 'COPY_JOB_SUCCESSFUL', 'COPY_JOB_FAILED',
  'RECOVERY_POINT_MODIFIED', 'BACKUP_PLAN_CREATED', 'BACKUP_PLAN_MODIFIED', 'S3_BACKUP_OBJECT_FAILED', 'S3_RESTORE_OBJECT_FAILED',
];

let stack: Stack;

beforeEach(() => {
  stack = testStack(HERE);
});

const notifications = () => resourceOf(stack, 'AWS::Backup::BackupVault').Properties.Notifications;

describe('the topic', () => {
  test('gets every event of aws-cdk-lib where none are named', () => {
    new BackupVault(stack, 'Vault', { notificationTopic: new sns.Topic(stack, 'Topic') });
    expect(notifications()).toEqual({ SNSTopicArn: { Ref: 'TopicBFC7AF6E' }, BackupVaultEvents: SEVENTEEN });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('gets the events that are named, in their order', () => {
    new BackupVault(stack, 'Vault', {
      notificationTopic: new sns.Topic(stack, 'Topic'),
      notificationEvents: [BackupVaultEvents.RESTORE_JOB_STARTED, BackupVaultEvents.BACKUP_JOB_FAILED],
    });
    expect(notifications().BackupVaultEvents).toEqual(['RESTORE_JOB_STARTED', 'BACKUP_JOB_FAILED']);
  });

  test.each<[string, () => sns.ITopicRef, string, unknown]>([
    ['made here', () => new sns.Topic(stack, 'Topic'), 'TopicPolicyA1747468', { Ref: 'TopicBFC7AF6E' }],
    ['as an L1', () => new sns.CfnTopic(stack, 'Topic'), 'TopicTopicPolicy6D8B9C50', { Ref: 'Topic' }],
  ])('%s takes messages of AWS Backup', (_, topic, policyId, arn) => {
    new BackupVault(stack, 'Vault', { notificationTopic: topic() });
    expect(notifications().SNSTopicArn).toEqual(arn);
    const policies = resourcesOf(stack, 'AWS::SNS::TopicPolicy');
    expect(Object.keys(policies)).toEqual([policyId]);
    expect(policies[policyId].Properties).toEqual({
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [expect.objectContaining({ Effect: 'Allow', Action: 'sns:Publish', Principal: { Service: 'backup.amazonaws.com' }, Resource: arn })],
      },
      Topics: [arn],
    });
  });

  test('imported is taken as it is', () => {
    new BackupVault(stack, 'Vault', { notificationTopic: sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:111111111111:events') });
    expect(notifications().SNSTopicArn).toBe('arn:aws:sns:eu-central-1:111111111111:events');
    expect(resourcesOf(stack, 'AWS::SNS::TopicPolicy')).toEqual({});
  });

  test('encrypted lets AWS Backup use its key', () => {
    const key = new kms.Key(stack, 'Key');
    new BackupVault(stack, 'Vault', { notificationTopic: new sns.Topic(stack, 'Topic', { masterKey: key }) });
    expect(resourceOf(stack, 'AWS::KMS::Key').Properties.KeyPolicy.Statement).toContainEqual(expect.objectContaining({
      Effect: 'Allow',
      Action: expect.arrayContaining(['kms:Decrypt', expect.stringMatching(/^kms:GenerateDataKey/)]),
      Principal: { Service: 'backup.amazonaws.com' },
    }));
  });

  test('serves several vaults', () => {
    const notificationTopic = new sns.Topic(stack, 'Topic');
    new BackupVault(stack, 'Vault', { notificationTopic });
    new BackupVault(stack, 'Other', { notificationTopic });
    expect(Object.values(resourcesOf(stack, 'AWS::Backup::BackupVault')).map(({ Properties }) => Properties.Notifications.SNSTopicArn))
      .toEqual([{ Ref: 'TopicBFC7AF6E' }, { Ref: 'TopicBFC7AF6E' }]);
    expect(Object.keys(resourcesOf(stack, 'AWS::SNS::TopicPolicy'))).toEqual(['TopicPolicyA1747468']);
  });

  test('is no promise to keep the list of events', () => {
    const notificationEvents = [BackupVaultEvents.BACKUP_JOB_FAILED];
    new BackupVault(stack, 'Vault', { notificationTopic: new sns.Topic(stack, 'Topic'), notificationEvents });
    notificationEvents.push(BackupVaultEvents.COPY_JOB_FAILED);
    expect(notifications().BackupVaultEvents).toEqual(['BACKUP_JOB_FAILED']);
  });
});

describe('a FIFO topic', () => {
  test.each<[string, () => sns.ITopicRef]>([
    ['made here', () => new sns.Topic(stack, 'Topic', { fifo: true })],
    ['as an L1', () => new sns.CfnTopic(stack, 'Topic', { fifoTopic: true })],
    ['as an L1 by its name alone', () => new sns.CfnTopic(stack, 'Topic', { topicName: 'events.fifo' })],
    ['imported', () => sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:111111111111:events.fifo')],
  ])('%s is refused', (_, topic) => {
    expect(messageOf(() => new BackupVault(stack, 'Vault', { notificationTopic: topic() })))
      .toBe("Stack/Vault: 'notificationTopic' must be a standard topic, got the FIFO topic 'Stack/Topic': AWS Backup cannot publish to FIFO topics");
  });

  test.each<[string, () => sns.ITopicRef]>([
    ['said not to be one', () => new sns.CfnTopic(stack, 'Topic', { fifoTopic: false })],
    ['that may be one', () => new sns.CfnTopic(stack, 'Topic', { fifoTopic: Lazy.any({ produce: () => true }) })],
  ])('a topic %s is taken', (_, topic) => {
    expect(() => new BackupVault(stack, 'Vault', { notificationTopic: topic() })).not.toThrow();
  });
});

describe('warnings', () => {
  const { BACKUP_JOB_FAILED, COPY_JOB_FAILED, BACKUP_PLAN_CREATED, BACKUP_PLAN_MODIFIED } = BackupVaultEvents;
  const silent = "'notificationEvents' is empty: the vault notifies nobody of anything; leave it out for the default events";

  test.each<[string, boolean, BackupVaultEvents[] | undefined, [string, string][]]>([
    ['nothing said', false, undefined, []],
    ['events that are delivered', true, [BACKUP_JOB_FAILED], []],
    ['events without a topic', false, [BACKUP_JOB_FAILED, COPY_JOB_FAILED],
      [['notificationEventsWithoutTopic', "'notificationEvents' has no effect without 'notificationTopic', got BACKUP_JOB_FAILED, COPY_JOB_FAILED"]]],
    ['no events', true, [], [['noNotificationEvents', silent]]],
    ['no events and no topic', false, [], [['noNotificationEvents', silent]]],
    ['an event that is not delivered', true, [BACKUP_JOB_FAILED, BACKUP_PLAN_CREATED],
      [['undeliveredNotificationEvents', "AWS Backup no longer delivers these 'notificationEvents': BACKUP_PLAN_CREATED"]]],
    ['both events that are not delivered', true, [BACKUP_PLAN_MODIFIED, BACKUP_PLAN_CREATED],
      [['undeliveredNotificationEvents', "AWS Backup no longer delivers these 'notificationEvents': BACKUP_PLAN_MODIFIED, BACKUP_PLAN_CREATED"]]],
    ['an event that is not delivered, without a topic', false, [BACKUP_PLAN_CREATED], [
      ['notificationEventsWithoutTopic', "'notificationEvents' has no effect without 'notificationTopic', got BACKUP_PLAN_CREATED"],
      ['undeliveredNotificationEvents', "AWS Backup no longer delivers these 'notificationEvents': BACKUP_PLAN_CREATED"],
    ]],
  ])('%s', (_, hasTopic, notificationEvents, expected) => {
    const notificationTopic = hasTopic ? new sns.Topic(stack, 'Topic') : undefined;
    new BackupVault(stack, 'Vault', { notificationTopic, notificationEvents });
    expect(warningsOf(stack)).toEqual(expected.map(([id, text]) => ({ path: 'Stack/Vault', id: `cdk-aws-backup:${id}`, text })));
    expect(notifications() !== undefined).toBe(hasTopic);
  });
});
