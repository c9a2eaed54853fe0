import { aws_ec2 as ec2, aws_kms as kms, aws_neptune as neptune, aws_rds as rds } from 'aws-cdk-lib';
import type { CfnElement, Stack } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { RestoreMetadata, RestoreTestingPlan } from '../../src';
import { HERE, resourceOf, testStack } from '../util';

let stack: Stack;

beforeEach(() => {
  stack = testStack(HERE);
});

/** Who made what is referred to, and what the template has then of something with the logical id. */
interface Kinds<T> {
  readonly makers: Readonly<Record<string, () => T>>;
  readonly known: string;
  readonly made: (logicalId: string, kind: string) => object;
}

const ARN = 'arn:aws:kms:eu-central-1:111111111111:key/k';
const ref = (logicalId: string) => ({ Ref: logicalId });
const vpc = () => ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['eu-central-1a'] });
const bare = <T>(reference: object) => ({ env: HERE, node: stack.node, ...reference }) as T;

const KEY: Kinds<kms.IKeyRef> = {
  makers: {
    L2: () => new kms.Key(stack, 'It'),
    L1: () => new kms.CfnKey(stack, 'It'),
    import: () => kms.Key.fromKeyArn(stack, 'It', ARN),
    reference: () => bare({ keyRef: { keyArn: ARN, keyId: 'k' } }),
  },
  known: ARN,
  made: (logicalId) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] }),
};
const SUBNET: Kinds<ec2.ISubnetRef> = {
  makers: {
    L2: () => new ec2.Subnet(stack, 'It', { vpcId: 'vpc-1', availabilityZone: 'eu-central-1a', cidrBlock: '10.0.0.0/24' }),
    L1: () => new ec2.CfnSubnet(stack, 'It', { vpcId: 'vpc-1', cidrBlock: '10.0.0.0/24' }),
    import: () => ec2.Subnet.fromSubnetId(stack, 'It', 'known'),
    reference: () => bare({ subnetRef: { subnetId: 'known' } }),
  },
  known: 'known',
  made: ref,
};
const SECURITY_GROUP: Kinds<ec2.ISecurityGroupRef> = {
  makers: {
    L2: () => new ec2.SecurityGroup(stack, 'It', { vpc: vpc() }),
    L1: () => new ec2.CfnSecurityGroup(stack, 'It', { groupDescription: 'tests' }),
    import: () => ec2.SecurityGroup.fromSecurityGroupId(stack, 'It', 'known'),
    reference: () => bare({ securityGroupRef: { securityGroupId: 'known' } }),
  },
  known: 'known',
  // Both are the id in a VPC.
  made: (logicalId, kind) => kind === 'L1' ? ref(logicalId) : { 'Fn::GetAtt': [logicalId, 'GroupId'] },
};
const SUBNET_GROUP: Kinds<rds.IDBSubnetGroupRef> = {
  makers: {
    L2: () => new rds.SubnetGroup(stack, 'It', { description: 'tests', vpc: vpc(), vpcSubnets: { subnets: [ec2.Subnet.fromSubnetId(stack, 'S', 's-1')] } }),
    L1: () => new rds.CfnDBSubnetGroup(stack, 'It', { dbSubnetGroupDescription: 'tests', subnetIds: [] }),
    import: () => rds.SubnetGroup.fromSubnetGroupName(stack, 'It', 'known'),
    reference: () => bare({ dbSubnetGroupRef: { dbSubnetGroupName: 'known' } }),
  },
  known: 'known',
  made: ref,
};
const CLUSTER_PARAMETERS: Kinds<rds.IDBClusterParameterGroupRef> = {
  makers: {
    L1: () => new rds.CfnDBClusterParameterGroup(stack, 'It', { family: 'aurora-mysql8.0', description: 'tests', parameters: {} }),
    reference: () => bare({ dbClusterParameterGroupRef: { dbClusterParameterGroupName: 'known' } }),
  },
  known: 'known',
  made: ref,
};
const PARAMETERS: Kinds<rds.IDBParameterGroupRef> = {
  makers: {
    L1: () => new rds.CfnDBParameterGroup(stack, 'It', { family: 'postgres16', description: 'tests' }),
    import: () => rds.CfnDBParameterGroup.fromDBParameterGroupName(stack, 'It', 'known'),
    reference: () => bare({ dbParameterGroupRef: { dbParameterGroupName: 'known' } }),
  },
  known: 'known',
  made: ref,
};
const OPTIONS: Kinds<rds.IOptionGroupRef> = {
  makers: {
    L2: () => new rds.OptionGroup(stack, 'It', { engine: rds.DatabaseInstanceEngine.mysql({ version: rds.MysqlEngineVersion.VER_8_0_40 }), configurations: [] }),
    L1: () => new rds.CfnOptionGroup(stack, 'It', { engineName: 'mysql', majorEngineVersion: '8.0', optionGroupDescription: 'tests' }),
    import: () => rds.OptionGroup.fromOptionGroupName(stack, 'It', 'known'),
    reference: () => bare({ optionGroupRef: { optionGroupName: 'known' } }),
  },
  known: 'known',
  made: ref,
};
const NEPTUNE_SUBNETS: Kinds<neptune.IDBSubnetGroupRef> = {
  makers: {
    L1: () => new neptune.CfnDBSubnetGroup(stack, 'It', { dbSubnetGroupDescription: 'tests', subnetIds: [] }),
    reference: () => bare({ dbSubnetGroupRef: { dbSubnetGroupName: 'known' } }),
  },
  known: 'known',
  made: ref,
};
const NEPTUNE_PARAMETERS: Kinds<neptune.IDBClusterParameterGroupRef> = {
  makers: {
    L1: () => new neptune.CfnDBClusterParameterGroup(stack, 'It', { family: 'neptune1.3', description: 'tests', parameters: {} }),
    reference: () => bare({ dbClusterParameterGroupRef: { dbClusterParameterGroupName: 'known' } }),
  },
  known: 'known',
  made: ref,
};

/** A factory, the key that it writes, and what it writes there of one reference. */
type Row<T> = [factory: string, key: string, make: (it: T) => RestoreMetadata, inJson?: (id: string) => string];

type Case = [name: string, make: () => RestoreMetadata, key: string, kind: string, expectation: unknown];

function rowsOf<T>(kinds: Kinds<T>, rows: Row<T>[]): Case[] {
  return rows.flatMap(([factory, key, make, inJson]) => Object.entries(kinds.makers).map(([kind, maker]): Case =>
    [`${factory} with ${kind}`, () => make(maker()), key, kind, { kinds, inJson }]));
}

const { aurora, docDb, dynamoDb, ebs, ec2: instance, efs, neptune: graph, rds: database, rdsCluster, s3 } = RestoreMetadata;
const { fsxLustre, fsxOpenZfs, fsxWindows } = RestoreMetadata;
const list = (id: string) => `["${id}"]`;
const subnets = () => [ec2.Subnet.fromSubnetId(stack, 'Other', 'subnet-1')];

test.each([
  ...rowsOf(KEY, [
    ['aurora', 'kmskeyId', (encryptionKey) => aurora({ encryptionKey })],
    ['docDb', 'kmskeyId', (encryptionKey) => docDb({ encryptionKey })],
    ['neptune', 'kmskeyId', (encryptionKey) => graph({ encryptionKey })],
    ['rdsCluster', 'kmskeyId', (encryptionKey) => rdsCluster({ encryptionKey })],
    ['dynamoDb', 'kmsMasterKeyArn', (encryptionKey) => dynamoDb({ encryptionKey })],
    ['ebs', 'kmsKeyId', (encryptionKey) => ebs({ encryptionKey })],
    ['efs', 'kmsKeyId', (encryptionKey) => efs({ encryptionKey })],
    ['fsxLustre', 'kmsKeyId', (encryptionKey) => fsxLustre({ encryptionKey, subnets: subnets() })],
    ['fsxOpenZfs', 'kmsKeyId', (encryptionKey) => fsxOpenZfs({ encryptionKey })],
    ['fsxWindows', 'kmsKeyId', (encryptionKey) => fsxWindows({ encryptionKey, subnets: subnets(), activeDirectoryId: 'd-1' })],
    ['s3', 'kmsKey', (encryptionKey) => s3({ encryptionKey })],
  ]),
  ...rowsOf(SUBNET, [
    ['ec2', 'subnetId', (subnet) => instance({ subnet })],
    ['fsxLustre', 'subnetIds', (subnet) => fsxLustre({ subnets: [subnet] }), list],
    ['fsxOpenZfs', 'subnetIds', (subnet) => fsxOpenZfs({ subnets: [subnet] }), list],
    ['fsxWindows', 'subnetIds', (subnet) => fsxWindows({ subnets: [subnet], activeDirectoryId: 'd-1' }), list],
    ['fsxWindows', 'windowsConfiguration', (preferredSubnet) => fsxWindows({ subnets: subnets(), preferredSubnet, activeDirectoryId: 'd-1' }),
      (id) => `{"activeDirectoryId":"d-1","preferredSubnetId":"${id}"}`],
  ]),
  ...rowsOf(SECURITY_GROUP, [
    ['aurora', 'vpcSecurityGroupIds', (group) => aurora({ securityGroups: [group] }), list],
    ['docDb', 'vpcSecurityGroupIds', (group) => docDb({ securityGroups: [group] }), list],
    ['neptune', 'vpcSecurityGroupIds', (group) => graph({ securityGroups: [group] }), list],
    ['rds', 'vpcSecurityGroupIds', (group) => database({ securityGroups: [group] }), list],
    ['rdsCluster', 'vpcSecurityGroupIds', (group) => rdsCluster({ securityGroups: [group] }), list],
    ['ec2', 'securityGroupIds', (group) => instance({ securityGroups: [group] }), list],
    ['fsxLustre', 'securityGroupIds', (group) => fsxLustre({ securityGroups: [group], subnets: subnets() }), list],
    ['fsxOpenZfs', 'securityGroupIds', (group) => fsxOpenZfs({ securityGroups: [group] }), list],
    ['fsxWindows', 'securityGroupIds', (group) => fsxWindows({ securityGroups: [group], subnets: subnets(), activeDirectoryId: 'd-1' }), list],
  ]),
  ...rowsOf(SUBNET_GROUP, [
    ['aurora', 'dbSubnetGroupName', (subnetGroup) => aurora({ subnetGroup })],
    ['rds', 'dbSubnetGroupName', (subnetGroup) => database({ subnetGroup })],
    ['rdsCluster', 'dbSubnetGroupName', (subnetGroup) => rdsCluster({ subnetGroup })],
  ]),
  ...rowsOf(CLUSTER_PARAMETERS, [
    ['aurora', 'dbClusterParameterGroupName', (parameterGroup) => aurora({ parameterGroup })],
    ['rdsCluster', 'dbClusterParameterGroupName', (parameterGroup) => rdsCluster({ parameterGroup })],
  ]),
  ...rowsOf(PARAMETERS, [['rds', 'dbParameterGroupName', (parameterGroup) => database({ parameterGroup })]]),
  ...rowsOf(OPTIONS, [
    ['aurora', 'optionGroupName', (optionGroup) => aurora({ optionGroup })],
    ['rds', 'optionGroupName', (optionGroup) => database({ optionGroup })],
    ['rdsCluster', 'optionGroupName', (optionGroup) => rdsCluster({ optionGroup })],
  ]),
  ...rowsOf(NEPTUNE_SUBNETS, [['neptune', 'dbSubnetGroupName', (subnetGroup) => graph({ subnetGroup })]]),
  ...rowsOf(NEPTUNE_PARAMETERS, [['neptune', 'dbClusterParameterGroupName', (parameterGroup) => graph({ parameterGroup })]]),
])('%s is told as the API wants it', (_, make, key, kind, expectation) => {
  const { kinds: { known, made }, inJson } = expectation as { kinds: Kinds<unknown>; inJson?: (id: string) => string };
  const metadata = make();
  new RestoreTestingPlan(stack, 'Tests', { scheduleExpression: Schedule.cron({ hour: '4', minute: '0' }) })
    .addSelection('Selection', { resourceType: metadata.resourceType!, restoreMetadata: metadata });
  const { [key]: text } = resourceOf(stack, 'AWS::Backup::RestoreTestingSelection').Properties.RestoreMetadataOverrides;
  if (kind === 'import' || kind === 'reference') {
    expect(text).toEqual(inJson ? inJson(known) : known);
  } else {
    const it = stack.node.findChild('It');
    const reference = made(stack.resolve(stack.getLogicalId((it.node.defaultChild ?? it) as CfnElement)), kind);
    const [before, after] = inJson ? inJson('|').split('|') : [];
    expect(text).toEqual(inJson ? { 'Fn::Join': ['', [before, reference, after]] } : reference);
  }
});
