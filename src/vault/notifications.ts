import { aws_backup as backup, aws_iam as iam, aws_sns as sns } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { BackupVaultEvents, DEFAULT_EVENTS, UNDELIVERED_EVENTS } from './backup-vault-events';
import { BACKUP_SERVICE } from '../private/service';
import { warn } from '../private/warnings';

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
export function topicProblems(topic?: sns.ITopicRef): string[] {
  return topic && isFifo(topic)
    ? [`'notificationTopic' must be a standard topic, got the FIFO topic '${topic.node.path}': AWS Backup cannot publish to FIFO topics`]
    : [];
}

/** Lets AWS Backup publish to the topic, and renders the property of the template. */
export function renderNotifications(options: NotificationOptions): backup.CfnBackupVault.NotificationObjectTypeProperty | undefined {
  const { notificationTopic, notificationEvents } = options;
  if (!notificationTopic) { return undefined; }
  const backupService = new iam.ServicePrincipal(BACKUP_SERVICE);
  if (isGrantable(notificationTopic)) {
    notificationTopic.grantPublish(backupService);
  } else {
    sns.TopicGrants.fromTopic(notificationTopic).publish(backupService);
  }
  return {
    snsTopicArn: notificationTopic.topicRef.topicArn,
    backupVaultEvents: [...(notificationEvents ?? DEFAULT_EVENTS)],
  };
}

/** Says where events are asked for that will never arrive. */
export function warnOfSilence(scope: Construct, { notificationTopic, notificationEvents }: NotificationOptions): void {
  if (notificationEvents?.length === 0) {
    warn(scope, 'noNotificationEvents', '\'notificationEvents\' is empty: the vault notifies nobody of anything; leave it out for the default events');
  }
  if (!notificationTopic && notificationEvents && notificationEvents.length > 0) {
    warn(scope, 'notificationEventsWithoutTopic', `'notificationEvents' has no effect without 'notificationTopic', got ${notificationEvents.join(', ')}`);
  }
  const undelivered = notificationEvents?.filter((event) => UNDELIVERED_EVENTS.includes(event)) ?? [];
  if (undelivered.length > 0) {
    warn(scope, 'undeliveredNotificationEvents', `AWS Backup no longer delivers these 'notificationEvents': ${undelivered.join(', ')}`);
  }
}

/** A topic may have its own way to grant. */
function isGrantable(topic: sns.ITopicRef): topic is sns.ITopicRef & Pick<sns.ITopic, 'grantPublish'> {
  return typeof (topic as Partial<sns.ITopic>).grantPublish === 'function';
}

/** L2s and imports know it themselves, bare L1s have it as a property, and the name of every FIFO topic says it. */
function isFifo(topic: sns.ITopicRef): boolean {
  const { fifo, fifoTopic, topicName } = topic as Partial<sns.ITopic> & Partial<sns.CfnTopic>;
  return fifo === true || fifoTopic === true || [topicName, topic.topicRef.topicArn].some((name) => name?.endsWith('.fifo'));
}
