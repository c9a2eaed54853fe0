import { aws_docdb as docdb, aws_ec2 as ec2, aws_efs as efs, aws_rds as rds, aws_s3 as s3, CfnResource, NestedStack, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupResource } from '../../../src';
import { Documents } from '../../../src/document/documents';
import { LiveApplication } from '../../../src/document/live/live-application';
import { World } from '../../../src/document/values/world';
import { testStack } from '../../util';

/** The types of the resources of the app that are known to be selected. */
function knownOf(make: (stack: Stack, vpc: ec2.IVpc) => BackupResource): string[] {
  const stack = testStack();
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 0 });
  BackupPlan.daily35DayRetention(stack, 'Plan').addSelection('Selection', { resources: [make(stack, vpc)] });
  const [{ selected }] = new Documents(new LiveApplication(stack.node.root), new World(true)).selections;
  return selected.resources.map(({ type }) => type);
}

const isolated = { vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED } };

test.each<[string, (stack: Stack, vpc: ec2.IVpc) => BackupResource, string[]]>([
  ['the L2 of an RDS instance, whose ARN is a token', (stack, vpc) => BackupResource.fromRdsDatabaseInstance(
    new rds.DatabaseInstance(stack, 'It', { vpc, ...isolated, engine: rds.DatabaseInstanceEngine.MYSQL })), ['AWS::RDS::DBInstance']],
  ['the L2 of an EFS file system', (stack, vpc) => BackupResource.fromEfsFileSystem(new efs.FileSystem(stack, 'It', { vpc, ...isolated })),
    ['AWS::EFS::FileSystem']],
  ['an L1', (stack) => BackupResource.fromS3Bucket(new s3.CfnBucket(stack, 'It')), ['AWS::S3::Bucket']],
  ['a nested stack', (stack) => BackupResource.fromStack(new NestedStack(stack, 'It')), ['AWS::CloudFormation::Stack']],
  ['the ARN of a resource', (stack) => BackupResource.fromArn(new s3.CfnBucket(stack, 'It').attrArn), ['AWS::S3::Bucket']],
  ['a member of a cluster, which is protected with it', (stack) => BackupResource.fromRdsDatabaseInstance(
    new rds.CfnDBInstance(stack, 'It', { dbClusterIdentifier: 'cluster' })), []],
  ['an import', (stack) => BackupResource.fromDocDbCluster(
    docdb.DatabaseCluster.fromDatabaseClusterAttributes(stack, 'It', { clusterIdentifier: 'orders' })), []],
  ['the stack itself', (stack) => BackupResource.fromStack(stack), []],
  ['an ARN of something else', (stack) => BackupResource.fromArn(new CfnResource(stack, 'It', { type: 'AWS::SQS::Queue' }).getAtt('Arn').toString()), []],
])('of %s is known what it is', (_, make, types) => {
  expect(knownOf(make)).toEqual(types);
});
