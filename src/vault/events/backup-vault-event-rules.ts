import type { aws_backup as backup, aws_events as events } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { failureRule, stateChangeRule, threatRule } from './event-rules';
import type { EventOwner } from './event-rules';
import {
  BACKUP_JOB, BY_DESTINATION, BY_SOURCE, BY_SOURCE_OR_DESTINATION, BY_VAULT_ARN, BY_VAULT_NAME,
  COPY_JOB, RECOVERY_POINT, RESTORE_JOB, SCAN_JOB, VAULT,
} from './event-types';
import type { VaultFilter } from './event-types';
import { CopyJobSide } from './on-backup-event-options';
import type { OnBackupEventOptions, OnCopyJobEventOptions } from './on-backup-event-options';

/**
 * Rules of EventBridge for the events of one vault, wherever it comes from. The vaults of this library have the same methods themselves.
 *
 * AWS Backup sends events as best it can, some minutes late. A rule takes them in the account and Region in which it is made: in those of the vault.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
 *
 * @example
 * declare const vault: backup.IBackupVault; // also of aws-cdk-lib, imported, or a bare CfnBackupVault
 * declare const topic: sns.Topic;
 *
 * backup.BackupVaultEventRules.fromVault(vault).onJobFailed('JobFailed', {
 *   target: new targets.SnsTopic(topic),
 * });
 */
export class BackupVaultEventRules {
  /**
   * Rules for the events of a vault. They are made within the construct of the vault.
   *
   * @param vault the vault
   */
  public static fromVault(vault: backup.IBackupVaultRef): BackupVaultEventRules {
    return new BackupVaultEventRules({ scope: vault as unknown as Construct, vault });
  }

  private constructor(private readonly owner: EventOwner) {}

  /**
   * A rule for the states of backup jobs into this vault.
   *
   * `PENDING`, `RUNNING`, `ABORTING`, `ABORTED`, `COMPLETED`, `FAILED`, `EXPIRED` and `PARTIAL`; the event of `CREATED` does not say the vault.
   *
   * @param id the id of the rule
   * @param options which of these events, and what to do with them
   *
   * @throws if these events have not one of the states, or if the `eventPattern` says what this method says
   */
  public onBackupJobStateChange(id: string, options?: OnBackupEventOptions): events.Rule {
    return stateChangeRule(this.owner, id, BACKUP_JOB, options, BY_VAULT_NAME);
  }

  /**
   * A rule for the states of copy jobs into or out of this vault.
   *
   * `CREATED`, `RUNNING`, `COMPLETED`, `FAILED` and `PARTIAL`.
   *
   * @param id the id of the rule
   * @param options which of these events, and what to do with them
   *
   * @throws if these events have not one of the states, or if the `eventPattern` says what this method says
   */
  public onCopyJobStateChange(id: string, options: OnCopyJobEventOptions = {}): events.Rule {
    const { side, ...onEvent } = options;
    return stateChangeRule(this.owner, id, COPY_JOB, onEvent, filterOf(side));
  }

  /**
   * A rule for the states of restore jobs from this vault.
   *
   * `PENDING`, `RUNNING`, `COMPLETED`, `FAILED` and `ABORTED`.
   *
   * @param id the id of the rule
   * @param options which of these events, and what to do with them
   *
   * @throws if these events have not one of the states, or if the `eventPattern` says what this method says
   */
  public onRestoreJobStateChange(id: string, options?: OnBackupEventOptions): events.Rule {
    return stateChangeRule(this.owner, id, RESTORE_JOB, options, BY_VAULT_ARN);
  }

  /**
   * A rule for the states of recovery points in this vault.
   *
   * `CREATING`, `COMPLETED`, `PARTIAL`, `AVAILABLE`, `STOPPED`, `EXPIRED` and `DELETING`.
   *
   * @param id the id of the rule
   * @param options which of these events, and what to do with them
   *
   * @throws if these events have not one of the states, or if the `eventPattern` says what this method says
   */
  public onRecoveryPointStateChange(id: string, options?: OnBackupEventOptions): events.Rule {
    return stateChangeRule(this.owner, id, RECOVERY_POINT, options, BY_VAULT_NAME);
  }

  /**
   * A rule for the states of jobs that scan recovery points in this vault for malware.
   *
   * `CREATED`, `RUNNING`, `COMPLETED`, `COMPLETED_WITH_ISSUES`, `FAILED` and `CANCELED`. What they find is told by `onThreatsFound()`.
   *
   * @param id the id of the rule
   * @param options which of these events, and what to do with them
   *
   * @throws if these events have not one of the states, or if the `eventPattern` says what this method says
   */
  public onScanJobStateChange(id: string, options?: OnBackupEventOptions): events.Rule {
    return stateChangeRule(this.owner, id, SCAN_JOB, options, BY_VAULT_NAME);
  }

  /**
   * A rule for the states of this vault.
   *
   * `CREATED`, `MODIFIED` and `DELETED`.
   *
   * @param id the id of the rule
   * @param options which of these events, and what to do with them
   *
   * @throws if these events have not one of the states, or if the `eventPattern` says what this method says
   */
  public onVaultStateChange(id: string, options?: OnBackupEventOptions): events.Rule {
    return stateChangeRule(this.owner, id, VAULT, options, BY_VAULT_NAME);
  }

  /**
   * One rule for backup jobs into this vault, copy jobs into or out of this vault and restore jobs from this vault that have gone wrong.
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
   * A rule for scans that have found malware in recovery points in this vault.
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
}

function filterOf(side?: CopyJobSide): VaultFilter {
  switch (side) {
    case CopyJobSide.SOURCE: return BY_SOURCE;
    case CopyJobSide.DESTINATION: return BY_DESTINATION;
    default: return BY_SOURCE_OR_DESTINATION;
  }
}
