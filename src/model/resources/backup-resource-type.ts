import { kindsNamed, RESOURCE_CATALOG } from './resource-catalog';
import type { Feature, ResourceKind } from './resource-kind';

const TYPES = new Map<string, BackupResourceType>();

/**
 * A type of resource that AWS Backup protects, and what it can do with such resources.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html
 *
 * @example
 * declare const plan: backup.BackupPlan;
 *
 * plan.addSelection('Databases', {
 *   resources: [backup.BackupResource.fromConstruct(this, {
 *     resourceTypes: [backup.BackupResourceType.RDS, backup.BackupResourceType.AURORA, backup.BackupResourceType.DYNAMODB],
 *   })],
 * });
 */
export class BackupResourceType {
  /** Aurora clusters. */
  public static readonly AURORA = BackupResourceType.of('Aurora');
  /** CloudFormation stacks, with what is in them. */
  public static readonly CLOUDFORMATION = BackupResourceType.of('CloudFormation');
  /** DocumentDB clusters, but not elastic ones. */
  public static readonly DOCUMENTDB = BackupResourceType.of('DocumentDB');
  /** Aurora DSQL clusters. */
  public static readonly DSQL = BackupResourceType.of('DSQL');
  /** DynamoDB tables, also global ones. */
  public static readonly DYNAMODB = BackupResourceType.of('DynamoDB');
  /** EBS volumes. */
  public static readonly EBS = BackupResourceType.of('EBS');
  /** EC2 instances with their volumes. */
  public static readonly EC2 = BackupResourceType.of('EC2');
  /** EFS file systems. */
  public static readonly EFS = BackupResourceType.of('EFS');
  /** EKS clusters, with their resources and persistent volumes. */
  public static readonly EKS = BackupResourceType.of('EKS');
  /** FSx file systems, and volumes of FSx for NetApp ONTAP. */
  public static readonly FSX = BackupResourceType.of('FSx');
  /** Neptune clusters. */
  public static readonly NEPTUNE = BackupResourceType.of('Neptune');
  /** RDS instances outside a cluster, and RDS Multi-AZ clusters. */
  public static readonly RDS = BackupResourceType.of('RDS');
  /** Redshift clusters. */
  public static readonly REDSHIFT = BackupResourceType.of('Redshift');
  /** Redshift Serverless namespaces. */
  public static readonly REDSHIFT_SERVERLESS = BackupResourceType.of('Redshift Serverless');
  /** S3 buckets. */
  public static readonly S3 = BackupResourceType.of('S3');
  /** SAP HANA databases on EC2. */
  public static readonly SAP_HANA_ON_EC2 = BackupResourceType.of('SAP HANA on Amazon EC2');
  /** Storage Gateway volumes. */
  public static readonly STORAGE_GATEWAY = BackupResourceType.of('Storage Gateway');
  /** Timestream tables. */
  public static readonly TIMESTREAM = BackupResourceType.of('Timestream');
  /** VMware virtual machines. */
  public static readonly VIRTUAL_MACHINE = BackupResourceType.of('VirtualMachine');

  /** Every type that this library knows, in the order of their names. */
  public static all(): BackupResourceType[] {
    return [...new Set(RESOURCE_CATALOG.map(({ apiName }) => apiName))].sort().map((name) => BackupResourceType.of(name));
  }

  /**
   * The type with a name, such as one that is newer than this library. The same name is the same type.
   *
   * @param name the name of the type in the AWS Backup API, such as `S3` or `Storage Gateway`, in which case matters
   */
  public static of(name: string): BackupResourceType {
    const type = TYPES.get(name) ?? new BackupResourceType(name);
    TYPES.set(name, type);
    return type;
  }

  private readonly kinds: readonly ResourceKind[];

  private constructor(
    /** The name of the type in the AWS Backup API, such as `Storage Gateway`. */
    public readonly name: string,
  ) {
    this.kinds = kindsNamed(name);
  }

  /** Whether this library knows the type: it can collect such resources and knows which policies and features belong to them. */
  public get isKnown(): boolean {
    return this.kinds.length > 0;
  }

  /** Whether a resource can be restored to any second of the last days (point-in-time recovery). False for a type that is not known. */
  public get supportsContinuousBackup(): boolean {
    return this.supports('continuousBackup');
  }

  /** Whether recovery points can move to cold storage. False for a type that is not known. */
  public get supportsColdStorage(): boolean {
    return this.supports('coldStorage');
  }

  /** Whether recovery points can be copied to another Region. False for a type that is not known. */
  public get supportsCrossRegionCopy(): boolean {
    return this.supports('crossRegionCopy');
  }

  /** Whether recovery points can be copied to another account. False for a type that is not known. */
  public get supportsCrossAccountCopy(): boolean {
    return this.supports('crossAccountCopy');
  }

  /** Whether AWS Backup manages the recovery points entirely: with the key of the vault, and with ARNs of AWS Backup. False for a type that is not known. */
  public get supportsFullManagement(): boolean {
    return this.supports('fullManagement');
  }

  /** Whether recovery points can be kept in a logically air-gapped vault. False for a type that is not known. */
  public get supportsLogicallyAirGappedVault(): boolean {
    return this.supports('logicallyAirGappedVault');
  }

  /** Whether single files or objects can be restored. False for a type that is not known. */
  public get supportsItemLevelRestore(): boolean {
    return this.supports('itemLevelRestore');
  }

  /** Whether recovery points can be indexed, so that they can be searched. False for a type that is not known. */
  public get supportsIndexing(): boolean {
    return this.supports('indexing');
  }

  /** Whether recovery points can be scanned for malware. False for a type that is not known. */
  public get supportsMalwareScan(): boolean {
    return this.supports('malwareScan');
  }

  /** Whether restores can be tested by a restore testing plan. False for a type that is not known. */
  public get supportsRestoreTesting(): boolean {
    return this.supports('restoreTesting');
  }

  /** Whether AWS Backup Audit Manager evaluates such resources. False for a type that is not known. */
  public get supportsAuditManager(): boolean {
    return this.supports('auditManager');
  }

  /** The name of the type in the AWS Backup API. */
  public toString(): string {
    return this.name;
  }

  private supports(feature: Feature): boolean {
    return this.kinds.some(({ features }) => features.includes(feature));
  }
}

/** What is wrong with types of which something has to be known. */
export function unknownTypeProblems(types: readonly BackupResourceType[]): string[] {
  return types
    .filter(({ isKnown }) => !isKnown)
    .map((type) => `the resource type must be one that is known here, such as BackupResourceType.S3, got '${type}'`);
}
