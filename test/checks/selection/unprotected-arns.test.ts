import { CfnParameter, CfnResource, CfnStack, CustomResource, Stack } from 'aws-cdk-lib';
import * as docdb from 'aws-cdk-lib/aws-docdb';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import { CfnNamespace } from 'aws-cdk-lib/aws-redshiftserverless';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { CfnApplication } from 'aws-cdk-lib/aws-systemsmanagersap';
import { ORIGINS, planOf, saidOf } from '../origins';
import type { Origin, Program } from '../origins';

/** A plan with a selection of some ARNs. */
const selecting = (arns: (stack: Stack) => string[]): Program => planOf(() => [{ ruleName: 'a' }], (plan, stack, backup) =>
  void plan.addSelection('Selection', { resources: arns(stack).map((arn) => backup.BackupResource.fromArn(arn)) }));

const said = (program: Program, origin: Origin) => saidOf(program, origin).filter((line) => line.includes('selectsNothing'));
const HERE = 'eu-central-1:111111111111';

describe.each(ORIGINS)('of %s', (origin) => {
  const list = origin === 'our L2s' ? 'resources' : 'Resources';
  const nothing = (names: string, why: string, verb = 'stands') => [`warning 'Stack/Plan/Selection': ${names} in '${list}' ${verb} for nothing that AWS Backup protects: ${why} [selectsNothing]`];
  const tables = 'of dynamodb it protects arn:*:dynamodb:*:*:table/*';
  const buckets = 'of s3 it protects arn:*:s3:::*';

  test.each<[string, (stack: Stack) => string[], string, string]>([
    ['a queue of the app', (stack) => [new sqs.Queue(stack, 'Queue').queueArn], "'Stack/Queue'", 'it protects no AWS::SQS::Queue'],
    ['a topic of the app, of which `Ref` is the ARN', (stack) => [new sns.Topic(stack, 'Topic').topicArn], "'Stack/Topic'", 'it protects no AWS::SNS::Topic'],
    ['an access point of the app', (stack) => [new efs.CfnAccessPoint(stack, 'Point', { fileSystemId: 'fs-1' }).attrArn], "'Stack/Point'", 'it protects no AWS::EFS::AccessPoint'],
    ['the stream of a table', (stack) => [new dynamodb.CfnTable(stack, 'Table', { keySchema: [] }).attrStreamArn], "'Stack/Table.StreamArn'",
      'it is not the ARN of the AWS::DynamoDB::Table itself'],
    ['the name of a table of the app', (stack) => [new dynamodb.CfnTable(stack, 'Table', { keySchema: [] }).ref], "'Stack/Table'",
      "what 'Ref' returns of an AWS::DynamoDB::Table is its name or its id, and no ARN"],
    ['the name of a bucket of the app', (stack) => [new s3.Bucket(stack, 'Bucket').bucketName], "'Stack/Bucket'", "what 'Ref' returns of an AWS::S3::Bucket is its name or its id, and no ARN"],
    ['the id of an instance of the app', (stack) => [new ec2.CfnInstance(stack, 'Machine').attrInstanceId], "'Stack/Machine.InstanceId'", 'it is not the ARN of the AWS::EC2::Instance itself'],
    ['a cluster of DocumentDB by what is not its identifier', (stack) => [`arn:aws:rds:${HERE}:cluster:${new docdb.CfnDBCluster(stack, 'Db').attrClusterResourceId}`],
      `'arn:aws:rds:${HERE}:cluster:*'`, "it ends with 'ClusterResourceId' of an AWS::DocDB::DBCluster, with which the ARN of none ends"],
    ['a namespace of Redshift Serverless by its name', (stack) => [`arn:aws:redshift-serverless:${HERE}:namespace/${new CfnNamespace(stack, 'Space', { namespaceName: 'space' }).ref}`],
      `'arn:aws:redshift-serverless:${HERE}:namespace/*'`, "it ends with 'Ref' of an AWS::RedshiftServerless::Namespace, with which the ARN of none ends"],
    ['an index of a table of the app', (stack) => [`${new dynamodb.CfnTable(stack, 'Table', { keySchema: [] }).attrArn}/index/*`], "'Stack/Table/index/*'",
      'it is not the ARN of the AWS::DynamoDB::Table itself'],
    ['the objects of a bucket of the app', (stack) => [new s3.Bucket(stack, 'Bucket').arnForObjects('*')], "'Stack/Bucket/*'", 'of s3 it protects whole buckets, and no objects'],
    ['a queue', () => [`arn:aws:sqs:${HERE}:orders`], `'arn:aws:sqs:${HERE}:orders'`, 'it protects nothing of sqs'],
    ['a queue that is partly known', (stack) => [`arn:aws:sqs:${stack.region}:${stack.account}:${new CfnParameter(stack, 'Name').valueAsString}`],
      `'arn:aws:sqs:${HERE}:*'`, 'it protects nothing of sqs'],
    ['a vault', () => [`arn:aws:backup:${HERE}:backup-vault:x`], `'arn:aws:backup:${HERE}:backup-vault:x'`, 'it protects nothing of backup'],
    ['a service that is called otherwise', () => ['arn:aws:efs:*:*:file-system/*'], "'arn:aws:efs:*:*:file-system/*'", "no ARN has the service 'efs': it is 'elasticfilesystem' there"],
    ['clusters of a service that is called otherwise', () => ['arn:aws:docdb:*:*:cluster:*'], "'arn:aws:docdb:*:*:cluster:*'", "no ARN has the service 'docdb': it is 'rds' there"],
    ['what is misspelt', () => [`arn:aws:dynamodb:${HERE}:tabel/x`], `'arn:aws:dynamodb:${HERE}:tabel/x'`, tables],
    ['a pattern that is misspelt', () => ['arn:aws:dynamodb:*:*:tables/*'], "'arn:aws:dynamodb:*:*:tables/*'", tables],
    ['an index', () => [`arn:aws:dynamodb:${HERE}:table/x/index/y`], `'arn:aws:dynamodb:${HERE}:table/x/index/y'`, tables],
    ['a snapshot of EBS', () => ['arn:aws:ec2:eu-central-1::snapshot/snap-1'], "'arn:aws:ec2:eu-central-1::snapshot/snap-1'",
      'of ec2 it protects arn:*:ec2:*:*:instance/* and arn:*:ec2:*:*:volume/*'],
    ['a snapshot of RDS', () => [`arn:aws:rds:${HERE}:snapshot:x`], `'arn:aws:rds:${HERE}:snapshot:x'`, 'of rds it protects arn:*:rds:*:*:db:* and arn:*:rds:*:*:cluster:*'],
    ['an access point of EFS', () => [`arn:aws:elasticfilesystem:${HERE}:access-point/fsap-1`], `'arn:aws:elasticfilesystem:${HERE}:access-point/fsap-1'`,
      'of elasticfilesystem it protects arn:*:elasticfilesystem:*:*:file-system/*'],
    ['an access point of S3', () => [`arn:aws:s3:${HERE}:accesspoint/x`], `'arn:aws:s3:${HERE}:accesspoint/x'`, buckets],
    ['the objects of all buckets', () => ['arn:aws:s3:::*/*'], "'arn:aws:s3:::*/*'", buckets],
    ['the objects of a bucket', () => ['arn:aws:s3:::orders/*'], "'arn:aws:s3:::orders/*'", buckets],
  ])('it is said of %s', (_, arns, names, why) => {
    expect(said(selecting((stack) => [...arns(stack), `arn:aws:dynamodb:${HERE}:table/x`]), origin)).toEqual(nothing(names, why));
  });

  test('it is said once of what has one cause', () => {
    expect(said(selecting(() => [`arn:aws:sqs:${HERE}:a`, `arn:aws:sqs:${HERE}:b`, `arn:aws:sqs:${HERE}:a`]), origin))
      .toEqual(nothing(`'arn:aws:sqs:${HERE}:a', 'arn:aws:sqs:${HERE}:b'`, 'it protects nothing of sqs', 'stand'));
  });

  test.each<[string, (stack: Stack) => string[]]>([
    ['a table', () => [`arn:aws:dynamodb:${HERE}:table/x`]],
    ['tables', () => ['arn:aws:dynamodb:*:*:table/*']],
    ['a service', () => ['arn:aws:dynamodb:*']],
    ['whatever a service has', () => ['arn:aws:ec2:*:*:*']],
    ['all services', () => ['arn:aws:*:eu-central-1:*:*']],
    ['buckets', () => ['arn:aws:s3:::*', 'arn:aws:s3:::logs-*']],
    ['volumes of FSx', () => [`arn:aws:fsx:${HERE}:volume/fs-1/fsvol-1`]],
    ['a volume of a gateway', () => [`arn:aws:storagegateway:${HERE}:gateway/sgw-1/volume/vol-1`]],
    ['a table of Timestream', () => [`arn:aws:timestream:${HERE}:database/x/table/y`]],
    ['a stack', () => [`arn:aws:cloudformation:${HERE}:stack/x/1-2`]],
    ['a database of SAP HANA', () => [`arn:aws:ssm-sap:${HERE}:HANA/app/DB/db`]],
    ['a virtual machine', () => [`arn:aws:backup-gateway:${HERE}:vm/vm-1`]],
    ['a namespace', () => [`arn:aws:redshift-serverless:${HERE}:namespace/1-2`]],
    ['clusters', () => [`arn:aws:rds:${HERE}:cluster:x`, `arn:aws:redshift:${HERE}:cluster:x`, `arn:aws:eks:${HERE}:cluster/x`, `arn:aws:dsql:${HERE}:cluster/x`]],
    ['a service that nobody knows', () => [`arn:aws:quantum:${HERE}:qubit/x`]],
    ['a service that only deployment knows', (stack) => [`arn:aws:${new CfnParameter(stack, 'Service').valueAsString}:${HERE}:x`]],
    ['an ARN that only deployment knows', (stack) => [new CfnParameter(stack, 'Arn').valueAsString]],
    ['a name that only deployment knows', (stack) => [`arn:aws:s3:::${new CfnParameter(stack, 'Name').valueAsString}`]],
    ['a bucket of the app', (stack) => [new s3.Bucket(stack, 'Bucket').bucketArn]],
    ['what a nested stack hands out', (stack) => [new CfnStack(stack, 'Nested', { templateUrl: 'https://example.com/t.json' }).getAtt('Outputs.TableArn').toString()]],
    ['a nested stack', (stack) => [new CfnStack(stack, 'Nested', { templateUrl: 'https://example.com/t.json' }).ref]],
    ['a database of an application of SAP HANA of the app', (stack) =>
      [`${new CfnApplication(stack, 'Hana', { applicationId: 'app', applicationType: 'HANA' }).attrArn}/DB/db`]],
    ['what a custom resource says', (stack) => [new CustomResource(stack, 'Custom', { serviceToken: 'arn:aws:lambda:eu-central-1:111111111111:function:x' }).getAttString('Arn')]],
    ['what a type of others has', (stack) => [new CfnResource(stack, 'Other', { type: 'Acme::Storage::Disk' }).getAtt('Arn').toString()]],
    ['a stack that the service catalog makes', (stack) =>
      [new CfnResource(stack, 'Product', { type: 'AWS::ServiceCatalog::CloudFormationProvisionedProduct' }).getAtt('CloudformationStackArn').toString()]],
  ])('nothing is said of %s', (_, arns) => {
    expect(said(selecting(arns), origin)).toEqual([]);
  });
});
