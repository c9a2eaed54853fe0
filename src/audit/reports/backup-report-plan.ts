import { aws_backup as backup, aws_s3 as s3, Duration, Names, Resource, Stack } from 'aws-cdk-lib';
import type { IResource, ResourceEnvironment } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import type { BackupReport } from './backup-report';
import type { BackupReportFormat } from './backup-report-format';
import { BackupReportPlanGrants } from './backup-report-plan-grants';
import { allowDelivery, bucketBehind } from './delivery';
import { ReportsRole } from './reports-role';
import { judgeAtSynthesis } from '../../checks/synthesis';
import { descriptionProblems } from '../../model/audit/reports';
import { namedWithId } from '../../model/backup-arn';
import { NameRule } from '../../model/name';
import { inGivenNames } from '../../private/messages/names';
import { refuse } from '../../private/messages/validation-error';
import { exemptOwn } from '../../private/own-exemption';
import { rootOf } from '../../private/tree';
import { auditArnProblems, nameOnly } from '../audit-arn';
import { l1Behind } from '../behind-plan';

/**
 * A report plan of AWS Backup Audit Manager, made here or imported.
 */
export interface IBackupReportPlan extends IResource, backup.IReportPlanRef {
  /**
   * The name of the report plan, unique in its account and Region.
   *
   * @attribute
   */
  readonly reportPlanName: string;

  /**
   * The ARN of the report plan, which ends with an id that the service makes.
   *
   * @attribute
   */
  readonly reportPlanArn: string;
}

/**
 * Properties of a `BackupReportPlan`.
 */
export interface BackupReportPlanProps {
  /**
   * The name of the report plan, unique in its account and Region.
   *
   * 1 to 256 letters, digits and `_`, the first of them a letter. Changing it replaces the plan.
   *
   * @default - a name made of the path of the construct
   */
  readonly reportPlanName?: string;

  /**
   * What the reports are for.
   *
   * At most 1,024 characters, not all of them blank.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * What the reports say, and on which accounts and Regions.
   */
  readonly report: BackupReport;

  /**
   * The bucket that the reports are written into, of the account of the plan. Its policy, and that of the key that encrypts it, get what AWS Backup needs, where they are of this app; where they are not,
   * a warning has the statements to add there.
   *
   * @default - a new bucket: encrypted, versioned, not public, for TLS only; what was overwritten is deleted after 90 days, and the bucket stays when the stack goes
   */
  readonly bucket?: s3.IBucketRef;

  /**
   * What the keys of the reports begin with in the bucket, without a slash at the end.
   *
   * @default - nothing
   */
  readonly prefix?: string;

  /**
   * How the reports are written: at least one format, in any order, and CSV alone on several accounts or Regions.
   *
   * @default - CSV
   */
  readonly formats?: BackupReportFormat[];

  /**
   * Whether this app makes the service-linked role with which AWS Backup writes reports: once in an account, by the first report plan. Policies name that role, and so can only be written after it. Turn it off for
   * all report plans of an account that has the role already, which has it with its first framework or report plan, whoever made that.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/using-service-linked-roles-AWSServiceRoleForBackupReports.html
   * @default true
   */
  readonly serviceLinkedRole?: boolean;
}

/**
 * A report plan of AWS Backup Audit Manager: each day between 1 and 5 o'clock UTC it writes a report on the last 24 hours into a bucket.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/working-with-audit-reports.html
 *
 * @example
 * const reports = new backup.BackupReportPlan(this, 'Jobs', {
 *   report: backup.BackupReport.backupJobs(),
 *   formats: [backup.BackupReportFormat.CSV, backup.BackupReportFormat.JSON],
 * });
 */
@propertyInjectable
export class BackupReportPlan extends Resource implements IBackupReportPlan {
  /**
   * The id by which `PropertyInjectors` find this class.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-aws-backup.BackupReportPlan';

  /**
   * Imports a report plan of the account and Region of the stack by its name. Its ARN, which ends with an id that the service has made, is not known then.
   *
   * @param scope where the import belongs
   * @param id its id there
   * @param reportPlanName the name of the report plan
   *
   * @throws if the name is out of bounds; at synthesis, if the ARN is needed
   */
  public static fromReportPlanName(scope: Construct, id: string, reportPlanName: string): IBackupReportPlan {
    refuse(NameRule.AUDIT.problemsOf('reportPlanName', reportPlanName, scope), scope);
    return new ImportedReportPlan(scope, id, reportPlanName, nameOnly(scope, 'report plan', reportPlanName, 'fromReportPlanArn'));
  }

  /**
   * Imports a report plan by its ARN, which ends with an id that the service has made.
   *
   * @param scope where the import belongs
   * @param id its id there
   * @param reportPlanArn the ARN: `arn:<partition>:backup:<region>:<account>:report-plan:<name>-<id>`
   *
   * @throws if it is not the ARN of a report plan
   */
  public static fromReportPlanArn(scope: Construct, id: string, reportPlanArn: string): IBackupReportPlan {
    refuse(auditArnProblems(scope, 'reportPlanArn', 'report-plan', reportPlanArn), scope);
    const { name, account, region } = namedWithId(scope, 'reportPlanArn', reportPlanArn);
    return new ImportedReportPlan(scope, id, name, reportPlanArn, { account, region });
  }

  public readonly reportPlanName: string;
  public readonly reportPlanArn: string;

  /**
   * The bucket that the reports are written into: the one that was given, or the one that was made.
   */
  public readonly bucket: s3.IBucketRef;

  /**
   * @param scope where the report plan belongs
   * @param id its id there
   * @param props properties of the report plan
   *
   * @throws all at once, for what AWS Backup refuses: a name or description out of bounds, no format, JSON on several accounts or Regions, compliance with no framework; at synthesis, for a name that another
   * report plan has
   */
  constructor(scope: Construct, id: string, props: BackupReportPlanProps) {
    super(scope, id);
    const { report, formats, serviceLinkedRole = true } = props;
    refuse([
      ...NameRule.AUDIT.problemsOf('reportPlanName', props.reportPlanName || undefined, this),
      ...descriptionProblems('description', props.description),
      ...(formats?.length === 0 ? ["'formats' must have at least one format, or be left out, got none"] : []),
      ...report._problems(formats ?? []),
    ], this);

    this.bucket = props.bucket ?? this.ownBucket();
    this.reportPlanName = props.reportPlanName || NameRule.AUDIT.generate(Names.uniqueId(this), this.node.addr);
    const resource = new backup.CfnReportPlan(this, 'Resource', {
      reportPlanName: this.reportPlanName,
      reportPlanDescription: props.description || undefined,
      reportDeliveryChannel: {
        S3BucketName: this.bucket.bucketRef.bucketName,
        S3KeyPrefix: props.prefix || undefined,
        Formats: formats && [...new Set(formats)],
      },
      reportSetting: report._render(),
    });
    this.reportPlanArn = resource.attrReportPlanArn;

    const policies = allowDelivery(this, this.bucket);
    policies.forEach((policy) => resource.node.addDependency(policy));
    if (serviceLinkedRole) { ReportsRole.of(this).makeFor(this, this.stackOfRole(report), [resource, ...policies]); }
    judgeAtSynthesis({ construct: this, resource, words: { duplicateAuditName: inOwnWords, frameworksOfReport: inOwnWords } });
  }

  /**
   * A reference to this report plan, as all of aws-cdk-lib takes it.
   */
  public get reportPlanRef(): backup.ReportPlanReference {
    return { reportPlanArn: this.reportPlanArn };
  }

  /**
   * What people and programs may be allowed to do with this report plan.
   */
  public get grants(): BackupReportPlanGrants {
    return BackupReportPlanGrants.fromPlan(this);
  }

  private ownBucket(): s3.Bucket {
    const bucket = new s3.Bucket(this, 'Bucket', {
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90), abortIncompleteMultipartUploadAfter: Duration.days(7) }],
    });
    exemptOwn(bucket, 'it holds reports of AWS Backup, and no data of the app');
    return bucket;
  }

  /** What is deployed before this stack needs the role before: that of a framework, which would make it by itself, or that of the bucket, whose policy names it. */
  private stackOfRole({ frameworks }: BackupReport): Stack {
    const before = [...frameworks.map((framework) => l1Behind(framework, framework.frameworkRef.frameworkArn)), bucketBehind(this.bucket)];
    const other = before.find((each) => each && rootOf(each) === rootOf(this) && each.stack.account === this.env.account);
    return other?.stack ?? this.stack;
  }
}

/** A report plan that exists already. */
class ImportedReportPlan extends Resource implements IBackupReportPlan {
  constructor(
    scope: Construct, id: string,
    public readonly reportPlanName: string, public readonly reportPlanArn: string, environment: Partial<ResourceEnvironment> = {},
  ) {
    super(scope, id, environment);
  }

  public get reportPlanRef(): backup.ReportPlanReference {
    return { reportPlanArn: this.reportPlanArn };
  }
}

function inOwnWords(message: string): string {
  return inGivenNames(message, { ReportPlanName: 'reportPlanName' });
}
