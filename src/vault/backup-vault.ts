import { ArnFormat, aws_backup as backup, aws_iam as iam, CfnDeletionPolicy, Lazy, Names, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { aws_kms as kms, aws_sns as sns } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { blockDeletion, documentProblems, wildcardProblems } from './access-policy';
import { autoDeleteProblems, AutoDeleteRecoveryPoints, warnOfLock } from './auto-delete-recovery-points';
import { BackupVaultBase, ImportedBackupVault } from './backup-vault-base';
import type { IBackupVault } from './backup-vault-base';
import type { BackupVaultEvents } from './backup-vault-events';
import { renderLock, warnOfCompliance } from './lock-configuration';
import type { LockConfiguration } from './lock-configuration';
import { renderNotifications, topicProblems, warnOfSilence } from './notifications';
import { backupArn, vaultArnProblems } from '../model/backup-arn';
import { NameRule } from '../model/name';
import { vaultLockProblems } from '../model/vault-lock';
import { refuse } from '../private/validation-error';
import { warn } from '../private/warnings';

/**
 * Properties of a `BackupVault`.
 */
export interface BackupVaultProps {
  /**
   * The name of the vault, unique in its account and Region.
   *
   * 2 to 50 letters, digits, `-` and `_`. Changing it replaces the vault.
   *
   * @default - a name made of the path of the construct
   */
  readonly backupVaultName?: string;

  /**
   * A resource policy that says who may do what with the vault and its recovery points.
   *
   * Each action by its full name: AWS Backup takes no `*` there. The document itself is extended by `addToAccessPolicy()` and
   * `blockRecoveryPointDeletion()`.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
   * @default - no resource policy
   */
  readonly accessPolicy?: iam.PolicyDocument;

  /**
   * The KMS key that encrypts the recovery points of the kinds that AWS Backup encrypts itself. Changing it replaces the vault.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
   * @default - the AWS managed key of AWS Backup, `aws/backup`
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * A standard SNS topic for the events of the vault. AWS Backup gets the right to publish to it.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html
   * @default - no notifications
   */
  readonly notificationTopic?: sns.ITopicRef;

  /**
   * The events to send to the `notificationTopic`.
   *
   * An element is one kind of event. The order is kept in the template and does not matter to AWS Backup.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html
   * @default - the events of `aws-cdk-lib/aws-backup`, if there is a `notificationTopic`
   */
  readonly notificationEvents?: BackupVaultEvents[];

  /**
   * What happens to the vault when it leaves the stack. A vault that holds recovery points cannot be deleted; `autoDeleteRecoveryPoints` deletes
   * them before.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Whether all recovery points in the vault are deleted when the vault leaves the stack or is replaced, so that CloudFormation can delete it.
   *
   * It needs the `removalPolicy` `DESTROY`, and cannot be used with a compliance lock or with an access policy that denies everybody to delete
   * recovery points. A function of the stack deletes them and waits until the vault is empty, up to about three hours; what cannot be deleted,
   * such as a recovery point under a legal hold, is named in the error with which the deletion of the stack stops. Taking the option back while
   * the vault stays deletes nothing.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/deleting-backups.html
   * @default false
   */
  readonly autoDeleteRecoveryPoints?: boolean;

  /**
   * Whether the access policy denies everybody to delete recovery points or to change their lifecycle.
   *
   * @default false
   */
  readonly blockRecoveryPointDeletion?: boolean;

  /**
   * A lock on how long recovery points may and must be kept.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
   * @default - no lock
   */
  readonly lockConfiguration?: LockConfiguration;
}

/**
 * A backup vault: where AWS Backup keeps recovery points.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vaults.html
 *
 * @example
 * const key = new kms.Key(this, 'VaultKey');
 * const topic = new sns.Topic(this, 'VaultTopic');
 *
 * new backup.BackupVault(this, 'Vault', {
 *   encryptionKey: key,
 *   notificationTopic: topic,
 *   notificationEvents: [backup.BackupVaultEvents.BACKUP_JOB_FAILED],
 *   blockRecoveryPointDeletion: true,
 *   lockConfiguration: { minRetention: Duration.days(7), maxRetention: Duration.days(365) },
 * });
 */
@propertyInjectable
export class BackupVault extends BackupVaultBase {
  /**
   * The id by which `PropertyInjectors` find this class.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-aws-backup.BackupVault';

  /**
   * Imports a vault of the account and Region of the stack by its name.
   *
   * @param scope where the import belongs
   * @param id its id there
   * @param backupVaultName the name: 2 to 50 letters, digits, `-` and `_`
   *
   * @throws if no vault can have this name
   */
  public static fromBackupVaultName(scope: Construct, id: string, backupVaultName: string): IBackupVault {
    refuse(NameRule.VAULT.problemsOf('backupVaultName', backupVaultName), scope);
    return new ImportedBackupVault(scope, id, { backupVaultName, backupVaultArn: backupArn(scope, 'backup-vault', backupVaultName) });
  }

  /**
   * Imports a vault of any account and Region by its ARN.
   *
   * @param scope where the import belongs
   * @param id its id there
   * @param backupVaultArn the ARN: `arn:<partition>:backup:<region>:<account>:backup-vault:<name>`
   *
   * @throws if it is not the ARN of a backup vault
   */
  public static fromBackupVaultArn(scope: Construct, id: string, backupVaultArn: string): IBackupVault {
    refuse(vaultArnProblems('backupVaultArn', backupVaultArn), scope);
    const { account, region, resourceName } = Stack.of(scope).splitArn(backupVaultArn, ArnFormat.COLON_RESOURCE_NAME);
    return new ImportedBackupVault(scope, id, { backupVaultArn, backupVaultName: resourceName! }, { account, region });
  }

  public readonly backupVaultName: string;
  public readonly backupVaultArn: string;

  private readonly accessPolicy: iam.PolicyDocument;

  /**
   * @param scope where the vault belongs
   * @param id its id there
   * @param props properties of the vault
   *
   * @throws all at once, for what AWS Backup refuses: a name or lock out of bounds, `*` in an action of the access policy, a FIFO topic; and for
   * `autoDeleteRecoveryPoints` of a vault that is kept or under a compliance lock
   */
  constructor(scope: Construct, id: string, props: BackupVaultProps = {}) {
    super(scope, id);
    refuse(problemsOf(props), this);

    this.accessPolicy = props.accessPolicy ?? new iam.PolicyDocument();
    if (props.blockRecoveryPointDeletion) {
      this.blockRecoveryPointDeletion();
    }

    const resource = new backup.CfnBackupVault(this, 'Resource', {
      backupVaultName: props.backupVaultName || this.generatedName(),
      encryptionKeyArn: props.encryptionKey?.keyRef.keyArn,
      accessPolicy: Lazy.any({ produce: () => this.accessPolicy.toJSON() }),
      lockConfiguration: props.lockConfiguration ? renderLock(props.lockConfiguration) : undefined,
      notifications: renderNotifications(props),
    });
    resource.applyRemovalPolicy(props.removalPolicy);

    this.backupVaultName = resource.attrBackupVaultName;
    this.backupVaultArn = resource.attrBackupVaultArn;

    const autoDelete = props.autoDeleteRecoveryPoints ? new AutoDeleteRecoveryPoints(this, resource) : undefined;

    warnOfCompliance(this, props.lockConfiguration);
    warnOfLock(this, props);
    warnOfSilence(this, props);
    this.node.addValidation({ validate: () => this.checkAtSynthesis(resource, autoDelete) });
  }

  /**
   * Adds a statement to the access policy of the vault.
   *
   * @param statement the statement, each action by its full name
   *
   * @throws if an action of the statement contains `*`
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
   */
  public addToAccessPolicy(statement: iam.PolicyStatement): void {
    refuse(wildcardProblems(statement.actions), this);
    this.accessPolicy.addStatements(statement);
  }

  /**
   * Denies everybody to delete recovery points of the vault or to change their lifecycle, by its access policy.
   *
   * It binds calls to AWS Backup. A snapshot that another service can delete by itself, such as one of EBS, needs a vault lock.
   */
  public blockRecoveryPointDeletion(): void {
    this.addToAccessPolicy(blockDeletion());
  }

  private generatedName(): string {
    return NameRule.VAULT.generate(Names.uniqueId(this).slice(-50), this.node.addr);
  }

  /** What may still have changed since the vault was made: by its user, by aspects, by whoever else owns the policy. */
  private checkAtSynthesis(resource: backup.CfnBackupVault, autoDelete?: AutoDeleteRecoveryPoints): string[] {
    if (resource.cfnOptions.deletionPolicy === CfnDeletionPolicy.DELETE && !autoDelete) {
      warn(this, 'removalPolicyDestroy', 'the vault has the removal policy DESTROY: AWS Backup refuses to delete a vault that holds recovery points, '
        + 'and the deletion of the stack fails; use RemovalPolicy.RETAIN, or empty the vault first');
    }
    const policy = this.stack.resolve(this.accessPolicy.toJSON());
    return [...documentProblems(policy), ...(autoDelete?.problemsAtSynthesis(policy) ?? [])];
  }
}

function problemsOf(props: BackupVaultProps): string[] {
  return [
    ...NameRule.VAULT.problemsOf('backupVaultName', props.backupVaultName || undefined),
    ...(props.accessPolicy ? documentProblems(props.accessPolicy.toJSON()) : []),
    ...topicProblems(props.notificationTopic),
    ...(props.lockConfiguration ? vaultLockProblems(props.lockConfiguration, 'lockConfiguration.') : []),
    ...autoDeleteProblems(props),
  ];
}
