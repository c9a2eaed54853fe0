import type { aws_backup as backup, aws_iam as iam } from 'aws-cdk-lib';
import { grantToIdentities, passRole } from '../private/iam/identity-grants';
import type { Permission } from '../private/iam/identity-grants';
import { accountOf, isForeign, principalsOf } from '../private/iam/principals';
import { refuse } from '../private/messages/validation-error';

/**
 * What people and programs may be allowed to do with a restore testing plan, wherever it comes from.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbackup.html
 *
 * @example
 * declare const tests: backup.RestoreTestingPlan;
 * declare const validator: iam.Role;
 *
 * tests.grants.putValidationResults(validator);
 */
export class RestoreTestingPlanGrants {
  /**
   * The grants of a restore testing plan.
   *
   * @param plan the plan, made here, by an L1, or imported by its ARN
   */
  public static fromPlan(plan: backup.IRestoreTestingPlanRef): RestoreTestingPlanGrants {
    return new RestoreTestingPlanGrants(plan);
  }

  private constructor(private readonly plan: backup.IRestoreTestingPlanRef) {}

  /**
   * Allows to add selections to the plan: `backup:CreateRestoreTestingSelection`.
   *
   * @param grantee who may: an identity of the account of the plan
   * @param role the role of the selections, which the grantee may then pass to AWS Backup (`iam:PassRole`); by default, passing one has to be allowed elsewhere
   *
   * @throws if the grantee is known to be of another account
   */
  public createSelections(grantee: iam.IGrantable, role?: iam.IRoleRef): iam.Grant {
    return this.allow('createSelections', grantee, [this.onPlan('backup:CreateRestoreTestingSelection'), ...passRole(role)]);
  }

  /**
   * Allows to see the plan and its selections: `backup:GetRestoreTestingPlan`, `backup:GetRestoreTestingSelection`, `backup:ListRestoreTestingSelections`.
   *
   * @param grantee who may: an identity of the account of the plan
   *
   * @throws if the grantee is known to be of another account
   */
  public read(grantee: iam.IGrantable): iam.Grant {
    return this.allow('read', grantee, [this.onPlan('backup:GetRestoreTestingPlan', 'backup:GetRestoreTestingSelection', 'backup:ListRestoreTestingSelections')]);
  }

  /**
   * Allows to say whether what was restored is as it should be: `backup:PutRestoreValidationResult`, which IAM cannot narrow to the tests of one plan, and
   * `backup:DescribeRestoreJob`, which it cannot either.
   *
   * @param grantee who may: an identity of the account of the plan
   *
   * @throws if the grantee is known to be of another account
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-validation.html
   */
  public putValidationResults(grantee: iam.IGrantable): iam.Grant {
    return this.allow('putValidationResults', grantee, [{ actions: ['backup:PutRestoreValidationResult', 'backup:DescribeRestoreJob'], resources: ['*'] }]);
  }

  private onPlan(...actions: string[]): Permission {
    return { actions, resources: [this.plan.restoreTestingPlanRef.restoreTestingPlanArn] };
  }

  private allow(method: string, grantee: iam.IGrantable, permissions: Permission[]): iam.Grant {
    const { account } = this.plan.env;
    refuse(principalsOf(grantee).filter((principal) => isForeign(principal, account)).map((principal) =>
      `the grantee of ${method}() must be of the account of the restore testing plan, ${account}, got one of ${accountOf(principal)}: `
      + 'AWS Backup lets no other account use one'), this.plan);
    return grantToIdentities(grantee, { scope: this.plan, method, permissions });
  }
}
