import { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';
import type { aws_backup as backup, Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { BackupVaultAlarms } from './backup-vault-alarms';
import type { BackupVaultAlarmsOptions } from './backup-vault-alarms-options';
import { referenceAnywhere } from '../vault-in-stack';
import { vaultMetric } from './vault-metric';
import type { BackupVaultMetricOptions } from './vault-metric';
import type { BackupResourceType } from '../../model/resources/backup-resource-type';

/**
 * Options of the widgets of a vault.
 */
export interface BackupVaultWidgetsOptions {
  /**
   * Only what is about resources of this type.
   *
   * @default - resources of every type
   */
  readonly resourceType?: BackupResourceType;

  /**
   * How long the time is that a point of a graph stands for. Whole minutes; AWS Backup counts every five minutes.
   *
   * @default Duration.minutes(5)
   */
  readonly period?: Duration;

  /**
   * How wide a widget is, in columns of the dashboard, 1 to 24.
   *
   * @default 6
   */
  readonly width?: number;

  /**
   * How high a widget is, in rows of the dashboard, 1 to 1,000.
   *
   * @default 6
   */
  readonly height?: number;
}

/**
 * The metrics of a vault, wherever it comes from.
 *
 * AWS Backup sends a value every five minutes, where there was something to count. So the statistic is `Sum`, and an alarm should treat missing data as not
 * breaching, as those of `createAlarms()` do.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html
 *
 * @example
 * declare const vault: backup.IBackupVault; // also of aws-cdk-lib, imported, or a bare CfnBackupVault
 *
 * const metrics = backup.BackupVaultMetrics.fromVault(vault);
 * metrics.numberOfBackupJobsFailed({ resourceType: backup.BackupResourceType.RDS }).createAlarm(this, 'DatabaseBackupFailed', {
 *   threshold: 1,
 *   evaluationPeriods: 1,
 *   treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
 * });
 */
export class BackupVaultMetrics {
  /**
   * The metrics of a vault, in its account and Region.
   *
   * @param vault the vault
   */
  public static fromVault(vault: backup.IBackupVaultRef): BackupVaultMetrics {
    return new BackupVaultMetrics(vault);
  }

  private constructor(private readonly vault: backup.IBackupVaultRef) {}

  /**
   * Any metric of the vault, such as one that is newer than this library: its sum over five minutes by default.
   *
   * @param metricName the name of the metric in CloudWatch, such as `NumberOfBackupJobsFailed`
   * @param options type of resources, period, and how the metric is shown
   */
  public metric(metricName: string, options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return vaultMetric(this.vault, metricName, options);
  }

  /**
   * The number of backup jobs into the vault that were created: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public numberOfBackupJobsCreated(options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return this.metric('NumberOfBackupJobsCreated', options);
  }

  /**
   * The number of backup jobs into the vault that wait to be started: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public numberOfBackupJobsPending(options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return this.metric('NumberOfBackupJobsPending', options);
  }

  /**
   * The number of backup jobs into the vault that run: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public numberOfBackupJobsRunning(options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return this.metric('NumberOfBackupJobsRunning', options);
  }

  /**
   * The number of backup jobs into the vault that were aborted: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public numberOfBackupJobsAborted(options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return this.metric('NumberOfBackupJobsAborted', options);
  }

  /**
   * The number of backup jobs into the vault that were completed: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public numberOfBackupJobsCompleted(options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return this.metric('NumberOfBackupJobsCompleted', options);
  }

  /**
   * The number of backup jobs into the vault that have failed: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public numberOfBackupJobsFailed(options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return this.metric('NumberOfBackupJobsFailed', options);
  }

  /**
   * The number of backup jobs into the vault that could not start in their start window: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public numberOfBackupJobsExpired(options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return this.metric('NumberOfBackupJobsExpired', options);
  }

  /**
   * The number of copy jobs into the vault that were created: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public numberOfCopyJobsCreated(options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return this.metric('NumberOfCopyJobsCreated', options);
  }

  /**
   * The number of copy jobs into the vault that run: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public numberOfCopyJobsRunning(options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return this.metric('NumberOfCopyJobsRunning', options);
  }

  /**
   * The number of copy jobs into the vault that were completed: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public numberOfCopyJobsCompleted(options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return this.metric('NumberOfCopyJobsCompleted', options);
  }

  /**
   * The number of copy jobs into the vault that have failed: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public numberOfCopyJobsFailed(options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return this.metric('NumberOfCopyJobsFailed', options);
  }

  /**
   * The number of restore jobs from the vault that wait to be started: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public numberOfRestoreJobsPending(options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return this.metric('NumberOfRestoreJobsPending', options);
  }

  /**
   * The number of restore jobs from the vault that run: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public numberOfRestoreJobsRunning(options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return this.metric('NumberOfRestoreJobsRunning', options);
  }

  /**
   * The number of restore jobs from the vault that were completed: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public numberOfRestoreJobsCompleted(options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return this.metric('NumberOfRestoreJobsCompleted', options);
  }

  /**
   * The number of restore jobs from the vault that have failed: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public numberOfRestoreJobsFailed(options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return this.metric('NumberOfRestoreJobsFailed', options);
  }

  /**
   * The number of recovery points in the vault that were completed: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public numberOfRecoveryPointsCompleted(options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return this.metric('NumberOfRecoveryPointsCompleted', options);
  }

  /**
   * The number of recovery points in the vault that are there in part only: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public numberOfRecoveryPointsPartial(options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return this.metric('NumberOfRecoveryPointsPartial', options);
  }

  /**
   * The number of recovery points in the vault whose retention is over and that could not be deleted: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public numberOfRecoveryPointsExpired(options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return this.metric('NumberOfRecoveryPointsExpired', options);
  }

  /**
   * The number of recovery points in the vault that are being deleted: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public numberOfRecoveryPointsDeleting(options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return this.metric('NumberOfRecoveryPointsDeleting', options);
  }

  /**
   * The number of recovery points in the vault that moved to cold storage: their sum over five minutes by default.
   *
   * @param options type of resources, period, and how the metric is shown
   */
  public numberOfRecoveryPointsCold(options?: BackupVaultMetricOptions): cloudwatch.Metric {
    return this.metric('NumberOfRecoveryPointsCold', options);
  }

  /**
   * The alarms that a team needs: jobs that have failed or expired, and, where it is asked for, backups that stay away.
   *
   * @param scope where the alarms belong
   * @param id their id there
   * @param options when the alarms go off, and what they do then
   *
   * @throws all at once, for what CloudWatch refuses: times, periods and numbers out of bounds
   */
  public createAlarms(scope: Construct, id: string, options: BackupVaultAlarmsOptions = {}): BackupVaultAlarms {
    return new BackupVaultAlarms(scope, id, { ...options, vault: this.vault });
  }

  /**
   * Widgets for a dashboard: backup jobs, copy jobs, restore jobs and recovery points, in this order.
   *
   * @param options type of resources, period and size
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html
   */
  public widgets(options: BackupVaultWidgetsOptions = {}): cloudwatch.IWidget[] {
    return [
      this.graph(options, 'Backup jobs', 'NumberOfBackupJobs', ['Completed', 'Failed', 'Expired', 'Aborted']),
      this.graph(options, 'Copy jobs', 'NumberOfCopyJobs', ['Completed', 'Failed']),
      this.graph(options, 'Restore jobs', 'NumberOfRestoreJobs', ['Completed', 'Failed']),
      this.graph(options, 'Recovery points', 'NumberOfRecoveryPoints', ['Completed', 'Partial', 'Expired', 'Deleting', 'Cold']),
    ];
  }

  private graph(options: BackupVaultWidgetsOptions, title: string, metrics: string, states: string[]): cloudwatch.GraphWidget {
    const { resourceType, period, width = 6, height = 6 } = options;
    return new cloudwatch.GraphWidget({
      title: `${title}, ${referenceAnywhere(this.vault).backupVaultName}`,
      left: states.map((state) => this.metric(`${metrics}${state}`, { resourceType, period, label: state })),
      leftYAxis: { min: 0 },
      width,
      height,
    });
  }
}
