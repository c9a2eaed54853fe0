import { Fn, Resource, Stack, Validations } from 'aws-cdk-lib';
import type { aws_iam as iam, IResource, RemovalPolicy, ResourceEnvironment } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { AccessPointPolicy } from './access-point-policy';
import { BackupAccessPointGrants, rememberPolicy } from './backup-access-point-grants';
import { judgeAtSynthesis } from '../../checks/synthesis';
import { AccessPointDocument } from '../../document/access-point-document';
import { accessPointNameProblems, isContinuousPoint, recoveryPointArnProblems } from '../../model/access-point';
import { canHaveShape } from '../../model/arn-pattern';
import { Instant } from '../../model/instant';
import { arnSection } from '../../private/arn';
import { inWords, isDefaultOfLookup } from '../../private/known-text';
import { inGivenNames } from '../../private/messages/names';
import { refuse } from '../../private/messages/validation-error';
import { TaggedResource } from '../tagged-resource';

const ARN = 'arn:+:backup:+:+:accesspoint/+';

/**
 * A reference to a backup access point.
 */
export interface BackupAccessPointReference {
  /**
   * The ARN of the backup access point.
   */
  readonly backupAccessPointArn: string;
}

/**
 * A backup access point, made here or imported.
 */
export interface IBackupAccessPoint extends IResource {
  /**
   * The ARN of the backup access point, by which AWS Backup knows it.
   *
   * @attribute
   */
  readonly backupAccessPointArn: string;

  /**
   * The name of the backup access point, and of its access point of S3.
   *
   * @attribute
   */
  readonly backupAccessPointName: string;

  /**
   * The ARN of its access point of S3, by which objects are read.
   *
   * @attribute
   */
  readonly s3AccessPointArn: string;

  /**
   * A reference to the backup access point, as newer versions of aws-cdk-lib take it.
   */
  readonly backupAccessPointRef: BackupAccessPointReference;
}

/**
 * Properties of a `BackupAccessPoint`.
 */
export interface BackupAccessPointProps {
  /**
   * The ARN of the recovery point to read: one of S3, in an ordinary or a logically air-gapped vault of the account and Region. It has at most 5 access points.
   */
  readonly recoveryPointArn: string;

  /**
   * The name, unique among all access points of the account and Region, those of S3 included.
   *
   * 3 to 50 small letters, digits and `-`, with a letter or digit at both ends, and not with `-s3alias` at the end. Every change but one of tags replaces the access point, and CloudFormation
   * replaces nothing by something of the same name: with a name of its own, change the name as well.
   *
   * @default - one that CloudFormation makes, or where there is a policy, one that is made of the path of the construct and changes with the properties
   */
  readonly accessPointName?: string;

  /**
   * The time at which objects are read, of a continuous recovery point: an ISO 8601 date and time with a time zone, such as `2026-01-31T03:30:27Z`, in the retention of the recovery point. It is
   * needed for such a point, and AWS Backup takes none for a snapshot.
   *
   * @default - none, for a snapshot
   */
  readonly pointInTime?: string;

  /**
   * Who may read through the access point, beside those whose own policies allow it. `grants.read()` adds to it. Its resources are `arn:<partition>:s3:<region>:<account>:accesspoint/<name>` and, of
   * objects, the same with `/object/*`; it has at most 200,000 characters.
   *
   * @default - none: who reads is said by the policies of identities
   */
  readonly policy?: iam.PolicyDocument;

  /**
   * What becomes of the access point when it leaves the stack. One that stays goes on to block the deletion of the recovery point.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A backup access point: the objects of a recovery point of S3 are listed and read by the API of S3, without a restore.
 *
 * While it exists, the recovery point is not deleted, neither by hand nor at the end of its retention, and does not move to another tier. That goes on when its last access point is
 * deleted. Some Regions do not have it, among them those in China and AWS GovCloud (US).
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-access-points.html
 *
 * @example
 * declare const auditor: iam.Role;
 *
 * const accessPoint = new backup.BackupAccessPoint(this, 'Invoices', {
 *   recoveryPointArn: 'arn:aws:backup:eu-central-1:111122223333:recovery-point:invoices-5ec207d0',
 *   pointInTime: '2026-01-31T03:30:27Z',
 * });
 * accessPoint.grants.read(auditor);
 */
@propertyInjectable
export class BackupAccessPoint extends Resource implements IBackupAccessPoint {
  /**
   * The id by which `PropertyInjectors` find this class.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-aws-backup.BackupAccessPoint';

  /**
   * Imports a backup access point by its ARN.
   *
   * @param scope where the import belongs
   * @param id its id there
   * @param backupAccessPointArn the ARN: `arn:<partition>:backup:<region>:<account>:accesspoint/<name>`
   *
   * @throws if it is not the ARN of a backup access point
   */
  public static fromBackupAccessPointArn(scope: Construct, id: string, backupAccessPointArn: string): IBackupAccessPoint {
    refuse(arnProblems(scope, backupAccessPointArn), scope);
    const [region, account] = [REGION, ACCOUNT].map((index) => arnSection(backupAccessPointArn, index));
    return new ImportedBackupAccessPoint(scope, id, backupAccessPointArn, { account, region });
  }

  /**
   * Imports a backup access point of the account and Region of the stack.
   *
   * @param scope where the import belongs
   * @param id its id there
   * @param backupAccessPointName the name
   *
   * @throws if the name is out of bounds
   */
  public static fromBackupAccessPointName(scope: Construct, id: string, backupAccessPointName: string): IBackupAccessPoint {
    refuse(accessPointNameProblems('backupAccessPointName', backupAccessPointName, scope), scope);
    return new ImportedBackupAccessPoint(scope, id, Stack.of(scope).formatArn({ service: 'backup', resource: 'accesspoint', resourceName: backupAccessPointName }));
  }

  public readonly backupAccessPointArn: string;
  public readonly backupAccessPointName: string;
  public readonly s3AccessPointArn: string;

  /**
   * The alias of its access point of S3, which stands wherever the API of S3 takes the name of a bucket.
   *
   * @attribute
   */
  public readonly s3AccessPointAlias: string;

  /**
   * @param scope where the access point belongs
   * @param id its id there
   * @param props properties of the access point
   *
   * @throws all at once, for what AWS Backup refuses: an ARN of something else than a recovery point of S3, a name out of bounds, a time that is none or lacks its zone, no time for a recovery point
   * that is continuous by its name; at synthesis, for a name that another one has, a sixth access point of a recovery point, or a policy that is too long
   */
  constructor(scope: Construct, id: string, props: BackupAccessPointProps) {
    super(scope, id);
    const { recoveryPointArn, pointInTime } = props;
    refuse([
      ...recoveryPointArnProblems('recoveryPointArn', recoveryPointArn, this),
      ...accessPointNameProblems('accessPointName', props.accessPointName || undefined, this),
      ...Instant.problemsOf('pointInTime', pointInTime, this),
      ...(pointInTime === undefined && isContinuousPoint(recoveryPointArn)
        ? [`'pointInTime' must be given for a continuous recovery point, as '${recoveryPointArn}' is by its name`]
        : []),
    ], this);

    const policy = new AccessPointPolicy(this, { accessPointName: props.accessPointName || undefined, recoveryPointArn, pointInTime }, props.policy);
    const resource = new TaggedResource(this, 'Resource', {
      type: AccessPointDocument.TYPE,
      properties: {
        RecoveryPointArn: recoveryPointArn,
        Name: policy.renderName(),
        AccessPointInTime: pointInTime,
        AccessPointPolicy: policy.renderPolicy(),
      },
    });
    // The validation that aws-cdk-lib brings does not know the type yet.
    Validations.of(resource).acknowledge({ id: 'CloudFormation-Validate::F3006', reason: 'AWS::Backup::BackupAccessPoint is newer than the types that the validation knows' });
    if (props.removalPolicy) { resource.applyRemovalPolicy(props.removalPolicy); }
    this.backupAccessPointArn = resource.ref;
    this.backupAccessPointName = props.accessPointName || Fn.select(1, Fn.split('/', resource.ref));
    this.s3AccessPointArn = resource.getAtt('AccessPointMetadata.S3AccessPointArn').toString();
    this.s3AccessPointAlias = resource.getAtt('AccessPointMetadata.S3AccessPointAlias').toString();
    rememberPolicy(this, policy);

    judgeAtSynthesis({
      construct: this,
      resource,
      words: { duplicateAccessPointName: inOwnWords, accessPointTimeOfSnapshot: inOwnWords, invalidAccessPoint: inOwnWords },
    });
  }

  /**
   * A reference to this access point, as newer versions of aws-cdk-lib take it.
   */
  public get backupAccessPointRef(): BackupAccessPointReference {
    return { backupAccessPointArn: this.backupAccessPointArn };
  }

  /**
   * What people and programs may be allowed to do with this access point.
   */
  public get grants(): BackupAccessPointGrants {
    return BackupAccessPointGrants.fromAccessPoint(this);
  }
}

const REGION = 3;
const ACCOUNT = 4;

/** A backup access point that exists already. */
class ImportedBackupAccessPoint extends Resource implements IBackupAccessPoint {
  public readonly backupAccessPointName: string;
  public readonly s3AccessPointArn: string;

  constructor(scope: Construct, id: string, public readonly backupAccessPointArn: string, environment: Partial<ResourceEnvironment> = {}) {
    super(scope, id, environment);
    this.backupAccessPointName = nameIn(backupAccessPointArn);
    this.s3AccessPointArn = Stack.of(this).formatArn({
      service: 's3', account: this.env.account, region: this.env.region, resource: 'accesspoint', resourceName: this.backupAccessPointName,
    });
  }

  public get backupAccessPointRef(): BackupAccessPointReference {
    return { backupAccessPointArn: this.backupAccessPointArn };
  }
}

/** What is behind the slash of an ARN; at deployment where that is not known. */
function nameIn(arn: string): string {
  const resource = arnSection(arn, 5);
  return resource?.includes('/') ? resource.slice(resource.indexOf('/') + 1) : Fn.select(1, Fn.split('/', arn));
}

function inOwnWords(message: string): string {
  return inGivenNames(message, { Name: 'accessPointName', AccessPointInTime: 'pointInTime', RecoveryPointArn: 'recoveryPointArn', AccessPointPolicy: 'policy' });
}

function arnProblems(scope: Construct, arn: string): string[] {
  return canHaveShape(arn, ARN) || isDefaultOfLookup(arn, scope)
    ? []
    : [`'backupAccessPointArn' must be the ARN of a backup access point, arn:<partition>:backup:<region>:<account>:accesspoint/<name>, got '${inWords(arn)}'`];
}
