/**
 * A state that a job, a recovery point, an index, a vault or a plan can have in an event. Each kind of event has some of them.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
 */
export enum BackupEventState {
  /** It was aborted. */
  ABORTED = 'ABORTED',
  /** It is being aborted. */
  ABORTING = 'ABORTING',
  /** It can be used: an index. */
  ACTIVE = 'ACTIVE',
  /** It can be used: a recovery point. */
  AVAILABLE = 'AVAILABLE',
  /** It was canceled: a scan. */
  CANCELED = 'CANCELED',
  /** It has ended with success, maybe with a message of what to look at. */
  COMPLETED = 'COMPLETED',
  /** It has ended, and not all could be done: a scan. */
  COMPLETED_WITH_ISSUES = 'COMPLETED_WITH_ISSUES',
  /** It was created. */
  CREATED = 'CREATED',
  /** It is being created: a recovery point. */
  CREATING = 'CREATING',
  /** It was deleted. */
  DELETED = 'DELETED',
  /** It is being deleted: a recovery point. */
  DELETING = 'DELETING',
  /** A job that could not start in its start window, or a recovery point past its retention that could not be deleted. */
  EXPIRED = 'EXPIRED',
  /** It has failed. */
  FAILED = 'FAILED',
  /** It was changed. */
  MODIFIED = 'MODIFIED',
  /** It is done in part only. */
  PARTIAL = 'PARTIAL',
  /** It waits to be started. */
  PENDING = 'PENDING',
  /** It runs. */
  RUNNING = 'RUNNING',
  /** It is no longer continued: a continuous recovery point. */
  STOPPED = 'STOPPED',
}
