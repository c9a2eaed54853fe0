import type { aws_backup as backup, aws_iam as iam } from 'aws-cdk-lib';
import { grantToIdentities } from '../../private/iam/identity-grants';
import { accountOf, isForeign, principalsOf } from '../../private/iam/principals';
import { refuse } from '../../private/messages/validation-error';

/**
 * What people and programs may be allowed to do with a report plan, wherever it comes from.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbackup.html
 *
 * @example
 * declare const reports: backup.BackupReportPlan;
 * declare const auditor: iam.Role;
 *
 * reports.grants.startReports(auditor);
 */
export class BackupReportPlanGrants {
  /**
   * The grants of a report plan.
   *
   * @param plan the report plan, made here, by an L1, or imported by its ARN
   */
  public static fromPlan(plan: backup.IReportPlanRef): BackupReportPlanGrants {
    return new BackupReportPlanGrants(plan);
  }

  private constructor(private readonly plan: backup.IReportPlanRef) {}

  /**
   * Allows to have a report written at once, and to see the plan: `backup:StartReportJob`, `backup:DescribeReportPlan`.
   *
   * @param grantee who may: an identity of the account of the plan
   *
   * @throws if the grantee is known to be of another account
   */
  public startReports(grantee: iam.IGrantable): iam.Grant {
    const { account } = this.plan.env;
    refuse(principalsOf(grantee).filter((principal) => isForeign(principal, account)).map((principal) =>
      `the grantee of startReports() must be of the account of the report plan, ${account}, got one of ${accountOf(principal)}: AWS Backup lets no other account use one`), this.plan);
    const permissions = [{ actions: ['backup:StartReportJob', 'backup:DescribeReportPlan'], resources: [this.plan.reportPlanRef.reportPlanArn] }];
    return grantToIdentities(grantee, { scope: this.plan, method: 'startReports', permissions });
  }
}
