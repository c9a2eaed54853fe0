import { aws_iam as iam } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import { ACCESS_POLICY, allowCopies } from './access-policy';
import { COPY_INTO } from '../../model/access-policy';
import { backupArn } from '../../model/backup-arn';
import { isEverybody } from '../../private/iam/everybody';
import { combine, grantToIdentities, passRole, toIdentity, warnOfImport } from '../../private/iam/identity-grants';
import type { Permission } from '../../private/iam/identity-grants';
import { accountOf, isForeign, mayBeForeign, namingProblems, principalsOf } from '../../private/iam/principals';
import { typeOf, writeOnce } from '../../private/iam/resource-policy';
import { statementsInWords } from '../../private/iam/statements';
import { refuse } from '../../private/messages/validation-error';
import { warn } from '../../private/messages/warnings';
import { arnInWords, referenceAnywhere } from '../vault-in-stack';
import { AIR_GAPPED_VAULT, isAirGapped, VAULT } from '../vault-resource';

/**
 * What people, programs and accounts may be allowed to do with a backup vault.
 *
 * It serves every vault: those made here, those of aws-cdk-lib, L1s and imports.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/access-control.html
 *
 * @example
 * declare const vault: backup.IBackupVault;
 * declare const operator: iam.Role;
 * declare const restoreRole: iam.Role;
 *
 * const grants = backup.BackupVaultGrants.fromVault(vault);
 * grants.read(operator);
 * grants.startRestore(operator, restoreRole);
 * grants.copyInto(new iam.AccountPrincipal('111122223333'));
 */
export class BackupVaultGrants {
  /**
   * The grants of a vault.
   *
   * @param vault the vault, wherever it comes from
   */
  public static fromVault(vault: backup.IBackupVaultRef): BackupVaultGrants {
    return new BackupVaultGrants(vault);
  }

  private readonly vault: backup.IBackupVaultRef;

  private constructor(vault: backup.IBackupVaultRef) {
    this.vault = vault;
  }

  /**
   * Allows to copy recovery points into the vault: `backup:CopyIntoBackupVault`.
   *
   * A role or user gets it in its own policy. Another account, an organization (`iam.OrganizationPrincipal`), organizational units
   * (`OrganizationalUnitPrincipal`) and whoever else has no policy in this app, get it by a statement in the access policy of the vault, and so do roles and users of
   * other accounts, in addition. Where that policy cannot be written, as that of an import, there is a warning with the statement to add there; if nothing at all was
   * written, the grant has no `success`.
   *
   * AWS Backup copies between accounts of one organization only.
   *
   * @param grantee who may
   *
   * @throws if the grantee may be of another account, and is one that the access policy cannot name: a group, a managed policy, or a role of another stack without a `roleName`
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
   */
  public copyInto(grantee: iam.IGrantable): iam.Grant {
    return combine(principalsOf(grantee).map((principal) => this.copyIntoBy(principal)));
  }

  /**
   * Allows to start backups into the vault and to follow them: `backup:StartBackupJob`, `backup:DescribeBackupJob`.
   *
   * @param grantee who may: an identity of the account of the vault
   * @param role the role for the backup, which the grantee may then pass to AWS Backup (`iam:PassRole`); by default, passing one has to be allowed elsewhere
   *
   * @throws if the grantee is known to be of another account
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_StartBackupJob.html
   */
  public startBackup(grantee: iam.IGrantable, role?: iam.IRoleRef): iam.Grant {
    return this.allow('startBackup', grantee, (arn) => [
      { actions: ['backup:StartBackupJob'], resources: [arn] },
      { actions: ['backup:DescribeBackupJob'], resources: ['*'] },
      ...passRole(role),
    ]);
  }

  /**
   * Allows to start restores of recovery points and to follow them: `backup:StartRestoreJob` and what it needs to know of them.
   *
   * The ARN of a recovery point says nothing of its vault, and has a form of its own for each kind of resource: so this reaches all recovery points that
   * the policies of their vaults do not deny. Of a logically air-gapped vault made in this app, it reaches those of its account and Region that AWS Backup manages itself.
   *
   * @param grantee who may: an identity of the account of the vault
   * @param role the role for the restore, which the grantee may then pass to AWS Backup (`iam:PassRole`); by default, passing one has to be allowed elsewhere
   *
   * @throws if the grantee is known to be of another account than a vault of this app that is not logically air-gapped
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_StartRestoreJob.html
   */
  public startRestore(grantee: iam.IGrantable, role?: iam.IRoleRef): iam.Grant {
    return this.allow('startRestore', grantee, () => [
      {
        actions: ['backup:StartRestoreJob', 'backup:GetRecoveryPointRestoreMetadata', 'backup:DescribeRecoveryPoint'],
        resources: [this.recoveryPoints()],
      },
      { actions: ['backup:DescribeRestoreJob'], resources: ['*'] },
      ...passRole(role),
    ]);
  }

  /**
   * Allows to see the vault and its recovery points: `backup:DescribeBackupVault`, `backup:ListRecoveryPointsByBackupVault`, `backup:DescribeRecoveryPoint`.
   *
   * The last of them reaches the recovery points of other vaults, too, as in `startRestore()`.
   *
   * @param grantee who may: an identity of the account of the vault
   *
   * @throws if the grantee is known to be of another account than a vault of this app that is not logically air-gapped
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbackup.html
   */
  public read(grantee: iam.IGrantable): iam.Grant {
    return this.allow('read', grantee, (arn) => [
      { actions: ['backup:DescribeBackupVault', 'backup:ListRecoveryPointsByBackupVault'], resources: [arn] },
      { actions: ['backup:DescribeRecoveryPoint'], resources: [this.recoveryPoints()] },
    ]);
  }

  private get arn(): string {
    return this.vault.backupVaultRef.backupVaultArn;
  }

  private get type(): string | undefined {
    return typeOf(this.vault, this.arn);
  }

  private copyIntoBy(principal: iam.IPrincipal): iam.Grant {
    const resources = [referenceAnywhere(this.vault).backupVaultArn];
    const identity = toIdentity(principal, { actions: [COPY_INTO], resources });
    if (identity.success && !mayBeForeign(principal, this.vault.env.account)) { return identity; }
    // Over there, the ARN of a role of this app is not known, but its account is.
    const isSaidByAccount = identity.success && this.type === undefined;
    const named = isSaidByAccount ? new iam.AccountPrincipal(accountOf(principal)) : principal;
    refuse(namingProblems('copyInto', named, this.vault), this.vault);
    this.warnOfEverybody(named);
    warnOfImport(principal, { scope: this.vault, method: 'copyInto', permissions: [{ actions: [COPY_INTO], resources: [arnInWords(this.vault)] }] });
    const statement = allowCopies(named);
    const owner = writeOnce(ACCESS_POLICY, this.vault, this.arn, statement);
    if (!owner) {
      warn(this.vault, 'vaultPolicyNotWritten', 'copyInto() cannot write the access policy of the vault, which is imported or a token; '
        + `add to it, where it is made: ${statementsInWords(this.vault, [statement])}`);
      return identity;
    }
    const resource = { env: this.vault.env, addToResourcePolicy: () => ({ statementAdded: true, policyDependable: owner }) };
    return identity.combine(iam.Grant.addStatementToResourcePolicy({
      grantee: principal, actions: [COPY_INTO], resourceArns: resources, resource, statement,
    }));
  }

  private warnOfEverybody(principal: iam.IPrincipal): void {
    if (!isEverybody(principal)) { return; }
    warn(this.vault, 'copiesFromEverybody', 'copyInto() of everybody leaves it to AWS Organizations alone who copies into the vault; '
      + 'name the organization with iam.OrganizationPrincipal, its units with OrganizationalUnitPrincipal, or accounts with iam.AccountPrincipal');
  }

  private allow(method: string, grantee: iam.IGrantable, permissionsOn: (arn: string) => Permission[]): iam.Grant {
    refuse(this.foreignProblems(method, grantee), this.vault);
    this.warnOfOthers(method, grantee);
    return grantToIdentities(grantee, {
      scope: this.vault,
      method,
      permissions: permissionsOn(referenceAnywhere(this.vault).backupVaultArn),
      inWords: permissionsOn(arnInWords(this.vault)),
    });
  }

  /** Only copies come from other accounts, and AWS RAM shares air-gapped vaults for restores. */
  private foreignProblems(method: string, grantee: iam.IGrantable): string[] {
    const { account } = this.vault.env;
    return this.type === VAULT || method === 'startBackup'
      ? this.othersOf(grantee).map((principal) =>
        `the grantee of ${method}() must be of the account of the vault, ${account}, got one of ${accountOf(principal)}: `
        + 'AWS Backup does not let other accounts do that; they may copy into the vault, see copyInto()')
      : [];
  }

  /** An import may be of either kind, unless it says that it is air-gapped. */
  private warnOfOthers(method: string, grantee: iam.IGrantable): void {
    const [other] = this.othersOf(grantee);
    if (other && !isAirGapped(this.vault)) {
      warn(this.vault, 'grantWithoutEffect', `${method}() by the account ${accountOf(other)} has an effect only if the vault is logically air-gapped and shared with that account by AWS RAM; `
        + 'import such a vault by LogicallyAirGappedBackupVault.fromBackupVaultArn()');
    }
  }

  private othersOf(grantee: iam.IGrantable): iam.IPrincipal[] {
    return principalsOf(grantee).filter((principal) => isForeign(principal, this.vault.env.account));
  }

  private recoveryPoints(): string {
    if (this.type !== AIR_GAPPED_VAULT) { return '*'; }
    return backupArn(this.vault, 'recovery-point', '*', this.vault.env);
  }
}
