import { execFileSync } from 'child_process';
import { aws_docdb as docdb, aws_dynamodb as dynamodb, aws_ec2 as ec2, aws_fsx as fsx, aws_rds as rds, aws_s3 as s3, CfnResource, Lazy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { canMeanTheSame } from '../../../src/model/arn-pattern';
import { arnPatternOf, backedUpOtherwise, identify, kindsNamed, RESOURCE_CATALOG } from '../../../src/model/resources/resource-catalog';
import type { ArnShape, ResourceKind } from '../../../src/model/resources/resource-kind';
import { TemplateProperties } from '../../../src/model/resources/template-properties';
import { testStack } from '../../util';

const ENV = 'eu-central-1:111111111111';

/** Name, API name, CloudFormation types, and an ARN as the documentation of the service writes it. */
const KINDS: [name: string, apiName: string, types: string[], arn: string][] = [
  ['EFS file systems', 'EFS', ['AWS::EFS::FileSystem'], `arn:aws:elasticfilesystem:${ENV}:file-system/fs-1`],
  ['DynamoDB tables (not global ones)', 'DynamoDB', ['AWS::DynamoDB::Table'], `arn:aws:dynamodb:${ENV}:table/orders`],
  ['DynamoDB global tables', 'DynamoDB', ['AWS::DynamoDB::GlobalTable'], `arn:aws:dynamodb:${ENV}:table/orders`],
  ['EC2 instances', 'EC2', ['AWS::EC2::Instance'], `arn:aws:ec2:${ENV}:instance/i-1`],
  ['EBS volumes', 'EBS', ['AWS::EC2::Volume'], `arn:aws:ec2:${ENV}:volume/vol-1`],
  ['RDS instances outside a cluster', 'RDS', ['AWS::RDS::DBInstance'], `arn:aws:rds:${ENV}:db:orders`],
  ['RDS Multi-AZ clusters', 'RDS', ['AWS::RDS::DBCluster'], `arn:aws:rds:${ENV}:cluster:orders`],
  ['Aurora clusters', 'Aurora', ['AWS::RDS::DBCluster'], `arn:aws:rds:${ENV}:cluster:orders`],
  ['S3 buckets', 'S3', ['AWS::S3::Bucket'], 'arn:aws:s3:::orders'],
  ['Aurora DSQL clusters', 'DSQL', ['AWS::DSQL::Cluster'], `arn:aws:dsql:${ENV}:cluster/abc`],
  ['FSx for Lustre and Windows file systems', 'FSx', ['AWS::FSx::FileSystem'], `arn:aws:fsx:${ENV}:file-system/fs-1`],
  ['FSx for OpenZFS file systems', 'FSx', ['AWS::FSx::FileSystem'], `arn:aws:fsx:${ENV}:file-system/fs-1`],
  ['FSx for ONTAP volumes', 'FSx', ['AWS::FSx::Volume'], `arn:aws:fsx:${ENV}:volume/fs-1/fsvol-1`],
  ['Storage Gateway volumes', 'Storage Gateway', [], `arn:aws:storagegateway:${ENV}:gateway/sgw-1/volume/vol-1`],
  ['DocumentDB clusters', 'DocumentDB', ['AWS::DocDB::DBCluster'], `arn:aws:rds:${ENV}:cluster:orders`],
  ['Neptune clusters', 'Neptune', ['AWS::Neptune::DBCluster'], `arn:aws:rds:${ENV}:cluster:orders`],
  ['Timestream tables', 'Timestream', ['AWS::Timestream::Table'], `arn:aws:timestream:${ENV}:database/db/table/t`],
  ['Redshift clusters', 'Redshift', ['AWS::Redshift::Cluster'], `arn:aws:redshift:${ENV}:cluster:orders`],
  ['Redshift Serverless namespaces', 'Redshift Serverless', ['AWS::RedshiftServerless::Namespace'], `arn:aws:redshift-serverless:${ENV}:namespace/uuid`],
  ['SAP HANA applications on EC2', 'SAP HANA on Amazon EC2', ['AWS::SystemsManagerSAP::Application'], `arn:aws:ssm-sap:${ENV}:HANA/app`],
  ['VMware virtual machines', 'VirtualMachine', [], `arn:aws:backup-gateway:${ENV}:vm/vm-1`],
  ['CloudFormation stacks', 'CloudFormation', ['AWS::CloudFormation::Stack'], `arn:aws:cloudformation:${ENV}:stack/name/uuid`],
  ['EKS clusters', 'EKS', ['AWS::EKS::Cluster', 'Custom::AWSCDK-EKS-Cluster'], `arn:aws:eks:${ENV}:cluster/name`],
];

/** Kinds that AWS Backup knows by one pattern. */
const ALIKE = [
  ['DynamoDB tables (not global ones)', 'DynamoDB global tables'],
  ['FSx for Lustre and Windows file systems', 'FSx for OpenZFS file systems'],
  ['RDS Multi-AZ clusters', 'Aurora clusters', 'DocumentDB clusters', 'Neptune clusters'],
];

let stack: Stack;

beforeEach(() => {
  stack = testStack({ account: '111111111111', region: 'eu-central-1' });
});

test('every kind is here', () => {
  expect(RESOURCE_CATALOG.map(({ name, apiName, sources }) => [name, apiName, sources.map(({ type }) => type)]))
    .toEqual(KINDS.map(([name, apiName, types]) => [name, apiName, types]));
});

test.each(KINDS)('the pattern of %s matches their ARNs, and no others but those that are alike', (name, _, __, arn) => {
  const kind = RESOURCE_CATALOG.find((each) => each.name === name)!;
  const alike = ALIKE.find((names) => names.includes(name)) ?? [name];

  expect(canMeanTheSame(arn, arnPatternOf(kind))).toBe(true);
  expect(canMeanTheSame(arn, arnPatternOf(kind, 'aws'))).toBe(true);
  expect(canMeanTheSame(arn, arnPatternOf(kind, 'aws-cn'))).toBe(false);
  expect(KINDS.filter(([, , , other]) => canMeanTheSame(other, arnPatternOf(kind))).map(([each]) => each).sort()).toEqual([...alike].sort());
});

const WITH_TYPE = KINDS.flatMap(([name, , types, arn]) => types.map((type) => [name, type, arn] as const))
  .filter(([name]) => !['RDS Multi-AZ clusters', 'FSx for OpenZFS file systems'].includes(name));

test.each(WITH_TYPE)('%s are found by the type %s', (name, type) => {
  const resource = new CfnResource(stack, 'Resource', { type });
  expect(identify(resource)).toMatchObject({ resource, kind: { name }, source: { type } });
});

test.each(WITH_TYPE)('%s of the type %s make their ARNs', (_, type, expected) => {
  const { arn } = identify(new CfnResource(stack, 'Resource', { type }))!.source;
  if (arn === 'Ref' || 'attribute' in arn) { return; }
  const [, name] = /([^:/]+)$/.exec(expected)!;
  expect(stack.formatArn({ ...arn, resourceName: name }).replace(stack.partition, 'aws')).toBe(expected);
});

test.each([
  ['AWS::RDS::DBCluster', { Engine: 'mysql' }, 'RDS Multi-AZ clusters', `arn:aws:rds:${ENV}:cluster:x`],
  ['AWS::RDS::DBCluster', { Engine: 'aurora-mysql' }, 'Aurora clusters', `arn:aws:rds:${ENV}:cluster:x`],
  ['AWS::FSx::FileSystem', { FileSystemType: 'OPENZFS' }, 'FSx for OpenZFS file systems', `arn:aws:fsx:${ENV}:file-system/x`],
])('of the type %s, %j are %s', (type, properties, name, expected) => {
  const { kind, source: { arn } } = identify(new CfnResource(stack, 'Resource', { type, properties }))!;
  expect(kind.name).toBe(name);
  expect(stack.formatArn({ ...arn as ArnShape, resourceName: 'x' }).replace(stack.partition, 'aws')).toBe(expected);
});

test.each(['aws-cdk-lib', 'aws-cdk-lib-newest'])('the types and attributes exist in %s', (library) => {
  // In a process of its own: the L1s of so many services take memory.
  const script = `
    const modules = ['docdb', 'dsql', 'dynamodb', 'ec2', 'efs', 'eks', 'fsx', 'neptune', 'rds', 'redshift', 'redshiftserverless', 's3', 'systemsmanagersap', 'timestream'];
    const classes = [require('${library}').CfnStack, ...modules.flatMap((name) => Object.values(require('${library}/aws-' + name)))];
    console.log(JSON.stringify(Object.fromEntries(classes
      .filter((each) => each?.CFN_RESOURCE_TYPE_NAME)
      .map((each) => [each.CFN_RESOURCE_TYPE_NAME, Object.getOwnPropertyNames(each.prototype).map((name) => name.toLowerCase())]))));`;
  const known: Record<string, string[]> = JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }));
  const sources = RESOURCE_CATALOG.flatMap((kind) => kind.sources).filter(({ type }) => type.startsWith('AWS::'));

  expect(sources.filter(({ type }) => !known[type]).map(({ type }) => type)).toEqual([]);
  for (const { type, arn } of sources) {
    if (typeof arn === 'object' && 'attribute' in arn) {
      expect(known[type]).toContain(`attr${arn.attribute.replace('.', '').toLowerCase()}`);
    }
  }
});

describe('a resource', () => {
  const bare = (type: string, properties: object = {}) => new CfnResource(stack, 'R', { type, properties: { ...properties } });
  const overridden = (resource: CfnResource, name: string, value?: unknown) => {
    resource.addPropertyOverride(name, value);
    return resource;
  };

  test('is not rendered to be known, unless an override touches what tells', () => {
    const render = jest.spyOn(CfnResource.prototype, '_toCloudFormation');
    identify(overridden(new rds.CfnDBInstance(stack, 'A', { engine: 'mysql' }), 'Engine', 'postgres'));
    identify(new fsx.CfnFileSystem(stack, 'B', { fileSystemType: 'LUSTRE', subnetIds: [] }));
    identify(overridden(new dynamodb.CfnTable(stack, 'C', { keySchema: [] }), 'TableName', 'c'));
    expect(render).not.toHaveBeenCalled();
    identify(overridden(new rds.CfnDBCluster(stack, 'D'), 'Engine', 'mysql'));
    expect(render).toHaveBeenCalledTimes(1);
    render.mockRestore();
  });

  test.each<[string, () => CfnResource, string | undefined]>([
    ['a member of a cluster', () => new rds.CfnDBInstance(stack, 'R', { dbClusterIdentifier: 'cluster' }), undefined],
    ['a bare member of a cluster', () => new CfnResource(stack, 'R', { type: 'AWS::RDS::DBInstance', properties: { DBClusterIdentifier: 'c' } }), undefined],
    ['a bare instance outside a cluster', () => new CfnResource(stack, 'R', { type: 'AWS::RDS::DBInstance', properties: { Engine: 'mysql' } }),
      'RDS instances outside a cluster'],
    ['a cluster with an engine of Aurora', () => new rds.CfnDBCluster(stack, 'R', { engine: 'aurora-mysql' }), 'Aurora clusters'],
    ['a cluster with an engine of RDS', () => new rds.CfnDBCluster(stack, 'R', { engine: 'mysql' }), 'RDS Multi-AZ clusters'],
    ['a bare cluster with an engine of RDS', () => new CfnResource(stack, 'R', { type: 'AWS::RDS::DBCluster', properties: { Engine: 'postgres' } }),
      'RDS Multi-AZ clusters'],
    ['a cluster with an engine that is a token', () => new rds.CfnDBCluster(stack, 'R', { engine: Lazy.string({ produce: () => 'mysql' }) }), 'Aurora clusters'],
    ['a file system for Lustre', () => new fsx.CfnFileSystem(stack, 'R', { fileSystemType: 'LUSTRE', subnetIds: [] }), 'FSx for Lustre and Windows file systems'],
    ['a file system for OpenZFS', () => new fsx.CfnFileSystem(stack, 'R', { fileSystemType: 'OPENZFS', subnetIds: [] }), 'FSx for OpenZFS file systems'],
    ['a file system of which only deployment knows the type', () => bare('AWS::FSx::FileSystem', { FileSystemType: { Ref: 'P' } }),
      'FSx for Lustre and Windows file systems'],
    ['a file system for ONTAP', () => new fsx.CfnFileSystem(stack, 'R', { fileSystemType: 'ONTAP', subnetIds: [] }), undefined],
    ['a volume for ONTAP', () => new fsx.CfnVolume(stack, 'R', { name: 'v', volumeType: 'ONTAP' }), 'FSx for ONTAP volumes'],
    ['a volume for OpenZFS', () => new fsx.CfnVolume(stack, 'R', { name: 'v', volumeType: 'OPENZFS' }), undefined],
    ['an elastic cluster of DocumentDB', () => new CfnResource(stack, 'R', { type: 'AWS::DocDBElastic::Cluster' }), undefined],
    ['an instance of DocumentDB', () => new docdb.CfnDBInstance(stack, 'R', { dbClusterIdentifier: 'c', dbInstanceClass: 'db.r5.large' }), undefined],
    ['a bucket', () => new s3.CfnBucket(stack, 'R'), 'S3 buckets'],
    ['a table', () => new dynamodb.CfnTable(stack, 'R', { keySchema: [] }), 'DynamoDB tables (not global ones)'],
    ['a volume', () => new ec2.CfnVolume(stack, 'R', { availabilityZone: 'a' }), 'EBS volumes'],
    ['a queue', () => new CfnResource(stack, 'R', { type: 'AWS::SQS::Queue' }), undefined],
    ['an application of SAP HANA', () => bare('AWS::SystemsManagerSAP::Application', { ApplicationType: 'HANA' }), 'SAP HANA applications on EC2'],
    ['an application of SAP ABAP', () => bare('AWS::SystemsManagerSAP::Application', { ApplicationType: 'SAP_ABAP' }), undefined],
    ['what only an override makes a member of a cluster, as in aws-cdk-lib', () => overridden(new rds.CfnDBInstance(stack, 'R'), 'DBClusterIdentifier', 'cluster'), 'RDS instances outside a cluster'],
    ['an instance that an override takes out of a cluster', () => overridden(new rds.CfnDBInstance(stack, 'R', { dbClusterIdentifier: 'c' }), 'DBClusterIdentifier'),
      undefined],
    ['an instance of which something else is overridden', () => overridden(new rds.CfnDBInstance(stack, 'R'), 'Engine', 'mysql'), 'RDS instances outside a cluster'],
    ['a cluster with an engine of RDS by an override', () => overridden(new rds.CfnDBCluster(stack, 'R'), 'Engine', 'mysql'), 'RDS Multi-AZ clusters'],
    ['a cluster with an engine by an override that only deployment knows', () => overridden(new rds.CfnDBCluster(stack, 'R', { engine: 'mysql' }), 'Engine', { Ref: 'P' }),
      'Aurora clusters'],
    ['a file system for ONTAP by an override', () => overridden(new fsx.CfnFileSystem(stack, 'R', { fileSystemType: 'LUSTRE', subnetIds: [] }), 'FileSystemType', 'ONTAP'),
      undefined],
  ])('is known as what it is: %s', (_, make, name) => {
    expect(identify(make())?.kind.name).toBe(name);
  });

  test('is asked each time: an instance may join a cluster later', () => {
    const instance = new rds.CfnDBInstance(stack, 'R');
    expect(identify(instance)?.kind.apiName).toBe('RDS');
    instance.dbClusterIdentifier = 'cluster';
    expect(identify(instance)).toBeUndefined();
  });
});

test('kinds are found by the name in the API', () => {
  expect(kindsNamed('RDS').map(({ name }) => name)).toEqual(['RDS instances outside a cluster', 'RDS Multi-AZ clusters']);
  expect(kindsNamed('S3').map(({ name }) => name)).toEqual(['S3 buckets']);
  expect(kindsNamed('ec2')).toEqual([]);
});

test('what is collected by default is what v2 collects', () => {
  const types = RESOURCE_CATALOG.filter(({ isCollectedByDefault }) => isCollectedByDefault).flatMap(({ sources }) => sources.map(({ type }) => type));
  expect([...new Set(types)].sort()).toEqual([
    'AWS::DynamoDB::Table', 'AWS::EC2::Instance', 'AWS::EC2::Volume', 'AWS::EFS::FileSystem', 'AWS::RDS::DBCluster', 'AWS::RDS::DBInstance',
  ]);
});

test('these kinds need policies of their own', () => {
  const policies = RESOURCE_CATALOG
    .filter(({ backupPolicies, restorePolicies, indexingPolicy }) => backupPolicies ?? restorePolicies ?? indexingPolicy)
    .map(({ apiName, backupPolicies, restorePolicies, indexingPolicy }) => ({ apiName, backupPolicies, restorePolicies, indexingPolicy }));
  expect(policies).toEqual([
    { apiName: 'EBS', restorePolicies: ['AWSBackupServiceRolePolicyForItemRestores'], indexingPolicy: 'AWSBackupServiceRolePolicyForIndexing' },
    {
      apiName: 'S3',
      backupPolicies: ['AWSBackupServiceRolePolicyForS3Backup'],
      restorePolicies: ['AWSBackupServiceRolePolicyForS3Restore', 'AWSBackupServiceRolePolicyForItemRestores'],
    },
    { apiName: 'SAP HANA on Amazon EC2', restorePolicies: ['AWSBackupRestoreAccessForSAPHANA'] },
  ]);
});

test.each([
  ['continuousBackup', ['Aurora', 'RDS', 'S3', 'SAP HANA on Amazon EC2']],
  ['coldStorage', ['CloudFormation', 'DSQL', 'DynamoDB', 'EBS', 'EFS', 'SAP HANA on Amazon EC2', 'Timestream', 'VirtualMachine']],
  ['indexing', ['EBS', 'S3']],
  ['malwareScan', ['EBS', 'EC2', 'S3']],
  ['itemLevelRestore', ['EBS', 'EFS', 'EKS', 'Redshift Serverless', 'S3', 'VirtualMachine']],
  ['fullManagement', ['CloudFormation', 'DSQL', 'DynamoDB', 'EFS', 'EKS', 'S3', 'SAP HANA on Amazon EC2', 'Timestream', 'VirtualMachine']],
  ['restoreTesting', ['Aurora', 'DocumentDB', 'DynamoDB', 'EBS', 'EC2', 'EFS', 'FSx', 'Neptune', 'RDS', 'S3']],
  ['auditManager', ['Aurora', 'CloudFormation', 'DynamoDB', 'EBS', 'EC2', 'EFS', 'FSx', 'RDS', 'S3', 'Storage Gateway', 'VirtualMachine']],
  ['logicallyAirGappedVault', [
    'Aurora', 'DSQL', 'DocumentDB', 'DynamoDB', 'EBS', 'EC2', 'EFS', 'EKS', 'FSx', 'Neptune', 'S3', 'Storage Gateway', 'Timestream', 'VirtualMachine',
  ]],
  ['crossRegionCopy', [
    'Aurora', 'CloudFormation', 'DSQL', 'DocumentDB', 'DynamoDB', 'EBS', 'EC2', 'EFS', 'EKS', 'FSx', 'Neptune', 'RDS', 'S3', 'SAP HANA on Amazon EC2',
    'Storage Gateway', 'Timestream', 'VirtualMachine',
  ]],
  ['crossAccountCopy', [
    'Aurora', 'DSQL', 'DocumentDB', 'DynamoDB', 'EBS', 'EC2', 'EFS', 'EKS', 'FSx', 'Neptune', 'RDS', 'S3', 'SAP HANA on Amazon EC2', 'Storage Gateway',
    'Timestream', 'VirtualMachine',
  ]],
] as const)('%s is known of these kinds', (feature, apiNames) => {
  const having = RESOURCE_CATALOG.filter(({ features }) => features.includes(feature)).map(({ apiName }) => apiName);
  expect([...new Set(having)].sort()).toEqual(apiNames);
});

test.each([
  ['RDS instances outside a cluster', ['auditManager', 'continuousBackup', 'crossAccountCopy', 'crossRegionCopy', 'restoreTesting']],
  ['RDS Multi-AZ clusters', ['auditManager', 'restoreTesting']],
  ['FSx for Lustre and Windows file systems', ['auditManager', 'crossAccountCopy', 'crossRegionCopy', 'logicallyAirGappedVault', 'restoreTesting']],
  ['FSx for OpenZFS file systems', ['crossAccountCopy', 'crossRegionCopy', 'restoreTesting']],
  ['FSx for ONTAP volumes', ['auditManager', 'crossAccountCopy', 'crossRegionCopy', 'logicallyAirGappedVault', 'restoreTesting']],
])('kinds of one type may have different features: %s', (name, features) => {
  const kind = RESOURCE_CATALOG.find((each) => each.name === name)!;
  expect(kind.features).toEqual(features);
});

test.each<[string, (kind: ResourceKind) => unknown, string[]]>([
  ['go to cold storage by an archive', ({ isColdByArchive }) => isColdByArchive, ['EBS volumes']],
  ['have copies that stay unencrypted', ({ copiesStayUnencrypted }) => copiesStayUnencrypted, ['Aurora clusters', 'DocumentDB clusters', 'Neptune clusters']],
  ['are not in logically air-gapped vaults continuously', ({ isNotAirGappedContinuously }) => isNotAirGappedContinuously, ['Aurora clusters']],
  ['have all their backups in one vault', ({ hasOneVault }) => hasOneVault, ['S3 buckets']],
  ['want an hour before their windows', ({ minutesBeforeWindows }) => minutesBeforeWindows === 60, ['RDS instances outside a cluster', 'RDS Multi-AZ clusters']],
  ['mind their windows', ({ minutesBeforeWindows }) => minutesBeforeWindows, ['RDS instances outside a cluster', 'RDS Multi-AZ clusters']],
  ['are collected by default', ({ isCollectedByDefault }) => isCollectedByDefault, [
    'EFS file systems', 'DynamoDB tables (not global ones)', 'EC2 instances', 'EBS volumes', 'RDS instances outside a cluster', 'RDS Multi-AZ clusters', 'Aurora clusters',
  ]],
  ['need advanced features', ({ advancedFeatures }) => advancedFeatures, ['DynamoDB tables (not global ones)', 'DynamoDB global tables']],
])('of all kinds only these %s', (_, trait, names) => {
  expect(RESOURCE_CATALOG.filter(trait).map(({ name }) => name)).toEqual(names);
});

test('the features of DynamoDB are advanced, but for those that it always had', () => {
  const [{ features, advancedFeatures }] = kindsNamed('DynamoDB');
  expect(advancedFeatures).toEqual(['coldStorage', 'crossAccountCopy', 'crossRegionCopy', 'fullManagement', 'logicallyAirGappedVault']);
  expect(features.filter((feature) => !advancedFeatures!.includes(feature))).toEqual(['auditManager', 'restoreTesting']);
});

test.each([
  ['AWS::RDS::DBInstance', { DBClusterIdentifier: 'cluster' }, 'an instance of a cluster is backed up with the cluster'],
  ['AWS::FSx::FileSystem', { FileSystemType: 'ONTAP' }, 'of a file system of NetApp ONTAP the volumes are backed up'],
  ['AWS::FSx::Volume', { VolumeType: 'OPENZFS' }, 'a volume of OpenZFS is backed up with its file system'],
  ['AWS::SystemsManagerSAP::Application', { ApplicationType: 'SAP_ABAP' }, 'of an application of SAP ABAP the SAP HANA application that it uses is backed up'],
  ['AWS::FSx::FileSystem', { FileSystemType: 'WINDOWS' }, undefined],
  ['AWS::SQS::Queue', {}, undefined],
])('how another %s with %j is backed up', (type, properties, expected) => {
  expect(backedUpOtherwise(type, (name) => (properties as Record<string, string>)[name])).toBe(expected);
});

/** Where a resource of a type says what matters to its backups. */
const tellingOf = (type: string) => RESOURCE_CATALOG.flatMap(({ sources }) => sources).find((source) => source.type === type)!.properties;

test.each<[string, unknown]>([
  ['AWS::EFS::FileSystem', undefined],
  ['AWS::EC2::Volume', { encryption: { key: 'KmsKeyId', origins: ['SnapshotId', 'SourceVolumeId'] } }],
  ['AWS::S3::Bucket', { versioning: 'VersioningConfiguration.Status', objectLock: 'ObjectLockEnabled' }],
  ['AWS::EKS::Cluster', { authenticationMode: 'AccessConfig.AuthenticationMode' }],
  ['Custom::AWSCDK-EKS-Cluster', { authenticationMode: 'Config.accessConfig.authenticationMode' }],
  ['AWS::RDS::DBInstance', {
    backupRetention: 'BackupRetentionPeriod',
    backupWindow: 'PreferredBackupWindow',
    maintenanceWindow: 'PreferredMaintenanceWindow',
    encryption: {
      isEncrypted: 'StorageEncrypted',
      key: 'KmsKeyId',
      defaultsToAwsManagedKey: true,
      origins: [
        'DBSnapshotIdentifier', 'DBClusterSnapshotIdentifier', 'SourceDBInstanceIdentifier', 'SourceDBInstanceAutomatedBackupsArn', 'SourceDbiResourceId',
        'SourceDBClusterIdentifier',
      ],
    },
  }],
  ['AWS::RDS::DBCluster', {
    backupRetention: 'BackupRetentionPeriod',
    backupWindow: 'PreferredBackupWindow',
    maintenanceWindow: 'PreferredMaintenanceWindow',
    encryption: {
      isEncrypted: 'StorageEncrypted',
      key: 'KmsKeyId',
      defaultsToAwsManagedKey: true,
      origins: ['SnapshotIdentifier', 'SourceDBClusterIdentifier', 'SourceDbClusterResourceId', 'GlobalClusterIdentifier'],
    },
  }],
  ...['AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'].map((type): [string, unknown] => [type, {
    encryption: {
      isEncrypted: 'StorageEncrypted',
      key: 'KmsKeyId',
      defaultsToAwsManagedKey: true,
      origins: ['SnapshotIdentifier', 'SourceDBClusterIdentifier', 'GlobalClusterIdentifier'],
    },
  }]),
  ['AWS::FSx::FileSystem', { encryption: { key: 'KmsKeyId', mayHaveNone: expect.any(Function), defaultsToAwsManagedKey: true, origins: ['BackupId'] } }],
])('what tells of a resource of the type %s', (type, expected) => {
  expect(tellingOf(type)).toEqual(expected);
});

test.each<[object, boolean]>([
  [{ FileSystemType: 'LUSTRE' }, true],
  [{ FileSystemType: 'LUSTRE', LustreConfiguration: { DeploymentType: 'SCRATCH_2' } }, true],
  [{ FileSystemType: 'LUSTRE', LustreConfiguration: { DeploymentType: 'PERSISTENT_1' } }, false],
  [{ FileSystemType: 'WINDOWS' }, false],
])('a file system of FSx with %j may have no key of its own: %s', (properties, expected) => {
  const resource = new CfnResource(stack, 'R', { type: 'AWS::FSx::FileSystem', properties });
  expect(tellingOf('AWS::FSx::FileSystem')!.encryption!.mayHaveNone!(new TemplateProperties(resource))).toBe(expected);
});

test.each(['aws-cdk-lib', 'aws-cdk-lib-newest'])('what tells of a resource is a property of its L1 in %s', (library) => {
  const script = `
    const modules = ['docdb', 'ec2', 'eks', 'fsx', 'neptune', 'rds', 's3', 'systemsmanagersap'];
    const classes = modules.flatMap((name) => Object.values(require('${library}/aws-' + name)));
    console.log(JSON.stringify(Object.fromEntries(classes
      .filter((each) => each?.CFN_RESOURCE_TYPE_NAME)
      .map((each) => [each.CFN_RESOURCE_TYPE_NAME, Object.getOwnPropertyNames(each.prototype)]))));`;
  const known: Record<string, string[]> = JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }));
  const missing = RESOURCE_CATALOG.flatMap((kind) => kind.sources).filter(({ type }) => type.startsWith('AWS::')).flatMap(({ type, properties = {} }) =>
    pathsIn(properties).map((path) => path.split('.')[0]).filter((name) => !known[type].map((each) => each.toLowerCase()).includes(name.toLowerCase()))
      .map((name) => `${type} ${name}`));
  expect(missing).toEqual([]);
});

/** The paths in the template of what tells of a resource. */
function pathsIn(properties: object): string[] {
  return Object.values(properties).flatMap((value) => typeof value === 'string' ? [value] : typeof value === 'object' ? pathsIn(value) : []);
}

test('what the ARN of a resource ends with, and where its name and tags are', () => {
  const told = RESOURCE_CATALOG.flatMap(({ sources }) => sources).map(({ type, ids = ['Ref'], otherIds = [], name, tags = 'Tags', tagOrigins = [] }) =>
    [type, ids.join(), otherIds.join(), name, tags, tagOrigins.join()]);
  const cluster = (type: string, id: string) => [type, 'Ref', id, 'DBClusterIdentifier', 'Tags', 'SnapshotIdentifier'];
  expect(told).toEqual([
    ['AWS::EFS::FileSystem', 'Ref,FileSystemId', '', undefined, 'FileSystemTags', ''],
    ['AWS::DynamoDB::Table', 'Ref', '', 'TableName', 'Tags', ''],
    ['AWS::DynamoDB::GlobalTable', 'Ref', '', 'TableName', null, ''],
    ['AWS::EC2::Instance', 'Ref,InstanceId', '', undefined, 'Tags', 'LaunchTemplate'],
    ['AWS::EC2::Volume', 'Ref,VolumeId', '', undefined, 'Tags', ''],
    ['AWS::RDS::DBInstance', 'Ref', 'DbiResourceId', 'DBInstanceIdentifier', 'Tags', 'DBSnapshotIdentifier,DBClusterSnapshotIdentifier'],
    cluster('AWS::RDS::DBCluster', 'DBClusterResourceId'),
    cluster('AWS::RDS::DBCluster', 'DBClusterResourceId'),
    ['AWS::S3::Bucket', 'Ref', '', 'BucketName', 'Tags', ''],
    ['AWS::DSQL::Cluster', 'Ref,Identifier', '', undefined, 'Tags', ''],
    ['AWS::FSx::FileSystem', 'Ref', '', undefined, 'Tags', ''],
    ['AWS::FSx::FileSystem', 'Ref', '', undefined, 'Tags', ''],
    ['AWS::FSx::Volume', 'Ref,VolumeId', '', undefined, 'Tags', ''],
    cluster('AWS::DocDB::DBCluster', 'ClusterResourceId'),
    cluster('AWS::Neptune::DBCluster', 'ClusterResourceId'),
    ['AWS::Timestream::Table', 'Ref', '', 'TableName', 'Tags', ''],
    ['AWS::Redshift::Cluster', 'Ref', '', 'ClusterIdentifier', 'Tags', ''],
    ['AWS::RedshiftServerless::Namespace', 'Namespace.NamespaceId', 'Ref,Namespace.NamespaceName', undefined, 'Tags', ''],
    ['AWS::SystemsManagerSAP::Application', 'Ref', '', 'ApplicationId', 'Tags', ''],
    ['AWS::CloudFormation::Stack', 'Ref', '', undefined, 'Tags', ''],
    ['AWS::EKS::Cluster', 'Ref', '', 'Name', 'Tags', ''],
    ['Custom::AWSCDK-EKS-Cluster', 'Ref', '', 'Config.name', null, ''],
  ]);
});
