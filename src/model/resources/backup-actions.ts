import type { ResourceKind } from './resource-kind';

/**
 * What the role of a selection has to be allowed on a resource, by the name of its kind or its resource type: any of some, where it is a matter of settings which of them is used. Only
 * those are here that are asked for the ARN of the resource itself.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForBackup.html
 */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  'EFS': ['elasticfilesystem:Backup'],
  'DynamoDB': ['dynamodb:CreateBackup', 'dynamodb:StartAwsBackupJob'],
  'EC2': ['ec2:CreateImage'],
  'EBS': ['ec2:CreateSnapshot'],
  'RDS': ['rds:CreateDBSnapshot'],
  'RDS Multi-AZ clusters': ['rds:CreateDBClusterSnapshot'],
  'Aurora': ['rds:CreateDBClusterSnapshot'],
  'DocumentDB': ['rds:CreateDBClusterSnapshot'],
  'Neptune': ['rds:CreateDBClusterSnapshot'],
  'FSx': ['fsx:CreateBackup'],
  'S3': ['s3:GetBucketVersioning'],
};

/** What backups of a kind begin with; none where that is not known for sure. */
export function backupActionsOf({ name, apiName }: Pick<ResourceKind, 'name' | 'apiName'>): readonly string[] {
  return ACTIONS[name] ?? ACTIONS[apiName] ?? [];
}
