import { App, aws_efs as efs, aws_dynamodb as dynamodb, aws_ec2 as ec2, aws_rds as rds, aws_s3 as s3, CfnParameter, Stack } from 'aws-cdk-lib';
import type { Environment } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { BackupPlan, BackupResource } from '../../src';
import { HERE, testStack, THERE, warningsOf } from '../util';
import { selectedArns } from './resources';

const ARN = (resource: string, { account, region } = THERE) => `arn:aws:${resource.replace(':', `:${region}:${account}:`)}`;
const group = (scope: Construct) => ec2.SecurityGroup.fromSecurityGroupId(scope, 'Group', 'sg-1');
const filesBy = (scope: Construct, fileSystemArn: string) =>
  BackupResource.fromEfsFileSystem(efs.FileSystem.fromFileSystemAttributes(scope, 'It', { fileSystemArn, securityGroup: group(scope) }));

/** The ARN that is selected, and what is said of it. */
function selecting(make: (stack: Stack) => BackupResource, env: Environment | undefined = HERE): { arns: unknown[]; said: string[] } {
  const stack = testStack(env);
  BackupPlan.daily35DayRetention(stack, 'Plan').addSelection('Selection', { resources: [make(stack)] });
  const said = warningsOf(stack).filter(({ id }) => id.endsWith(':resourceOfOtherEnvironment')).map(({ path, text }) => `${path}: ${text}`);
  return { arns: selectedArns(stack), said };
}

const outOfReach = (name: string) => `Stack/Plan: a plan backs up what is in its own account and Region (${HERE.account}, ${HERE.region}), and so not '${name}': `
  + 'give each account and Region a plan of its own';

test.each<[string, (stack: Stack) => BackupResource, string]>([
  ['an EFS file system of another Region', (stack) => filesBy(stack, ARN('elasticfilesystem:file-system/fs-1', { ...HERE, region: THERE.region })),
    ARN('elasticfilesystem:file-system/fs-1', { ...HERE, region: THERE.region })],
  ['an EFS file system of another account', (stack) => filesBy(stack, ARN('elasticfilesystem:file-system/fs-1', { ...HERE, account: THERE.account })),
    ARN('elasticfilesystem:file-system/fs-1', { ...HERE, account: THERE.account })],
  ['the L1 of an EFS file system', (stack) => BackupResource.fromEfsFileSystem(efs.CfnFileSystem.fromFileSystemArn(stack, 'It', ARN('elasticfilesystem:file-system/fs-1'))),
    ARN('elasticfilesystem:file-system/fs-1')],
  ['a cluster of somebody else', (stack) => BackupResource.fromRdsDatabaseCluster(Object.assign(new Construct(stack, 'It'), {
    env: HERE, dbClusterRef: { dbClusterIdentifier: 'orders', dbClusterArn: ARN('rds:cluster:orders') },
  })), ARN('rds:cluster:orders')],
  ['a table', (stack) => BackupResource.fromDynamoDbTable(dynamodb.Table.fromTableArn(stack, 'It', ARN('dynamodb:table/orders'))), ARN('dynamodb:table/orders')],
])('%s keeps the ARN by which it was imported, and is said to be out of reach', (_, make, arn) => {
  expect(selecting(make)).toEqual({ arns: [arn], said: [outOfReach(arn)] });
});

test('what says by its environment alone that it is elsewhere has the ARN of there', () => {
  const { arns, said } = selecting((stack) => BackupResource.fromEc2Instance(Object.assign(new Construct(stack, 'It'), { env: THERE, instanceRef: { instanceId: 'i-1' } })));
  expect(JSON.stringify(arns)).toContain(`:ec2:${THERE.region}:${THERE.account}:instance/i-1`);
  expect(said).toHaveLength(1);
});

test.each<[string, (stack: Stack) => BackupResource]>([
  ['by attributes', (stack) => BackupResource.fromS3Bucket(s3.Bucket.fromBucketAttributes(stack, 'It', { bucketName: 'orders', ...THERE }))],
  ['of another Region', (stack) => BackupResource.fromS3Bucket(s3.Bucket.fromBucketAttributes(stack, 'It', { bucketArn: 'arn:aws:s3:::orders', region: THERE.region }))],
  ['of another account', (stack) => BackupResource.fromS3Bucket(s3.Bucket.fromBucketAttributes(stack, 'It', { bucketName: 'orders', account: THERE.account }))],
])('a bucket %s does not say in its ARN that it is elsewhere, and is said to be out of reach by its path', (_, make) => {
  expect(selecting(make).said).toEqual([outOfReach('Stack/It')]);
});

test('a bucket of the app that another Region has under a name', () => {
  const { said } = selecting((stack) => BackupResource.fromS3Bucket(
    new s3.Bucket(new Stack(stack.node.root as App, 'Far', { env: { ...HERE, region: THERE.region } }), 'Bucket', { bucketName: 'orders' })));
  expect(said).toEqual([outOfReach('Far/Bucket')]);
});

test.each<[string, (stack: Stack) => BackupResource, Environment | undefined]>([
  ['a file system by an ARN of here', (stack) => filesBy(stack, ARN('elasticfilesystem:file-system/fs-1', HERE)), HERE],
  ['a file system by an ARN that only deployment knows', (stack) => filesBy(stack, new CfnParameter(stack, 'Arn').valueAsString), HERE],
  ['a file system in a stack of any environment', (stack) => filesBy(stack, ARN('elasticfilesystem:file-system/fs-1')), {}],
  ['a cluster', (stack) => BackupResource.fromRdsDatabaseCluster(rds.DatabaseCluster.fromDatabaseClusterAttributes(stack, 'It', { clusterIdentifier: 'orders' })), HERE],
  ['a bucket by its name', (stack) => BackupResource.fromS3Bucket(s3.Bucket.fromBucketName(stack, 'It', 'orders')), HERE],
  ['a bucket by attributes of here', (stack) => BackupResource.fromS3Bucket(s3.Bucket.fromBucketAttributes(stack, 'It', { bucketName: 'orders', ...HERE })), HERE],
  ['a bucket by attributes in a stack of any environment', (stack) =>
    BackupResource.fromS3Bucket(s3.Bucket.fromBucketAttributes(stack, 'It', { bucketName: 'orders', ...THERE })), {}],
])('nothing is said of %s', (_, make, env) => {
  expect(selecting(make, env).said).toEqual([]);
});

test('an ARN of here is written as that of the stack', () => {
  const { arns } = selecting((stack) => filesBy(stack, ARN('elasticfilesystem:file-system/fs-1', HERE)));
  expect(arns).toEqual([{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:elasticfilesystem:${HERE.region}:${HERE.account}:file-system/fs-1`]] }]);
});
