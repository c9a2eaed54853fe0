import type { ResourceKind } from './resource-kind';

/**
 * What the role of a selection has to be allowed, by the name of the kind of a resource or its resource type: any of some, where it is a matter of settings which of them is used.
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
  'DSQL': ['dsql:StartBackupJob'],
  'Timestream': ['timestream:StartAwsBackupJob'],
  'EKS': ['eks:DescribeCluster'],
  'Storage Gateway': ['storagegateway:CreateSnapshot'],
  'Redshift': ['redshift:CreateClusterSnapshot'],
  'Redshift Serverless': ['redshift-serverless:CreateSnapshot'],
  'SAP HANA on Amazon EC2': ['ssm-sap:BackupDatabase'],
  'CloudFormation': ['cloudformation:GetTemplate'],
};

/** Those that are asked for another ARN than that of the resource: of its snapshot, of a volume or database in it, or with an id that the service makes. */
const ON_OTHERS: ReadonlySet<string> = new Set(['Storage Gateway', 'Redshift', 'Redshift Serverless', 'SAP HANA on Amazon EC2', 'CloudFormation']);

/** What backups of a kind begin with; none where that is not known for sure. */
export function backupActionsOf({ name, apiName }: Pick<ResourceKind, 'name' | 'apiName'>): readonly string[] {
  return ACTIONS[name] ?? ACTIONS[apiName] ?? [];
}

/** Whether these are asked for the ARN of the resource itself. */
export function areOnItself({ apiName }: Pick<ResourceKind, 'apiName'>): boolean {
  return !ON_OTHERS.has(apiName);
}
