import { aws_backup as backup } from 'aws-cdk-lib';
import type { aws_kms as kms, Duration } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { accountProblems, VaultShare } from './access/vault-share';
import { ImportedBackupVault } from './backup-vault-base';
import type { IBackupVault } from './backup-vault-base';
import { keyProblems } from './encryption-key';
import { warnOfSilence } from './events/notifications';
import { OwnedBackupVault } from './owned-backup-vault';
import type { OwnedBackupVaultProps } from './owned-backup-vault';
import { judgeAtSynthesis } from '../checks/synthesis';
import { approvalTeamArnProblems, backupArn, namedByArn, vaultArnProblems } from '../model/backup-arn';
import { NameRule } from '../model/name';
import { airGappedRetentionProblems } from '../model/vault-lock';
import { refuse } from '../private/messages/validation-error';

/**
 * A logically air-gapped vault, made here or imported.
 */
export interface ILogicallyAirGappedBackupVault extends IBackupVault, backup.ILogicallyAirGappedBackupVaultRef {}

/**
 * Properties of a `LogicallyAirGappedBackupVault`.
 */
export interface LogicallyAirGappedBackupVaultProps extends OwnedBackupVaultProps {
  /**
   * The shortest retention that a recovery point in the vault may have. A job with a shorter one fails.
   *
   * Whole days, 7 to 36,500. Changing it replaces the vault.
   */
  readonly minRetention: Duration;

  /**
   * The longest retention that a recovery point in the vault may have. A job with a longer one, or without an end, fails.
   *
   * Whole days, from `minRetention` to 36,500. Changing it replaces the vault.
   */
  readonly maxRetention: Duration;

  /**
   * The customer managed KMS key that encrypts the recovery points, of the Region of the vault. Changing it replaces the vault.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
   * @default - a key that AWS owns, as AWS recommends
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * The team that can open the vault to another account where the account of the vault is lost, by multi-party approval.
   *
   * An ARN: `arn:<partition>:mpa:<region>:<account>:approval-team/<id>`. It cannot be changed once it is deployed.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/multipartyapproval.html
   * @default - no team
   */
  readonly mpaApprovalTeamArn?: string;
}

/**
 * A logically air-gapped vault: its recovery points lie apart from the account, always under a compliance lock, and can be shared with
 * other accounts, which restore from it.
 *
 * It is filled by copies, where it is the `destinationBackupVault`, or by a rule whose `targetLogicallyAirGappedBackupVault` it is.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html
 *
 * @example
 * const vault = new backup.LogicallyAirGappedBackupVault(this, 'AirGapped', {
 *   minRetention: Duration.days(7),
 *   maxRetention: Duration.days(365),
 * });
 * vault.shareWith(['111122223333']);
 *
 * const plan = new backup.BackupPlan(this, 'Plan');
 * plan.addRule(new backup.BackupPlanRule({
 *   deleteAfter: Duration.days(35),
 *   copyActions: [{ destinationBackupVault: vault, deleteAfter: Duration.days(90) }],
 * }));
 */
@propertyInjectable
export class LogicallyAirGappedBackupVault extends OwnedBackupVault implements ILogicallyAirGappedBackupVault {
  /**
   * The id by which `PropertyInjectors` find this class.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-aws-backup.LogicallyAirGappedBackupVault';

  /**
   * Imports a logically air-gapped vault of the account and Region of the stack by its name.
   *
   * @param scope where the import belongs
   * @param id its id there
   * @param backupVaultName the name: 2 to 50 letters, digits, `-` and `_`
   *
   * @throws if no vault can have this name
   */
  public static fromBackupVaultName(scope: Construct, id: string, backupVaultName: string): ILogicallyAirGappedBackupVault {
    refuse(NameRule.EXISTING_VAULT.problemsOf('backupVaultName', backupVaultName, scope), scope);
    return new ImportedAirGappedVault(scope, id, { backupVaultName, backupVaultArn: backupArn(scope, 'backup-vault', backupVaultName) });
  }

  /**
   * Imports a logically air-gapped vault of any account and Region by its ARN.
   *
   * @param scope where the import belongs
   * @param id its id there
   * @param backupVaultArn the ARN: `arn:<partition>:backup:<region>:<account>:backup-vault:<name>`
   *
   * @throws if it is not the ARN of a backup vault
   */
  public static fromBackupVaultArn(scope: Construct, id: string, backupVaultArn: string): ILogicallyAirGappedBackupVault {
    refuse(vaultArnProblems('backupVaultArn', backupVaultArn, scope), scope);
    const { name, account, region } = namedByArn(scope, 'backupVaultArn', backupVaultArn);
    return new ImportedAirGappedVault(scope, id, { backupVaultArn, backupVaultName: name }, { account, region });
  }

  public readonly backupVaultName: string;
  public readonly backupVaultArn: string;

  private share?: VaultShare;

  /**
   * @param scope where the vault belongs
   * @param id its id there
   * @param props properties of the vault
   *
   * @throws all at once, for what AWS Backup refuses: a name, retention or approval team out of bounds, a key of another Region, `*` in an action of the access policy, a FIFO topic; at
   * synthesis, for an AWS managed key
   */
  constructor(scope: Construct, id: string, props: LogicallyAirGappedBackupVaultProps) {
    super(scope, id, props, [
      ...airGappedRetentionProblems(props),
      ...keyProblems(scope, props.encryptionKey),
      ...approvalTeamArnProblems('mpaApprovalTeamArn', props.mpaApprovalTeamArn, scope),
    ]);

    const resource = new backup.CfnLogicallyAirGappedBackupVault(this, 'Resource', {
      ...this._render(props),
      minRetentionDays: props.minRetention.toDays(),
      maxRetentionDays: props.maxRetention.toDays(),
      encryptionKeyArn: props.encryptionKey?.keyRef.keyArn,
      mpaApprovalTeamArn: props.mpaApprovalTeamArn,
    });
    resource.applyRemovalPolicy(props.removalPolicy);

    this.backupVaultName = resource.ref;
    this.backupVaultArn = resource.attrBackupVaultArn;

    warnOfSilence(this, props);
    judgeAtSynthesis({ construct: this, resource, words: this._words });
  }

  /**
   * A reference to this vault, as all of aws-cdk-lib takes it where a vault has to be logically air-gapped.
   */
  public get logicallyAirGappedBackupVaultRef(): backup.LogicallyAirGappedBackupVaultReference {
    return { backupVaultName: this.backupVaultName };
  }

  /**
   * Shares the vault with other accounts by AWS RAM, in this organization or elsewhere: they can restore from it without a copy of their own.
   *
   * Each of them may have to accept the invitation. Several calls make one share.
   *
   * @param accountIds the accounts, at least one, by their ids of 12 digits; the order does not matter
   *
   * @throws if there is none, or one is no account id
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html
   */
  public shareWith(accountIds: string[]): void {
    refuse(accountProblems(this, accountIds, this.share?.accounts), this);
    this.share ??= new VaultShare(this, 'Share', this.node.defaultChild as backup.CfnLogicallyAirGappedBackupVault);
    this.share.add(accountIds);
  }
}

/** A logically air-gapped vault that exists already. */
class ImportedAirGappedVault extends ImportedBackupVault implements ILogicallyAirGappedBackupVault {
  public get logicallyAirGappedBackupVaultRef(): backup.LogicallyAirGappedBackupVaultReference {
    return { backupVaultName: this.backupVaultName };
  }
}
