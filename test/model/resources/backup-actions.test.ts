import { areOnItself, backupActionsOf } from '../../../src/model/resources/backup-actions';
import { RESOURCE_CATALOG } from '../../../src/model/resources/resource-catalog';

/** With what AWS Backup begins a backup, of which the role has to be allowed one, as its managed policy has them; and whether that is asked of the resource itself. */
const ASKED: Record<string, readonly [string[], boolean]> = {
  'Aurora': [['rds:CreateDBClusterSnapshot'], true],
  'RDS Multi-AZ clusters': [['rds:CreateDBClusterSnapshot'], true],
  'RDS': [['rds:CreateDBSnapshot'], true],
  'DocumentDB': [['rds:CreateDBClusterSnapshot'], true],
  'Neptune': [['rds:CreateDBClusterSnapshot'], true],
  'DynamoDB': [['dynamodb:CreateBackup', 'dynamodb:StartAwsBackupJob'], true],
  'EBS': [['ec2:CreateSnapshot'], true],
  'EC2': [['ec2:CreateImage'], true],
  'EFS': [['elasticfilesystem:Backup'], true],
  'EKS': [['eks:DescribeCluster'], true],
  'FSx': [['fsx:CreateBackup'], true],
  'S3': [['s3:GetBucketVersioning'], true],
  'DSQL': [['dsql:StartBackupJob'], true],
  'Timestream': [['timestream:StartAwsBackupJob'], true],
  'Storage Gateway': [['storagegateway:CreateSnapshot'], false],
  'Redshift': [['redshift:CreateClusterSnapshot'], false],
  'Redshift Serverless': [['redshift-serverless:CreateSnapshot'], false],
  'SAP HANA on Amazon EC2': [['ssm-sap:BackupDatabase'], false],
  'CloudFormation': [['cloudformation:GetTemplate'], false],
  'VirtualMachine': [[], true],
};

test.each(RESOURCE_CATALOG.map((kind) => [kind.name, kind] as const))('what a role needs for %s', (name, kind) => {
  expect([backupActionsOf(kind), areOnItself(kind)]).toEqual(ASKED[name] ?? ASKED[kind.apiName]);
});
