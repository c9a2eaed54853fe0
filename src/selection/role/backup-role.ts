import { aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { addPolicies, backupPolicies, restorePolicies } from './role-policies';
import { BackupResourceType, unknownTypeProblems } from '../../model/resources/backup-resource-type';
import { refuse } from '../../private/messages/validation-error';
import { BACKUP_SERVICE } from '../../private/service';

/**
 * Makes roles that AWS Backup can assume, with the AWS managed policies that it needs for some types of resources.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/iam-service-roles.html
 *
 * @example
 * declare const plan: backup.BackupPlan;
 * declare const bucket: s3.Bucket;
 *
 * plan.addSelection('Files', {
 *   resources: [backup.BackupResource.fromS3Bucket(bucket)],
 *   role: backup.BackupRole.forBackup(this, 'BackupRole', [backup.BackupResourceType.S3]),
 * });
 */
export class BackupRole {
  /**
   * A role that may back up and copy, and may not restore.
   *
   * @param scope where the role belongs
   * @param id its id there
   * @param types the types of resources to back up, in any order, all that this library knows by default
   *
   * @throws if this library does not know one of the types: its policies are not known either
   */
  public static forBackup(scope: Construct, id: string, types: BackupResourceType[] = BackupResourceType.all()): iam.Role {
    return roleWith(scope, id, types, backupPolicies);
  }

  /**
   * A role that may restore, and may not back up: for restores started by hand, and for restore testing.
   *
   * @param scope where the role belongs
   * @param id its id there
   * @param types the types of resources to restore, in any order, all that this library knows by default
   *
   * @throws if this library does not know one of the types: its policies are not known either
   */
  public static forRestore(scope: Construct, id: string, types: BackupResourceType[] = BackupResourceType.all()): iam.Role {
    return roleWith(scope, id, types, restorePolicies);
  }

  private constructor() {}
}

type Policies = (types: readonly BackupResourceType[]) => readonly string[];

function roleWith(scope: Construct, id: string, types: readonly BackupResourceType[], policiesOf: Policies): iam.Role {
  refuse(unknownTypeProblems(types), scope);
  const role = new iam.Role(scope, id, { assumedBy: new iam.ServicePrincipal(BACKUP_SERVICE) });
  addPolicies(role, role, policiesOf(types));
  return role;
}
