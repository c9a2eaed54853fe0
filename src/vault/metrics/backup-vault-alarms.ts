import { aws_cloudwatch as cloudwatch, Duration } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { actionOn } from './alarm-topic';
import { alarmProblems, DEFAULT_PERIOD } from './backup-vault-alarms-options';
import type { BackupVaultAlarmsOptions } from './backup-vault-alarms-options';
import { watchConditionOf } from '../condition-checks';
import { referenceAnywhere } from '../vault-in-stack';
import { vaultMetric } from './vault-metric';
import { refuse } from '../../private/messages/validation-error';

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
 * The alarms that a team needs for a vault: jobs that have failed or expired, and backups or copies that stay away.
 *
 * CloudWatch has a value only where there was something to count, so missing data are not breaching. They belong into a stack of the account and Region of the vault.
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
  /** Goes off when no copy job into the vault was completed for as long as `noCopyWithin` says, if it was given. */
  public readonly noCopy?: cloudwatch.Alarm;

  private readonly options: BackupVaultAlarmsProps;

  /**
   * @param scope where the alarms belong
   * @param id their id there
   * @param props properties of the alarms
   *
   * @throws all at once, for what CloudWatch refuses: times, periods and numbers out of bounds
   */
  constructor(scope: Construct, id: string, props: BackupVaultAlarmsProps) {
    super(scope, id);
    refuse(alarmProblems(props), this);
    this.options = props;

    this.backupJobsFailed = this.alarmOf('BackupJobsFailed', 'Backup jobs have failed');
    this.backupJobsExpired = this.alarmOf('BackupJobsExpired', 'Backup jobs could not start in their start window');
    this.copyJobsFailed = this.alarmOf('CopyJobsFailed', 'Copy jobs have failed');
    this.restoreJobsFailed = this.alarmOf('RestoreJobsFailed', 'Restore jobs have failed');
    this.noBackup = this.alarmOfAbsence('NoBackup', 'Backup', props.noBackupWithin);
    this.noCopy = this.alarmOfAbsence('NoCopy', 'Copy', props.noCopyWithin);
    if (props.alarmTopic) { this.addAlarmAction(actionOn(this, props.alarmTopic)); }
    this.addAlarmAction(...props.alarmActions ?? []);
    watchConditionOf(this.alarms);
  }

  /**
   * Every alarm, in the order of the members above.
   */
  public get alarms(): cloudwatch.Alarm[] {
    const { backupJobsFailed, backupJobsExpired, copyJobsFailed, restoreJobsFailed, noBackup, noCopy } = this;
    return [backupJobsFailed, backupJobsExpired, copyJobsFailed, restoreJobsFailed, noBackup, noCopy].filter((alarm) => alarm !== undefined);
  }

  /**
   * Adds actions that every alarm does when it goes off.
   *
   * @param actions the actions, in any order
   */
  public addAlarmAction(...actions: cloudwatch.IAlarmAction[]): void {
    this.alarms.forEach((alarm) => alarm.addAlarmAction(...actions));
  }

  private alarmOf(jobs: string, what: string): cloudwatch.Alarm {
    const { vault, resourceType, period = DEFAULT_PERIOD, evaluationPeriods = 1, threshold = 1 } = this.options;
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
  private alarmOfAbsence(id: string, job: string, time?: Duration): cloudwatch.Alarm | undefined {
    if (!time) { return undefined; }
    const { vault, resourceType } = this.options;
    return new cloudwatch.Alarm(this, id, {
      metric: vaultMetric(vault, `NumberOf${job}JobsCompleted`, { resourceType, period: Duration.days(1) }),
      alarmDescription: `No ${job.toLowerCase()} job was completed, vault ${referenceAnywhere(vault).backupVaultName}`,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      threshold: 1,
      evaluationPeriods: time.toDays(),
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
    });
  }
}
