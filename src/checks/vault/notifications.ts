import type { Documents } from '../../document/documents';
import { ResourceDocument } from '../../document/resource-document';
import { nameOf } from '../../document/values/durations';
import type { Reading } from '../../document/values/reading';
import type { VaultDocument } from '../../document/vault-document';
import { canHaveShape } from '../../model/arn-pattern';
import { BackupVaultEvents, DEFAULT_EVENTS, UNDELIVERED_EVENTS } from '../../model/backup-vault-events';
import { fifoTopicProblem } from '../../model/standard-topic';
import { inWords } from '../../private/known-text';
import type { Problem } from '../findings/finding';
import { missing, refusals } from '../findings/problems';

const TOPIC = 'AWS::SNS::Topic';
const TOPIC_ARN = 'arn:+:sns:+:+:+';
/** The AWS managed key of topics. */
const TOPIC_KEY = 'alias/aws/sns';
const KNOWN: ReadonlySet<string> = new Set(Object.values(BackupVaultEvents));

/** What AWS Backup refuses in the notifications of a vault. */
export function notificationProblems({ notifications, topic, events }: VaultDocument): Problem[] {
  if (notifications.isAbsent) { return []; }
  const { text = '' } = topic;
  return [
    ...[topic, events].flatMap((each) => refusals('invalidNotifications', each, missing(each) ?? [])),
    ...refusals('invalidNotifications', topic, topic.isAbsent || canHaveShape(text, TOPIC_ARN)
      ? []
      : [`'${nameOf(topic)}' must be the ARN of a topic, arn:<partition>:sns:<region>:<account>:<name>, got '${inWords(text)}'`]),
  ];
}

/** It cannot publish to a FIFO topic, whose name says that it is one. */
export function fifoTopic({ topic }: VaultDocument, documents: Documents): Problem[] {
  const referent = documents.referentOf(topic.text);
  const document = referent && documents.of(ResourceDocument, referent);
  const isOne = document?.type === TOPIC
    ? document.property('FifoTopic').boolean === true || isFifo(document.property('TopicName'))
    : isFifo(topic);
  return refusals('invalidNotifications', topic, isOne ? [fifoTopicProblem(nameOf(topic), document?.name ?? topic.text!)] : []);
}

/** Says where the topic of a vault is one that AWS Backup cannot publish to: no policy lets it use that key. */
export function topicUnderAwsManagedKey({ topic }: VaultDocument, documents: Documents): Problem[] {
  const referent = documents.referentOf(topic.text);
  const document = referent && documents.of(ResourceDocument, referent);
  return document?.type === TOPIC && document.property('KmsMasterKeyId').text?.endsWith(TOPIC_KEY)
    ? [{
      id: 'topicUnderAwsManagedKey',
      level: 'warning',
      property: topic.path,
      message: `the topic '${document.name}' is encrypted with the AWS managed key ${TOPIC_KEY}, which AWS Backup cannot use: no notification will arrive; encrypt it with a customer managed key`,
    }]
    : [];
}

/** Says where a vault tells of nothing. */
export function noNotificationEvents({ events }: VaultDocument): Problem[] {
  return events.elements()?.length === 0 && !events.isAbsent
    ? [{ id: 'noNotificationEvents', level: 'warning', property: events.path, message: `'${nameOf(events)}' is empty: the vault notifies nobody of anything` }]
    : [];
}

/** Says where events are asked for that will never arrive; those that aws-cdk-lib asks for by default nobody has asked for. */
export function undeliveredEvents({ events }: VaultDocument): Problem[] {
  const names = namesIn(events);
  const undelivered = names.filter((name) => UNDELIVERED_EVENTS.some((event) => event === name));
  return undelivered.length > 0 && names.join() !== DEFAULT_EVENTS.join()
    ? [{
      id: 'undeliveredNotificationEvents',
      level: 'warning',
      property: events.path,
      message: `AWS Backup no longer delivers these '${nameOf(events)}': ${undelivered.join(', ')}`,
    }]
    : [];
}

/** Says where an event has a name that no event was known to have; AWS Backup gets new ones now and then. */
export function unknownEvents({ events }: VaultDocument): Problem[] {
  const unknown = namesIn(events).filter((name) => !KNOWN.has(name));
  return unknown.length > 0
    ? [{
      id: 'unknownNotificationEvents',
      level: 'warning',
      property: events.path,
      message: `'${nameOf(events)}' has what is not known to be an event of AWS Backup, which refuses that: ${unknown.join(', ')}`,
    }]
    : [];
}

function isFifo({ text }: Reading): boolean {
  return text?.endsWith('.fifo') === true;
}

function namesIn(events: Reading): string[] {
  return (events.elements() ?? []).flatMap(({ knownText }) => knownText ?? []);
}
