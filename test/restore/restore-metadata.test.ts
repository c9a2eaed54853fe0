import {
  aws_docdb as docdb, aws_ec2 as ec2, aws_efs as efs, aws_kms as kms, aws_neptune as neptune, aws_rds as rds, CfnParameter, Lazy, Size, Stack,
} from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { BackupResourceType, RestoreMetadata, RestoreTestingPlan } from '../../src';
import { HERE, messageOf, resourceOf, testStack, warningsOf } from '../util';

let stack: Stack;

beforeEach(() => {
  stack = testStack(HERE);
});

/** What a selection has of it in the template, of its type or of a given one. */
function rendered(metadata: RestoreMetadata, resourceType = metadata.resourceType!): unknown {
  const tests = new RestoreTestingPlan(stack, 'Tests', { scheduleExpression: Schedule.cron({ hour: '4', minute: '0' }) });
  tests.addSelection('Selection', { resourceType, restoreMetadata: metadata });
  expect(warningsOf(stack).filter(({ id }) => id.startsWith('cdk-aws-backup:'))).toEqual([]);
  return resourceOf(stack, 'AWS::Backup::RestoreTestingSelection').Properties.RestoreMetadataOverrides;
}

const key = () => kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:111111111111:key/k');
const subnet = (id: string) => ec2.Subnet.fromSubnetId(stack, id, id);
const securityGroup = (id: string) => ec2.SecurityGroup.fromSecurityGroupId(stack, id, id);
const KEY_ARN = 'arn:aws:kms:eu-central-1:111111111111:key/k';

const CLUSTER = { port: 3306, cloudwatchLogsExports: ['audit'], iamAuthentication: true, databaseName: 'shop', engineVersion: '8.0', availabilityZones: ['eu-central-1a'] };
const AS_CLUSTER = {
  port: '3306',
  enableCloudwatchLogsExports: '["audit"]',
  enableIamDatabaseAuthentication: 'true',
  databaseName: 'shop',
  engineVersion: '8.0',
  availabilityZones: '["eu-central-1a"]',
  kmskeyId: KEY_ARN,
  vpcSecurityGroupIds: '["sg-1","sg-2"]',
  dbSubnetGroupName: { Ref: 'SubnetGroup' },
  dbClusterParameterGroupName: { Ref: 'ParameterGroup' },
};
const network = () => ({ encryptionKey: key(), securityGroups: [securityGroup('sg-1'), securityGroup('sg-2')] });
const rdsGroups = () => ({
  subnetGroup: new rds.CfnDBSubnetGroup(stack, 'SubnetGroup', { dbSubnetGroupDescription: 'tests', subnetIds: [] }),
  parameterGroup: new rds.CfnDBClusterParameterGroup(stack, 'ParameterGroup', { family: 'aurora-mysql8.0', description: 'tests', parameters: {} }),
  optionGroup: rds.OptionGroup.fromOptionGroupName(stack, 'OptionGroup', 'options'),
});

test.each<[string, BackupResourceType, () => RestoreMetadata, object]>([
  ['aurora', BackupResourceType.AURORA, () => RestoreMetadata.aurora({ ...CLUSTER, ...network(), ...rdsGroups() }), { ...AS_CLUSTER, optionGroupName: 'options' }],
  ['rdsCluster', BackupResourceType.RDS, () => RestoreMetadata.rdsCluster({ ...CLUSTER, ...network(), ...rdsGroups() }), { ...AS_CLUSTER, optionGroupName: 'options' }],
  ['docDb', BackupResourceType.DOCUMENTDB, () => RestoreMetadata.docDb({
    ...CLUSTER,
    ...network(),
    subnetGroupName: new docdb.CfnDBSubnetGroup(stack, 'SubnetGroup', { dbSubnetGroupDescription: 'tests', subnetIds: [] }).ref,
    parameterGroupName: new docdb.CfnDBClusterParameterGroup(stack, 'ParameterGroup', { family: 'docdb5.0', description: 'tests', parameters: {} }).ref,
  }), AS_CLUSTER],
  ['neptune', BackupResourceType.NEPTUNE, () => RestoreMetadata.neptune({
    ...CLUSTER,
    ...network(),
    subnetGroup: new neptune.CfnDBSubnetGroup(stack, 'SubnetGroup', { dbSubnetGroupDescription: 'tests', subnetIds: [] }),
    parameterGroup: new neptune.CfnDBClusterParameterGroup(stack, 'ParameterGroup', { family: 'neptune1.3', description: 'tests', parameters: {} }),
  }), AS_CLUSTER],
  ['rds', BackupResourceType.RDS, () => RestoreMetadata.rds({
    subnetGroup: rds.SubnetGroup.fromSubnetGroupName(stack, 'SubnetGroup', 'subnets'),
    parameterGroup: rds.CfnDBParameterGroup.fromDBParameterGroupName(stack, 'ParameterGroup', 'parameters'),
    optionGroup: rds.OptionGroup.fromOptionGroupName(stack, 'OptionGroup', 'options'),
    securityGroups: [securityGroup('sg-1')],
    instanceClass: ec2.InstanceType.of(ec2.InstanceClass.T4G, ec2.InstanceSize.MEDIUM),
    multiAz: false,
    allocatedStorage: Size.tebibytes(1),
    storageType: rds.StorageType.GP3,
    iops: 3000,
    databaseName: 'shop',
    publiclyAccessible: false,
    licenseModel: rds.LicenseModel.LICENSE_INCLUDED,
    port: 5432,
  }), {
    dbSubnetGroupName: 'subnets',
    dbParameterGroupName: 'parameters',
    optionGroupName: 'options',
    vpcSecurityGroupIds: '["sg-1"]',
    dbInstanceClass: 'db.t4g.medium',
    multiAz: 'false',
    allocatedStorage: '1024',
    storageType: 'gp3',
    iops: '3000',
    dbName: 'shop',
    publiclyAccessible: 'false',
    licensemodel: 'license-included',
    port: '5432',
  }],
  ['dynamoDb', BackupResourceType.DYNAMODB, () => RestoreMetadata.dynamoDb({ encryptionKey: key() }), { encryptionType: 'KMS', kmsMasterKeyArn: KEY_ARN }],
  ['s3', BackupResourceType.S3, () => RestoreMetadata.s3({ encryptionKey: key(), restoreAcls: false }), { encryptionType: 'SSE-KMS', kmsKey: KEY_ARN, restoreACLs: 'false' }],
  ['ebs', BackupResourceType.EBS, () => RestoreMetadata.ebs({
    availabilityZone: 'eu-central-1a', encryptionKey: key(), iops: 4000, throughput: 250, size: Size.gibibytes(20), volumeType: ec2.EbsDeviceVolumeType.GP3,
  }), { availabilityZone: 'eu-central-1a', kmsKeyId: KEY_ARN, iops: '4000', throughput: '250', volumesize: '20', volumetype: 'gp3' }],
  ['ec2', BackupResourceType.EC2, () => RestoreMetadata.ec2({
    instanceType: new ec2.InstanceType('t3.micro'), requireImdsv2: true, keepInstanceProfile: true, securityGroups: [securityGroup('sg-1')], subnet: subnet('subnet-1'),
  }), { instanceType: 't3.micro', requireImdsV2: 'true', iamInstanceProfileName: 'UseBackedUpValue', securityGroupIds: '["sg-1"]', subnetId: 'subnet-1' }],
  ['efs', BackupResourceType.EFS, () => RestoreMetadata.efs({ encryptionKey: key(), performanceMode: efs.PerformanceMode.MAX_IO }), { kmsKeyId: KEY_ARN, performanceMode: 'maxIO' }],
  ['fsxLustre', BackupResourceType.FSX, () => RestoreMetadata.fsxLustre({ subnets: [subnet('subnet-1'), subnet('subnet-2')], ...network() }),
    { subnetIds: '["subnet-1","subnet-2"]', kmsKeyId: KEY_ARN, securityGroupIds: '["sg-1","sg-2"]' }],
  ['fsxOntap', BackupResourceType.FSX, () => RestoreMetadata.fsxOntap({
    storageVirtualMachineId: 'svm-1', junctionPath: '/test', securityStyle: 'UNIX', size: Size.gibibytes(2), storageEfficiencyEnabled: true,
  }), { ontapConfiguration: '{"junctionPath":"/test","securityStyle":"UNIX","sizeInMegabytes":2048,"storageEfficiencyEnabled":true,"storageVirtualMachineId":"svm-1"}' }],
  ['fsxOpenZfs', BackupResourceType.FSX, () => RestoreMetadata.fsxOpenZfs({ subnets: [subnet('subnet-1')], deploymentType: 'SINGLE_AZ_1', throughputCapacity: 64 }),
    { subnetIds: '["subnet-1"]', openZfsConfiguration: '{"deploymentType":"SINGLE_AZ_1","throughputCapacity":64}' }],
  ['fsxWindows', BackupResourceType.FSX, () => RestoreMetadata.fsxWindows({
    subnets: [subnet('subnet-1'), subnet('subnet-2')], activeDirectoryId: 'd-1', preferredSubnet: ec2.Subnet.fromSubnetId(stack, 'Preferred', 'subnet-2'), throughputCapacity: 32,
  }), { subnetIds: '["subnet-1","subnet-2"]', windowsConfiguration: '{"activeDirectoryId":"d-1","preferredSubnetId":"subnet-2","throughputCapacity":32}' }],
])('%s() has the texts that the API wants', (_, type, make, texts) => {
  const metadata = make();
  expect(metadata.resourceType).toBe(type);
  expect(rendered(metadata)).toEqual(texts);
});

test('what is not given is left out', () => {
  expect(rendered(RestoreMetadata.ec2({ keepInstanceProfile: false }))).toBeUndefined();
});

test('resources of the app and parameters stay references', () => {
  const vpc = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
  const zone = new ec2.CfnSubnet(stack, 'Subnet', { vpcId: vpc.ref, cidrBlock: '10.0.0.0/24' });
  const group = new ec2.CfnSecurityGroup(stack, 'Group', { vpcId: vpc.ref, groupDescription: 'tests' });
  const throughputCapacity = new CfnParameter(stack, 'Throughput', { type: 'Number' }).valueAsNumber;
  expect(rendered(RestoreMetadata.fsxWindows({ subnets: [zone], securityGroups: [group], activeDirectoryId: 'd-1', throughputCapacity }))).toEqual({
    securityGroupIds: { 'Fn::Join': ['', ['["', { Ref: 'Group' }, '"]']] },
    subnetIds: { 'Fn::Join': ['', ['["', { Ref: 'Subnet' }, '"]']] },
    windowsConfiguration: { 'Fn::Join': ['', ['{"activeDirectoryId":"d-1","throughputCapacity":', { Ref: 'Throughput' }, '}']] },
  });
});

test('a number that is a token becomes a text', () => {
  const iops = new CfnParameter(stack, 'Iops', { type: 'Number' }).valueAsNumber;
  expect(rendered(RestoreMetadata.ebs({ iops }))).toEqual({ iops: { Ref: 'Iops' } });
});

test('a size that is a token in the unit of the service becomes a text', () => {
  const size = Size.gibibytes(new CfnParameter(stack, 'Size', { type: 'Number' }).valueAsNumber);
  expect(rendered(RestoreMetadata.rds({ allocatedStorage: size, iops: 0 }))).toEqual({ allocatedStorage: { Ref: 'Size' }, iops: '0' });
});

test('others are written as they are', () => {
  expect(rendered(RestoreMetadata.rds({ multiAz: true, others: { processorFeatures: '[]' } }))).toEqual({ multiAz: 'true', processorFeatures: '[]' });
});

test('raw() is for any type', () => {
  const metadata = RestoreMetadata.raw({ kmsKeyId: KEY_ARN });
  expect(metadata.resourceType).toBeUndefined();
  expect(rendered(metadata, BackupResourceType.EFS)).toEqual({ kmsKeyId: KEY_ARN });
});

const KEYS = 'restore metadata must have keys that are known when the app is synthesised, got a token: give tokens as values';

test.each<[string, () => RestoreMetadata, string]>([
  ['a key that an option says', () => RestoreMetadata.rds({ multiAz: true, others: { MultiAZ: 'false' } }),
    "a key of restore metadata must be given once, whatever its case, got 'MultiAZ' again"],
  ['two keys that differ in case only', () => RestoreMetadata.raw({ kmsKeyId: 'a', KMSKEYID: 'b' }), "a key of restore metadata must be given once, whatever its case, got 'KMSKEYID' again"],
  ['Lustre without subnets', () => RestoreMetadata.fsxLustre({ subnets: [] }), "'subnets' must have at least one subnet, got none"],
  ['Windows without subnets', () => RestoreMetadata.fsxWindows({ subnets: [], activeDirectoryId: 'd-1' }), "'subnets' must have at least one subnet, got none"],
  ['OpenZFS with a list of no subnets', () => RestoreMetadata.fsxOpenZfs({ subnets: [] }), "'subnets' must have at least one subnet, got none"],
  ['a size that is not whole', () => RestoreMetadata.rds({ allocatedStorage: Size.mebibytes(1536) }), "'allocatedStorage' must be a whole number of gibibytes, got 1.5"],
  ['a size that is a token in another unit', () => RestoreMetadata.ebs({ size: Size.mebibytes(Lazy.number({ produce: () => 1024 })) }),
    "'size' must be given in gibibytes when it is a token: it cannot be converted at deployment"],
  ['a size of ONTAP that is not whole', () => RestoreMetadata.fsxOntap({ storageVirtualMachineId: 'svm-1', size: Size.kibibytes(512) }), "'size' must be a whole number of mebibytes, got 0.5"],
  ['a part of a port', () => RestoreMetadata.rds({ port: 5432.5 }), "'port' must be a whole number of at least 0, got 5432.5"],
  ['less than no operations', () => RestoreMetadata.ebs({ iops: -1, throughput: -2 }), [
    '2 problems', "  - 'iops' must be a whole number of at least 0, got -1", "  - 'throughput' must be a whole number of at least 0, got -2",
  ].join('\n')],
  ['raw() with a token', () => RestoreMetadata.raw(Lazy.any({ produce: () => ({ kmsKeyId: 'a' }) }) as any), KEYS],
  ['others that are a token', () => RestoreMetadata.rds({ others: Lazy.any({ produce: () => ({ port: '1' }) }) as any }), KEYS],
])('%s is refused', (_, make, message) => {
  expect(messageOf(make)).toBe(message);
});
