import {
  App, aws_docdb as docdb, aws_dsql as dsql, aws_dynamodb as dynamodb, aws_ec2 as ec2, aws_efs as efs, aws_eks as eks, aws_eks_v2 as eksv2,
  aws_fsx as fsx, aws_lambda as lambda, aws_neptune as neptune, aws_rds as rds, aws_redshift as redshift,
  aws_redshiftserverless as redshiftserverless, aws_s3 as s3, aws_systemsmanagersap as systemsmanagersap, aws_timestream as timestream,
  CfnResource, CfnStack, NestedStack, Stack,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { BackupResource, BackupResourceType } from '../../src';
import { HERE, messageOf, resourceOf, testStack, THERE } from '../util';
import { select, selectedArns } from './resources';

const ENV = `${HERE.region}:${HERE.account}`;

type Make = (scope: Construct) => BackupResource;

const vpcIn = (scope: Construct) => new ec2.Vpc(scope, 'Vpc', { maxAzs: 2, natGateways: 0 });
const subnetsOf = (vpc: ec2.IVpc) => ({ vpc, vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED } });

/**
 * For every helper: what it is given, and the ARN, in which `<id>` is the `Ref` of a resource and `<id.Attribute>` an attribute.
 */
const HELPERS: [helper: string, of: string, make: Make, arn: string][] = [
  ['fromS3Bucket', 'an L1', (scope) => BackupResource.fromS3Bucket(new s3.CfnBucket(scope, 'It')), '<It.Arn>'],
  ['fromS3Bucket', 'an L2', (scope) => BackupResource.fromS3Bucket(new s3.Bucket(scope, 'It')), '<It.Arn>'],
  ['fromS3Bucket', 'an import', (scope) => BackupResource.fromS3Bucket(s3.Bucket.fromBucketName(scope, 'It', 'orders')), 'arn:<AWS::Partition>:s3:::orders'],
  ['fromEbsVolume', 'an L1', (scope) => BackupResource.fromEbsVolume(new ec2.CfnVolume(scope, 'It', { availabilityZone: 'a' })),
    `arn:<AWS::Partition>:ec2:${ENV}:volume/<It>`],
  ['fromEbsVolume', 'an L2', (scope) => BackupResource.fromEbsVolume(new ec2.Volume(scope, 'It', { availabilityZone: 'a', snapshotId: 'snap-1' })),
    `arn:<AWS::Partition>:ec2:${ENV}:volume/<It>`],
  ['fromEbsVolume', 'an import', (scope) => BackupResource.fromEbsVolume(ec2.Volume.fromVolumeAttributes(scope, 'It', { volumeId: 'vol-1', availabilityZone: 'a' })),
    `arn:<AWS::Partition>:ec2:${ENV}:volume/vol-1`],
  ['fromDynamoDbGlobalTable', 'an L1', (scope) => BackupResource.fromDynamoDbGlobalTable(globalTableIn(scope)), '<It.Arn>'],
  ['fromDynamoDbTable', 'the L2 of a global table', (scope) => BackupResource.fromDynamoDbTable(
    new dynamodb.TableV2(scope, 'It', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } })), '<It.Arn>'],
  ['fromFsxFileSystem', 'an L1', (scope) => BackupResource.fromFsxFileSystem(new fsx.CfnFileSystem(scope, 'It', { fileSystemType: 'LUSTRE', subnetIds: [] })),
    `arn:<AWS::Partition>:fsx:${ENV}:file-system/<It>`],
  ['fromFsxLustreFileSystem', 'an L2', (scope) => {
    const vpc = vpcIn(scope);
    return BackupResource.fromFsxLustreFileSystem(new fsx.LustreFileSystem(scope, 'It', {
      vpc, vpcSubnet: vpc.isolatedSubnets[0], storageCapacityGiB: 1200, lustreConfiguration: { deploymentType: fsx.LustreDeploymentType.SCRATCH_2 },
    }));
  }, `arn:<AWS::Partition>:fsx:${ENV}:file-system/<It>`],
  ['fromFsxLustreFileSystem', 'an import', (scope) => BackupResource.fromFsxLustreFileSystem(fsx.LustreFileSystem.fromLustreFileSystemAttributes(scope, 'It', {
    dnsName: 'fs-1.fsx.example.com', fileSystemId: 'fs-1', securityGroup: ec2.SecurityGroup.fromSecurityGroupId(scope, 'Group', 'sg-1'),
  })), `arn:<AWS::Partition>:fsx:${ENV}:file-system/fs-1`],
  ['fromFsxLustreFileSystem', 'what is no construct', () => BackupResource.fromFsxLustreFileSystem({ fileSystemId: 'fs-1', connections: undefined! }),
    'arn:<AWS::Partition>:fsx:<AWS::Region>:<AWS::AccountId>:file-system/fs-1'],
  ['fromFsxFileSystem', 'an import', (scope) => BackupResource.fromFsxFileSystem(importIn(scope, 'It', { fileSystemRef: { fileSystemId: 'fs-1' } })),
    `arn:<AWS::Partition>:fsx:${ENV}:file-system/fs-1`],
  ['fromNeptuneCluster', 'an import', (scope) => BackupResource.fromNeptuneCluster(importIn(scope, 'It', { dbClusterRef: { dbClusterIdentifier: 'orders' } })),
    `arn:<AWS::Partition>:rds:${ENV}:cluster:orders`],
  ['fromTimestreamTable', 'an import', (scope) => BackupResource.fromTimestreamTable(importIn(scope, 'It', {
    tableRef: { databaseName: 'db', tableName: 't', tableArn: `arn:aws:timestream:${ENV}:database/db/table/t` },
  })), `arn:aws:timestream:${ENV}:database/db/table/t`],
  ['fromRedshiftCluster', 'an import', (scope) => BackupResource.fromRedshiftCluster(importIn(scope, 'It', { clusterRef: { clusterIdentifier: 'orders' } })),
    `arn:<AWS::Partition>:redshift:${ENV}:cluster:orders`],
  ['fromDsqlCluster', 'an import', (scope) => BackupResource.fromDsqlCluster(importIn(scope, 'It', {
    clusterRef: { identifier: 'abc', resourceArn: `arn:aws:dsql:${ENV}:cluster/abc` },
  })), `arn:<AWS::Partition>:dsql:${ENV}:cluster/abc`],
  ['fromSapHanaApplication', 'an import', (scope) => BackupResource.fromSapHanaApplication(importIn(scope, 'It', {
    applicationRef: { applicationArn: `arn:aws:ssm-sap:${ENV}:HANA/app` },
  })), `arn:aws:ssm-sap:${ENV}:HANA/app`],
  ['fromDynamoDbGlobalTable', 'an import', (scope) => BackupResource.fromDynamoDbGlobalTable(importIn(scope, 'It', {
    globalTableRef: { tableName: 'orders', globalTableArn: `arn:aws:dynamodb:${ENV}:table/orders` },
  })), `arn:aws:dynamodb:${ENV}:table/orders`],
  ['fromDynamoDbTable', 'an import of a global table', (scope) => BackupResource.fromDynamoDbTable(
    dynamodb.TableV2.fromTableName(scope, 'It', 'orders')), `arn:<AWS::Partition>:dynamodb:${ENV}:table/orders`],
  ['fromEfsFileSystem', 'an import', (scope) => BackupResource.fromEfsFileSystem(efs.FileSystem.fromFileSystemAttributes(scope, 'It', {
    fileSystemId: 'fs-1', securityGroup: ec2.SecurityGroup.fromSecurityGroupId(scope, 'Group', 'sg-1'),
  })), `arn:<AWS::Partition>:elasticfilesystem:${ENV}:file-system/fs-1`],
  ['fromEksCluster', 'the L2 that makes it by a custom resource', (scope) => BackupResource.fromEksCluster(
    new eks.Cluster(scope, 'It', {
      version: eks.KubernetesVersion.V1_30,
      kubectlLayer: lambda.LayerVersion.fromLayerVersionArn(scope, 'Kubectl', `arn:aws:lambda:${ENV}:layer:kubectl:1`),
      vpc: vpcIn(scope),
      vpcSubnets: [{ subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
      defaultCapacity: 0,
    })), '<It.Arn>'],
  ['fromFsxVolume', 'an L1', (scope) => BackupResource.fromFsxVolume(new fsx.CfnVolume(scope, 'It', { name: 'v', volumeType: 'ONTAP' })), '<It.ResourceARN>'],
  ['fromDocDbCluster', 'an L1', (scope) => BackupResource.fromDocDbCluster(new docdb.CfnDBCluster(scope, 'It', {})), `arn:<AWS::Partition>:rds:${ENV}:cluster:<It>`],
  ['fromDocDbCluster', 'an L2', (scope) => BackupResource.fromDocDbCluster(new docdb.DatabaseCluster(scope, 'It', {
    ...subnetsOf(vpcIn(scope)), masterUser: { username: 'admin1' }, instanceType: ec2.InstanceType.of(ec2.InstanceClass.R5, ec2.InstanceSize.LARGE),
  })), `arn:<AWS::Partition>:rds:${ENV}:cluster:<It>`],
  ['fromDocDbCluster', 'an import', (scope) => BackupResource.fromDocDbCluster(
    docdb.DatabaseCluster.fromDatabaseClusterAttributes(scope, 'It', { clusterIdentifier: 'orders' })), `arn:<AWS::Partition>:rds:${ENV}:cluster:orders`],
  ['fromNeptuneCluster', 'an L1', (scope) => BackupResource.fromNeptuneCluster(new neptune.CfnDBCluster(scope, 'It', {})),
    `arn:<AWS::Partition>:rds:${ENV}:cluster:<It>`],
  ['fromTimestreamTable', 'an L1', (scope) => BackupResource.fromTimestreamTable(new timestream.CfnTable(scope, 'It', { databaseName: 'db' })), '<It.Arn>'],
  ['fromRedshiftCluster', 'an L1', (scope) => BackupResource.fromRedshiftCluster(new redshift.CfnCluster(scope, 'It', {
    clusterType: 'single-node', dbName: 'db', masterUsername: 'admin1', nodeType: 'ra3.large',
  })), `arn:<AWS::Partition>:redshift:${ENV}:cluster:<It>`],
  ['fromRedshiftServerlessNamespace', 'an L1', (scope) => BackupResource.fromRedshiftServerlessNamespace(
    new redshiftserverless.CfnNamespace(scope, 'It', { namespaceName: 'orders' })), '<It.Namespace.NamespaceArn>'],
  ['fromDsqlCluster', 'an L1', (scope) => BackupResource.fromDsqlCluster(new dsql.CfnCluster(scope, 'It', {})), `arn:<AWS::Partition>:dsql:${ENV}:cluster/<It>`],
  ['fromEksCluster', 'an L1', (scope) => BackupResource.fromEksCluster(new eks.CfnCluster(scope, 'It', { roleArn: 'arn', resourcesVpcConfig: { subnetIds: [] } })),
    '<It.Arn>'],
  ['fromEksCluster', 'an L2', (scope) => BackupResource.fromEksCluster(
    new eksv2.Cluster(scope, 'It', {
      vpc: vpcIn(scope),
      vpcSubnets: [{ subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
      version: eksv2.KubernetesVersion.V1_32,
      defaultCapacityType: eksv2.DefaultCapacityType.NODEGROUP,
      defaultCapacity: 0,
    })),
  '<It.Arn>'],
  ['fromEksCluster', 'an import', (scope) => BackupResource.fromEksCluster(eks.Cluster.fromClusterAttributes(scope, 'It', { clusterName: 'orders' })),
    `arn:<AWS::Partition>:eks:${ENV}:cluster/orders`],
  ['fromSapHanaApplication', 'an L1', (scope) => BackupResource.fromSapHanaApplication(
    new systemsmanagersap.CfnApplication(scope, 'It', { applicationId: 'app', applicationType: 'HANA' })), '<It>'],
  ['fromStack', 'its own stack', (scope) => BackupResource.fromStack(Stack.of(scope)), '<AWS::StackId>'],
  ['fromStack', 'a nested stack', (scope) => BackupResource.fromStack(nestedIn(scope)), '<It>'],
  ['fromEfsFileSystem', 'an L1', (scope) => BackupResource.fromEfsFileSystem(new efs.CfnFileSystem(scope, 'It')),
    `arn:<AWS::Partition>:elasticfilesystem:${ENV}:file-system/<It>`],
  ['fromRdsDatabaseCluster', 'an import', (scope) => BackupResource.fromRdsDatabaseCluster(
    rds.DatabaseCluster.fromDatabaseClusterAttributes(scope, 'It', { clusterIdentifier: 'orders' })), `arn:<AWS::Partition>:rds:${ENV}:cluster:orders`],
];

/** What a library of others may hand over: a construct that is a reference, and no resource. */
function importIn<R extends object>(scope: Construct, id: string, reference: R, env = HERE): Construct & R & { env: typeof HERE } {
  return Object.assign(new Construct(scope, id), reference, { env });
}

function globalTableIn(scope: Construct): dynamodb.CfnGlobalTable {
  return new dynamodb.CfnGlobalTable(scope, 'It', {
    attributeDefinitions: [{ attributeName: 'id', attributeType: 'S' }],
    keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
    replicas: [{ region: HERE.region }],
  });
}

function nestedIn(scope: Construct): NestedStack {
  const nested = new NestedStack(scope, 'It');
  new s3.CfnBucket(nested, 'Bucket');
  return nested;
}

/** An ARN of a template as text; the logical id of whatever is called `It` is written so. */
function asText(value: any): string {
  if (typeof value === 'string') { return value; }
  const short = (id: string) => id.startsWith('It') ? 'It' : id;
  if (value.Ref) { return `<${short(value.Ref)}>`; }
  if (value['Fn::GetAtt']) { return `<${short(value['Fn::GetAtt'][0])}.${value['Fn::GetAtt'][1]}>`; }
  return value['Fn::Join'][1].map(asText).join('');
}

test.each(HELPERS)('%s of %s', (_, __, make, arn) => {
  const stack = testStack(HERE);
  select(stack, [make(stack)]);
  expect(selectedArns(stack).map(asText)).toEqual([arn]);
});

test('another stack is known by an export of its id', () => {
  const stack = testStack(HERE);
  select(stack, [BackupResource.fromStack(new Stack(stack.node.root as App, 'Other', { env: HERE }))]);
  expect(selectedArns(stack)).toEqual([{ 'Fn::ImportValue': 'Other:ExportsOutputRefAWSStackIdB2DD5BAA' }]);
});

test('a resource that is somewhere else has the ARN of there', () => {
  const stack = testStack(HERE);
  const bucket = s3.Bucket.fromBucketAttributes(stack, 'Bucket', { bucketArn: 'arn:aws:s3:::orders', account: THERE.account, region: THERE.region });
  const cluster = importIn(stack, 'Cluster', { dbClusterRef: { dbClusterId: 'orders' } }, THERE);
  select(stack, [BackupResource.fromS3Bucket(bucket), BackupResource.fromDocDbCluster(cluster)]);

  expect(selectedArns(stack).map(asText)).toEqual(['arn:aws:s3:::orders', 'arn:<AWS::Partition>:rds:us-east-1:222222222222:cluster:orders']);
});

test.each<[string, Make, string]>([
  ['a volume of FSx', (scope) => BackupResource.fromFsxVolume(importIn(scope, 'It', { volumeRef: { volumeId: 'fsvol-1' } })), 'AWS::FSx::Volume'],
  ['a namespace', (scope) => BackupResource.fromRedshiftServerlessNamespace(
    importIn(scope, 'It', { namespaceRef: { namespaceName: 'orders' } })), 'AWS::RedshiftServerless::Namespace'],
])('an import of %s is refused, since its id does not tell the ARN', (_, make, type) => {
  expect(messageOf(() => make(testStack()))).toBe(
    `the ARN of 'Stack/It' cannot be told from its id: it is no ${type} of this app; use BackupResource.fromArn()`);
});

describe('allOf', () => {
  test.each([
    [BackupResourceType.S3, ['arn:<AWS::Partition>:s3:::*']],
    [BackupResourceType.RDS, ['arn:<AWS::Partition>:rds:*:*:db:*', 'arn:<AWS::Partition>:rds:*:*:cluster:*']],
    [BackupResourceType.DYNAMODB, ['arn:<AWS::Partition>:dynamodb:*:*:table/*']],
    [BackupResourceType.FSX, ['arn:<AWS::Partition>:fsx:*:*:file-system/*', 'arn:<AWS::Partition>:fsx:*:*:volume/*']],
    [BackupResourceType.STORAGE_GATEWAY, ['arn:<AWS::Partition>:storagegateway:*:*:gateway/*']],
    [BackupResourceType.VIRTUAL_MACHINE, ['arn:<AWS::Partition>:backup-gateway:*:*:vm/*']],
  ])('%s', (type, arns) => {
    const stack = testStack();
    select(stack, [BackupResource.allOf(type)]);
    expect(selectedArns(stack).map(asText)).toEqual(arns);
  });

  test('of a type that is not known is refused', () => {
    expect(messageOf(() => BackupResource.allOf(BackupResourceType.of('Quantum'))))
      .toBe("the resource type must be one that is known here, such as BackupResourceType.S3, got 'Quantum'");
  });

  test('by its name alone, as JavaScript lets it be given, is refused', () => {
    expect(messageOf(() => BackupResource.allOf('S3' as any))).toContain("got 'S3'");
  });
});

test('everything is the asterisk', () => {
  const stack = testStack();
  select(stack, [BackupResource.everything()]);
  expect(selectedArns(stack)).toEqual(['*']);
});

describe('fromConstruct with types', () => {
  function made(types: BackupResourceType[] | undefined, fill: (stack: Stack) => void): string[] {
    const stack = testStack(HERE);
    fill(stack);
    select(stack, [BackupResource.fromConstruct(stack, { resourceTypes: types })]);
    return selectedArns(stack).map(asText);
  }
  const bucketAndTable = (stack: Stack) => {
    new s3.CfnBucket(stack, 'Bucket');
    new dynamodb.CfnTable(stack, 'Table', { keySchema: [] });
    new CfnStack(stack, 'Foreign', { templateUrl: 'https://example.com' });
  };
  const TABLE = `arn:<AWS::Partition>:dynamodb:${ENV}:table/<Table>`;

  test('collects those types and no others', () => {
    expect(made(undefined, bucketAndTable)).toEqual([TABLE]);
    expect(made([BackupResourceType.S3], bucketAndTable)).toEqual(['<Bucket.Arn>']);
    expect(made([BackupResourceType.DYNAMODB, BackupResourceType.S3], bucketAndTable)).toEqual(['<Bucket.Arn>', TABLE]);
    expect(made(BackupResourceType.all(), bucketAndTable)).toEqual(['<Bucket.Arn>', TABLE, '<Foreign>']);
  });

  test.each<[type: string, of: BackupResourceType, arn: string]>([
    ['AWS::EFS::FileSystem', BackupResourceType.EFS, `arn:<AWS::Partition>:elasticfilesystem:${ENV}:file-system/<It>`],
    ['AWS::DynamoDB::Table', BackupResourceType.DYNAMODB, `arn:<AWS::Partition>:dynamodb:${ENV}:table/<It>`],
    ['AWS::DynamoDB::GlobalTable', BackupResourceType.DYNAMODB, `arn:<AWS::Partition>:dynamodb:${ENV}:table/<It>`],
    ['AWS::EC2::Instance', BackupResourceType.EC2, `arn:<AWS::Partition>:ec2:${ENV}:instance/<It>`],
    ['AWS::EC2::Volume', BackupResourceType.EBS, `arn:<AWS::Partition>:ec2:${ENV}:volume/<It>`],
    ['AWS::RDS::DBInstance', BackupResourceType.RDS, `arn:<AWS::Partition>:rds:${ENV}:db:<It>`],
    ['AWS::RDS::DBCluster', BackupResourceType.AURORA, `arn:<AWS::Partition>:rds:${ENV}:cluster:<It>`],
    ['AWS::S3::Bucket', BackupResourceType.S3, '<It.Arn>'],
    ['AWS::DSQL::Cluster', BackupResourceType.DSQL, `arn:<AWS::Partition>:dsql:${ENV}:cluster/<It>`],
    ['AWS::FSx::FileSystem', BackupResourceType.FSX, `arn:<AWS::Partition>:fsx:${ENV}:file-system/<It>`],
    ['AWS::FSx::Volume', BackupResourceType.FSX, '<It.ResourceARN>'],
    ['AWS::DocDB::DBCluster', BackupResourceType.DOCUMENTDB, `arn:<AWS::Partition>:rds:${ENV}:cluster:<It>`],
    ['AWS::Neptune::DBCluster', BackupResourceType.NEPTUNE, `arn:<AWS::Partition>:rds:${ENV}:cluster:<It>`],
    ['AWS::Timestream::Table', BackupResourceType.TIMESTREAM, '<It.Arn>'],
    ['AWS::Redshift::Cluster', BackupResourceType.REDSHIFT, `arn:<AWS::Partition>:redshift:${ENV}:cluster:<It>`],
    ['AWS::RedshiftServerless::Namespace', BackupResourceType.REDSHIFT_SERVERLESS, '<It.Namespace.NamespaceArn>'],
    ['AWS::SystemsManagerSAP::Application', BackupResourceType.SAP_HANA_ON_EC2, '<It.Arn>'],
    ['AWS::CloudFormation::Stack', BackupResourceType.CLOUDFORMATION, '<It>'],
    ['AWS::EKS::Cluster', BackupResourceType.EKS, `arn:<AWS::Partition>:eks:${ENV}:cluster/<It>`],
    ['Custom::AWSCDK-EKS-Cluster', BackupResourceType.EKS, `arn:<AWS::Partition>:eks:${ENV}:cluster/<It>`],
  ])('collects %s', (type, of, arn) => {
    const fill = (stack: Stack) => { new CfnResource(stack, 'It', { type }); };

    expect(made([of], fill)).toEqual([arn]);
    expect(made(BackupResourceType.all(), fill)).toEqual([arn]);
  });

  test('collects a Multi-AZ cluster of RDS, which is no cluster of Aurora', () => {
    const fill = (stack: Stack) => { new rds.CfnDBCluster(stack, 'It', { engine: 'mysql' }); new s3.CfnBucket(stack, 'Bucket'); };
    const arn = `arn:<AWS::Partition>:rds:${ENV}:cluster:<It>`;

    expect(made([BackupResourceType.RDS], fill)).toEqual([arn]);
    expect(made(undefined, fill)).toEqual([arn]);
    expect(made([BackupResourceType.AURORA, BackupResourceType.S3], fill)).toEqual(['<Bucket.Arn>']);
  });

  test('selects a nested stack as a whole only where nothing in it is selected by itself', () => {
    const nested = (stack: Stack) => { nestedIn(stack); };

    expect(made([BackupResourceType.CLOUDFORMATION], nested)).toEqual(['<It>']);
    expect(made(BackupResourceType.all(), nested)).toHaveLength(1);
    expect(made(BackupResourceType.all(), nested)).not.toEqual(['<It>']);
  });

  test('never selects a nested stack that holds what makes backups', () => {
    const stack = testStack();
    new s3.CfnBucket(stack, 'Bucket');
    const nested = new NestedStack(stack, 'Nested');
    select(nested, [BackupResource.fromConstruct(stack, { resourceTypes: BackupResourceType.all() })]);
    expect(selectedArns(nested)).toHaveLength(1);
    expect(JSON.stringify(selectedArns(nested))).toContain('Bucket');
    expect(resourceOf(stack, 'AWS::CloudFormation::Stack').Properties.Parameters).toEqual({
      referencetoStackBucket168445DCArn: { 'Fn::GetAtt': ['Bucket', 'Arn'] },
    });
  });

  test('refuses an empty list', () => {
    expect(messageOf(() => BackupResource.fromConstruct(testStack(), { resourceTypes: [] })))
      .toBe("'resourceTypes' must have at least one type, got none: leave it out for those that are collected by default");
  });

  test('selects each resource once, in the order of the tree, whatever is asked for how often', () => {
    const stack = testStack(HERE);
    bucketAndTable(stack);
    select(stack, [
      BackupResource.fromConstruct(stack, { resourceTypes: [BackupResourceType.DYNAMODB] }),
      BackupResource.fromConstruct(stack, { resourceTypes: BackupResourceType.all() }),
      BackupResource.fromConstruct(stack),
    ]);
    expect(selectedArns(stack).map(asText)).toEqual(['<Bucket.Arn>', TABLE, '<Foreign>']);
  });

  test('refuses a type that it does not know', () => {
    expect(messageOf(() => BackupResource.fromConstruct(testStack(), { resourceTypes: [BackupResourceType.of('Quantum')] })))
      .toBe("the resource type must be one that is known here, such as BackupResourceType.S3, got 'Quantum'");
  });

  test('exports what lies in another stack', () => {
    const app = new App();
    const owner = new Stack(app, 'Owner');
    const stack = new Stack(app, 'Stack');
    new s3.CfnBucket(owner, 'Bucket');
    select(stack, [BackupResource.fromConstruct(owner, { resourceTypes: [BackupResourceType.S3] })]);
    expect(selectedArns(stack)).toEqual([{ 'Fn::ImportValue': 'Owner:ExportsOutputFnGetAttBucketArn436138FE' }]);
    expect(resourceOf(owner, 'AWS::S3::Bucket')).toBeDefined();
  });
});
