import { Stack } from 'aws-cdk-lib';
import type { aws_dynamodb as dynamodb, aws_ec2 as ec2, aws_efs as efs, aws_rds as rds } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { TagCondition } from './tag-condition';
import { TagOperation } from './tag-condition';
import { kindNamed } from '../model/resource-catalog';
import type { ResourceKind } from '../model/resource-catalog';

/**
 * What a selection backs up: one resource, all that match an ARN pattern, all with a tag, or all that a construct holds.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
 *
 * @example
 * declare const plan: backup.BackupPlan;
 * declare const table: dynamodb.Table;
 *
 * plan.addSelection('Selection', {
 *   resources: [
 *     backup.BackupResource.fromDynamoDbTable(table),
 *     backup.BackupResource.fromTag('stage', 'production'),
 *     backup.BackupResource.fromConstruct(this),
 *   ],
 * });
 */
export class BackupResource {
  /**
   * Everything that AWS Backup protects within a construct, found when the app is synthesised.
   *
   * Collected are EFS file systems, DynamoDB tables (not global ones, as `TableV2` makes them), EC2 instances, EBS volumes, RDS instances outside a cluster and RDS clusters.
   *
   * @param construct a construct, a stack or a stage; what lies in a stage within it belongs to that stage and is not collected
   */
  public static fromConstruct(construct: Construct): BackupResource {
    return new BackupResource(undefined, undefined, construct);
  }

  /**
   * A DynamoDB table.
   *
   * @param table the table
   */
  public static fromDynamoDbTable(table: dynamodb.ITableRef): BackupResource {
    return BackupResource.fromArn(table.tableRef.tableArn);
  }

  /**
   * An EC2 instance.
   *
   * @param instance the instance
   */
  public static fromEc2Instance(instance: ec2.IInstanceRef): BackupResource {
    return BackupResource.fromArn(arnIn(instance, 'EC2', instance.instanceRef.instanceId));
  }

  /**
   * An EFS file system.
   *
   * @param fileSystem the file system
   */
  public static fromEfsFileSystem(fileSystem: efs.IFileSystemRef): BackupResource {
    return BackupResource.fromArn(arnIn(fileSystem, 'EFS', fileSystem.fileSystemRef.fileSystemId));
  }

  /**
   * An RDS database instance.
   *
   * @param instance the instance
   */
  public static fromRdsDatabaseInstance(instance: rds.IDBInstanceRef): BackupResource {
    return BackupResource.fromArn(instance.dbInstanceRef.dbInstanceArn);
  }

  /**
   * An Aurora or RDS database cluster.
   *
   * @param cluster the cluster
   */
  public static fromRdsDatabaseCluster(cluster: rds.IDBClusterRef): BackupResource {
    return BackupResource.fromArn(arnIn(cluster, 'Aurora', cluster.dbClusterRef.dbClusterIdentifier));
  }

  /**
   * An Aurora serverless cluster.
   *
   * @param cluster the cluster
   */
  public static fromRdsServerlessCluster(cluster: rds.IDBClusterRef): BackupResource {
    return BackupResource.fromArn(cluster.dbClusterRef.dbClusterArn);
  }

  /**
   * The resource with an ARN, or all that match a pattern.
   *
   * @param arn an ARN such as `arn:aws:ec2:us-east-1:123456789012:volume/*`, where `*` stands for any characters; `*` alone is everything
   */
  public static fromArn(arn: string): BackupResource {
    return new BackupResource(arn);
  }

  /**
   * All resources with a tag. Several of them in one selection are alternatives: a resource needs to have one of the tags.
   *
   * @param key the key of the tag
   * @param value the value of the tag
   * @param operation how the value is compared, `STRING_EQUALS` by default
   */
  public static fromTag(key: string, value: string, operation?: TagOperation): BackupResource {
    return new BackupResource(undefined, { key, value, operation });
  }

  /**
   * The ARN or ARN pattern, if it was given by one.
   *
   * @default - none
   */
  public readonly resource?: string;

  /**
   * The tag, if it was given by one.
   *
   * @default - none
   */
  public readonly tagCondition?: TagCondition;

  /**
   * The construct whose resources are meant, if it was given by one.
   *
   * @default - none
   */
  public readonly construct?: Construct;

  /**
   * One of the static methods says the same more clearly.
   *
   * @param resource an ARN or ARN pattern
   * @param tagCondition a tag
   * @param construct a construct
   */
  constructor(resource?: string, tagCondition?: TagCondition, construct?: Construct) {
    this.resource = resource;
    this.tagCondition = tagCondition;
    this.construct = construct;
  }
}

/** The ARN of a resource of which only the id is known, in its own stack. */
function arnIn(owner: Construct, apiName: string, resourceName: string): string {
  const { arn } = kindNamed(apiName) as ResourceKind;
  return Stack.of(owner).formatArn({ ...arn, resourceName });
}
