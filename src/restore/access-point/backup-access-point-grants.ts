import { aws_iam as iam } from 'aws-cdk-lib';
import type { AccessPointPolicy } from './access-point-policy';
import type { IBackupAccessPoint } from './backup-access-point';
import { combine, toIdentity, warnOfImport } from '../../private/iam/identity-grants';
import type { Permission } from '../../private/iam/identity-grants';
import { mayBeForeign, namingProblems, principalsOf } from '../../private/iam/principals';
import { statementsInWords } from '../../private/iam/statements';
import { refuse } from '../../private/messages/validation-error';
import { warn } from '../../private/messages/warnings';

const OF_THE_BUCKET = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketVersions'];
const OF_OBJECTS = ['s3:GetObject', 's3:GetObjectAttributes', 's3:GetObjectTagging'];

const POLICIES = new WeakMap<IBackupAccessPoint, AccessPointPolicy>();

/** Says which policy a grant can write. */
export function rememberPolicy(point: IBackupAccessPoint, policy: AccessPointPolicy): void {
  POLICIES.set(point, policy);
}

/** What reading takes. */
function readPermissions(s3AccessPointArn: string): Permission[] {
  return [
    { actions: [...OF_THE_BUCKET], resources: [s3AccessPointArn] },
    { actions: [...OF_OBJECTS], resources: [`${s3AccessPointArn}/object/*`] },
  ];
}

/**
 * What people and programs may be allowed to do with a backup access point, wherever it comes from.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-access-points.html
 *
 * @example
 * declare const accessPoint: backup.BackupAccessPoint;
 * declare const auditor: iam.Role;
 *
 * accessPoint.grants.read(auditor);
 */
export class BackupAccessPointGrants {
  /**
   * The grants of a backup access point.
   *
   * @param accessPoint the access point, made here or imported
   */
  public static fromAccessPoint(accessPoint: IBackupAccessPoint): BackupAccessPointGrants {
    return new BackupAccessPointGrants(accessPoint);
  }

  private constructor(private readonly accessPoint: IBackupAccessPoint) {}

  /**
   * Allows to list and read the objects of the recovery point: `s3:ListBucket`, `s3:ListBucketVersions`, `s3:GetBucketLocation`, `s3:GetObject`, `s3:GetObjectAttributes`, `s3:GetObjectTagging`.
   *
   * A role or user gets it in its own policy. Accounts, organizations and others without a policy in this app get it in the policy of the access point, and so do roles and users of other
   * accounts, in addition. Where that policy cannot be written, as that of an import, there is a warning with what is missing. The key that the backup is encrypted with is another matter.
   *
   * @param grantee who may
   *
   * @throws if the grantee is of another account, and is one that the policy cannot name: a group, a managed policy, or a role of another stack without a `roleName`
   */
  public read(grantee: iam.IGrantable): iam.Grant {
    return combine(principalsOf(grantee).map((principal) => this.readBy(principal)));
  }

  private readBy(principal: iam.IPrincipal): iam.Grant {
    const { accessPoint } = this;
    const policy = POLICIES.get(accessPoint);
    const isForeigner = mayBeForeign(principal, accessPoint.env.account);
    // Other accounts know no attribute of a resource of this one.
    const permissions = readPermissions(policy && isForeigner ? policy.arn : accessPoint.s3AccessPointArn);
    const identity = combine(permissions.map((permission) => toIdentity(principal, permission)));
    if (identity.success && !isForeigner) { return identity; }
    refuse(namingProblems('read', principal, accessPoint), accessPoint);
    warnOfImport(principal, { scope: accessPoint, method: 'read', permissions });
    const allowed = readPermissions(policy?.arn ?? accessPoint.s3AccessPointArn)
      .map(({ actions, resources }) => new iam.PolicyStatement({ actions, resources, principals: [principal] }));
    if (!policy) {
      warn(accessPoint, 'grantWithoutEffect', `read() cannot write the policy of the access point, which is imported; it has to have there: ${statementsInWords(accessPoint, allowed)}`);
      return identity;
    }
    const resource = { env: accessPoint.env, addToResourcePolicy: () => ({ statementAdded: true, policyDependable: accessPoint }) };
    return identity.combine(combine(allowed.map((statement) => {
      policy.add(statement);
      const { actions, resources: resourceArns } = statement;
      return iam.Grant.addStatementToResourcePolicy({ grantee: principal, actions, resourceArns, resource, statement });
    })));
  }
}
