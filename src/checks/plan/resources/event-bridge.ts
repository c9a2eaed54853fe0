import { ruleThat } from '../plan-under-check';
import { names } from './resource-check';
import type { ResourceCheck } from './resource-check';
import { Document } from '../../../document/document';
import type { Documents } from '../../../document/documents';
import type { ResourceDocument } from '../../../document/resource-document';
import type { Reading } from '../../../document/values/reading';
import { memo } from '../../../private/memo';

const BUCKET = 'AWS::S3::Bucket';
/** What aws-cdk-lib makes of the notifications that are added to a bucket. */
const NOTIFICATIONS: ReadonlySet<string> = new Set(['Custom::S3BucketNotifications']);
const CONFIGURATION = 'NotificationConfiguration';
const EVENT_BRIDGE = 'EventBridgeConfiguration';

/**
 * A bucket whose template writes its notifications without those to EventBridge. Where it writes none, AWS Backup turns these on, and nobody turns them off.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/s3-backups.html
 */
export const BUCKET_WITHOUT_EVENT_BRIDGE: ResourceCheck = {
  id: 'bucketWithoutEventBridge',
  concerns: ({ isContinuous }) => isContinuous,
  applies: (resource, _, { documents }) => resource.type === BUCKET && notificationsOf(resource, documents).some(leavesOut),
  message: (found) => `${ruleThat(found.rules, 'backs up', 'back up')} continuously, for which AWS Backup turns on the notifications of a bucket to EventBridge, and the template `
    + 'writes its notifications without them: the next change of these turns them off, and continuous backups end without a word; '
    + `set eventBridgeEnabled (EventBridgeConfiguration of an L1) for ${names(found)}`,
};

/** What the template says of the notifications of a bucket, in all places. */
function notificationsOf(bucket: ResourceDocument, documents: Documents): readonly Reading[] {
  return [bucket.property(CONFIGURATION), ...writtenLater(documents).get(bucket.key) ?? []];
}

/** The same by custom resources that take away what they do not have, by the keys of the buckets. */
function writtenLater(documents: Documents): ReadonlyMap<string, readonly Reading[]> {
  return memo(FOUND, documents, () => {
    const found = new Map<string, Reading[]>();
    for (const resource of documents.ofTypes(Document, NOTIFICATIONS)) {
      const place = documents.referentOf(resource.property('BucketName').text);
      const managed = resource.property('Managed');
      const takesAway = managed.isAbsent || managed.boolean === true;
      if (place && takesAway && resource.isMade) {
        memo(found, new Document(documents, place).key, () => []).push(resource.property(CONFIGURATION));
      }
    }
    return found;
  });
}

const FOUND = new WeakMap<Documents, ReadonlyMap<string, readonly Reading[]>>();

/** Whether there are notifications, and surely none to EventBridge. */
function leavesOut(configuration: Reading): boolean {
  const bridge = configuration.at(EVENT_BRIDGE);
  return bridge.isAbsent
    ? configuration.names().some((name) => !configuration.at(name).isAbsent)
    : bridge.at('EventBridgeEnabled').boolean === false;
}
