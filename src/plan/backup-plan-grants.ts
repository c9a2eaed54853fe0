import type { aws_backup as backup, aws_iam as iam } from 'aws-cdk-lib';
import { grantToIdentities, passRole } from '../private/iam/identity-grants';
import type { Permission } from '../private/iam/identity-grants';
import { accountOf, isForeign, principalsOf } from '../private/iam/principals';
import { refuse } from '../private/messages/validation-error';

/**
 * What people and programs may be allowed to do with a backup plan.
 *
 * It serves every plan: those made here, those of aws-cdk-lib, L1s and imports.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/access-control.html
 *
 * @example
 * declare const plan: backup.IBackupPlan;
 * declare const team: iam.Role;
 * declare const backupRole: iam.Role;
 *
 * backup.BackupPlanGrants.fromPlan(plan).createSelections(team, backupRole);
 */
export class BackupPlanGrants {
  /**
   * The grants of a plan.
   *
   * @param plan the plan, wherever it comes from
   */
  public static fromPlan(plan: backup.IBackupPlanRef): BackupPlanGrants {
    return new BackupPlanGrants(plan);
  }

  private readonly plan: backup.IBackupPlanRef;

  private constructor(plan: backup.IBackupPlanRef) {
    this.plan = plan;
  }

  /**
   * Allows to add selections to the plan: `backup:CreateBackupSelection`.
   *
   * @param grantee who may: an identity of the account of the plan
   * @param role the role of the selections, which the grantee may then pass to AWS Backup (`iam:PassRole`); by default, passing one has to be allowed elsewhere
   *
   * @throws if the grantee is known to be of another account
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupSelection.html
   */
  public createSelections(grantee: iam.IGrantable, role?: iam.IRoleRef): iam.Grant {
    return this.allow('createSelections', grantee, ['backup:CreateBackupSelection'], passRole(role));
  }

  /**
   * Allows to see the plan, its versions and its selections: `backup:GetBackupPlan`, `backup:ListBackupPlanVersions`, `backup:GetBackupSelection`, `backup:ListBackupSelections`.
   *
   * @param grantee who may: an identity of the account of the plan
   *
   * @throws if the grantee is known to be of another account
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbackup.html
   */
  public read(grantee: iam.IGrantable): iam.Grant {
    return this.allow('read', grantee, ['backup:GetBackupPlan', 'backup:ListBackupPlanVersions', 'backup:GetBackupSelection', 'backup:ListBackupSelections']);
  }

  private allow(method: string, grantee: iam.IGrantable, actions: string[], more: Permission[] = []): iam.Grant {
    refuse(this.foreignProblems(method, grantee), this.plan);
    const permissions = [{ actions, resources: [this.plan.backupPlanRef.backupPlanArn] }, ...more];
    return grantToIdentities(grantee, { scope: this.plan, method, permissions });
  }

  /** A plan has no policy that could let another account in. */
  private foreignProblems(method: string, grantee: iam.IGrantable): string[] {
    const { account } = this.plan.env;
    return principalsOf(grantee).filter((principal) => isForeign(principal, account)).map((principal) =>
      `the grantee of ${method}() must be of the account of the plan, ${account}, got one of ${accountOf(principal)}: AWS Backup lets no other account use a plan`);
  }
}
