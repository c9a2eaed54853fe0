import { aws_sns as sns } from 'aws-cdk-lib';

/** The states of a job that has ended otherwise than it should. */
const FAILED_STATES = ['ABORTED', 'EXPIRED', 'FAILED', 'PARTIAL'];

/**
 * Filter policies for subscriptions to the topic of a vault.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html
 *
 * @example
 * declare const topic: sns.Topic;
 * declare const queue: sqs.Queue;
 *
 * topic.addSubscription(new subscriptions.SqsSubscription(queue, {
 *   filterPolicy: backup.BackupNotificationFilter.failures(),
 * }));
 */
export class BackupNotificationFilter {
  /**
   * Lets through what tells of a job that was aborted, has expired, has failed, or is done in part.
   *
   * `BACKUP_JOB_COMPLETED` and `RESTORE_JOB_COMPLETED` are sent for every end of a job; what end it was stands in the message attribute `State`, which this
   * asks. A message without that attribute does not pass: those of EKS objects write it `state`.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
   */
  public static failures(): { [attribute: string]: sns.SubscriptionFilter } {
    return { State: sns.SubscriptionFilter.stringFilter({ allowlist: [...FAILED_STATES] }) };
  }

  private constructor() {}
}
