import { ArnFormat, aws_iam as iam, Stack } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import { ACCESS_POLICY, allowCopies, COPY_INTO } from './access-policy';
import { AIR_GAPPED_VAULT, VAULT } from './vault-resource';
import { combine, grantToIdentities, passRole, toIdentity } from '../private/identity-grants';
import type { Permission } from '../private/identity-grants';
import { accountOf, isForeign, mayBeForeign, principalsOf } from '../private/principals';
import { typeOf, writeOnce } from '../private/resource-policy';
import { statementsInWords } from '../private/statements';
import { refuse } from '../private/validation-error';
import { warn } from '../private/warnings';

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
   * @throws if the grantee is known to be of another account than a vault of this app
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_StartBackupJob.html
   */
  public startBackup(grantee: iam.IGrantable, role?: iam.IRoleRef): iam.Grant {
    return this.allow('startBackup', grantee, [
      { actions: ['backup:StartBackupJob'], resources: [this.arn] },
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
    return this.allow('startRestore', grantee, [
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
    return this.allow('read', grantee, [
      { actions: ['backup:DescribeBackupVault', 'backup:ListRecoveryPointsByBackupVault'], resources: [this.arn] },
      { actions: ['backup:DescribeRecoveryPoint'], resources: [this.recoveryPoints()] },
    ]);
  }

  private get arn(): string {
    return this.vault.backupVaultRef.backupVaultArn;
  }

  private copyIntoBy(principal: iam.IPrincipal): iam.Grant {
    const resources = [this.arn];
    const identity = toIdentity(principal, { actions: [COPY_INTO], resources });
    if (identity.success && !mayBeForeign(principal, this.vault.env.account)) { return identity; }
    const statement = allowCopies(principal);
    const owner = writeOnce(ACCESS_POLICY, this.vault, this.arn, statement);
    if (!owner) {
      // Over there, the ARN of a role of this app is not known, but its account is.
      const known = identity.success ? allowCopies(new iam.AccountPrincipal(accountOf(principal))) : statement;
      warn(this.vault, 'vaultPolicyNotWritten', 'copyInto() cannot write the access policy of the vault, which is imported or a token; '
        + `add to it, where it is made: ${statementsInWords(this.vault, [known])}`);
      return identity;
    }
    const resource = { env: this.vault.env, addToResourcePolicy: () => ({ statementAdded: true, policyDependable: owner }) };
    return identity.combine(iam.Grant.addStatementToResourcePolicy({
      grantee: principal, actions: [COPY_INTO], resourceArns: resources, resource, statement,
    }));
  }

  private allow(method: string, grantee: iam.IGrantable, permissions: Permission[]): iam.Grant {
    refuse(this.foreignProblems(method, grantee), this.vault);
    return grantToIdentities(grantee, { scope: this.vault, method, permissions });
  }

  /** Only copies come from other accounts, unless AWS RAM shares the vault, which is for air-gapped ones. */
  private foreignProblems(method: string, grantee: iam.IGrantable): string[] {
    const { account } = this.vault.env;
    return typeOf(this.vault, this.arn) === VAULT
      ? principalsOf(grantee).filter((principal) => isForeign(principal, account)).map((principal) =>
        `the grantee of ${method}() must be of the account of the vault, ${account}, got one of ${accountOf(principal)}: `
        + 'AWS Backup lets other accounts do nothing but copy into the vault, see copyInto()')
      : [];
  }

  private recoveryPoints(): string {
    if (typeOf(this.vault, this.arn) !== AIR_GAPPED_VAULT) { return '*'; }
    const { account, region } = this.vault.env;
    return Stack.of(this.vault).formatArn({
      service: 'backup', region, account, resource: 'recovery-point', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}
