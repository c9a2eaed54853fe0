import type { Stack } from 'aws-cdk-lib';
import { clusterEntries, rdsEntries } from './database-entries';
import type { DocDbRestoreOptions, NeptuneRestoreOptions, RdsClusterRestoreOptions, RdsRestoreOptions } from './database-restore-options';
import { lustreEntries, ontapEntries, openZfsEntries, windowsEntries } from './fsx-entries';
import type { FsxLustreRestoreOptions, FsxOntapRestoreOptions, FsxOpenZfsRestoreOptions, FsxWindowsRestoreOptions } from './fsx-restore-options';
import { metadataTexts } from './metadata-entries';
import type { MetadataObject } from './metadata-entries';
import type { DynamoDbRestoreOptions, EbsRestoreOptions, Ec2RestoreOptions, EfsRestoreOptions, RestoreMetadataOptions, S3RestoreOptions } from './restore-metadata-options';
import { dynamoDbEntries, ebsEntries, ec2Entries, efsEntries, s3Entries } from './storage-entries';
import { BackupResourceType } from '../../model/resources/backup-resource-type';
import { isToken } from '../../private/known-text';
import { refuse } from '../../private/messages/validation-error';
import { sizeProblems } from '../../private/sizes';

/**
 * What a test restore is told instead of what AWS Backup infers: each type of resources has its own.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-inferred-metadata.html
 *
 * @example
 * declare const tests: backup.RestoreTestingPlan;
 * declare const subnetGroup: rds.SubnetGroup;
 * declare const securityGroup: ec2.SecurityGroup;
 *
 * tests.addSelection('Databases', {
 *   resourceType: backup.BackupResourceType.RDS,
 *   restoreMetadata: backup.RestoreMetadata.rds({ subnetGroup, securityGroups: [securityGroup], multiAz: false }),
 * });
 */
export class RestoreMetadata {
  /**
   * For restores of Aurora clusters.
   *
   * @param options what they are told
   *
   * @throws if `others` has what another option says
   */
  public static aurora(options: RdsClusterRestoreOptions): RestoreMetadata {
    return new RestoreMetadata(options, rdsClusterEntries(options), BackupResourceType.AURORA);
  }

  /**
   * For restores of DocumentDB clusters.
   *
   * @param options what they are told
   *
   * @throws if `others` has what another option says
   */
  public static docDb(options: DocDbRestoreOptions): RestoreMetadata {
    const entries = clusterEntries(options, options.subnetGroupName, options.parameterGroupName);
    return new RestoreMetadata(options, entries, BackupResourceType.DOCUMENTDB);
  }

  /**
   * For restores of DynamoDB tables.
   *
   * @param options what they are told
   *
   * @throws if `others` has what another option says
   */
  public static dynamoDb(options: DynamoDbRestoreOptions): RestoreMetadata {
    return new RestoreMetadata(options, dynamoDbEntries(options), BackupResourceType.DYNAMODB);
  }

  /**
   * For restores of EBS volumes.
   *
   * @param options what they are told
   *
   * @throws if a number or a size is not whole, or `others` has what another option says
   */
  public static ebs(options: EbsRestoreOptions): RestoreMetadata {
    refuse(sizeProblems('size', options.size, 'gibibytes'));
    return new RestoreMetadata(options, ebsEntries(options), BackupResourceType.EBS);
  }

  /**
   * For restores of EC2 instances.
   *
   * @param options what they are told
   *
   * @throws if `others` has what another option says
   */
  public static ec2(options: Ec2RestoreOptions): RestoreMetadata {
    return new RestoreMetadata(options, ec2Entries(options), BackupResourceType.EC2);
  }

  /**
   * For restores of EFS file systems.
   *
   * @param options what they are told
   *
   * @throws if `others` has what another option says
   */
  public static efs(options: EfsRestoreOptions): RestoreMetadata {
    return new RestoreMetadata(options, efsEntries(options), BackupResourceType.EFS);
  }

  /**
   * For restores of FSx for Lustre file systems.
   *
   * @param options what they are told
   *
   * @throws if there are no subnets, or `others` has what another option says
   */
  public static fsxLustre(options: FsxLustreRestoreOptions): RestoreMetadata {
    return new RestoreMetadata(options, lustreEntries(options), BackupResourceType.FSX, subnetProblems(options.subnets));
  }

  /**
   * For restores of volumes of FSx for NetApp ONTAP.
   *
   * @param options what they are told
   *
   * @throws if a number or a size is not whole, or `others` has what another option says
   */
  public static fsxOntap(options: FsxOntapRestoreOptions): RestoreMetadata {
    refuse(sizeProblems('size', options.size, 'mebibytes'));
    return new RestoreMetadata(options, ontapEntries(options), BackupResourceType.FSX);
  }

  /**
   * For restores of FSx for OpenZFS file systems.
   *
   * @param options what they are told
   *
   * @throws if there are no subnets in a list of them, or `others` has what another option says
   */
  public static fsxOpenZfs(options: FsxOpenZfsRestoreOptions): RestoreMetadata {
    return new RestoreMetadata(options, openZfsEntries(options), BackupResourceType.FSX, subnetProblems(options.subnets));
  }

  /**
   * For restores of FSx for Windows File Server file systems.
   *
   * @param options what they are told
   *
   * @throws if there are no subnets, or `others` has what another option says
   */
  public static fsxWindows(options: FsxWindowsRestoreOptions): RestoreMetadata {
    return new RestoreMetadata(options, windowsEntries(options), BackupResourceType.FSX, subnetProblems(options.subnets));
  }

  /**
   * For restores of Neptune clusters.
   *
   * @param options what they are told
   *
   * @throws if `others` has what another option says
   */
  public static neptune(options: NeptuneRestoreOptions): RestoreMetadata {
    const subnetGroup = options.subnetGroup?.dbSubnetGroupRef.dbSubnetGroupName;
    const parameterGroup = options.parameterGroup?.dbClusterParameterGroupRef.dbClusterParameterGroupName;
    const entries = clusterEntries(options, subnetGroup, parameterGroup);
    return new RestoreMetadata(options, entries, BackupResourceType.NEPTUNE);
  }

  /**
   * For restores of anything: keys as AWS Backup calls them, with the texts that it wants, lists and objects as JSON.
   *
   * @param metadata texts by key, in which upper and lower case do not matter
   *
   * @throws if two keys differ in upper and lower case only
   */
  public static raw(metadata: { [key: string]: string }): RestoreMetadata {
    return new RestoreMetadata({ others: metadata }, {});
  }

  /**
   * For restores of RDS instances outside a cluster.
   *
   * @param options what they are told
   *
   * @throws if a number or a size is not whole, or `others` has what another option says
   */
  public static rds(options: RdsRestoreOptions): RestoreMetadata {
    refuse(sizeProblems('allocatedStorage', options.allocatedStorage, 'gibibytes'));
    return new RestoreMetadata(options, rdsEntries(options), BackupResourceType.RDS);
  }

  /**
   * For restores of RDS Multi-AZ clusters, which are of the type `RDS`, too.
   *
   * @param options what they are told
   *
   * @throws if `others` has what another option says
   */
  public static rdsCluster(options: RdsClusterRestoreOptions): RestoreMetadata {
    return new RestoreMetadata(options, rdsClusterEntries(options), BackupResourceType.RDS);
  }

  /**
   * For restores of S3 buckets.
   *
   * @param options what they are told
   *
   * @throws if `others` has what another option says
   */
  public static s3(options: S3RestoreOptions): RestoreMetadata {
    return new RestoreMetadata(options, s3Entries(options), BackupResourceType.S3);
  }

  /**
   * The type of resources that it is for.
   *
   * @default - that of any selection
   */
  public readonly resourceType?: BackupResourceType;

  private readonly entries: MetadataObject;

  private constructor(options: RestoreMetadataOptions, entries: MetadataObject, resourceType?: BackupResourceType, problems: string[] = []) {
    const { others = {} } = options;
    const given = Object.keys(entries).filter((key) => entries[key] !== undefined);
    refuse(isToken(others) ? ['restore metadata must have keys that are known when the app is synthesised, got a token: give tokens as values'] : []);
    refuse([...problems, ...numberProblems(options), ...repeatProblems([...given, ...Object.keys(others)])]);
    this.entries = { ...entries, ...others };
    this.resourceType = resourceType;
  }

  /** @internal */
  public _render(stack: Stack): Record<string, string> | undefined {
    const texts = metadataTexts(this.entries, stack);
    return Object.keys(texts).length > 0 ? texts : undefined;
  }
}

function rdsClusterEntries(options: RdsClusterRestoreOptions): MetadataObject {
  const subnetGroup = options.subnetGroup?.dbSubnetGroupRef.dbSubnetGroupName;
  const parameterGroup = options.parameterGroup?.dbClusterParameterGroupRef.dbClusterParameterGroupName;
  return { ...clusterEntries(options, subnetGroup, parameterGroup), optionGroupName: options.optionGroup?.optionGroupRef.optionGroupName };
}

function subnetProblems(subnets?: readonly unknown[]): string[] {
  return subnets?.length === 0 ? ["'subnets' must have at least one subnet, got none"] : [];
}

/** No service takes parts of a port or of an operation, nor less than none. */
function numberProblems(options: RestoreMetadataOptions): string[] {
  return Object.entries(options)
    .filter(([, value]) => typeof value === 'number' && !isToken(value) && !(Number.isInteger(value) && value >= 0))
    .map(([name, value]) => `'${name}' must be a whole number of at least 0, got ${value}`);
}

/** AWS Backup does not tell keys by upper and lower case. */
function repeatProblems(keys: readonly string[]): string[] {
  const seen = new Set<string>();
  return keys.filter((key) => seen.size === seen.add(key.toLowerCase()).size)
    .map((key) => `a key of restore metadata must be given once, whatever its case, got '${key}' again`);
}
