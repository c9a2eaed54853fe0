import { aws_backup as backup, aws_iam as iam, Resource, Stage } from 'aws-cdk-lib';
import type { aws_events as events, aws_sns as sns, IResource, ResourceEnvironment } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { BackupVaultGrants } from './access/backup-vault-grants';
import { BackupVaultEventRules } from './events/backup-vault-event-rules';
import { addNotification } from './events/notifications';
import type { OnBackupEventOptions, OnCopyJobEventOptions } from './events/on-backup-event-options';
import { BackupVaultMetrics } from './metrics/backup-vault-metrics';
import { referenceAnywhere } from './vault-in-stack';
import { wildcardProblems } from '../model/access-policy';
import type { BackupVaultEvents } from '../model/backup-vault-events';
import { refuse } from '../private/messages/validation-error';
import { warn } from '../private/messages/warnings';

/**
 * A backup vault, made here or imported.
 */
export interface IBackupVault extends IResource, backup.IBackupVaultRef {
  /**
   * The name of the vault, unique in its account and Region.
   *
   * @attribute
   */
  readonly backupVaultName: string;

  /**
   * The ARN of the vault.
   *
   * @attribute
   */
  readonly backupVaultArn: string;

  /**
   * Allows a principal actions on this vault, by its identity policy.
   *
   * An account or an organization has no identity policy: such a grant does nothing and gives a warning; use the access policy
   * of the vault instead.
   *
   * @param grantee who may
   * @param actions what, such as `backup:StartBackupJob`, each by its full name, in any order
   *
   * @throws if an action contains `*`
   */
  grant(grantee: iam.IGrantable, ...actions: string[]): iam.Grant;
}

/**
 * What a vault does wherever it comes from.
 *
 * @internal
 */
export abstract class BackupVaultBase extends Resource implements IBackupVault {
  public abstract readonly backupVaultName: string;
  public abstract readonly backupVaultArn: string;

  /**
   * A reference to this vault, as all of aws-cdk-lib takes it.
   */
  public get backupVaultRef(): backup.BackupVaultReference {
    return { backupVaultName: this.backupVaultName, backupVaultArn: this.backupVaultArn };
  }

  /**
   * What people, programs and accounts may be allowed to do with this vault.
   */
  public get grants(): BackupVaultGrants {
    return BackupVaultGrants.fromVault(this);
  }

  /**
   * The metrics of this vault.
   */
  public get metrics(): BackupVaultMetrics {
    return BackupVaultMetrics.fromVault(this);
  }

  /**
   * Allows a principal actions on this vault, by its identity policy.
   *
   * An account or an organization has no identity policy: such a grant does nothing and gives a warning; use
   * `addToAccessPolicy()` instead.
   *
   * @param grantee who may
   * @param actions what, such as `backup:StartBackupJob`, each by its full name, in any order
   *
   * @throws if an action contains `*`
   */
  public grant(grantee: iam.IGrantable, ...actions: string[]): iam.Grant {
    refuse(wildcardProblems(actions), this);
    const grant = iam.Grant.addToPrincipal({ grantee, actions, resourceArns: [arnFor(grantee.grantPrincipal, this)] });
    if (!grant.success) {
      warn(this, 'grantWithoutEffect', `grant() of ${actions.join(', ')} has no effect: this app cannot write the identity policy of the grantee, `
        + 'which is an account, an organization, a service, or known by its ARN only; allow it in the access policy of the vault, with addToAccessPolicy()');
    }
    return grant;
  }

  /**
   * Adds events to those that the topic of the vault is told of. AWS Backup gets the right to publish to the topic, and to use its key.
   *
   * A vault has one topic; another one is told by EventBridge, with a rule such as `onJobFailed()`.
   *
   * @param topic a standard topic of the account of the vault: the one that the vault has already, if it has one
   * @param notificationEvents the events, such as `BackupVaultEventSets.failures()`, in any order
   *
   * @throws if the vault has another topic, if the topic is a FIFO topic, or if the vault is imported
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html
   */
  public addNotification(topic: sns.ITopicRef, notificationEvents: BackupVaultEvents[]): void {
    addNotification(this, topic, notificationEvents);
  }

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
    return BackupVaultEventRules.fromVault(this).onBackupJobStateChange(id, options);
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
  public onCopyJobStateChange(id: string, options?: OnCopyJobEventOptions): events.Rule {
    return BackupVaultEventRules.fromVault(this).onCopyJobStateChange(id, options);
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
    return BackupVaultEventRules.fromVault(this).onRestoreJobStateChange(id, options);
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
    return BackupVaultEventRules.fromVault(this).onRecoveryPointStateChange(id, options);
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
    return BackupVaultEventRules.fromVault(this).onScanJobStateChange(id, options);
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
    return BackupVaultEventRules.fromVault(this).onVaultStateChange(id, options);
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
    return BackupVaultEventRules.fromVault(this).onJobFailed(id, options);
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
    return BackupVaultEventRules.fromVault(this).onThreatsFound(id, options);
  }
}

/** A vault that exists already, or whose construct says no more than its name and ARN. */
export class ImportedBackupVault extends BackupVaultBase {
  public readonly backupVaultName: string;
  public readonly backupVaultArn: string;

  constructor(scope: Construct, id: string, reference: backup.BackupVaultReference, environment: Partial<ResourceEnvironment> = {}) {
    super(scope, id, environment);
    this.backupVaultName = reference.backupVaultName;
    this.backupVaultArn = reference.backupVaultArn;
  }
}

/** Gives any reference the face of a vault; a vault stays what it is. */
export function asBackupVault(scope: Construct, id: string, vault: backup.IBackupVaultRef): IBackupVault {
  return isBackupVault(vault) ? vault : new ImportedBackupVault(scope, id, vault.backupVaultRef, vault.env);
}

/** Between stages nothing can be handed over; elsewhere this is as in aws-cdk-lib. */
function arnFor(principal: iam.IPrincipal, vault: IBackupVault): string {
  const isOfOtherStage = Construct.isConstruct(principal) && Stage.of(principal) !== Stage.of(vault);
  return isOfOtherStage ? referenceAnywhere(vault).backupVaultArn : vault.backupVaultArn;
}

function isBackupVault(vault: backup.IBackupVaultRef): vault is IBackupVault {
  const { backupVaultName, grant } = vault as Partial<IBackupVault>;
  return backupVaultName !== undefined && typeof grant === 'function';
}
