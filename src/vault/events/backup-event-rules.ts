import type { aws_events as events } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { failureRule, stateChangeRule, threatRule } from './event-rules';
import type { EventOwner } from './event-rules';
import { BACKUP_JOB, COPY_JOB, PLAN, RECOVERY_POINT, RECOVERY_POINT_INDEX, REGION_SETTING, RESTORE_JOB, SCAN_JOB, VAULT } from './event-types';
import type { OnBackupEventOptions } from './on-backup-event-options';

/**
 * Rules of EventBridge for the events of AWS Backup in an account and Region, whichever vault they are about.
 *
 * AWS Backup sends events as best it can, some minutes late.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
 *
 * @example
 * declare const topic: sns.Topic;
 *
 * backup.BackupEventRules.of(this).onBackupJobStateChange('BackupExpired', {
 *   states: [backup.BackupEventState.EXPIRED],
 *   target: new targets.SnsTopic(topic),
 * });
 */
export class BackupEventRules {
  /**
   * Rules for the events in the account and Region of a construct.
   *
   * @param scope the construct within which the rules are made
   */
  public static of(scope: Construct): BackupEventRules {
    return new BackupEventRules({ scope });
  }

  private constructor(private readonly owner: EventOwner) {}

  /**
   * A rule for the states of backup jobs.
   *
   * `CREATED`, `PENDING`, `RUNNING`, `ABORTING`, `ABORTED`, `COMPLETED`, `FAILED`, `EXPIRED` and `PARTIAL`.
   *
   * @param id the id of the rule
   * @param options which of these events, and what to do with them
   *
   * @throws if these events have not one of the states, or if the `eventPattern` says what this method says
   */
  public onBackupJobStateChange(id: string, options?: OnBackupEventOptions): events.Rule {
    return stateChangeRule(this.owner, id, BACKUP_JOB, options);
  }

  /**
   * A rule for the states of copy jobs.
   *
   * `CREATED`, `RUNNING`, `COMPLETED`, `FAILED` and `PARTIAL`.
   *
   * @param id the id of the rule
   * @param options which of these events, and what to do with them
   *
   * @throws if these events have not one of the states, or if the `eventPattern` says what this method says
   */
  public onCopyJobStateChange(id: string, options?: OnBackupEventOptions): events.Rule {
    return stateChangeRule(this.owner, id, COPY_JOB, options);
  }

  /**
   * A rule for the states of restore jobs.
   *
   * `PENDING`, `RUNNING`, `COMPLETED`, `FAILED` and `ABORTED`.
   *
   * @param id the id of the rule
   * @param options which of these events, and what to do with them
   *
   * @throws if these events have not one of the states, or if the `eventPattern` says what this method says
   */
  public onRestoreJobStateChange(id: string, options?: OnBackupEventOptions): events.Rule {
    return stateChangeRule(this.owner, id, RESTORE_JOB, options);
  }

  /**
   * A rule for the states of recovery points.
   *
   * `CREATING`, `COMPLETED`, `PARTIAL`, `AVAILABLE`, `STOPPED`, `EXPIRED` and `DELETING`.
   *
   * @param id the id of the rule
   * @param options which of these events, and what to do with them
   *
   * @throws if these events have not one of the states, or if the `eventPattern` says what this method says
   */
  public onRecoveryPointStateChange(id: string, options?: OnBackupEventOptions): events.Rule {
    return stateChangeRule(this.owner, id, RECOVERY_POINT, options);
  }

  /**
   * A rule for the states of jobs that scan recovery points for malware.
   *
   * `CREATED`, `RUNNING`, `COMPLETED`, `COMPLETED_WITH_ISSUES`, `FAILED` and `CANCELED`. What they find is told by `onThreatsFound()`.
   *
   * @param id the id of the rule
   * @param options which of these events, and what to do with them
   *
   * @throws if these events have not one of the states, or if the `eventPattern` says what this method says
   */
  public onScanJobStateChange(id: string, options?: OnBackupEventOptions): events.Rule {
    return stateChangeRule(this.owner, id, SCAN_JOB, options);
  }

  /**
   * A rule for the states of vaults.
   *
   * `CREATED`, `MODIFIED` and `DELETED`.
   *
   * @param id the id of the rule
   * @param options which of these events, and what to do with them
   *
   * @throws if these events have not one of the states, or if the `eventPattern` says what this method says
   */
  public onVaultStateChange(id: string, options?: OnBackupEventOptions): events.Rule {
    return stateChangeRule(this.owner, id, VAULT, options);
  }

  /**
   * One rule for backup jobs, copy jobs and restore jobs that have gone wrong.
   *
   * The states are `ABORTED`, `EXPIRED`, `FAILED` and `PARTIAL`.
   *
   * @param id the id of the rule
   * @param options what to do with them
   *
   * @throws if the `eventPattern` says what this method says
   */
  public onJobFailed(id: string, options?: events.OnEventOptions): events.Rule {
    return failureRule(this.owner, id, options);
  }

  /**
   * A rule for scans that have found malware in recovery points.
   *
   * Amazon GuardDuty scans them, where a plan or somebody asks for it.
   *
   * @param id the id of the rule
   * @param options what to do with them
   *
   * @throws if the `eventPattern` says what this method says
   */
  public onThreatsFound(id: string, options?: events.OnEventOptions): events.Rule {
    return threatRule(this.owner, id, options);
  }

  /**
   * A rule for the states of plans.
   *
   * `CREATED`, `MODIFIED` and `DELETED`.
   *
   * @param id the id of the rule
   * @param options which of these events, and what to do with them
   *
   * @throws if these events have not one of the states, or if the `eventPattern` says what this method says
   */
  public onPlanStateChange(id: string, options?: OnBackupEventOptions): events.Rule {
    return stateChangeRule(this.owner, id, PLAN, options);
  }

  /**
   * A rule for the states of the indexes of recovery points, whose events do not say a vault.
   *
   * `ACTIVE`, `DELETED` and `FAILED`.
   *
   * @param id the id of the rule
   * @param options which of these events, and what to do with them
   *
   * @throws if these events have not one of the states, or if the `eventPattern` says what this method says
   */
  public onRecoveryPointIndexStateChange(id: string, options?: OnBackupEventOptions): events.Rule {
    return stateChangeRule(this.owner, id, RECOVERY_POINT_INDEX, options);
  }

  /**
   * A rule for changes of the settings of the Region: which types of resources AWS Backup protects.
   *
   * `MODIFIED` only.
   *
   * @param id the id of the rule
   * @param options which of these events, and what to do with them
   *
   * @throws if these events have not one of the states, or if the `eventPattern` says what this method says
   */
  public onRegionSettingStateChange(id: string, options?: OnBackupEventOptions): events.Rule {
    return stateChangeRule(this.owner, id, REGION_SETTING, options);
  }
}
