import { aws_cloudwatch as cloudwatch, aws_events as events, Duration, Stack } from 'aws-cdk-lib';
import type { aws_backup as backup, aws_sns as sns } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { restoreTestingMetric } from './restore-testing-metric';
import { dayProblems } from '../../private/durations';
import { envInWords, knownToDiffer } from '../../private/environments';
import { refuse } from '../../private/messages/validation-error';
import { BackupEventState } from '../../vault/events/backup-event-state';
import { actionOn } from '../../vault/metrics/alarm-topic';
import { RestoreTestingEventRules } from '../restore-testing-event-rules';
import { ValidationFunction } from '../validation/validation-function';

/** As far back as AWS Backup tells of restore jobs. */
const LONGEST_DAYS = 30;

/** How often it is asked for the last validation, so that there is a value in each period of the alarm. */
const WATCH = Duration.hours(6);
const WATCH_PERIOD = Duration.hours(12);

/**
 * Options of the alarms of a restore testing plan.
 */
export interface RestoreTestingPlanAlarmsOptions {
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
   * After how long without a validated restore test of the plan, whatever the result, there is one more alarm. It goes off, too, until the first test is validated.
   *
   * Whole days, 1 to 30. It should be longer than the time between two tests, their start window, and the time that they take.
   *
   * @default - no such alarm
   */
  readonly noValidationWithin?: Duration;
}

/**
 * Properties of `RestoreTestingPlanAlarms`.
 */
export interface RestoreTestingPlanAlarmsProps extends RestoreTestingPlanAlarmsOptions {
  /**
   * The restore testing plan, of the account and Region of the stack.
   */
  readonly restoreTestingPlan: backup.IRestoreTestingPlanRef;
}

/**
 * The alarms that a team needs for restore tests: a restore has failed, or its validation, an objective was missed, or nothing was validated for some time.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
 *
 * @example
 * declare const tests: backup.RestoreTestingPlan;
 * declare const topic: sns.Topic;
 *
 * new backup.RestoreTestingPlanAlarms(this, 'Alarms', {
 *   restoreTestingPlan: tests,
 *   alarmTopic: topic,
 *   noValidationWithin: Duration.days(8),
 * });
 */
@propertyInjectable
export class RestoreTestingPlanAlarms extends Construct {
  /**
   * The id by which `PropertyInjectors` find this class.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-aws-backup.RestoreTestingPlanAlarms';

  /** Goes off when restore jobs of the plan fail, or are aborted. */
  public readonly restoreJobsFailed: cloudwatch.Alarm;
  /** Goes off when what was restored is not as it should be, or could not be validated. */
  public readonly validationsFailed: cloudwatch.Alarm;
  /** Goes off when a restore takes longer than the recovery time objective of its validation. */
  public readonly objectivesMissed: cloudwatch.Alarm;
  /** Goes off when no restore test was validated for as long as `noValidationWithin` says, if it was given. */
  public readonly noValidation?: cloudwatch.Alarm;

  private readonly plan: backup.IRestoreTestingPlanRef;

  /**
   * @param scope where the alarms belong
   * @param id their id there
   * @param props properties of the alarms
   *
   * @throws all at once: a plan of another account or Region, a time out of bounds
   */
  constructor(scope: Construct, id: string, props: RestoreTestingPlanAlarmsProps) {
    super(scope, id);
    const { restoreTestingPlan: plan, alarmTopic, alarmActions = [], noValidationWithin } = props;
    const here = Stack.of(this);
    refuse([
      ...(knownToDiffer(plan.env, here)
        ? [`'restoreTestingPlan' must be of the account and Region of the stack (${envInWords(here)}), where its events arrive, got '${plan.node.path}' of ${envInWords(plan.env)}`]
        : []),
      ...dayProblems('noValidationWithin', noValidationWithin, 1, LONGEST_DAYS, ', which is how far AWS Backup looks back'),
    ], this);
    this.plan = plan;

    this.countFailedRestores();
    this.restoreJobsFailed = this.alarmOf('RestoreJobsFailed', 'Test restores have failed');
    this.validationsFailed = this.alarmOf('ValidationsFailed', 'Validations of test restores have failed');
    this.objectivesMissed = this.alarmOf('ObjectivesMissed', 'Test restores have taken longer than they may');
    this.noValidation = noValidationWithin && this.alarmOfAbsence(noValidationWithin);
    this.addAlarmAction(...(alarmTopic ? [actionOn(this, alarmTopic)] : []), ...alarmActions);
  }

  /**
   * Every alarm, in the order of the members above.
   */
  public get alarms(): cloudwatch.Alarm[] {
    return [this.restoreJobsFailed, this.validationsFailed, this.objectivesMissed, this.noValidation].filter((alarm) => alarm !== undefined);
  }

  /**
   * Adds actions that every alarm does when it goes off.
   *
   * @param actions the actions, in any order
   */
  public addAlarmAction(...actions: cloudwatch.IAlarmAction[]): void {
    this.alarms.forEach((alarm) => alarm.addAlarmAction(...actions));
  }

  /** AWS Backup counts the restore jobs of a vault, and not those of a plan. */
  private countFailedRestores(): void {
    const rule = RestoreTestingEventRules.of(this, this.plan).onRestoreTestingJobStateChange('Failed', { states: [BackupEventState.FAILED, BackupEventState.ABORTED] });
    ValidationFunction.of(this).addTo(rule, events.RuleTargetInput.fromObject({
      step: 'observe', plan: this.planName, detail: { resourceType: events.EventField.fromPath('$.detail.resourceType') },
    }));
  }

  private alarmOf(metric: string, what: string): cloudwatch.Alarm {
    return new cloudwatch.Alarm(this, metric, {
      metric: restoreTestingMetric(this.plan, metric),
      alarmDescription: `${what}, restore testing plan ${this.planName}`,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
  }

  /** CloudWatch looks back 7 days at most, and tests may be as rare as once a month: so AWS Backup is asked. */
  private alarmOfAbsence(time: Duration): cloudwatch.Alarm {
    const arn = this.plan.restoreTestingPlanRef.restoreTestingPlanArn;
    const rule = new events.Rule(this, 'Watch', { schedule: events.Schedule.rate(WATCH) });
    ValidationFunction.of(this).addTo(rule, events.RuleTargetInput.fromObject({ step: 'watch', plan: this.planName, arn }));
    return new cloudwatch.Alarm(this, 'NoValidation', {
      metric: restoreTestingMetric(this.plan, 'DaysSinceValidation', { statistic: cloudwatch.Stats.MAXIMUM, period: WATCH_PERIOD }),
      alarmDescription: `No test restore was validated, restore testing plan ${this.planName}`,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: time.toDays(),
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
    });
  }

  private get planName(): string {
    return this.plan.restoreTestingPlanRef.restoreTestingPlanName;
  }
}
