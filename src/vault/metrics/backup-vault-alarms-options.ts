import { Duration } from 'aws-cdk-lib';
import type { aws_cloudwatch as cloudwatch, aws_sns as sns } from 'aws-cdk-lib';
import type { BackupResourceType } from '../../model/resources/backup-resource-type';
import { dayProblems, inWords, minuteProblems } from '../../private/durations';
import { isToken } from '../../private/known-text';

const WEEK = Duration.days(7);

/**
 * Options of the alarms of a vault.
 */
export interface BackupVaultAlarmsOptions {
  /**
   * A topic that every alarm tells when it goes off. CloudWatch gets the right to publish to it, and to use its key.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
   * @default - no topic
   */
  readonly alarmTopic?: sns.ITopicRef;

  /**
   * What else every alarm does when it goes off. An element is one action of `aws-cloudwatch-actions`; the order does not matter.
   *
   * An `SnsAction` gives no rights: it works while the topic has no policy, or one that lets CloudWatch publish.
   *
   * @default - nothing; `addAlarmAction()` adds actions
   */
  readonly alarmActions?: cloudwatch.IAlarmAction[];

  /**
   * Only what is about resources of this type.
   *
   * @default - resources of every type
   */
  readonly resourceType?: BackupResourceType;

  /**
   * How long the time is over which jobs are counted. Whole minutes, at least 1; AWS Backup counts every five minutes.
   *
   * @default Duration.minutes(5)
   */
  readonly period?: Duration;

  /**
   * In how many periods, one after the other, there have to be such jobs. At least 1; with the period they are a day at most, or a week with periods of an hour or more.
   *
   * @default 1
   */
  readonly evaluationPeriods?: number;

  /**
   * How many such jobs there have to be in a period. At least 1.
   *
   * @default 1
   */
  readonly threshold?: number;

  /**
   * After how long without a completed backup job there is one more alarm. It goes off, too, until the first backup is done.
   *
   * Whole days, 1 to 7. It should be longer than the time between two backups, and the time that they take. A vault that only copies come into has no backup jobs.
   *
   * @default - no such alarm
   */
  readonly noBackupWithin?: Duration;

  /**
   * After how long without a completed copy job into the vault there is one more alarm. It goes off, too, until the first copy is done.
   *
   * Whole days, 1 to 7. It should be longer than the time between two copies, and the time that they take. AWS does not say in which of two accounts a copy
   * between them is counted: see it work before you rely on it.
   *
   * @default - no such alarm
   */
  readonly noCopyWithin?: Duration;
}

export const DEFAULT_PERIOD = Duration.minutes(5);

/**
 * What CloudWatch would refuse in an alarm, and what makes one that never, or always, goes off.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export function alarmProblems(options: BackupVaultAlarmsOptions): string[] {
  const { period = DEFAULT_PERIOD, evaluationPeriods = 1, threshold = 1 } = options;
  const problems = [
    ...minuteProblems('period', period, 1),
    ...countProblems('evaluationPeriods', evaluationPeriods),
    ...countProblems('threshold', threshold),
  ];
  return [
    ...problems,
    ...(problems.length > 0 ? [] : lengthProblems(period, evaluationPeriods)),
    ...(['noBackupWithin', 'noCopyWithin'] as const).flatMap((property) =>
      dayProblems(property, options[property], 1, WEEK.toDays(), ', which is how far CloudWatch looks back')),
  ];
}

function countProblems(property: string, count: number): string[] {
  return isToken(count) || (Number.isInteger(count) && count >= 1) ? [] : [`'${property}' must be a whole number of at least 1, got ${count}`];
}

function lengthProblems(period: Duration, evaluationPeriods: number): string[] {
  if (period.isUnresolved() || isToken(evaluationPeriods)) { return []; }
  const longest = period.toSeconds() < Duration.hours(1).toSeconds() ? Duration.days(1) : WEEK;
  return period.toSeconds() * evaluationPeriods <= longest.toSeconds() ? []
    : [`'evaluationPeriods' times 'period' must be at most ${inWords(longest)}, as far as CloudWatch looks back with it, `
      + `got ${evaluationPeriods} times ${inWords(period)}`];
}
