import type { aws_ec2 as ec2, aws_efs as efs, aws_kms as kms, Size } from 'aws-cdk-lib';

/**
 * What every restore can be told.
 */
export interface RestoreMetadataOptions {
  /**
   * Keys that have no property of their own here, as AWS Backup calls them, with the texts that it wants: lists and objects as JSON. Upper and lower case of keys do not matter.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-inferred-metadata.html
   * @default - none
   */
  readonly others?: { [key: string]: string };
}

/**
 * What a test restore of a DynamoDB table is told.
 */
export interface DynamoDbRestoreOptions extends RestoreMetadataOptions {
  /**
   * The key that the restored table is encrypted with.
   *
   * @default - DynamoDB's default encryption
   */
  readonly encryptionKey?: kms.IKeyRef;
}

/**
 * What a test restore of an S3 bucket is told.
 */
export interface S3RestoreOptions extends RestoreMetadataOptions {
  /**
   * The key that the restored objects are encrypted with.
   *
   * @default - AWS Backup infers the encryption
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * Whether the access control lists of objects are restored.
   *
   * @default - AWS Backup infers it
   */
  readonly restoreAcls?: boolean;
}

/**
 * What a test restore of an EBS volume is told.
 */
export interface EbsRestoreOptions extends RestoreMetadataOptions {
  /**
   * The Availability Zone of the restored volume, such as `eu-central-1a`.
   *
   * @default - one at random
   */
  readonly availabilityZone?: string;

  /**
   * The key that the restored volume is encrypted with.
   *
   * @default - AWS Backup infers it; the volume is encrypted in any case
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * How many operations per second the volume is provisioned with.
   *
   * @default - AWS Backup infers it
   */
  readonly iops?: number;

  /**
   * The throughput of the volume, in MiB per second.
   *
   * @default - AWS Backup infers it
   */
  readonly throughput?: number;

  /**
   * The size of the volume, in whole GiB.
   *
   * @default - that of the source
   */
  readonly size?: Size;

  /**
   * The type of the volume.
   *
   * @default - AWS Backup infers it
   */
  readonly volumeType?: ec2.EbsDeviceVolumeType;
}

/**
 * What a test restore of an EC2 instance is told.
 */
export interface Ec2RestoreOptions extends RestoreMetadataOptions {
  /**
   * The type of the restored instance.
   *
   * @default - that of the source
   */
  readonly instanceType?: ec2.InstanceType;

  /**
   * Whether the instance answers to the instance metadata service of version 2 only.
   *
   * @default true
   */
  readonly requireImdsv2?: boolean;

  /**
   * Whether the restored instance has the instance profile of the source. The role of the restore has to be allowed to pass the role in it (`iam:PassRole`).
   *
   * @default false
   */
  readonly keepInstanceProfile?: boolean;

  /**
   * The security groups of the restored instance, of the VPC of `subnet`. The order does not matter.
   *
   * @default - AWS Backup infers them
   */
  readonly securityGroups?: ec2.ISecurityGroupRef[];

  /**
   * The subnet of the restored instance.
   *
   * @default - one of the default VPC, without which the restore fails
   */
  readonly subnet?: ec2.ISubnetRef;
}

/**
 * What a test restore of an EFS file system is told.
 */
export interface EfsRestoreOptions extends RestoreMetadataOptions {
  /**
   * The key that the restored file system is encrypted with.
   *
   * @default - `alias/aws/elasticfilesystem`
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * The performance mode of the restored file system.
   *
   * @default - AWS Backup infers it
   */
  readonly performanceMode?: efs.PerformanceMode;
}
