import { ArnFormat } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';

/**
 * One kind of resource that AWS Backup protects.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/whatisbackup.html#supported-resources
 */
export interface ResourceKind {
  /** What it is called in messages. */
  readonly name: string;
  /** The resource type of the AWS Backup API. */
  readonly apiName: string;
  /** The CloudFormation type whose resources are of this kind. */
  readonly cloudFormationType: string;
  /** How its ARN is made: the `Ref` of the resource is the last part. */
  readonly arn: { readonly service: string; readonly resource: string; readonly arnFormat: ArnFormat };
  /** Whether a resource of the type is backed up as part of another one. */
  readonly isPartOfAnother?: (resource: CfnResource) => boolean;
  /** The AWS managed policy that a role needs to index recovery points of this kind, if it needs one. */
  readonly indexingPolicy?: string;
}

/**
 * The kinds of resources, a row each. What is collected from a construct, and what is known of a kind, is read here.
 */
export const RESOURCE_CATALOG: readonly ResourceKind[] = [
  {
    name: 'EFS file systems',
    apiName: 'EFS',
    cloudFormationType: 'AWS::EFS::FileSystem',
    arn: { service: 'elasticfilesystem', resource: 'file-system', arnFormat: ArnFormat.SLASH_RESOURCE_NAME },
  },
  {
    name: 'DynamoDB tables (not global ones)',
    apiName: 'DynamoDB',
    cloudFormationType: 'AWS::DynamoDB::Table',
    arn: { service: 'dynamodb', resource: 'table', arnFormat: ArnFormat.SLASH_RESOURCE_NAME },
  },
  {
    name: 'EC2 instances',
    apiName: 'EC2',
    cloudFormationType: 'AWS::EC2::Instance',
    arn: { service: 'ec2', resource: 'instance', arnFormat: ArnFormat.SLASH_RESOURCE_NAME },
  },
  {
    name: 'EBS volumes',
    apiName: 'EBS',
    cloudFormationType: 'AWS::EC2::Volume',
    arn: { service: 'ec2', resource: 'volume', arnFormat: ArnFormat.SLASH_RESOURCE_NAME },
    indexingPolicy: 'AWSBackupServiceRolePolicyForIndexing',
  },
  {
    name: 'RDS instances outside a cluster',
    apiName: 'RDS',
    cloudFormationType: 'AWS::RDS::DBInstance',
    arn: { service: 'rds', resource: 'db', arnFormat: ArnFormat.COLON_RESOURCE_NAME },
    isPartOfAnother: isMemberOfCluster,
  },
  {
    name: 'RDS clusters',
    apiName: 'Aurora',
    cloudFormationType: 'AWS::RDS::DBCluster',
    arn: { service: 'rds', resource: 'cluster', arnFormat: ArnFormat.COLON_RESOURCE_NAME },
  },
];

const KIND_OF_TYPE: ReadonlyMap<string, ResourceKind> = new Map(RESOURCE_CATALOG.map((kind) => [kind.cloudFormationType, kind]));

/** The kind of a resource that AWS Backup protects by itself; nothing for any other. */
export function kindOf(resource: CfnResource): ResourceKind | undefined {
  const kind = KIND_OF_TYPE.get(resource.cfnResourceType);
  return kind?.isPartOfAnother?.(resource) ? undefined : kind;
}

/** The ARN pattern of all resources of a kind, in every partition, account and Region. */
export function arnPatternOf({ arn: { service, resource, arnFormat } }: ResourceKind): string {
  return `arn:*:${service}:*:*:${resource}${arnFormat === ArnFormat.COLON_RESOURCE_NAME ? ':' : '/'}*`;
}

/** The kind with a resource type of the AWS Backup API. */
export function kindNamed(apiName: string): ResourceKind | undefined {
  return RESOURCE_CATALOG.find((kind) => kind.apiName === apiName);
}

/** A typed L1 has the property by name, a bare `CfnResource` only among what goes into the template. */
function isMemberOfCluster(instance: CfnResource): boolean {
  const { dbClusterIdentifier, cfnProperties } = instance as unknown as { dbClusterIdentifier?: string; cfnProperties?: Record<string, unknown> };
  return Boolean(dbClusterIdentifier ?? cfnProperties?.DBClusterIdentifier);
}
