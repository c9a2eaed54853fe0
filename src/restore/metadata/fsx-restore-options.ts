import type { aws_ec2 as ec2, aws_kms as kms, Size } from 'aws-cdk-lib';
import type { RestoreMetadataOptions } from './restore-metadata-options';

/**
 * What a test restore of an FSx for Lustre file system is told.
 */
export interface FsxLustreRestoreOptions extends RestoreMetadataOptions {
  /**
   * The subnets of the restored file system, which AWS Backup cannot infer. At least one, the order is kept.
   */
  readonly subnets: ec2.ISubnetRef[];

  /**
   * The security groups of the restored file system. The order does not matter.
   *
   * @default - AWS Backup infers them
   */
  readonly securityGroups?: ec2.ISecurityGroupRef[];

  /**
   * The key that the restored file system is encrypted with.
   *
   * @default - AWS Backup infers it
   */
  readonly encryptionKey?: kms.IKeyRef;
}

/**
 * What a test restore of a volume of FSx for NetApp ONTAP is told.
 */
export interface FsxOntapRestoreOptions extends RestoreMetadataOptions {
  /**
   * The id of the storage virtual machine of the restored volume, such as `svm-0123456789abcdef0`, which AWS Backup cannot infer.
   */
  readonly storageVirtualMachineId: string;

  /**
   * Where the restored volume is mounted, such as `/test`.
   *
   * @default - AWS Backup infers it
   */
  readonly junctionPath?: string;

  /**
   * The security style of the restored volume: `UNIX`, `NTFS` or `MIXED`.
   *
   * @default - AWS Backup infers it
   */
  readonly securityStyle?: string;

  /**
   * The size of the restored volume, in whole MiB.
   *
   * @default - AWS Backup infers it
   */
  readonly size?: Size;

  /**
   * Whether the restored volume is deduplicated and compressed.
   *
   * @default - AWS Backup infers it
   */
  readonly storageEfficiencyEnabled?: boolean;
}

/**
 * What a test restore of an FSx for OpenZFS file system is told.
 */
export interface FsxOpenZfsRestoreOptions extends RestoreMetadataOptions {
  /**
   * The subnets of the restored file system. The order is kept.
   *
   * @default - AWS Backup infers them
   */
  readonly subnets?: ec2.ISubnetRef[];

  /**
   * The security groups of the restored file system. The order does not matter.
   *
   * @default - AWS Backup infers them
   */
  readonly securityGroups?: ec2.ISecurityGroupRef[];

  /**
   * The key that the restored file system is encrypted with.
   *
   * @default - AWS Backup infers it
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * The deployment type of the restored file system, such as `SINGLE_AZ_1`.
   *
   * @default - AWS Backup infers it
   */
  readonly deploymentType?: string;

  /**
   * The throughput of the restored file system, in MB per second.
   *
   * @default - AWS Backup infers it
   */
  readonly throughputCapacity?: number;
}

/**
 * What a test restore of an FSx for Windows File Server file system is told. AWS Backup tests those that are joined to an AWS Managed Microsoft AD only.
 */
export interface FsxWindowsRestoreOptions extends RestoreMetadataOptions {
  /**
   * The subnets of the restored file system, which AWS Backup cannot infer. At least one, the order is kept.
   */
  readonly subnets: ec2.ISubnetRef[];

  /**
   * The id of the AWS Managed Microsoft AD that the restored file system joins, such as `d-1234567890`, which AWS Backup cannot infer.
   */
  readonly activeDirectoryId: string;

  /**
   * The security groups of the restored file system. The order does not matter.
   *
   * @default - AWS Backup infers them
   */
  readonly securityGroups?: ec2.ISecurityGroupRef[];

  /**
   * The key that the restored file system is encrypted with.
   *
   * @default - AWS Backup infers it
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * The throughput of the restored file system, in MB per second.
   *
   * @default - AWS Backup infers it
   */
  readonly throughputCapacity?: number;

  /**
   * The subnet of the preferred file server, one of `subnets`.
   *
   * @default - AWS Backup infers it
   */
  readonly preferredSubnet?: ec2.ISubnetRef;
}
