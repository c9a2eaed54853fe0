import { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { restoreTestingMetric } from './restore-testing-metric';
import type { RestoreTestingMetricOptions } from './restore-testing-metric';
import { RestoreTestingPlanAlarms } from './restore-testing-plan-alarms';
import type { RestoreTestingPlanAlarmsOptions } from './restore-testing-plan-alarms';

/**
 * The metrics of the restore tests of a plan, wherever it comes from. AWS Backup has none of a plan: a `RestoreValidation` of the plan sends them with each result, and alarms what they need.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-validation.html
 *
 * @example
 * declare const tests: backup.RestoreTestingPlan;
 * declare const topic: sns.Topic;
 *
 * tests.metrics.createAlarms(this, 'TestAlarms', { alarmTopic: topic, noValidationWithin: Duration.days(8) });
 */
export class RestoreTestingPlanMetrics {
  /**
   * The metrics of a restore testing plan, in its account and Region.
   *
   * @param plan the plan, made here, by an L1, or imported
   */
  public static fromPlan(plan: backup.IRestoreTestingPlanRef): RestoreTestingPlanMetrics {
    return new RestoreTestingPlanMetrics(plan);
  }

  private constructor(private readonly plan: backup.IRestoreTestingPlanRef) {}

  /**
   * Any metric of the plan: its sum over five minutes by default.
   *
   * @param metricName the name of the metric, such as `ValidationsFailed`
   * @param options type of resources, period, and how the metric is shown
   */
  public metric(metricName: string, options?: RestoreTestingMetricOptions): cloudwatch.Metric {
    return restoreTestingMetric(this.plan, metricName, options);
  }

  /**
   * The number of restore tests that were validated as successful: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public validationsSuccessful(options?: RestoreTestingMetricOptions): cloudwatch.Metric {
    return this.metric('ValidationsSuccessful', options);
  }

  /**
   * The number of restore tests of which the validation has failed: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public validationsFailed(options?: RestoreTestingMetricOptions): cloudwatch.Metric {
    return this.metric('ValidationsFailed', options);
  }

  /**
   * The number of restore tests that took longer than their recovery time objective: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public objectivesMissed(options?: RestoreTestingMetricOptions): cloudwatch.Metric {
    return this.metric('ObjectivesMissed', options);
  }

  /**
   * How long restores took, in seconds, from the creation of the restore job to its completion: the longest within five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public restoreTime(options?: RestoreTestingMetricOptions): cloudwatch.Metric {
    return this.metric('RestoreTime', { statistic: cloudwatch.Stats.MAXIMUM, ...options });
  }

  /**
   * The number of restore jobs of the plan that have failed or were aborted: their sum over five minutes by default. They are counted where alarms of the plan were made.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public restoreJobsFailed(options?: RestoreTestingMetricOptions): cloudwatch.Metric {
    return this.metric('RestoreJobsFailed', options);
  }

  /**
   * The alarms that a team needs: a restore or its validation has failed, an objective was missed, and, where it is asked for, no test was validated for some time.
   *
   * @param scope where the alarms belong, in the account and Region of the plan
   * @param id their id there
   * @param options what the alarms do, and after how long without a validation there is one
   *
   * @throws as the constructor of `RestoreTestingPlanAlarms` does
   */
  public createAlarms(scope: Construct, id: string, options: RestoreTestingPlanAlarmsOptions = {}): RestoreTestingPlanAlarms {
    return new RestoreTestingPlanAlarms(scope, id, { ...options, restoreTestingPlan: this.plan });
  }
}
