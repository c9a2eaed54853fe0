import { ArnFormat, aws_iam as iam } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';

/** The kinds of resources that this library checks itself. The handler knows them, too. */
export type CheckedKind = 'aurora' | 'docDb' | 'dynamoDb' | 'ebs' | 'ec2' | 'efs' | 'fsx' | 'neptune' | 'rds' | 's3';

/** The kinds of which an instance is made for the time of the check. */
export const CLUSTER_KINDS: readonly CheckedKind[] = ['aurora', 'docDb', 'neptune'];

/** What the names begin with that restore testing gives to tables and buckets. */
const RESTORED = 'awsbackup-restore-test-*';

/**
 * Only what restore testing has made, which AWS Backup tags so. AWS Backup itself deletes nothing else.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSServiceRolePolicyForBackupRestoreTesting.html
 */
const IF_RESTORED = { Null: { 'aws:ResourceTag/awsbackup-restore-test': 'false' } };

/** What the names of the instances begin with that are made in clusters. */
const INSTANCES = 'db:restore-validation-*';

/**
 * What the function may do that checks a kind of resource: look at what restore testing has made, and nothing else.
 *
 * IAM knows tables and buckets by their names only, which restore testing makes; and it narrows what EC2 and FSx are asked neither by tags nor by resources.
 */
export function checkStatements(stack: Stack, kind: CheckedKind, comparesWithSource: boolean): iam.PolicyStatement[] {
  const arn = (service: string, resource: string) => stack.formatArn({ service, resource, arnFormat: ArnFormat.NO_RESOURCE_NAME });
  const bucket = stack.formatArn({ service: 's3', region: '', account: '', resource: RESTORED, arnFormat: ArnFormat.NO_RESOURCE_NAME });
  switch (kind) {
    case 'dynamoDb': return [
      allow(['dynamodb:DescribeTable', 'dynamodb:Scan'], [arn('dynamodb', `table/${RESTORED}`)]),
      ...(comparesWithSource ? [allow(['dynamodb:DescribeTable'], [arn('dynamodb', 'table/*')])] : []),
    ];
    case 's3': return [allow(['s3:ListBucket'], [bucket]), allow(['s3:GetObject'], [`${bucket}/*`])];
    case 'ebs': return [allow(['ec2:DescribeVolumes', 'ec2:DescribeVolumeStatus'], ['*'])];
    case 'ec2': return [allow(['ec2:DescribeInstanceStatus'], ['*'])];
    case 'efs': return [allow(['elasticfilesystem:DescribeFileSystems'], [arn('elasticfilesystem', 'file-system/*')], IF_RESTORED)];
    case 'fsx': return [allow(['fsx:DescribeFileSystems', 'fsx:DescribeVolumes'], ['*'])];
    case 'rds': return [allow(['rds:DescribeDBClusters', 'rds:DescribeDBInstances'], [arn('rds', 'cluster:*'), arn('rds', 'db:*')], IF_RESTORED)];
    default: return [
      allow(['rds:CreateDBInstance', 'rds:DescribeDBClusters'], [arn('rds', 'cluster:*')], IF_RESTORED),
      allow(['rds:AddTagsToResource', 'rds:CreateDBInstance', 'rds:DeleteDBInstance', 'rds:DescribeDBInstances'], [arn('rds', INSTANCES)]),
      // What the instance has of its cluster.
      allow(['rds:CreateDBInstance'], ['og:*', 'pg:*', 'subgrp:*'].map((resource) => arn('rds', resource))),
    ];
  }
}

function allow(actions: string[], resources: string[], conditions?: Record<string, Record<string, string>>): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions, resources, conditions });
}
