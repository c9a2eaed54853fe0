import { Tokenization } from 'aws-cdk-lib';
import type { aws_backup as backup, aws_sns as sns, IResolvable } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { allowPublishing, allowUseOfKey, AWS_BACKUP, warnOfDeafTopic, warnOfForeignTopic, warnOfPolicies, warnOfUnsharedKey } from './topic-access';
import { BackupVaultEvents, DEFAULT_EVENTS, UNDELIVERED_EVENTS } from '../../model/backup-vault-events';
import { fifoTopicProblem } from '../../model/standard-topic';
import { refuse, refuseAtSynthesis } from '../../private/messages/validation-error';
import { warn } from '../../private/messages/warnings';
import { resourceBehind } from '../../private/references';

type Notifications = backup.CfnBackupVault.NotificationObjectTypeProperty;

const IMPORTED = 'events can only be added to the notifications of a vault where it is made, and this one is imported: use a rule of EventBridge';

/** The options of a vault that make its notifications. */
export interface NotificationOptions {
  readonly notificationTopic?: sns.ITopicRef;
  readonly notificationEvents?: BackupVaultEvents[];
}

/**
 * What AWS Backup would refuse as a topic.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html
 */
export function topicProblems(topic?: sns.ITopicRef, property = 'notificationTopic'): string[] {
  return topic && isFifo(topic)
    ? [fifoTopicProblem(property, topic.node.path)]
    : [];
}

/** Lets AWS Backup publish to the topic, and renders the property of the template. */
export function renderNotifications(options: NotificationOptions): Notifications | undefined {
  const { notificationTopic, notificationEvents } = options;
  if (!notificationTopic) { return undefined; }
  allowPublishing(notificationTopic, AWS_BACKUP);
  return {
    snsTopicArn: notificationTopic.topicRef.topicArn,
    backupVaultEvents: [...(notificationEvents ?? DEFAULT_EVENTS)],
  };
}

/** Adds events to those that the topic of a vault is told of. They are kept in the L1 of the vault, whichever type it is. */
export function addNotification(vault: Construct, topic: sns.ITopicRef, events: BackupVaultEvents[]): void {
  const resource = vault.node.defaultChild as { notifications?: Notifications | IResolvable } | undefined;
  refuse([...topicProblems(topic, 'topic'), ...(resource ? additionProblems(resource.notifications, topic) : [IMPORTED])], vault);

  const { snsTopicArn, backupVaultEvents } = resource!.notifications as Notifications
    ?? { snsTopicArn: topic.topicRef.topicArn, backupVaultEvents: [] };
  resource!.notifications = { snsTopicArn, backupVaultEvents: [...new Set([...backupVaultEvents, ...events])] };
  const isAllowed = allowPublishing(topic, AWS_BACKUP);
  allowUseOfKey(topic, AWS_BACKUP);

  if (events.length === 0) {
    warn(vault, 'noNotificationEvents', `'events' is empty: it adds nothing to what the topic '${topic.node.path}' is told of`);
  }
  warnOfUndelivered(vault, 'events', events);
  warnOfDeafTopic(vault, topic, AWS_BACKUP);
  if (!warnOfForeignTopic(vault, topic)) { warnOfPolicies(vault, topic, AWS_BACKUP, isAllowed); }
}

/** Says where events are asked for that will never arrive. */
export function warnOfSilence(scope: Construct, { notificationTopic, notificationEvents }: NotificationOptions): void {
  if (notificationEvents?.length === 0) {
    warn(scope, 'noNotificationEvents', '\'notificationEvents\' is empty: the vault notifies nobody of anything; leave it out for the default events');
  }
  if (!notificationTopic && notificationEvents && notificationEvents.length > 0) {
    warn(scope, 'notificationEventsWithoutTopic', `'notificationEvents' has no effect without 'notificationTopic', got ${notificationEvents.join(', ')}`);
  }
  warnOfUndelivered(scope, 'notificationEvents', notificationEvents ?? []);
  if (notificationTopic) {
    warnOfDeafTopic(scope, notificationTopic, AWS_BACKUP);
    if (!warnOfForeignTopic(scope, notificationTopic)) { warnOfPolicies(scope, notificationTopic, AWS_BACKUP); }
    refuseAtSynthesis(scope, () => {
      warnOfUnsharedKey(scope, notificationTopic, AWS_BACKUP);
      return [];
    });
  }
}

function warnOfUndelivered(scope: Construct, property: string, events: BackupVaultEvents[]): void {
  const undelivered = events.filter((event) => UNDELIVERED_EVENTS.includes(event));
  if (undelivered.length > 0) {
    warn(scope, 'undeliveredNotificationEvents', `AWS Backup no longer delivers these '${property}': ${undelivered.join(', ')}`);
  }
}

/** A vault has one topic. */
function additionProblems(notifications: Notifications | IResolvable | undefined, topic: sns.ITopicRef): string[] {
  if (notifications === undefined) { return []; }
  if (Tokenization.isResolvable(notifications)) {
    return ['events cannot be added to notifications that are a token as a whole: add them where it is made'];
  }
  return isSame(notifications.snsTopicArn, topic.topicRef.topicArn)
    ? []
    : [`'topic' must be the topic that the vault has already, got '${topic.node.path}': a vault notifies one topic; subscribe to that, or use a rule of EventBridge`];
}

/** A topic may be met as an L2 and as its L1, whose ARNs are different tokens. */
function isSame(topicArn: string, other: string): boolean {
  const resource = resourceBehind(topicArn);
  return topicArn === other || (resource !== undefined && resource === resourceBehind(other));
}

/** L2s and imports know it themselves, bare L1s have it as a property, and the name of every FIFO topic says it. */
function isFifo(topic: sns.ITopicRef): boolean {
  const { fifo, fifoTopic, topicName } = topic as Partial<sns.ITopic> & Partial<sns.CfnTopic>;
  return fifo === true || fifoTopic === true || [topicName, topic.topicRef.topicArn].some((name) => name?.endsWith('.fifo'));
}
