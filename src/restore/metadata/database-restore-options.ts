import type { aws_docdb as docdb, aws_ec2 as ec2, aws_kms as kms, aws_neptune as neptune, aws_rds as rds, Size } from 'aws-cdk-lib';
import type { RestoreMetadataOptions } from './restore-metadata-options';

/**
 * What a test restore of any database is told.
 */
export interface DatabaseRestoreOptions extends RestoreMetadataOptions {
  /**
   * The security groups of the restored database, of the VPC of `subnetGroup`. The order does not matter.
   *
   * @default - AWS Backup infers them: the default one of the VPC
   */
  readonly securityGroups?: ec2.ISecurityGroupRef[];

  /**
   * The Availability Zones of the restored database, such as `eu-central-1a`. The order does not matter.
   *
   * @default - AWS Backup infers them
   */
  readonly availabilityZones?: string[];

  /**
   * The port of the restored database.
   *
   * @default - AWS Backup infers it
   */
  readonly port?: number;

  /**
   * The logs that the restored database sends to CloudWatch, by the names of its engine. The order does not matter.
   *
   * @default - AWS Backup infers them
   */
  readonly cloudwatchLogsExports?: string[];

  /**
   * Whether IAM identities may log in to the restored database.
   *
   * @default - AWS Backup infers it
   */
  readonly iamAuthentication?: boolean;
}

/**
 * What a test restore of a database cluster is told. AWS Backup restores the cluster without instances.
 */
export interface DatabaseClusterRestoreOptions extends DatabaseRestoreOptions {
  /**
   * The name of the database in the restored cluster.
   *
   * @default - AWS Backup infers it
   */
  readonly databaseName?: string;

  /**
   * The version of the engine of the restored cluster.
   *
   * @default - AWS Backup infers it
   */
  readonly engineVersion?: string;

  /**
   * The key that the restored cluster is encrypted with.
   *
   * @default - AWS Backup infers it
   */
  readonly encryptionKey?: kms.IKeyRef;
}

/**
 * What a test restore of an Aurora cluster, or of an RDS Multi-AZ cluster, is told.
 */
export interface RdsClusterRestoreOptions extends DatabaseClusterRestoreOptions {
  /**
   * The subnet group of the restored cluster.
   *
   * @default - the default one of the Region, without which the restore fails
   */
  readonly subnetGroup?: rds.IDBSubnetGroupRef;

  /**
   * The parameter group of the restored cluster.
   *
   * @default - AWS Backup infers it
   */
  readonly parameterGroup?: rds.IDBClusterParameterGroupRef;

  /**
   * The option group of the restored cluster.
   *
   * @default - AWS Backup infers it
   */
  readonly optionGroup?: rds.IOptionGroupRef;
}

/**
 * What a test restore of a DocumentDB cluster is told.
 */
export interface DocDbRestoreOptions extends DatabaseClusterRestoreOptions {
  /**
   * The subnet group of the restored cluster.
   *
   * @default - the default one of the Region, without which the restore fails
   */
  readonly subnetGroup?: docdb.IDBSubnetGroupRef;

  /**
   * The parameter group of the restored cluster.
   *
   * @default - AWS Backup infers it
   */
  readonly parameterGroup?: docdb.IDBClusterParameterGroupRef;
}

/**
 * What a test restore of a Neptune cluster is told.
 */
export interface NeptuneRestoreOptions extends DatabaseClusterRestoreOptions {
  /**
   * The subnet group of the restored cluster.
   *
   * @default - the default one of the Region, without which the restore fails
   */
  readonly subnetGroup?: neptune.IDBSubnetGroupRef;

  /**
   * The parameter group of the restored cluster.
   *
   * @default - AWS Backup infers it
   */
  readonly parameterGroup?: neptune.IDBClusterParameterGroupRef;
}

/**
 * What a test restore of an RDS instance is told.
 */
export interface RdsRestoreOptions extends DatabaseRestoreOptions {
  /**
   * The subnet group of the restored instance.
   *
   * @default - the default one of the Region, without which the restore fails
   */
  readonly subnetGroup?: rds.IDBSubnetGroupRef;

  /**
   * The class of the restored instance, such as `ec2.InstanceType.of(ec2.InstanceClass.T4G, ec2.InstanceSize.MEDIUM)`.
   *
   * @default - that of the source
   */
  readonly instanceClass?: ec2.InstanceType;

  /**
   * Whether the restored instance has a standby in another Availability Zone.
   *
   * @default - AWS Backup infers it
   */
  readonly multiAz?: boolean;

  /**
   * The storage of the restored instance, in whole GiB.
   *
   * @default - that of the source
   */
  readonly allocatedStorage?: Size;

  /**
   * The type of that storage.
   *
   * @default - AWS Backup infers it
   */
  readonly storageType?: rds.StorageType;

  /**
   * How many operations per second that storage is provisioned with.
   *
   * @default - AWS Backup infers it
   */
  readonly iops?: number;

  /**
   * The name of the database in the restored instance.
   *
   * @default - AWS Backup infers it
   */
  readonly databaseName?: string;

  /**
   * The parameter group of the restored instance.
   *
   * @default - AWS Backup infers it
   */
  readonly parameterGroup?: rds.IDBParameterGroupRef;

  /**
   * The option group of the restored instance.
   *
   * @default - AWS Backup infers it
   */
  readonly optionGroup?: rds.IOptionGroupRef;

  /**
   * Whether the restored instance has an address that the internet can reach.
   *
   * @default - AWS Backup infers it
   */
  readonly publiclyAccessible?: boolean;

  /**
   * The license of the restored instance.
   *
   * @default - AWS Backup infers it
   */
  readonly licenseModel?: rds.LicenseModel;
}
