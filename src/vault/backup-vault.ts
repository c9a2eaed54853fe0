import { aws_backup as backup } from 'aws-cdk-lib';
import type { aws_kms as kms } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { autoDeleteProblems, AutoDeleteRecoveryPoints } from './auto-delete/auto-delete-recovery-points';
import { ImportedBackupVault } from './backup-vault-base';
import type { IBackupVault } from './backup-vault-base';
import { keyProblems } from './encryption-key';
import { warnOfSilence } from './events/notifications';
import { acknowledgementProblems, complianceWords, deletionProblems, renderLock } from './lock-configuration';
import type { LockConfiguration } from './lock-configuration';
import { OwnedBackupVault } from './owned-backup-vault';
import type { OwnedBackupVaultProps } from './owned-backup-vault';
import { judgeAtSynthesis } from '../checks/synthesis';
import { backupArn, namedByArn, vaultArnProblems } from '../model/backup-arn';
import { NameRule } from '../model/name';
import { vaultLockProblems } from '../model/vault-lock';
import { within } from '../private/messages/names';
import { refuse } from '../private/messages/validation-error';

/**
 * Properties of a `BackupVault`.
 */
export interface BackupVaultProps extends OwnedBackupVaultProps {
  /**
   * The KMS key that encrypts the recovery points of the kinds that AWS Backup encrypts itself: of the Region of the vault. Changing it replaces the vault.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
   * @default - the AWS managed key of AWS Backup, `aws/backup`
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * Whether all recovery points in the vault are deleted when the vault leaves the stack or is replaced, so that CloudFormation can delete it.
   *
   * It needs the `removalPolicy` `DESTROY`, and cannot be used with a compliance lock or with an access policy that denies its function to list or to
   * delete recovery points. A function of the stack deletes them and waits until the vault is empty, for at most three hours and twenty minutes; what
   * cannot be deleted, such as a recovery point under a legal hold, is named in the error with which the deletion of the stack stops.
   *
   * Taking the option back while the vault stays deletes nothing. A deployment that takes it back and replaces the vault, too, empties the old vault: to
   * keep its recovery points, take the option back in a deployment before.
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
export class BackupVault extends OwnedBackupVault {
  /**
   * The id by which `PropertyInjectors` find this class.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-aws-backup.BackupVault';

  /**
   * Imports a vault of the account and Region of the stack by its name.
   *
   * @param scope where the import belongs
   * @param id its id there
   * @param backupVaultName the name: 2 to 50 letters, digits, `-` and `_`, or one of AWS such as `aws/efs/automatic-backup-vault`
   *
   * @throws if no vault can have this name
   */
  public static fromBackupVaultName(scope: Construct, id: string, backupVaultName: string): IBackupVault {
    refuse(NameRule.EXISTING_VAULT.problemsOf('backupVaultName', backupVaultName, scope), scope);
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
    refuse(vaultArnProblems('backupVaultArn', backupVaultArn, scope), scope);
    const { name, account, region } = namedByArn(scope, 'backupVaultArn', backupVaultArn);
    return new ImportedBackupVault(scope, id, { backupVaultArn, backupVaultName: name }, { account, region });
  }

  public readonly backupVaultName: string;
  public readonly backupVaultArn: string;

  /**
   * @param scope where the vault belongs
   * @param id its id there
   * @param props properties of the vault
   *
   * @throws all at once, for what AWS Backup refuses: a name or lock out of bounds, a key of another Region, `*` in an action of the access policy, a FIFO topic; and for
   * `autoDeleteRecoveryPoints` of a vault that is kept or under a compliance lock
   */
  constructor(scope: Construct, id: string, props: BackupVaultProps = {}) {
    super(scope, id, props, [...lockProblems(scope, id, props), ...keyProblems(scope, props.encryptionKey), ...autoDeleteProblems(props)]);
    if (props.blockRecoveryPointDeletion) {
      this.blockRecoveryPointDeletion();
    }

    const resource = new backup.CfnBackupVault(this, 'Resource', {
      ...this._render(props),
      encryptionKeyArn: props.encryptionKey?.keyRef.keyArn,
      lockConfiguration: props.lockConfiguration ? renderLock(props.lockConfiguration) : undefined,
    });
    resource.applyRemovalPolicy(props.removalPolicy);

    this.backupVaultName = resource.attrBackupVaultName;
    this.backupVaultArn = resource.attrBackupVaultArn;

    const autoDelete = props.autoDeleteRecoveryPoints ? new AutoDeleteRecoveryPoints(this, resource) : undefined;

    warnOfSilence(this, props);
    judgeAtSynthesis({
      construct: this,
      resource,
      words: {
        ...this._words,
        complianceLock: (message) => complianceWords(message, props.lockConfiguration),
        removalPolicyDestroy: (message) => message.endsWith('Retain)') ? `${message}, or 'autoDeleteRecoveryPoints', which empties the vault before` : message,
      },
      problems: () => autoDelete?.problemsAtSynthesis() ?? deletionProblems(resource, props.lockConfiguration),
    });
  }
}

function lockProblems(scope: Construct, id: string, { backupVaultName, lockConfiguration: lock }: BackupVaultProps): string[] {
  return lock
    ? [...vaultLockProblems(lock, within('lockConfiguration.')), ...acknowledgementProblems(scope, lock, id, backupVaultName || undefined)]
    : [];
}
