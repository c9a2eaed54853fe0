import { aws_iam as iam, aws_kms as kms } from 'aws-cdk-lib';
import type { aws_sns as sns } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { roleNameProblems } from './organization-backup-selection';
import type { BackupVaultEvents } from '../model/backup-vault-events';
import { NameRule } from '../model/name';
import { BackupResourceType, unknownTypeProblems } from '../model/resources/backup-resource-type';
import { isToken } from '../private/known-text';
import { refuse } from '../private/messages/validation-error';
import { exemptOwn } from '../private/own-exemption';
import { BACKUP_SERVICE } from '../private/service';
import { addPolicies, backupPolicies, restorePolicies } from '../selection/role/role-policies';
import { BackupVault } from '../vault/backup-vault';
import type { LockConfiguration } from '../vault/lock-configuration';

/**
 * Properties of `OrganizationBackupPrerequisites`.
 */
export interface OrganizationBackupPrerequisitesProps {
  /**
   * The names of the vaults that the plans of the policy name, as they are there. The order does not matter.
   *
   * Each has 2 to 50 letters, digits, `-` and `_`. A vault belongs to one Region: every Region of the plans needs them.
   */
  readonly vaultNames: string[];

  /**
   * The name of the role that the selections of the policy name; with its path, if it has one.
   *
   * A role belongs to the account: of several Regions only one makes it.
   *
   * @default - no role is made
   */
  readonly roleName?: string;

  /**
   * The types of resources that the role backs up. The order does not matter.
   *
   * @default - all that this library knows
   */
  readonly resourceTypes?: BackupResourceType[];

  /**
   * Whether the role may restore, too.
   *
   * @default false
   */
  readonly allowRestores?: boolean;

  /**
   * Whether a key of the account is made, with rotation, that encrypts the vaults. Copies into other accounts need one.
   *
   * @default - the AWS managed key of AWS Backup, `aws/backup`
   */
  readonly customerManagedKey?: boolean;

  /**
   * A lock on how long recovery points in the vaults may and must be kept.
   *
   * @default - no lock
   */
  readonly lockConfiguration?: LockConfiguration;

  /**
   * Whether the access policies of the vaults deny everybody to delete recovery points or to change their lifecycle.
   *
   * @default false
   */
  readonly blockRecoveryPointDeletion?: boolean;

  /**
   * A standard SNS topic for the events of the vaults.
   *
   * @default - no notifications
   */
  readonly notificationTopic?: sns.ITopicRef;

  /**
   * The events to send to the `notificationTopic`. The order does not matter.
   *
   * @default - the events of `aws-cdk-lib/aws-backup`, if there is a `notificationTopic`
   */
  readonly notificationEvents?: BackupVaultEvents[];
}

/**
 * What an account needs so that a backup policy of its organization works there: vaults, and the role that AWS Backup assumes. No policy makes them.
 *
 * A stage for each account and Region deploys it, or a stack set: its template has nothing in it that belongs to one account. Logically air-gapped vaults are made beside it.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_backup_syntax.html
 *
 * @example
 * new backup.OrganizationBackupPrerequisites(this, 'Prerequisites', {
 *   vaultNames: ['Main'],
 *   roleName: 'OrgBackup',
 *   resourceTypes: [backup.BackupResourceType.RDS, backup.BackupResourceType.S3],
 *   customerManagedKey: true,
 *   lockConfiguration: { minRetention: Duration.days(7) },
 * });
 */
export class OrganizationBackupPrerequisites extends Construct {
  /**
   * The role, if one was made.
   */
  public readonly role?: iam.Role;

  /**
   * The key of the vaults, if one was made.
   */
  public readonly encryptionKey?: kms.Key;

  private readonly madeVaults: readonly BackupVault[];

  /**
   * @param scope where it belongs: something of an account and Region that the policy goes to
   * @param id its id there
   * @param props what the policy names
   *
   * @throws all at once, for a name twice, the name of a role out of bounds, or a type that this library does not know; and as a vault does, for a name or a lock out of bounds
   */
  constructor(scope: Construct, id: string, props: OrganizationBackupPrerequisitesProps) {
    super(scope, id);
    const { vaultNames, roleName, resourceTypes = BackupResourceType.all() } = props;
    refuse([vaultNames, ...vaultNames].some(isToken) ? ["'vaultNames' must be known when the app is synthesised, got a token"] : [], this);
    refuse([
      ...vaultNames.filter((name, index) => vaultNames.indexOf(name) < index).map((name) => `'vaultNames' must have each name once, got '${name}' again`),
      ...vaultNames.flatMap((name) => NameRule.VAULT.problemsOf('vaultNames', name)),
      ...roleName === undefined ? [] : roleNameProblems('roleName', roleName),
      ...unknownTypeProblems(resourceTypes),
      ...roleName === undefined && (props.resourceTypes ?? props.allowRestores) !== undefined
        ? ['\'resourceTypes\' and \'allowRestores\' are of the role, and must not be given without \'roleName\'']
        : [],
    ], this);

    this.encryptionKey = props.customerManagedKey ? new kms.Key(this, 'Key', { enableKeyRotation: true }) : undefined;
    if (this.encryptionKey) { exemptOwn(this.encryptionKey, 'it is the key of backup vaults, and holds no data'); }
    this.madeVaults = vaultNames.map((backupVaultName) => new BackupVault(this, `Vault-${backupVaultName}`, {
      backupVaultName,
      encryptionKey: this.encryptionKey,
      lockConfiguration: props.lockConfiguration,
      blockRecoveryPointDeletion: props.blockRecoveryPointDeletion,
      notificationTopic: props.notificationTopic,
      notificationEvents: props.notificationEvents,
    }));
    const policies = [...backupPolicies(resourceTypes), ...props.allowRestores ? restorePolicies(resourceTypes) : []];
    this.role = roleName === undefined ? undefined : this.makeRole(roleName, policies);
  }

  /**
   * The vaults, in the order of their names as they were given.
   */
  public get vaults(): BackupVault[] {
    return [...this.madeVaults];
  }

  private makeRole(nameWithPath: string, policies: readonly string[]): iam.Role {
    const [name, ...path] = nameWithPath.split('/').reverse();
    const role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal(BACKUP_SERVICE),
      roleName: name,
      path: path.length > 0 ? `/${path.reverse().join('/')}/` : undefined,
    });
    addPolicies(role, role, policies);
    return role;
  }
}
