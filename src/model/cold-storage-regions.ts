import type { Answer } from './resources/selection-semantics';
import { partitionOf } from '../private/partition';

/** The partitions that are said to have no archive, and to have cold storage. */
const WITHOUT_ARCHIVE = ['aws-cn', 'aws-us-gov'];

/**
 * Whether AWS Backup has the archive of EBS snapshots in a Region; nothing where that is not known, as of a partition of which nobody says it.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html
 */
export function hasArchive(region: string): Answer {
  const partition = partitionOf(region);
  if (partition === 'aws') { return true; }
  return partition !== undefined && WITHOUT_ARCHIVE.includes(partition) ? false : undefined;
}

/** Whether it may be taken that recovery points move to cold storage there: not in partitions of which nobody says it. Where the Region is not known, nothing is. */
export function hasColdStorage(region: string): Answer {
  const partition = partitionOf(region);
  return partition === undefined ? undefined : partition === 'aws' || WITHOUT_ARCHIVE.includes(partition);
}
