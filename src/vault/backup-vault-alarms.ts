import { aws_cloudwatch as cloudwatch, Duration } from 'aws-cdk-lib';
import type { aws_backup as backup, aws_sns as sns } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { allowPublishing, allowUseOfKey, CLOUDWATCH, warnOfDeafTopic, warnOfPolicies } from './topic-access';
import { referenceAnywhere } from './vault-in-stack';
import { vaultMetric } from './vault-metric';
import type { BackupResourceType } from '../model/backup-resource-type';
import { dayProblems } from '../private/durations';
import { refuse } from '../private/validation-error';

/** CloudWatch looks back no further than a week. */
const MOST_DAYS_WITHOUT_BACKUP = 7;

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
   * How long the time is over which jobs are counted. A number of seconds that CloudWatch takes: 10, 20, 30 or a multiple of 60.
   *
   * @default Duration.minutes(5)
   */
  readonly period?: Duration;

  /**
   * In how many periods, one after the other, there have to be such jobs. At least 1.
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
   * Whole days, 1 to 7. It should be longer than the time between two backups, and the time that they take.
   *
   * @default - no such alarm
   */
  readonly noBackupWithin?: Duration;
}

/**
 * Properties of `BackupVaultAlarms`.
 */
export interface BackupVaultAlarmsProps extends BackupVaultAlarmsOptions {
  /**
   * The vault.
   */
  readonly vault: backup.IBackupVaultRef;
}

/**
 * The alarms that a team needs for a vault: jobs that have failed or expired, and backups that stay away.
 *
 * CloudWatch has a value only where there was something to count, so missing data are not breaching.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html
 *
 * @example
 * declare const vault: backup.BackupVault;
 * declare const topic: sns.Topic;
 *
 * new backup.BackupVaultAlarms(this, 'Alarms', {
 *   vault,
 *   alarmTopic: topic,
 *   noBackupWithin: Duration.days(2),
 * });
 */
@propertyInjectable
export class BackupVaultAlarms extends Construct {
  /**
   * The id by which `PropertyInjectors` find this class.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-aws-backup.BackupVaultAlarms';

  /** Goes off when backup jobs into the vault fail. */
  public readonly backupJobsFailed: cloudwatch.Alarm;
  /** Goes off when backup jobs into the vault could not start in their start window. */
  public readonly backupJobsExpired: cloudwatch.Alarm;
  /** Goes off when copy jobs into the vault fail. */
  public readonly copyJobsFailed: cloudwatch.Alarm;
  /** Goes off when restore jobs from the vault fail. */
  public readonly restoreJobsFailed: cloudwatch.Alarm;
  /** Goes off when no backup job into the vault was completed for as long as `noBackupWithin` says, if it was given. */
  public readonly noBackup?: cloudwatch.Alarm;

  private readonly options: BackupVaultAlarmsProps;

  /**
   * @param scope where the alarms belong
   * @param id their id there
   * @param props properties of the alarms
   *
   * @throws if `noBackupWithin` is out of bounds
   */
  constructor(scope: Construct, id: string, props: BackupVaultAlarmsProps) {
    super(scope, id);
    refuse(dayProblems('noBackupWithin', props.noBackupWithin, 1, MOST_DAYS_WITHOUT_BACKUP, ', which is how far CloudWatch looks back'), this);
    this.options = props;

    this.backupJobsFailed = this.alarmOf('BackupJobsFailed', 'Backup jobs have failed');
    this.backupJobsExpired = this.alarmOf('BackupJobsExpired', 'Backup jobs could not start in their start window');
    this.copyJobsFailed = this.alarmOf('CopyJobsFailed', 'Copy jobs have failed');
    this.restoreJobsFailed = this.alarmOf('RestoreJobsFailed', 'Restore jobs have failed');
    this.noBackup = props.noBackupWithin ? this.alarmOfAbsence(props.noBackupWithin) : undefined;
    if (props.alarmTopic) { this.tell(props.alarmTopic); }
    this.addAlarmAction(...props.alarmActions ?? []);
  }

  /**
   * Every alarm, in the order of the members above.
   */
  public get alarms(): cloudwatch.Alarm[] {
    return [this.backupJobsFailed, this.backupJobsExpired, this.copyJobsFailed, this.restoreJobsFailed, ...(this.noBackup ? [this.noBackup] : [])];
  }

  /**
   * Adds actions that every alarm does when it goes off.
   *
   * @param actions the actions, in any order
   */
  public addAlarmAction(...actions: cloudwatch.IAlarmAction[]): void {
    this.alarms.forEach((alarm) => alarm.addAlarmAction(...actions));
  }

  /** A topic with a policy, such as one that AWS Backup or EventBridge publishes to, is closed to alarms until it names CloudWatch. */
  private tell(topic: sns.ITopicRef): void {
    const isAllowed = allowPublishing(topic, CLOUDWATCH);
    allowUseOfKey(topic, CLOUDWATCH);
    warnOfDeafTopic(this, topic, CLOUDWATCH);
    warnOfPolicies(this, topic, CLOUDWATCH, isAllowed);
    this.addAlarmAction({ bind: () => ({ alarmActionArn: topic.topicRef.topicArn }) });
  }

  private alarmOf(jobs: string, what: string): cloudwatch.Alarm {
    const { vault, resourceType, period, evaluationPeriods = 1, threshold = 1 } = this.options;
    return new cloudwatch.Alarm(this, jobs, {
      metric: vaultMetric(vault, `NumberOf${jobs}`, { resourceType, period }),
      alarmDescription: `${what}, vault ${referenceAnywhere(vault).backupVaultName}`,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold,
      evaluationPeriods,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
  }

  /** Here, no value is what the alarm is about. */
  private alarmOfAbsence(time: Duration): cloudwatch.Alarm {
    const { vault, resourceType } = this.options;
    return new cloudwatch.Alarm(this, 'NoBackup', {
      metric: vaultMetric(vault, 'NumberOfBackupJobsCompleted', { resourceType, period: Duration.days(1) }),
      alarmDescription: `No backup job was completed, vault ${referenceAnywhere(vault).backupVaultName}`,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      threshold: 1,
      evaluationPeriods: time.toDays(),
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
    });
  }
}
