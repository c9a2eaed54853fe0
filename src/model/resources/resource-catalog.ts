import { ArnFormat } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import type { ArnShape, PropertyOf, ResourceKind, ResourceSource } from './resource-kind';
import { FSX_FILE_SYSTEM, LIKE_AURORA, RDS_CLUSTER, RDS_INSTANCE } from './telling-properties';
import { givenPropertyOf, propertyOf } from './template-properties';
import { ARN_SECTIONS, colonSectionsOf } from '../../private/arn';
import { isKnownText } from '../../private/known-text';

/**
 * The kinds of resources, a row each. What is collected from a construct, which policies a role gets, and whatever else is known of a kind is read here.
 */
export const RESOURCE_CATALOG: readonly ResourceKind[] = [
  {
    name: 'EFS file systems',
    apiName: 'EFS',
    sources: [{ type: 'AWS::EFS::FileSystem', arn: slash('elasticfilesystem', 'file-system'), ids: ['Ref', 'FileSystemId'], tags: 'FileSystemTags' }],
    pattern: 'elasticfilesystem:*:*:file-system/*',
    features: [
      'auditManager', 'coldStorage', 'crossAccountCopy', 'crossRegionCopy', 'fullManagement', 'itemLevelRestore', 'logicallyAirGappedVault', 'restoreTesting',
    ],
    isCollectedByDefault: true,
  },
  {
    name: 'DynamoDB tables (not global ones)',
    apiName: 'DynamoDB',
    sources: [{ type: 'AWS::DynamoDB::Table', arn: slash('dynamodb', 'table'), name: 'TableName' }],
    ...dynamoDb(),
    isCollectedByDefault: true,
  },
  {
    name: 'DynamoDB global tables',
    apiName: 'DynamoDB',
    // The table in the Region of the stack: replicas elsewhere have ARNs of their own.
    sources: [{ type: 'AWS::DynamoDB::GlobalTable', arn: slash('dynamodb', 'table'), tags: null, name: 'TableName' }],
    ...dynamoDb(),
  },
  {
    name: 'EC2 instances',
    apiName: 'EC2',
    sources: [{ type: 'AWS::EC2::Instance', arn: slash('ec2', 'instance'), ids: ['Ref', 'InstanceId'], tagOrigins: ['LaunchTemplate'] }],
    pattern: 'ec2:*:*:instance/*',
    features: ['auditManager', 'crossAccountCopy', 'crossRegionCopy', 'logicallyAirGappedVault', 'malwareScan', 'restoreTesting'],
    isCollectedByDefault: true,
  },
  {
    name: 'EBS volumes',
    apiName: 'EBS',
    sources: [{
      type: 'AWS::EC2::Volume',
      arn: slash('ec2', 'volume'),
      ids: ['Ref', 'VolumeId'],
      // An account can encrypt volumes by default, and with a key of its own.
      properties: { encryption: { key: 'KmsKeyId', origins: ['SnapshotId', 'SourceVolumeId'] } },
    }],
    pattern: 'ec2:*:*:volume/*',
    features: [
      'auditManager', 'coldStorage', 'crossAccountCopy', 'crossRegionCopy', 'indexing', 'itemLevelRestore', 'logicallyAirGappedVault', 'malwareScan',
      'restoreTesting',
    ],
    isCollectedByDefault: true,
    isColdByArchive: true,
    restorePolicies: ['AWSBackupServiceRolePolicyForItemRestores'],
    indexingPolicy: 'AWSBackupServiceRolePolicyForIndexing',
  },
  {
    name: 'RDS instances outside a cluster',
    apiName: 'RDS',
    sources: [{
      type: 'AWS::RDS::DBInstance',
      arn: colon('rds', 'db'),
      otherIds: ['DbiResourceId'],
      name: 'DBInstanceIdentifier',
      // Overrides do not count: so does aws-cdk-lib tell members of a cluster, and moving here must not take a resource out of a selection.
      accepts: (_, given) => !given('DBClusterIdentifier'),
      otherwise: 'an instance of a cluster is backed up with the cluster',
      properties: RDS_INSTANCE,
      tagOrigins: ['DBSnapshotIdentifier', 'DBClusterSnapshotIdentifier'],
    }],
    pattern: 'rds:*:*:db:*',
    features: ['auditManager', 'continuousBackup', 'crossAccountCopy', 'crossRegionCopy', 'restoreTesting'],
    isCollectedByDefault: true,
    minutesBeforeWindows: 60,
  },
  {
    // AWS's table of features lets them be copied, its note there does not: the note is followed.
    name: 'RDS Multi-AZ clusters',
    apiName: 'RDS',
    sources: [{
      type: 'AWS::RDS::DBCluster',
      arn: colon('rds', 'cluster'),
      otherIds: ['DBClusterResourceId'],
      name: 'DBClusterIdentifier',
      accepts: (property) => !mayBeAurora(property),
      properties: RDS_CLUSTER,
      tagOrigins: ['SnapshotIdentifier'],
    }],
    pattern: 'rds:*:*:cluster:*',
    features: ['auditManager', 'restoreTesting'],
    isCollectedByDefault: true,
    minutesBeforeWindows: 60,
  },
  {
    name: 'Aurora clusters',
    apiName: 'Aurora',
    sources: [{
      type: 'AWS::RDS::DBCluster',
      arn: colon('rds', 'cluster'),
      otherIds: ['DBClusterResourceId'],
      name: 'DBClusterIdentifier',
      accepts: mayBeAurora,
      properties: RDS_CLUSTER,
      tagOrigins: ['SnapshotIdentifier'],
    }],
    pattern: 'rds:*:*:cluster:*',
    features: ['auditManager', 'continuousBackup', 'crossAccountCopy', 'crossRegionCopy', 'logicallyAirGappedVault', 'restoreTesting'],
    isCollectedByDefault: true,
    copiesStayUnencrypted: true,
    isNotAirGappedContinuously: true,
  },
  {
    name: 'S3 buckets',
    apiName: 'S3',
    sources: [{
      type: 'AWS::S3::Bucket',
      arn: { attribute: 'Arn' },
      ids: ['Ref'],
      name: 'BucketName',
      properties: { versioning: 'VersioningConfiguration.Status', objectLock: 'ObjectLockEnabled' },
    }],
    pattern: 's3:::*',
    features: [
      'auditManager', 'continuousBackup', 'crossAccountCopy', 'crossRegionCopy', 'fullManagement', 'indexing', 'itemLevelRestore', 'logicallyAirGappedVault',
      'malwareScan', 'restoreTesting',
    ],
    hasOneVault: true,
    backupPolicies: ['AWSBackupServiceRolePolicyForS3Backup'],
    restorePolicies: ['AWSBackupServiceRolePolicyForS3Restore', 'AWSBackupServiceRolePolicyForItemRestores'],
  },
  {
    name: 'Aurora DSQL clusters',
    apiName: 'DSQL',
    sources: [{ type: 'AWS::DSQL::Cluster', arn: slash('dsql', 'cluster'), ids: ['Ref', 'Identifier'] }],
    pattern: 'dsql:*:*:cluster/*',
    features: ['coldStorage', 'crossAccountCopy', 'crossRegionCopy', 'fullManagement', 'logicallyAirGappedVault'],
  },
  {
    name: 'FSx for Lustre and Windows file systems',
    apiName: 'FSx',
    sources: [{
      type: 'AWS::FSx::FileSystem',
      arn: slash('fsx', 'file-system'),
      accepts: (property) => !['ONTAP', 'OPENZFS'].includes(property('FileSystemType') as string),
      otherwise: 'of a file system of NetApp ONTAP the volumes are backed up',
      properties: FSX_FILE_SYSTEM,
    }],
    pattern: 'fsx:*:*:file-system/*',
    features: ['auditManager', 'crossAccountCopy', 'crossRegionCopy', 'logicallyAirGappedVault', 'restoreTesting'],
  },
  {
    // AWS's table of features says of cold storage and restores of files what its lists of both do not: nothing is claimed that only one of them says.
    name: 'FSx for OpenZFS file systems',
    apiName: 'FSx',
    sources: [{
      type: 'AWS::FSx::FileSystem',
      arn: slash('fsx', 'file-system'),
      accepts: (property) => property('FileSystemType') === 'OPENZFS',
      properties: FSX_FILE_SYSTEM,
    }],
    pattern: 'fsx:*:*:file-system/*',
    features: ['crossAccountCopy', 'crossRegionCopy', 'restoreTesting'],
  },
  {
    name: 'FSx for ONTAP volumes',
    apiName: 'FSx',
    sources: [{
      type: 'AWS::FSx::Volume',
      arn: { attribute: 'ResourceARN' },
      ids: ['Ref', 'VolumeId'],
      accepts: (property) => property('VolumeType') !== 'OPENZFS',
      otherwise: 'a volume of OpenZFS is backed up with its file system',
    }],
    pattern: 'fsx:*:*:volume/*',
    hasSlashInId: true,
    features: ['auditManager', 'crossAccountCopy', 'crossRegionCopy', 'logicallyAirGappedVault', 'restoreTesting'],
  },
  {
    name: 'Storage Gateway volumes',
    apiName: 'Storage Gateway',
    sources: [],
    pattern: 'storagegateway:*:*:gateway/*',
    hasSlashInId: true,
    features: ['auditManager', 'crossAccountCopy', 'crossRegionCopy', 'logicallyAirGappedVault'],
  },
  {
    name: 'DocumentDB clusters',
    apiName: 'DocumentDB',
    sources: [{
      type: 'AWS::DocDB::DBCluster',
      arn: colon('rds', 'cluster'),
      otherIds: ['ClusterResourceId'],
      name: 'DBClusterIdentifier',
      properties: LIKE_AURORA,
      tagOrigins: ['SnapshotIdentifier'],
    }],
    pattern: 'rds:*:*:cluster:*',
    features: ['crossAccountCopy', 'crossRegionCopy', 'logicallyAirGappedVault', 'restoreTesting'],
    copiesStayUnencrypted: true,
  },
  {
    name: 'Neptune clusters',
    apiName: 'Neptune',
    sources: [{
      type: 'AWS::Neptune::DBCluster',
      arn: colon('rds', 'cluster'),
      otherIds: ['ClusterResourceId'],
      name: 'DBClusterIdentifier',
      properties: LIKE_AURORA,
      tagOrigins: ['SnapshotIdentifier'],
    }],
    pattern: 'rds:*:*:cluster:*',
    features: ['crossAccountCopy', 'crossRegionCopy', 'logicallyAirGappedVault', 'restoreTesting'],
    copiesStayUnencrypted: true,
  },
  {
    name: 'Timestream tables',
    apiName: 'Timestream',
    sources: [{ type: 'AWS::Timestream::Table', arn: { attribute: 'Arn' }, name: 'TableName' }],
    pattern: 'timestream:*:*:database/*',
    hasSlashInId: true,
    features: ['coldStorage', 'crossAccountCopy', 'crossRegionCopy', 'fullManagement', 'logicallyAirGappedVault'],
  },
  {
    name: 'Redshift clusters',
    apiName: 'Redshift',
    sources: [{ type: 'AWS::Redshift::Cluster', arn: colon('redshift', 'cluster'), name: 'ClusterIdentifier' }],
    pattern: 'redshift:*:*:cluster:*',
    features: [],
  },
  {
    name: 'Redshift Serverless namespaces',
    apiName: 'Redshift Serverless',
    sources: [{
      type: 'AWS::RedshiftServerless::Namespace',
      arn: { attribute: 'Namespace.NamespaceArn' },
      ids: ['Namespace.NamespaceId'],
      // Its name, where the ARN has a UUID.
      otherIds: ['Ref', 'Namespace.NamespaceName'],
    }],
    pattern: 'redshift-serverless:*:*:namespace/*',
    features: ['itemLevelRestore'],
  },
  {
    name: 'SAP HANA applications on EC2',
    apiName: 'SAP HANA on Amazon EC2',
    sources: [{
      type: 'AWS::SystemsManagerSAP::Application',
      arn: { attribute: 'Arn' },
      isRefArn: true,
      name: 'ApplicationId',
      accepts: (property) => property('ApplicationType') !== 'SAP_ABAP',
      otherwise: 'of an application of SAP ABAP the SAP HANA application that it uses is backed up',
    }],
    pattern: 'ssm-sap:*:*:HANA/*',
    hasSlashInId: true,
    features: ['coldStorage', 'continuousBackup', 'crossAccountCopy', 'crossRegionCopy', 'fullManagement'],
    restorePolicies: ['AWSBackupRestoreAccessForSAPHANA'],
  },
  {
    name: 'VMware virtual machines',
    apiName: 'VirtualMachine',
    sources: [],
    pattern: 'backup-gateway:*:*:vm/*',
    features: ['auditManager', 'coldStorage', 'crossAccountCopy', 'crossRegionCopy', 'fullManagement', 'itemLevelRestore', 'logicallyAirGappedVault'],
  },
  {
    name: 'CloudFormation stacks',
    apiName: 'CloudFormation',
    sources: [{ type: 'AWS::CloudFormation::Stack', arn: 'Ref' }],
    pattern: 'cloudformation:*:*:stack/*',
    hasSlashInId: true,
    features: ['auditManager', 'coldStorage', 'crossRegionCopy', 'fullManagement'],
  },
  {
    // With persistent volumes in S3 a role needs the policy of S3, too, which nothing in a template tells.
    name: 'EKS clusters',
    apiName: 'EKS',
    sources: [
      { type: 'AWS::EKS::Cluster', arn: slash('eks', 'cluster'), name: 'Name', properties: { authenticationMode: 'AccessConfig.AuthenticationMode' } },
      // What the L2 of aws-cdk-lib/aws-eks makes.
      {
        type: 'Custom::AWSCDK-EKS-Cluster',
        arn: slash('eks', 'cluster'),
        name: 'Config.name',
        tags: null,
        properties: { authenticationMode: 'Config.accessConfig.authenticationMode' },
      },
    ],
    pattern: 'eks:*:*:cluster/*',
    features: ['crossAccountCopy', 'crossRegionCopy', 'fullManagement', 'itemLevelRestore', 'logicallyAirGappedVault'],
  },
];

/** A resource that AWS Backup protects by itself, its kind, and how its ARN is made. */
export interface KnownResource {
  readonly resource: CfnResource;
  readonly kind: ResourceKind;
  readonly source: ResourceSource;
}

const CANDIDATES = new Map<string, { kind: ResourceKind; source: ResourceSource }[]>();
for (const kind of RESOURCE_CATALOG) {
  for (const source of kind.sources) {
    CANDIDATES.set(source.type, [...CANDIDATES.get(source.type) ?? [], { kind, source }]);
  }
}

/** What is known of a resource; nothing if AWS Backup does not protect it by itself. */
export function identify(resource: CfnResource): KnownResource | undefined {
  const found = kindOf(resource.cfnResourceType, (name) => propertyOf(resource, name), (name) => givenPropertyOf(resource, name));
  return found && { resource, ...found };
}

/** The same of a resource that is known by its type and its properties. */
export function kindOf(type: string, property: PropertyOf, given = property): Pick<KnownResource, 'kind' | 'source'> | undefined {
  return CANDIDATES.get(type)?.find(({ source }) => source.accepts?.(property, given) ?? true);
}

/** Whether the ARN of a resource ends with one of its attributes, or with its `Ref`. */
export function endsWithId({ arn, ids }: ResourceSource, attribute = 'Ref'): boolean {
  return ids?.includes(attribute) ?? (attribute === 'Ref' && typeof arn === 'object' && 'service' in arn);
}

/** The CloudFormation types of which resources are protected. */
export const PROTECTED_TYPES: ReadonlySet<string> = new Set(CANDIDATES.keys());

/** How a resource is backed up that AWS Backup does not protect by itself, though it does others of the type. */
export function backedUpOtherwise(type: string, property: PropertyOf): string | undefined {
  return kindOf(type, property) ? undefined : CANDIDATES.get(type)?.find(({ source }) => source.otherwise)?.source.otherwise;
}

/** The ARN pattern of all resources of a kind, in every account and Region, and in every partition unless one is given. */
export function arnPatternOf({ pattern }: Pick<ResourceKind, 'pattern'>, partition = '*'): string {
  return `arn:${partition}:${pattern}`;
}

/** Whether an ARN or a pattern has the type of a kind in it, and is not of its whole service, as `arn:aws:ec2:*` is. */
export function namesType(arn: string, { pattern }: Pick<ResourceKind, 'pattern'>): boolean {
  if (!arn.includes(':')) { return false; }
  const [named, own] = [colonSectionsOf(arn).slice(ARN_SECTIONS - 1), colonSectionsOf(pattern).slice(ARN_SECTIONS - 3)];
  return named.length > 0 && named.join(':').startsWith(own.join(':').replace(/\*$/, ''));
}

/** The kinds with a resource type of the AWS Backup API. */
export function kindsNamed(apiName: string): readonly ResourceKind[] {
  return RESOURCE_CATALOG.filter((kind) => kind.apiName === apiName);
}

function slash(service: string, resource: string): ArnShape {
  return { service, resource, arnFormat: ArnFormat.SLASH_RESOURCE_NAME };
}

function colon(service: string, resource: string): ArnShape {
  return { service, resource, arnFormat: ArnFormat.COLON_RESOURCE_NAME };
}

function dynamoDb(): Pick<ResourceKind, 'pattern' | 'features' | 'advancedFeatures'> {
  const advancedFeatures = ['coldStorage', 'crossAccountCopy', 'crossRegionCopy', 'fullManagement', 'logicallyAirGappedVault'] as const;
  return { pattern: 'dynamodb:*:*:table/*', features: ['auditManager', 'restoreTesting', ...advancedFeatures], advancedFeatures };
}

/** A cluster with the engine of RDS itself is a Multi-AZ cluster; where the engine is not known, most are Aurora's. */
function mayBeAurora(property: PropertyOf): boolean {
  const engine = property('Engine');
  return typeof engine !== 'string' || !isKnownText(engine) || engine.startsWith('aurora');
}
