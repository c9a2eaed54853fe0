import { Aws, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import { kindsNamed } from '../../src/model/resource-catalog';
import { mayBeOfKind } from '../../src/selection/reach';
import { testStack } from '../util';
import { dbInstanceIn, fileSystemIn, tableIn } from './resources';

const reaches = (arn: string, apiName: string) => kindsNamed(apiName).some((kind) => mayBeOfKind(arn, kind));

test.each([
  ['*', 'EC2', true],
  ['*', 'Aurora', true],
  ['arn:aws:ec2:eu-central-1:111111111111:instance/i-1', 'EC2', true],
  ['arn:aws-cn:ec2:cn-north-1:111111111111:instance/*', 'EC2', true],
  ['arn:aws:ec2:eu-central-1:111111111111:instance/i-1', 'EBS', false],
  ['arn:aws:ec2:eu-central-1:111111111111:volume/vol-1', 'EBS', true],
  ['arn:aws:ec2:eu-central-1:111111111111:volume/vol-1', 'EC2', false],
  ['arn:aws:rds:eu-central-1:111111111111:db:mine', 'RDS', true],
  ['arn:aws:rds:eu-central-1:111111111111:db:mine', 'Aurora', false],
  ['arn:aws:rds:eu-central-1:111111111111:cluster:mine', 'Aurora', true],
  ['arn:aws:dynamodb:eu-central-1:111111111111:table/mine', 'DynamoDB', true],
  ['arn:aws:elasticfilesystem:eu-central-1:111111111111:file-system/fs-1', 'EFS', true],
  ['arn:aws:s3:::bucket', 'EFS', false],
  ['', 'EC2', false],
  ['arn:aws:ec2:*', 'EC2', true],
  ['arn:aws:ec2:*:*:*', 'EC2', true],
  ['arn:aws:ec2:*:*:volume/*', 'EC2', false],
  ['arn:aws:s3:::bucket*', 'EC2', false],
  ['arn:aws:rds:*:*:cluster:*', 'RDS', true],
  ['arn:aws:rds:*:*:db:*', 'Neptune', false],
  ['arn:aws:rds:*:*:cluster:*', 'Neptune', true],
  ['arn:aws:s3:::bucket', 'S3', true],
])('%s may be of the kind %s: %s', (arn, apiName, expected) => {
  expect(reaches(arn, apiName)).toBe(expected);
});

test.each<[string, (stack: Stack) => string, string, boolean]>([
  ['a table', (stack) => tableIn(stack).attrArn, 'DynamoDB', true],
  ['a table', (stack) => tableIn(stack).attrArn, 'EC2', false],
  ['a file system', (stack) => fileSystemIn(stack).attrArn, 'EFS', true],
  ['a database instance', (stack) => dbInstanceIn(stack).attrDbInstanceArn, 'RDS', true],
  ['a member of a cluster', (stack) => dbInstanceIn(stack, 'Member', { dbClusterIdentifier: 'cluster' }).attrDbInstanceArn, 'RDS', true],
  ['a parameter', (stack) => new CfnParameter(stack, 'Arn').valueAsString, 'EC2', true],
  ['an import', () => Fn.importValue('arn'), 'EC2', true],
  ['a volume somewhere', () => `arn:${Aws.PARTITION}:ec2:${Aws.REGION}:${Aws.ACCOUNT_ID}:volume/vol-1`, 'EC2', false],
  ['an instance somewhere', () => `arn:${Aws.PARTITION}:ec2:${Aws.REGION}:${Aws.ACCOUNT_ID}:instance/i-1`, 'EC2', true],
])('what is known at deployment may be of the kind: %s', (_, arnIn, apiName, expected) => {
  expect(reaches(arnIn(testStack()), apiName)).toBe(expected);
});
