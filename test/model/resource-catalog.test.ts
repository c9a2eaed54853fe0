import { ArnFormat, aws_docdb as docdb, aws_dynamodb as dynamodb, aws_ec2 as ec2, aws_efs as efs, aws_rds as rds, aws_s3 as s3, CfnResource } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { canMeanTheSame } from '../../src/model/arn-pattern';
import { arnPatternOf, kindNamed, kindOf, RESOURCE_CATALOG } from '../../src/model/resource-catalog';
import type { ResourceKind } from '../../src/model/resource-catalog';
import { testStack } from '../util';

// An ARN of each kind, as the documentation of its service writes it.
const EXAMPLES: [string, string, string][] = [
  ['EFS', 'AWS::EFS::FileSystem', 'arn:aws:elasticfilesystem:us-east-1:111111111111:file-system/fs-1'],
  ['DynamoDB', 'AWS::DynamoDB::Table', 'arn:aws:dynamodb:us-east-1:111111111111:table/orders'],
  ['EC2', 'AWS::EC2::Instance', 'arn:aws:ec2:us-east-1:111111111111:instance/i-1'],
  ['EBS', 'AWS::EC2::Volume', 'arn:aws:ec2:us-east-1:111111111111:volume/vol-1'],
  ['RDS', 'AWS::RDS::DBInstance', 'arn:aws:rds:us-east-1:111111111111:db:orders'],
  ['Aurora', 'AWS::RDS::DBCluster', 'arn:aws:rds:us-east-1:111111111111:cluster:orders'],
];

let stack: Stack;

beforeEach(() => {
  stack = testStack({ account: '111111111111', region: 'us-east-1' });
});

test('every kind is here', () => {
  expect(RESOURCE_CATALOG.map(({ apiName, cloudFormationType }) => [apiName, cloudFormationType]))
    .toEqual(EXAMPLES.map(([apiName, type]) => [apiName, type]));
});

describe.each(EXAMPLES)('%s', (apiName, type, arn) => {
  const kind = kindNamed(apiName) as ResourceKind;

  test('is found by its type', () => {
    expect(kindOf(new CfnResource(stack, 'Resource', { type }))).toBe(kind);
  });

  test('makes its ARN', () => {
    const [, name] = /([^:/]+)$/.exec(arn)!;
    expect(stack.formatArn({ ...kind.arn, resourceName: name }).replace(stack.partition, 'aws')).toBe(arn);
  });

  test('matches its own ARNs and no others', () => {
    const matching = EXAMPLES.filter(([, , other]) => canMeanTheSame(other, arnPatternOf(kind)));
    expect(matching.map(([other]) => other)).toEqual([apiName]);
  });
});

describe('kindOf', () => {
  test.each<[string, () => CfnResource, string]>([
    ['a file system', () => new efs.CfnFileSystem(stack, 'R'), 'EFS file systems'],
    ['a table', () => new dynamodb.CfnTable(stack, 'R', { keySchema: [] }), 'DynamoDB tables (not global ones)'],
    ['an instance', () => new ec2.CfnInstance(stack, 'R'), 'EC2 instances'],
    ['a volume', () => new ec2.CfnVolume(stack, 'R', { availabilityZone: 'us-east-1a' }), 'EBS volumes'],
    ['a database instance', () => new rds.CfnDBInstance(stack, 'R'), 'RDS instances outside a cluster'],
    ['a cluster', () => new rds.CfnDBCluster(stack, 'R'), 'RDS clusters'],
  ])('knows %s', (_, make, name) => {
    expect(kindOf(make())?.name).toBe(name);
  });

  test.each<[string, () => CfnResource]>([
    ['a bucket', () => new s3.CfnBucket(stack, 'R')],
    ['a global table', () => new CfnResource(stack, 'R', { type: 'AWS::DynamoDB::GlobalTable' })],
    ['a cluster of another engine', () => new docdb.CfnDBCluster(stack, 'R', {})],
    ['a member of a cluster', () => new rds.CfnDBInstance(stack, 'R', { dbClusterIdentifier: 'cluster' })],
    ['a bare member of a cluster', () => new CfnResource(stack, 'R', { type: 'AWS::RDS::DBInstance', properties: { DBClusterIdentifier: 'cluster' } })],
  ])('leaves out %s', (_, make) => {
    expect(kindOf(make())).toBeUndefined();
  });

  test('asks each time: an instance may join a cluster later', () => {
    const instance = new rds.CfnDBInstance(stack, 'R');
    expect(kindOf(instance)?.apiName).toBe('RDS');
    instance.dbClusterIdentifier = 'cluster';
    expect(kindOf(instance)).toBeUndefined();
  });

  test('takes a bare instance outside a cluster', () => {
    const bare = new CfnResource(stack, 'R', { type: 'AWS::RDS::DBInstance', properties: { Engine: 'mysql' } });
    expect(kindOf(bare)?.apiName).toBe('RDS');
  });
});

describe('kindNamed', () => {
  test.each(EXAMPLES)('finds %s', (apiName, type) => {
    expect(kindNamed(apiName)?.cloudFormationType).toBe(type);
  });

  test('finds nothing else', () => {
    expect(kindNamed('S3')).toBeUndefined();
    expect(kindNamed('ec2')).toBeUndefined();
  });
});

test('only volumes need a policy of their own to be indexed', () => {
  expect(RESOURCE_CATALOG.filter(({ indexingPolicy }) => indexingPolicy).map(({ apiName, indexingPolicy }) => [apiName, indexingPolicy]))
    .toEqual([['EBS', 'AWSBackupServiceRolePolicyForIndexing']]);
});

test('databases are told by a colon, the rest by a slash', () => {
  expect(RESOURCE_CATALOG.filter(({ arn }) => arn.arnFormat === ArnFormat.COLON_RESOURCE_NAME).map(({ apiName }) => apiName)).toEqual(['RDS', 'Aurora']);
});
