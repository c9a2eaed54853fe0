import { aws_iam as iam } from 'aws-cdk-lib';
import { isKnownText } from '../../private/known-text';
import { refuse } from '../../private/messages/validation-error';

const PATH = /^o-[a-z0-9]{10,32}\/(\*|r-[a-z0-9]{4,32}\/(ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}\/)*(\*|ou-\*)?)$/;

/**
 * The accounts of organizational units (OUs), as a principal of a resource policy: everybody, on the condition of a path in AWS Organizations (`aws:PrincipalOrgPaths`).
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 *
 * @example
 * declare const vault: backup.BackupVault;
 *
 * vault.grants.copyInto(new backup.OrganizationalUnitPrincipal('o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*'));
 */
export class OrganizationalUnitPrincipal implements iam.IComparablePrincipal {
  /**
   * The principal to grant to: this one.
   */
  public readonly grantPrincipal: iam.IPrincipal = this;

  /**
   * The action by which it would assume a role.
   */
  public readonly assumeRoleAction: string = 'sts:AssumeRole';

  /**
   * The paths, in the order in which they were given.
   */
  public readonly organizationPaths: string[];

  /**
   * @param organizationPaths one or more paths, from the organization over its root to the unit, each part followed by `/`: `o-…/r-…/ou-…/` has the accounts
   * that are in the unit itself, `o-…/r-…/ou-…/*` also those in units below it. The order does not matter.
   *
   * @throws if there is no path, or if one can match no account
   */
  constructor(...organizationPaths: string[]) {
    refuse(pathProblems(organizationPaths));
    this.organizationPaths = [...organizationPaths];
  }

  /**
   * What stands in a policy for this principal.
   */
  public get policyFragment(): iam.PrincipalPolicyFragment {
    return new iam.PrincipalPolicyFragment({ AWS: ['*'] }, { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': this.organizationPaths } });
  }

  /**
   * Adds nothing: units have no identity policy.
   *
   * @param _statement the statement
   */
  public addToPrincipalPolicy(_statement: iam.PolicyStatement): iam.AddToPrincipalPolicyResult {
    return { statementAdded: false };
  }

  /**
   * What is the same for principals that are the same.
   */
  public dedupeString(): string | undefined {
    return `OrganizationalUnitPrincipal:${this.organizationPaths.join(',')}`;
  }

  /**
   * A text for messages.
   */
  public toString(): string {
    return `OrganizationalUnitPrincipal(${this.organizationPaths.join(', ')})`;
  }
}

function pathProblems(paths: string[]): string[] {
  if (paths.length === 0) { return ['an OrganizationalUnitPrincipal must have at least one path, got none']; }
  return paths
    .filter((path) => isKnownText(path) && !PATH.test(path))
    .map((path) => `an organization path must be 'o-<id>/r-<id>/ou-<id>/', '*' may follow, got '${path}': it matches no account`);
}
