import { aws_sns as sns, Stack } from 'aws-cdk-lib';
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
    expect(saidOf(of(['BACKUP_JOB_FAILED'], (stack) => new sns.Topic(stack, 'Topic').topicArn), origin)).toEqual([]);
    expect(saidOf(of(['BACKUP_JOB_FAILED', { 'Fn::ImportValue': 'event' }], () => ({ 'Fn::ImportValue': 'topic' })), origin)).toEqual([]);
  });

  test('an event that nobody knows is a risk', () => {
    expect(saidOf(of(['BACKUP_JOB_FAILED', 'BACKUP_JOB_ABORTED']), origin)).toEqual([
      "warning 'Stack/Vault': 'BackupVaultEvents' has what is not known to be an event of AWS Backup, which refuses that: BACKUP_JOB_ABORTED [unknownNotificationEvents]",
    ]);
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
