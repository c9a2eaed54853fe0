import { targetProblems } from '../model/organization/policy-limits';
import { refuse } from '../private/messages/validation-error';

/**
 * What a policy of an organization is attached to: it holds for all accounts that are there or below.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_backup_attach-detach.html
 *
 * @example
 * declare const policy: backup.OrganizationBackupPolicy;
 *
 * policy.addTarget(backup.OrganizationTarget.organizationalUnit('ou-ab12-11111111'));
 * policy.addTarget(backup.OrganizationTarget.account('111122223333'));
 */
export class OrganizationTarget {
  /**
   * The root of the organization, and so all of its accounts.
   *
   * @param rootId the id of the root: `r-` and 4 to 32 letters and digits
   *
   * @throws if it is no id of a root
   */
  public static root(rootId: string): OrganizationTarget {
    refuse(targetProblems('rootId', rootId, ['root']));
    return new OrganizationTarget(rootId);
  }

  /**
   * An organizational unit, with the units and accounts in it.
   *
   * @param organizationalUnitId the id of the unit, such as `ou-ab12-11111111`
   *
   * @throws if it is no id of a unit
   */
  public static organizationalUnit(organizationalUnitId: string): OrganizationTarget {
    refuse(targetProblems('organizationalUnitId', organizationalUnitId, ['unit']));
    return new OrganizationTarget(organizationalUnitId);
  }

  /**
   * One account.
   *
   * @param accountId the id of the account, of 12 digits
   *
   * @throws if it is no id of an account
   */
  public static account(accountId: string): OrganizationTarget {
    refuse(targetProblems('accountId', accountId, ['account']));
    return new OrganizationTarget(accountId);
  }

  /**
   * The id of the root, unit or account.
   */
  public readonly targetId: string;

  private constructor(targetId: string) {
    this.targetId = targetId;
  }
}
