import { mayBeOfKind } from '../../../src/document/arns/selected-arns';
import { Documents } from '../../../src/document/documents';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import { World } from '../../../src/document/values/world';
import { kindsNamed } from '../../../src/model/resources/resource-catalog';
import { later } from '../../../src/private/later';

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

const LATER = later('Stack.AWS::Region');

test.each([
  ['a parameter', later('Stack/Arn'), 'EC2', true],
  ['a volume somewhere', `arn:aws:ec2:${LATER}:111111111111:volume/vol-1`, 'EC2', false],
  ['an instance somewhere', `arn:aws:ec2:${LATER}:111111111111:instance/i-1`, 'EC2', true],
])('what is known at deployment may be of the kind: %s', (_, arn, apiName, expected) => {
  expect(reaches(arn, apiName)).toBe(expected);
});

const TABLE = { Type: 'AWS::DynamoDB::Table', Properties: {} };

test.each([
  ['a table', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'DynamoDB', true],
  ['a table', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'EC2', false],
  ['a table by its name', { 'Fn::Sub': 'arn:aws:dynamodb:eu-central-1:111111111111:table/${Table}' }, 'DynamoDB', true],
  ['a member of a cluster', { 'Fn::GetAtt': ['Member', 'DBInstanceArn'] }, 'RDS', true],
  ['an import', { 'Fn::ImportValue': 'arn' }, 'EC2', true],
])('what an ARN of a template refers to is of the kind: %s', (_, arn, apiName, expected) => {
  const member = { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: 'cluster' } };
  const selection = { Type: 'AWS::Backup::BackupSelection', Properties: { BackupSelection: { Resources: [arn] } } };
  const template = new TemplateFile({ name: 'T', content: { Resources: { Selection: selection, Table: TABLE, Member: member } } });
  const [{ selected }] = new Documents(new TemplateFiles([template]), new World(true)).selections;
  expect(kindsNamed(apiName).some((kind) => selected.mayReach(kind))).toBe(expected);
});
