import { aws_backup as backup, aws_iam as iam, Resource } from 'aws-cdk-lib';
import type { IResource, ResourceEnvironment } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { wildcardProblems } from './access-policy';
import { BackupVaultGrants } from './backup-vault-grants';
import { refuse } from '../private/validation-error';
import { warn } from '../private/warnings';

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
    const grant = iam.Grant.addToPrincipal({ grantee, actions, resourceArns: [this.backupVaultArn] });
    if (!grant.success) {
      warn(this, 'grantWithoutEffect', `grant() of ${actions.join(', ')} has no effect: this app cannot write the identity policy of the grantee, `
        + 'which is an account, an organization, a service, or known by its ARN only; allow it in the access policy of the vault, with addToAccessPolicy()');
    }
    return grant;
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

function isBackupVault(vault: backup.IBackupVaultRef): vault is IBackupVault {
  const { backupVaultName, grant } = vault as Partial<IBackupVault>;
  return backupVaultName !== undefined && typeof grant === 'function';
}
