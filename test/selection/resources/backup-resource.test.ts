import { CfnParameter, Stack } from 'aws-cdk-lib';
import * as upstream from 'aws-cdk-lib/aws-backup';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as rds from 'aws-cdk-lib/aws-rds';
import { BackupResource, TagOperation } from '../../../src';
import { testStack } from '../../util';
import { arnIn, dbClusterIn, dbInstanceIn, fileSystemIn, instanceIn, select, selectedArns, tableIn } from '../resources';

const KEY = { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } };
const ENGINE = { engine: rds.DatabaseInstanceEngine.mysql({ version: rds.MysqlEngineVersion.VER_8_0 }) };
const CLUSTER_ENGINE = { engine: rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_08_0 }) };
const TABLE_ARN = 'arn:aws:dynamodb:eu-central-1:111111111111:table/mine';

const vpcIn = (stack: Stack) => new ec2.Vpc(stack, 'Vpc', { natGateways: 0 });
const isolated = { vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED } };

type Case = [string, (stack: Stack) => { ours: BackupResource; theirs: upstream.BackupResource }, unknown];

/** The same resource, given to a static method of both libraries. */
function both(name: Exclude<keyof typeof BackupResource & keyof typeof upstream.BackupResource, 'prototype'>, given: any): ReturnType<Case[1]> {
  return { ours: (BackupResource as any)[name](given), theirs: (upstream.BackupResource as any)[name](given) };
}

// TableV2 of aws-cdk-lib calls what is deprecated in aws-cdk-lib, and says so.
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());
afterEach(() => void jest.mocked(console.warn).mockRestore());

test.each<Case>([
  ['fromDynamoDbTable of a Table', (stack) => both('fromDynamoDbTable', new dynamodb.Table(stack, 'Table', KEY)),
    { 'Fn::GetAtt': ['TableCD117FA1', 'Arn'] }],
  ['fromDynamoDbTable of a TableV2', (stack) => both('fromDynamoDbTable', new dynamodb.TableV2(stack, 'Table', KEY)),
    { 'Fn::GetAtt': ['TableCD117FA1', 'Arn'] }],
  ['fromDynamoDbTable of an L1', (stack) => both('fromDynamoDbTable', tableIn(stack)), { 'Fn::GetAtt': ['Table', 'Arn'] }],
  ['fromDynamoDbTable of an import by ARN', (stack) => both('fromDynamoDbTable', dynamodb.Table.fromTableArn(stack, 'Table', TABLE_ARN)), TABLE_ARN],
  ['fromDynamoDbTable of an import by name', (stack) => both('fromDynamoDbTable', dynamodb.Table.fromTableName(stack, 'Table', 'mine')),
    arnIn('dynamodb', 'table/', 'mine')],
  ['fromEc2Instance of an L2', (stack) => both('fromEc2Instance', new ec2.Instance(stack, 'Server', {
    vpc: vpcIn(stack), ...isolated, instanceType: new ec2.InstanceType('t3.micro'), machineImage: { getImage: () => ({ imageId: 'ami-1', osType: ec2.OperatingSystemType.LINUX, userData: ec2.UserData.forLinux() }) },
  })), arnIn('ec2', 'instance/', { Ref: 'Server7E7D21FA' })],
  ['fromEc2Instance of an L1', (stack) => both('fromEc2Instance', instanceIn(stack)), arnIn('ec2', 'instance/', { Ref: 'Server' })],
  ['fromEfsFileSystem of an L2', (stack) => both('fromEfsFileSystem', new efs.FileSystem(stack, 'Files', { vpc: vpcIn(stack), ...isolated })),
    arnIn('elasticfilesystem', 'file-system/', { Ref: 'Files8E6940B8' })],
  ['fromEfsFileSystem of an L1', (stack) => both('fromEfsFileSystem', fileSystemIn(stack)), arnIn('elasticfilesystem', 'file-system/', { Ref: 'Files' })],
  ['fromEfsFileSystem of an import', (stack) => both('fromEfsFileSystem', efs.FileSystem.fromFileSystemAttributes(stack, 'Files', {
    fileSystemId: 'fs-1', securityGroup: ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1'),
  })), arnIn('elasticfilesystem', 'file-system/', 'fs-1')],
  ['fromRdsDatabaseInstance of an L2', (stack) => both('fromRdsDatabaseInstance', new rds.DatabaseInstance(stack, 'Database', {
    ...ENGINE, vpc: vpcIn(stack), ...isolated,
  })), arnIn('rds', 'db:', { Ref: 'DatabaseB269D8BB' })],
  ['fromRdsDatabaseInstance of an L1', (stack) => both('fromRdsDatabaseInstance', dbInstanceIn(stack)), { 'Fn::GetAtt': ['Database', 'DBInstanceArn'] }],
  ['fromRdsDatabaseInstance of an import', (stack) => both('fromRdsDatabaseInstance', rds.DatabaseInstance.fromDatabaseInstanceAttributes(stack, 'Database', {
    instanceIdentifier: 'mine', instanceEndpointAddress: 'host', port: 3306, securityGroups: [],
  })), arnIn('rds', 'db:', 'mine')],
  ['fromRdsDatabaseCluster of an L2', (stack) => both('fromRdsDatabaseCluster', new rds.DatabaseCluster(stack, 'Cluster', {
    ...CLUSTER_ENGINE, vpc: vpcIn(stack), ...isolated, writer: rds.ClusterInstance.serverlessV2('writer'),
  })), arnIn('rds', 'cluster:', { Ref: 'ClusterEB0386A7' })],
  ['fromRdsDatabaseCluster of an L1', (stack) => both('fromRdsDatabaseCluster', dbClusterIn(stack)), arnIn('rds', 'cluster:', { Ref: 'Cluster' })],
  ['fromRdsDatabaseCluster of an import', (stack) => both('fromRdsDatabaseCluster', rds.DatabaseCluster.fromDatabaseClusterAttributes(stack, 'Cluster', {
    clusterIdentifier: 'mine',
  })), arnIn('rds', 'cluster:', 'mine')],
  ['fromRdsServerlessCluster of an L2', (stack) => both('fromRdsServerlessCluster', new rds.ServerlessCluster(stack, 'Cluster', {
    ...CLUSTER_ENGINE, vpc: vpcIn(stack), ...isolated,
  })), arnIn('rds', 'cluster:', { Ref: 'ClusterEB0386A7' })],
  ['fromRdsServerlessCluster of an L1', (stack) => both('fromRdsServerlessCluster', dbClusterIn(stack)), { 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] }],
  ['fromArn', () => both('fromArn', 'arn:aws:ec2:*:*:volume/*'), 'arn:aws:ec2:*:*:volume/*'],
  ['fromArn of what is known at deployment', (stack) => both('fromArn', new CfnParameter(stack, 'Arn').valueAsString), { Ref: 'Arn' }],
])('%s is the ARN that aws-cdk-lib/aws-backup has', (_, resources, arn) => {
  const stack = testStack();
  const { ours, theirs } = resources(stack);
  expect(ours).toMatchObject({ tagCondition: undefined, construct: undefined });
  select(stack, [ours]);
  new upstream.BackupSelection(stack, 'Theirs', { backupPlan: upstream.BackupPlan.fromBackupPlanId(stack, 'Plan', 'a'), resources: [theirs] });
  expect(stack.resolve(ours.resource)).toEqual(stack.resolve(theirs.resource));
  expect(stack.resolve(ours.resource)).toEqual(arn);
});

test('fromTag holds the tag, with the operation left open', () => {
  expect({ ...BackupResource.fromTag('stage', 'production') })
    .toEqual({ tagCondition: { key: 'stage', value: 'production', operation: undefined }, resource: undefined, construct: undefined });
  expect(BackupResource.fromTag('a', 'b', TagOperation.STRING_EQUALS).tagCondition).toEqual({ key: 'a', value: 'b', operation: 'STRINGEQUALS' });
});

test('fromConstruct holds the construct', () => {
  const stack = testStack();
  expect({ ...BackupResource.fromConstruct(stack) }).toEqual({ construct: stack, resource: undefined, tagCondition: undefined });
});

test('the constructor takes an ARN, a tag and a construct, all in one', () => {
  const stack = testStack();
  const tag = { key: 'stage', value: 'production' };
  tableIn(stack);
  const resource = new BackupResource('arn:aws:s3:::bucket', tag, stack);
  expect({ ...resource }).toEqual({ resource: 'arn:aws:s3:::bucket', tagCondition: tag, construct: stack });
  expect({ ...new BackupResource() }).toEqual({ resource: undefined, tagCondition: undefined, construct: undefined });
  select(stack, [resource]);
  expect(selectedArns(stack)).toEqual(['arn:aws:s3:::bucket', arnIn('dynamodb', 'table/', { Ref: 'Table' })]);
});

test('a resource of another stack is imported', () => {
  const stack = testStack();
  const consumer = new Stack(stack.node.root as any, 'Consumer');
  select(consumer, [BackupResource.fromEc2Instance(instanceIn(stack)), BackupResource.fromDynamoDbTable(tableIn(stack))]);
  expect(selectedArns(consumer)).toEqual([
    arnIn('ec2', 'instance/', { 'Fn::ImportValue': 'Stack:ExportsOutputRefServerE7155949' }),
    { 'Fn::ImportValue': 'Stack:ExportsOutputFnGetAttTableArn48754775' },
  ]);
});
