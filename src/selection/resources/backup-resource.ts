import type {
  aws_docdb as docdb, aws_dsql as dsql, aws_dynamodb as dynamodb, aws_ec2 as ec2, aws_efs as efs, aws_eks as eks, aws_fsx as fsx,
  aws_neptune as neptune, aws_rds as rds, aws_redshift as redshift, aws_redshiftserverless as redshiftserverless, aws_s3 as s3,
  aws_systemsmanagersap as systemsmanagersap, aws_timestream as timestream, Stack,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { arnAttributeOf, arnHere, arnIn, arnOf } from './resource-arn';
import { rememberOwner } from './resource-owner';
import { EVERYTHING } from '../../model/arn-pattern';
import { BackupResourceType, unknownTypeProblems } from '../../model/resources/backup-resource-type';
import { refuse } from '../../private/messages/validation-error';
import { TagOperation } from '../tag-condition';
import type { TagCondition } from '../tag-condition';

/**
 * Which resources of a construct are meant.
 */
export interface FromConstructOptions {
  /**
   * The types to collect, such as `BackupResourceType.all()`. The order does not matter.
   *
   * @default - EFS, DynamoDB (not global tables), EC2, EBS, RDS and Aurora, as `aws-cdk-lib/aws-backup` collects them
   */
  readonly resourceTypes?: BackupResourceType[];
}

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
   * Everything of a type, in the partition, account and Region of the selection.
   *
   * AWS Backup knows some types by one pattern: with Aurora, DocumentDB, Neptune or RDS clusters come all the others, and a warning says so.
   *
   * @param resourceType the type, such as `BackupResourceType.S3`
   *
   * @throws if this library does not know the type: the pattern can be given to `fromArn()`
   */
  public static allOf(resourceType: BackupResourceType): BackupResource {
    refuse(unknownTypeProblems([resourceType]));
    return ofTypes([resourceType]);
  }

  /**
   * Everything that AWS Backup protects in the account and Region, whoever made it.
   */
  public static everything(): BackupResource {
    return ofTypes(BackupResourceType.all(), EVERYTHING);
  }

  /**
   * Everything that AWS Backup protects within a construct, found when the app is synthesised.
   *
   * Collected are EFS file systems, DynamoDB tables (not global ones, as `TableV2` makes them), EC2 instances, EBS volumes, RDS instances outside a cluster and RDS clusters,
   * or the types that are asked for. What is left out is warned about. A nested stack is collected as a whole only where nothing in it is backed up by itself,
   * and nothing in it makes backups.
   *
   * @param construct a construct, a stack or a stage, what lies in a stage within it belongs to that stage and is not collected
   * @param options which types to collect
   *
   * @throws if the list of types is empty, or this library does not know one of them
   */
  public static fromConstruct(construct: Construct, options: FromConstructOptions = {}): BackupResource {
    refuse(resourceTypesProblems(options.resourceTypes));
    return ofTypes(options.resourceTypes, undefined, construct);
  }

  /**
   * A DynamoDB table.
   *
   * @param table the table
   */
  public static fromDynamoDbTable(table: dynamodb.ITableRef): BackupResource {
    return ofResource(table, table.tableRef.tableArn);
  }

  /**
   * A DynamoDB global table: the replica in its own Region.
   *
   * @param table the table
   */
  public static fromDynamoDbGlobalTable(table: dynamodb.IGlobalTableRef): BackupResource {
    return ofResource(table, table.globalTableRef.globalTableArn, BackupResourceType.DYNAMODB);
  }

  /**
   * An EC2 instance.
   *
   * @param instance the instance
   */
  public static fromEc2Instance(instance: ec2.IInstanceRef): BackupResource {
    return ofResource(instance, arnIn(instance, 'AWS::EC2::Instance', instance.instanceRef.instanceId));
  }

  /**
   * An EBS volume.
   *
   * @param volume the volume
   */
  public static fromEbsVolume(volume: ec2.IVolumeRef): BackupResource {
    return ofResource(volume, arnOf(volume, 'AWS::EC2::Volume', volume.volumeRef.volumeId), BackupResourceType.EBS);
  }

  /**
   * An EFS file system.
   *
   * @param fileSystem the file system
   */
  public static fromEfsFileSystem(fileSystem: efs.IFileSystemRef): BackupResource {
    const { fileSystemId, fileSystemArn } = fileSystem.fileSystemRef;
    return ofResource(fileSystem, arnIn(fileSystem, 'AWS::EFS::FileSystem', fileSystemId, fileSystemArn));
  }

  /**
   * An RDS database instance.
   *
   * @param instance the instance
   */
  public static fromRdsDatabaseInstance(instance: rds.IDBInstanceRef): BackupResource {
    return ofResource(instance, instance.dbInstanceRef.dbInstanceArn);
  }

  /**
   * An Aurora or RDS database cluster.
   *
   * @param cluster the cluster
   */
  public static fromRdsDatabaseCluster(cluster: rds.IDBClusterRef): BackupResource {
    const { dbClusterIdentifier, dbClusterArn } = cluster.dbClusterRef;
    return ofResource(cluster, arnIn(cluster, 'AWS::RDS::DBCluster', dbClusterIdentifier, dbClusterArn));
  }

  /**
   * An Aurora serverless cluster.
   *
   * @param cluster the cluster
   */
  public static fromRdsServerlessCluster(cluster: rds.IDBClusterRef): BackupResource {
    return ofResource(cluster, cluster.dbClusterRef.dbClusterArn);
  }

  /**
   * An S3 bucket. AWS Backup needs its versioning to be on.
   *
   * @param bucket the bucket
   */
  public static fromS3Bucket(bucket: s3.IBucketRef): BackupResource {
    return ofResource(bucket, bucket.bucketRef.bucketArn, BackupResourceType.S3);
  }

  /**
   * An FSx file system for Lustre, Windows File Server or OpenZFS. Of one for NetApp ONTAP, the volumes are backed up.
   *
   * @param fileSystem the file system
   */
  public static fromFsxFileSystem(fileSystem: fsx.IFileSystemRef): BackupResource {
    return ofResource(fileSystem, arnOf(fileSystem, 'AWS::FSx::FileSystem', fileSystem.fileSystemRef.fileSystemId), BackupResourceType.FSX);
  }

  /**
   * An FSx file system for Lustre, as `fsx.LustreFileSystem` makes or imports it.
   *
   * @param fileSystem the file system
   */
  public static fromFsxLustreFileSystem(fileSystem: fsx.IFileSystem): BackupResource {
    const { fileSystemId } = fileSystem;
    return Construct.isConstruct(fileSystem)
      ? ofResource(fileSystem, arnIn(fileSystem, 'AWS::FSx::FileSystem', fileSystemId), BackupResourceType.FSX)
      : ofTypes([BackupResourceType.FSX], arnHere('AWS::FSx::FileSystem', fileSystemId));
  }

  /**
   * A volume of an FSx file system for NetApp ONTAP.
   *
   * @param volume the volume, one of this app
   *
   * @throws if the volume is imported: its id does not tell the ARN
   */
  public static fromFsxVolume(volume: fsx.IVolumeRef): BackupResource {
    return ofResource(volume, arnAttributeOf(volume, 'AWS::FSx::Volume'), BackupResourceType.FSX);
  }

  /**
   * A DocumentDB cluster, but not an elastic one.
   *
   * @param cluster the cluster
   */
  public static fromDocDbCluster(cluster: docdb.IDBClusterRef): BackupResource {
    return ofResource(cluster, arnOf(cluster, 'AWS::DocDB::DBCluster', cluster.dbClusterRef.dbClusterId), BackupResourceType.DOCUMENTDB);
  }

  /**
   * A Neptune cluster.
   *
   * @param cluster the cluster
   */
  public static fromNeptuneCluster(cluster: neptune.IDBClusterRef): BackupResource {
    return ofResource(cluster, arnOf(cluster, 'AWS::Neptune::DBCluster', cluster.dbClusterRef.dbClusterIdentifier), BackupResourceType.NEPTUNE);
  }

  /**
   * A Timestream table.
   *
   * @param table the table
   */
  public static fromTimestreamTable(table: timestream.ITableRef): BackupResource {
    return ofResource(table, table.tableRef.tableArn, BackupResourceType.TIMESTREAM);
  }

  /**
   * A Redshift cluster.
   *
   * @param cluster the cluster
   */
  public static fromRedshiftCluster(cluster: redshift.IClusterRef): BackupResource {
    return ofResource(cluster, arnOf(cluster, 'AWS::Redshift::Cluster', cluster.clusterRef.clusterIdentifier), BackupResourceType.REDSHIFT);
  }

  /**
   * A Redshift Serverless namespace.
   *
   * @param serverlessNamespace the namespace, one of this app
   *
   * @throws if the namespace is imported: its name does not tell the ARN
   */
  public static fromRedshiftServerlessNamespace(serverlessNamespace: redshiftserverless.INamespaceRef): BackupResource {
    return ofResource(serverlessNamespace, arnAttributeOf(serverlessNamespace, 'AWS::RedshiftServerless::Namespace'), BackupResourceType.REDSHIFT_SERVERLESS);
  }

  /**
   * An Aurora DSQL cluster.
   *
   * @param cluster the cluster
   */
  public static fromDsqlCluster(cluster: dsql.IClusterRef): BackupResource {
    return ofResource(cluster, arnOf(cluster, 'AWS::DSQL::Cluster', cluster.clusterRef.identifier), BackupResourceType.DSQL);
  }

  /**
   * An EKS cluster. AWS Backup needs its authentication mode to be `API` or `API_AND_CONFIG_MAP`. Where it has persistent volumes in S3, the role needs the
   * policies of `BackupResourceType.S3`, too.
   *
   * @param cluster the cluster
   */
  public static fromEksCluster(cluster: eks.IClusterRef): BackupResource {
    return ofResource(cluster, cluster.clusterRef.clusterArn, BackupResourceType.EKS);
  }

  /**
   * An SAP HANA application on EC2, with its databases.
   *
   * @param application the application
   */
  public static fromSapHanaApplication(application: systemsmanagersap.IApplicationRef): BackupResource {
    return ofResource(application, application.applicationRef.applicationArn, BackupResourceType.SAP_HANA_ON_EC2);
  }

  /**
   * A CloudFormation stack, with the resources in it that AWS Backup protects.
   *
   * @param stack the stack, also a nested one
   */
  public static fromStack(stack: Stack): BackupResource {
    return ofResource(stack, stack.stackId, BackupResourceType.CLOUDFORMATION);
  }

  /**
   * The resource with an ARN, or all that match a pattern.
   *
   * @param arn an ARN such as `arn:aws:ec2:us-east-1:123456789012:volume/*`, where `*` stands for any characters, `*` alone is everything
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
   * The types that are meant.
   *
   * Of a construct, those that are collected; of an ARN, its type, by which the role gets its policies; alone, everything of the types. The order does
   * not matter.
   *
   * @default - not said
   */
  public readonly resourceTypes?: BackupResourceType[];

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

function ofResource(owner: IConstruct, arn: string, resourceType?: BackupResourceType): BackupResource {
  const resource = resourceType ? ofTypes([resourceType], arn) : BackupResource.fromArn(arn);
  rememberOwner(resource, owner);
  return resource;
}

/** The constructor has the parameters of `aws-cdk-lib/aws-backup`, and no more: in Go, another optional one would break every call. */
function ofTypes(resourceTypes?: BackupResourceType[], resource?: string, construct?: Construct): BackupResource {
  return Object.assign(new BackupResource(resource, undefined, construct), { resourceTypes });
}

function resourceTypesProblems(types?: readonly BackupResourceType[]): string[] {
  return types?.length === 0
    ? ["'resourceTypes' must have at least one type, got none: leave it out for those that are collected by default"]
    : unknownTypeProblems(types ?? []);
}
