import {
  App, aws_docdb as docdb, aws_dynamodb as dynamodb, aws_ec2 as ec2, aws_fsx as fsx, aws_iam as iam, aws_rds as rds, aws_redshift as redshift,
  aws_s3 as s3, CfnCondition, CfnParameter, CfnResource, Duration,
  Fn, Stack, Stage,
} from 'aws-cdk-lib';
import * as v2 from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import {
  BackupCoverage, BackupPlan, BackupPlanRule, BackupResource, BackupResourceType, BackupSelection,
  BackupSelectionCondition, BackupVault, LogicallyAirGappedBackupVault, RestoreMetadata, RestoreTestingRecoveryPoints,
} from '../../../src';
import type { TestRestoresOptions } from '../../../src';
import { HERE, l1Of, messageOf, resourceOf, resourcesOf, testStack, THERE, warningsOf } from '../../util';

const WEEKLY = Schedule.cron({ weekDay: 'SUN', hour: '4', minute: '0' });
const TYPES = ['Aurora', 'DocumentDB', 'DynamoDB', 'EBS', 'EC2', 'EFS', 'FSx', 'Neptune', 'RDS', 'S3'];
const PREFIX = 'the plan selects what no restore test is derived for: ';
const CURE = ': add a selection to the restore testing plan where AWS Backup can test it, test it by other means, or acknowledge this';

let stack: Stack;
let plan: BackupPlan;

beforeEach(() => {
  stack = testStack(HERE);
  plan = BackupPlan.daily35DayRetention(stack, 'Plan');
});

const testRestores = (options: Partial<TestRestoresOptions> = {}) => plan.testRestores('Tests', { scheduleExpression: WEEKLY, ...options });
const select = (...resources: BackupResource[]) => plan.addSelection('Selection', { resources });
const table = (id = 'Table', scope: Construct = stack) => new dynamodb.Table(scope, id, { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });

/** The selections by their names: of which type, how many ARNs or everything, by which tags, and what restores are told. */
function derived(of: Stack = stack): Record<string, unknown> {
  return Object.fromEntries(Object.values(resourcesOf(of, 'AWS::Backup::RestoreTestingSelection')).map(({ Properties }) => {
    const { RestoreTestingSelectionName: name, ProtectedResourceType: type, ProtectedResourceArns: arns } = Properties;
    const { ProtectedResourceConditions: conditions, RestoreMetadataOverrides: metadata } = Properties;
    return [name, [type, arns[0] === '*' ? '*' : arns.length, ...conditions ? [conditions] : [], ...metadata ? [metadata] : []]];
  }));
}

const points = () => resourceOf(stack, 'AWS::Backup::RestoreTestingPlan').Properties.RecoveryPointSelection;
const notTested = (of: Stack = stack) => warningsOf(of).filter(({ id }) => id === 'cdk-aws-backup:restoreNotTested').map(({ text }) => text.replace(PREFIX, '').replace(CURE, ''));
const json = (id: string, attribute?: string) => ({ 'Fn::Join': ['', ['["', attribute ? { 'Fn::GetAtt': [id, attribute] } : { Ref: id }, '"]']] });

describe('what is selected', () => {
  test('later, by each library, and by a bare L1', () => {
    testRestores();
    select(BackupResource.fromConstruct(stack), BackupResource.fromDynamoDbTable(table('Named')));
    table('Collected');
    const bucket = new s3.Bucket(stack, 'Bucket', { versioned: true });
    new v2.BackupSelection(stack, 'OfV2', { backupPlan: plan as never, resources: [v2.BackupResource.fromArn(bucket.bucketArn)] });
    const volume = new ec2.Volume(stack, 'Volume', { availabilityZone: 'eu-central-1a', size: { toGibibytes: () => 8 } as never });
    new v2.CfnBackupSelection(stack, 'L1', {
      backupPlanId: plan.backupPlanId,
      backupSelection: { selectionName: 'l1', iamRoleArn: 'arn:aws:iam::111111111111:role/backup', resources: [stack.formatArn({ service: 'ec2', resource: 'volume', resourceName: volume.volumeId })] },
    });
    new BackupSelection(stack, 'OfOther', { backupPlan: BackupPlan.fromBackupPlanId(stack, 'Other', 'other'), resources: [BackupResource.allOf(BackupResourceType.EFS)] });
    expect(derived()).toEqual({ DynamoDB: ['DynamoDB', 2], EBS: ['EBS', 1], S3: ['S3', 1] });
    expect(notTested()).toEqual([]);
  });

  test('in a second synthesis as it is then', () => {
    testRestores();
    select(BackupResource.fromDynamoDbTable(table()));
    const synth = () => JSON.stringify((stack.node.root as App).synth({ force: true }).getStackByName('Stack').template);
    const first = synth();
    expect(synth()).toBe(first);
    plan.addSelection('More', { resources: [BackupResource.fromTag('a', 'b')] });
    expect((synth().match(/AWS::Backup::RestoreTestingSelection/g) ?? []).length).toBe(11);
  });

  test('in parts of 30', () => {
    testRestores();
    for (let index = 0; index < 31; index++) { table(`Table${index}`); }
    select(BackupResource.fromConstruct(stack));
    expect(derived()).toEqual({ DynamoDB: ['DynamoDB', 30], DynamoDB2: ['DynamoDB', 1] });
  });

  test('beside what somebody has added', () => {
    testRestores().addSelection('DynamoDB', { resourceType: BackupResourceType.S3 });
    select(BackupResource.fromDynamoDbTable(table()));
    expect(derived()).toEqual({ DynamoDB: ['S3', '*'], DynamoDB2: ['DynamoDB', 1] });
  });

  const ofProd = { StringEquals: [{ Key: 'aws:ResourceTag/stage', Value: 'prod' }] };
  const prod = [{ ConditionKey: 'aws:ResourceTag/stage', ConditionValue: 'prod' }];
  test.each<[string, (l1: CfnResource) => void, object]>([
    ['a list', (l1) => l1.addPropertyOverride('BackupSelection.Resources', ['arn:aws:s3:::logs']), { S3: ['S3', 1] }],
    ['an element', (l1) => l1.addPropertyOverride('BackupSelection.Resources.1', 'arn:aws:s3:::logs'), { EBS: ['EBS', '*'], S3: ['S3', 1] }],
    ['conditions', (l1) => l1.addPropertyOverride('BackupSelection.Conditions.StringEquals', prod), { EBSByTags: ['EBS', '*', ofProd] }],
    ['a deletion', (l1) => {
      l1.addPropertyOverride('BackupSelection.Conditions.StringEquals', prod);
      l1.addPropertyDeletionOverride('BackupSelection.Conditions');
    }, { EBS: ['EBS', '*'] }],
    ['what only deployment knows', (l1) => l1.addPropertyOverride('BackupSelection', { 'Fn::FindInMap': ['a', 'b', 'c'] }), {}],
  ])('as overrides have it: %s', (_, override, expected) => {
    testRestores();
    override(l1Of(select(BackupResource.allOf(BackupResourceType.EBS))));
    expect(derived()).toEqual(expected);
  });

  test('also under a condition, where it may be left out', () => {
    testRestores();
    const condition = new CfnCondition(stack, 'IsProd', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Env').valueAsString, 'prod') });
    const one = table('One');
    (one.node.defaultChild as CfnResource).cfnOptions.condition = condition;
    const selection = select(BackupResource.fromDynamoDbTable(one), BackupResource.fromDynamoDbTable(table('Two')));
    (selection.node.defaultChild as CfnResource).cfnOptions.condition = condition;
    expect(derived()).toEqual({ DynamoDB: ['DynamoDB', 2] });
    expect(resourceOf(stack, 'AWS::Backup::RestoreTestingSelection').Properties.ProtectedResourceArns[0]).toEqual({ 'Fn::If': ['IsProd', expect.anything(), { Ref: 'AWS::NoValue' }] });
  });

  test('in other stacks of the place', () => {
    const other = new Stack(stack.node.root as App, 'Other', { env: HERE });
    testRestores();
    select(BackupResource.fromDynamoDbTable(table('Table', other)), BackupResource.fromDynamoDbTable(table('Table')));
    expect(derived()).toEqual({ DynamoDB: ['DynamoDB', 2] });
    expect(JSON.stringify(resourceOf(stack, 'AWS::Backup::RestoreTestingSelection'))).toContain('Fn::ImportValue');
  });

  test('by selections of other stacks, which refer to the plan', () => {
    const other = new Stack(stack.node.root as App, 'Other', { env: HERE });
    testRestores();
    select(BackupResource.fromDynamoDbTable(table()));
    new BackupSelection(other, 'Selection', {
      backupPlan: plan,
      resources: [
        BackupResource.fromDynamoDbTable(table('Table', other)), BackupResource.fromArn(`arn:aws:s3:::${new CfnParameter(other, 'Name').valueAsString}`),
        BackupResource.fromTag('stage', new CfnParameter(other, 'Stage').valueAsString),
      ],
    });
    expect(derived()).toEqual({ DynamoDB: ['DynamoDB', 1] });
    expect(Object.keys(derived(other))).toHaveLength(12);
    expect(Object.values(derived(other))).toEqual(expect.arrayContaining([['DynamoDB', 1], ['S3', 1], ['S3', '*', equals('stage', { Ref: 'Stage' } as never)]]));
  });

  test('which is elsewhere', () => {
    const elsewhere = new Stack(stack.node.root as App, 'Elsewhere', { env: THERE });
    testRestores();
    const { tableArn } = table('There', elsewhere);
    new v2.CfnBackupSelection(stack, 'L1', {
      backupPlanId: plan.backupPlanId, backupSelection: { selectionName: 'l1', iamRoleArn: 'arn:aws:iam::222222222222:role/backup', resources: [tableArn] },
    });
    stack.node.tryRemoveChild('L1');
    const l1 = new v2.CfnBackupSelection(elsewhere, 'L1', {
      backupPlanId: plan.backupPlanId, backupSelection: { selectionName: 'l1', iamRoleArn: 'arn:aws:iam::222222222222:role/backup', resources: [tableArn, 'arn:aws:s3:::one'] },
    });
    // Its reference to the plan cannot be written, and is overridden.
    l1.addPropertyOverride('BackupPlanId', 'id');
    expect(derived()).toEqual({ S3: ['S3', 1] });
    expect(notTested()).toEqual(["'Elsewhere/There' (it is in another account or Region, 222222222222, us-east-1)"]);
  });

  test('in a stage', () => {
    const stage = new Stage(new App(), 'Prod', { env: HERE });
    const inStage = new Stack(stage, 'Stack');
    const own = BackupPlan.daily35DayRetention(inStage, 'Plan');
    own.testRestores('Tests', { scheduleExpression: WEEKLY });
    own.addSelection('Selection', { resources: [BackupResource.fromDynamoDbTable(table('Table', inStage))] });
    const { template } = stage.synth().stacks[0];
    expect(Object.values<any>(template.Resources).filter(({ Type }) => Type === 'AWS::Backup::RestoreTestingSelection')).toHaveLength(1);
  });
});

/** What is selected, what is derived, and what cannot be. */
type Case = [what: string, resources: () => BackupResource[], expected: Record<string, unknown>, others?: string[]];

const equals = (key: string, value: string) => ({ StringEquals: [{ Key: `aws:ResourceTag/${key}`, Value: value }] });
const byTags = (conditions: object) => Object.fromEntries(TYPES.map((type) => [`${type}ByTags`, [type, '*', conditions]]));
const all = (types = TYPES) => Object.fromEntries(types.map((type) => [type, [type, '*']]));

test.each<Case>([
  ['a tag', () => [BackupResource.fromTag('stage', 'prod')], byTags(equals('stage', 'prod'))],
  ['everything', () => [BackupResource.fromArn('*')], all()],
  ['everything of a type', () => [BackupResource.allOf(BackupResourceType.S3)], all(['S3'])],
  ['everything of a type in the place', () => [BackupResource.fromArn('arn:aws:dynamodb:eu-central-1:111111111111:table/*')], all(['DynamoDB'])],
  ['everything of a type elsewhere', () => [BackupResource.fromArn('arn:aws:dynamodb:us-east-1:*:table/*')], {}, ["what matches 'arn:aws:dynamodb:us-east-1:*:table/*' (a test names resources by whole ARNs)"]],
  ['everything of types with one pattern', () => [BackupResource.fromArn('arn:aws:rds:*:*:cluster:*')], all(['Aurora', 'DocumentDB', 'Neptune', 'RDS'])],
  ['all that a service has', () => [BackupResource.fromArn('arn:aws:ec2:*')], all(['EBS', 'EC2'])],
  ['a pattern of names', () => [BackupResource.fromArn('arn:aws:dynamodb:*:*:table/prod-*')], {}, ["what matches 'arn:aws:dynamodb:*:*:table/prod-*' (a test names resources by whole ARNs)"]],
  ['everything of a type without tests', () => [BackupResource.allOf(BackupResourceType.TIMESTREAM)], {},
    ["what matches 'arn:*:timestream:*:*:database/*' of Timestream (AWS Backup tests no restores of that)"]],
  ['the ARN of a type without tests', () => [BackupResource.fromArn('arn:aws:redshift:eu-central-1:111111111111:cluster:one')], {},
    ["'arn:aws:redshift:eu-central-1:111111111111:cluster:one' (AWS Backup tests no restores of Redshift)"]],
  ['the ARN of a cluster of nobody knows what', () => [BackupResource.fromArn('arn:aws:rds:eu-central-1:111111111111:cluster:one')], {},
    ["'arn:aws:rds:eu-central-1:111111111111:cluster:one' (it may be of RDS, Aurora, DocumentDB, Neptune, and a test is of one type)"]],
  ['an import', () => [BackupResource.fromDynamoDbTable(dynamodb.Table.fromTableName(stack, 'Imported', 'one'))], { DynamoDB: ['DynamoDB', 1] }],
  ['an ARN with a parameter', () => [BackupResource.fromArn(`arn:aws:s3:::${new CfnParameter(stack, 'Name').valueAsString}`)], { S3: ['S3', 1] }],
  ['an ARN that is no resource', () => [BackupResource.fromArn('arn:aws:sqs:eu-central-1:111111111111:queue')], {}],
  ['a resource without tests', () => [BackupResource.fromArn(`arn:aws:redshift:eu-central-1:111111111111:cluster:${new redshift.CfnCluster(stack, 'Cluster', {
    clusterType: 'single-node', dbName: 'db', masterUsername: 'me', nodeType: 'ra3.large',
  }).ref}`)], {}, ["'Stack/Cluster' (AWS Backup tests no restores of Redshift clusters)"]],
])('%s', (_, resources, expected, others = []) => {
  testRestores();
  select(...resources());
  expect(derived()).toEqual(expected);
  expect(notTested()).toEqual(others.length > 0 ? [others.join(', ')] : []);
});

describe('conditions and exclusions', () => {
  test.each([
    ['are those of the test', [BackupSelectionCondition.tagEquals('stage', 'prod'), BackupSelectionCondition.tagNotEquals('tmp', 'yes')],
      { S3ByTags: ['S3', '*', { ...equals('stage', 'prod'), StringNotEquals: [{ Key: 'aws:ResourceTag/tmp', Value: 'yes' }] }] }, []],
    ['are patterns', [BackupSelectionCondition.tagLike('stage', 'p*')], {}, ["what the selection 'Stack/Plan/Selection' selects by type (a test compares tags only by StringEquals and StringNotEquals)"]],
  ])('%s', (_, conditions, expected, others) => {
    testRestores();
    plan.addSelection('Selection', { resources: [BackupResource.allOf(BackupResourceType.S3)], conditions });
    expect(derived()).toEqual(expected);
    expect(notTested()).toEqual(others);
  });

  test('leave out what is named, and types as a whole', () => {
    testRestores();
    const [one, two] = [table('One'), table('Two')];
    plan.addSelection('Selection', {
      resources: [BackupResource.fromConstruct(stack), BackupResource.fromTag('a', 'b'), BackupResource.fromArn('arn:aws:s3:::one')],
      notResources: [BackupResource.fromDynamoDbTable(one), BackupResource.fromArn('arn:aws:s3:::one'), ...TYPES.filter((each) => each !== 'EFS').map((each) => BackupResource.allOf(BackupResourceType.of(each)))],
    });
    expect(derived()).toEqual({ DynamoDB: ['DynamoDB', 1], EFSByTags: ['EFS', '*', equals('a', 'b')] });
    expect(JSON.stringify(resourcesOf(stack, 'AWS::Backup::RestoreTestingSelection'))).toContain(stack.getLogicalId(two.node.defaultChild as CfnResource));
  });

  test('that only deployment knows', () => {
    testRestores();
    new v2.CfnBackupSelection(stack, 'L1', {
      backupPlanId: plan.backupPlanId,
      backupSelection: { selectionName: 'l1', iamRoleArn: 'arn:aws:iam::111111111111:role/backup', resources: new CfnParameter(stack, 'Arns', { type: 'CommaDelimitedList' }).valueAsList },
    });
    expect(derived()).toEqual({});
    expect(notTested()).toEqual(["what the selection 'Stack/L1' names (which is known only at deployment)"]);
  });
});

test('more selections than a plan has: what the app does not have is left out first', () => {
  testRestores();
  select(BackupResource.fromDynamoDbTable(table()), ...['a', 'b', 'c', 'd'].map((value) => BackupResource.fromTag('stage', value)));
  const names = Object.keys(derived());
  expect(names).toHaveLength(30);
  expect(names.slice(0, 5)).toEqual(['DynamoDB', 'DynamoDBByTags', 'DynamoDBByTags2', 'DynamoDBByTags3', 'DynamoDBByTags4']);
  expect(notTested()[0]).toMatch(/^what has the tag 'stage' 'b' of Neptune \(a restore testing plan has at most 30 selections\), .*of S3 \(a restore testing plan has at most 30 selections\)$/);
});

test('what is told of many is cut', () => {
  testRestores();
  select(...Array.from({ length: 22 }, (_, index) => BackupResource.fromArn(`arn:aws:dynamodb:*:*:table/t${index}-*`)));
  expect(notTested()[0]).toMatch(/table\/t19-\*' \(a test names resources by whole ARNs\) and 2 more$/);
});

describe('restores are told', () => {
  let vpc: ec2.Vpc;

  beforeEach(() => {
    vpc = new ec2.Vpc(stack, 'Vpc', { subnetConfiguration: [{ name: 'Db', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] });
  });

  const database = (id: string, group?: rds.SubnetGroup, scope: Construct = stack) => new rds.DatabaseInstance(scope, id, {
    vpc,
    engine: rds.DatabaseInstanceEngine.MYSQL,
    instanceType: new ec2.InstanceType('t4g.micro'),
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    subnetGroup: group,
    securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, `${id}Group`, 'sg-1')],
  });
  const groupOf = (id: string) =>
    new rds.SubnetGroup(stack, id, { vpc, description: id, vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED } });
  const group = (id: string) => ({ Ref: stack.getLogicalId(stack.node.findChild(id).node.defaultChild as CfnResource) });

  test('subnet group and security groups of databases: those that differ are apart', () => {
    testRestores();
    const [a, b] = [groupOf('A'), groupOf('B')];
    database('One', a);
    database('Two', b);
    database('Three', a);
    select(BackupResource.fromConstruct(stack));
    expect(derived()).toEqual({
      RDS: ['RDS', 2, { dbSubnetGroupName: group('A'), vpcSecurityGroupIds: '["sg-1"]' }],
      RDS2: ['RDS', 1, { dbSubnetGroupName: group('B'), vpcSecurityGroupIds: '["sg-1"]' }],
    });
  });

  test('those of the only ones also where they are told by a tag', () => {
    testRestores();
    database('One', groupOf('A'));
    select(BackupResource.fromConstruct(stack), BackupResource.allOf(BackupResourceType.RDS));
    expect(derived()).toMatchObject({ RDS: ['RDS', '*', { dbSubnetGroupName: group('A'), vpcSecurityGroupIds: '["sg-1"]' }] });
  });

  test('what was said of the type, instead', () => {
    testRestores({ restoreMetadata: [RestoreMetadata.rds({ subnetGroup: groupOf('Tests'), multiAz: false })], validationWindow: Duration.hours(4) });
    database('One', groupOf('A'));
    database('Two', groupOf('B'));
    select(BackupResource.fromConstruct(stack));
    expect(derived()).toEqual({ RDS: ['RDS', 2, { dbSubnetGroupName: group('Tests'), multiAz: 'false' }] });
    expect(resourceOf(stack, 'AWS::Backup::RestoreTestingSelection').Properties.ValidationWindowHours).toBe(4);
  });

  test('what is in another stack, by references', () => {
    const other = new Stack(stack.node.root as App, 'Other', { env: HERE });
    testRestores();
    const { ref } = new rds.CfnDBSubnetGroup(other, 'Group', { dbSubnetGroupDescription: 'group', subnetIds: ['subnet-1', 'subnet-2'] });
    new rds.CfnDBInstance(other, 'One', { engine: 'mysql', dbInstanceClass: 'db.t4g.micro', dbSubnetGroupName: ref });
    select(BackupResource.fromConstruct(other));
    expect(derived()).toEqual({ RDS: ['RDS', 1, { dbSubnetGroupName: { 'Fn::ImportValue': expect.stringMatching(/^Other:.*Group/) } }] });
  });

  test('what an override says, which is known in its own stack only', () => {
    const other = new Stack(stack.node.root as App, 'Other', { env: HERE });
    testRestores();
    for (const [scope, id] of [[stack, 'Here'], [other, 'There']] as const) {
      new rds.CfnDBInstance(scope, id, { engine: 'mysql', dbInstanceClass: 'db.t4g.micro' }).addPropertyOverride('DBSubnetGroupName', `of-${id}`);
    }
    new rds.CfnDBInstance(other, 'Later', { engine: 'mysql', dbInstanceClass: 'db.t4g.micro' }).addPropertyOverride('DBSubnetGroupName', { 'Fn::ImportValue': 'group' });
    select(BackupResource.fromConstruct(stack), BackupResource.fromConstruct(other));
    expect(derived()).toEqual({ RDS: ['RDS', 1, { dbSubnetGroupName: 'of-Here' }], RDS2: ['RDS', 1, { dbSubnetGroupName: 'of-There' }], RDS3: ['RDS', 1] });
  });

  test('subnets of clusters, instances and file systems', () => {
    testRestores();
    const [subnet] = vpc.isolatedSubnets;
    const { subnetId } = subnet;
    const id = stack.getLogicalId(subnet.node.defaultChild as CfnResource);
    new docdb.CfnDBCluster(stack, 'Docs', { dbSubnetGroupName: 'docs', vpcSecurityGroupIds: ['sg-2'] });
    new ec2.CfnInstance(stack, 'Instance', { subnetId, securityGroupIds: ['sg-3'] });
    new fsx.CfnFileSystem(stack, 'Lustre', { fileSystemType: 'LUSTRE', subnetIds: [subnetId], lustreConfiguration: { deploymentType: 'PERSISTENT_2' } });
    new fsx.CfnFileSystem(stack, 'Windows', { fileSystemType: 'WINDOWS', subnetIds: [subnetId], windowsConfiguration: { throughputCapacity: 8, activeDirectoryId: 'd-1' } });
    new CfnResource(stack, 'BareWindows', { type: 'AWS::FSx::FileSystem', properties: { FileSystemType: 'WINDOWS', SubnetIds: ['subnet-1'], WindowsConfiguration: { ActiveDirectoryId: 'd-2' } } });
    new fsx.CfnFileSystem(stack, 'Unmanaged', { fileSystemType: 'WINDOWS', subnetIds: [subnetId], windowsConfiguration: { throughputCapacity: 8 } });
    new fsx.CfnVolume(stack, 'Volume', { name: 'vol', volumeType: 'ONTAP', ontapConfiguration: { storageVirtualMachineId: 'svm-1', junctionPath: '/x', sizeInMegabytes: '1024' } });
    select(BackupResource.fromConstruct(stack, { resourceTypes: BackupResourceType.all() }));
    expect(derived()).toEqual({
      DocumentDB: ['DocumentDB', 1, { dbSubnetGroupName: 'docs', vpcSecurityGroupIds: '["sg-2"]' }],
      EC2: ['EC2', 1, { subnetId: { Ref: id }, securityGroupIds: '["sg-3"]' }],
      FSx: ['FSx', 1, { subnetIds: json(id) }],
      FSx2: ['FSx', 1, { subnetIds: json(id), windowsConfiguration: '{"activeDirectoryId":"d-1"}' }],
      FSx3: ['FSx', 1, { subnetIds: '["subnet-1"]', windowsConfiguration: '{"activeDirectoryId":"d-2"}' }],
      FSx4: ['FSx', 1, { ontapConfiguration: '{"storageVirtualMachineId":"svm-1"}' }],
    });
    expect(notTested()).toEqual(["'Stack/Unmanaged' (of FSx for Windows File Server, AWS Backup tests only what is joined to an AWS Managed Microsoft AD)"]);
  });
});

describe('the recovery points', () => {
  const arn = (name: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:backup:eu-central-1:111111111111:backup-vault:${name}`]] });
  const rule = (more: object = {}) => new BackupPlanRule({ scheduleExpression: Schedule.cron({ hour: '5', minute: '0' }), deleteAfter: Duration.days(35), ...more });

  test('are those of the vaults of the rules, also of rules that come later', () => {
    testRestores();
    const named = BackupVault.fromBackupVaultName(stack, 'Named', 'named');
    const airGapped = new LogicallyAirGappedBackupVault(stack, 'AirGapped', { minRetention: Duration.days(7), maxRetention: Duration.days(90) });
    plan.addRule(rule({
      ruleName: 'late',
      backupVault: named,
      targetLogicallyAirGappedBackupVault: airGapped,
      copyActions: [
        { destinationBackupVault: BackupVault.fromBackupVaultArn(stack, 'Copies', 'arn:aws:backup:eu-central-1:111111111111:backup-vault:copies') },
        { destinationBackupVault: BackupVault.fromBackupVaultArn(stack, 'Far', 'arn:aws:backup:us-east-1:111111111111:backup-vault:far') },
      ],
    }));
    expect(points()).toEqual({
      Algorithm: 'LATEST_WITHIN_WINDOW',
      IncludeVaults: [{ 'Fn::GetAtt': ['PlanVault0284B0C2', 'BackupVaultArn'] }, arn('named'), { 'Fn::GetAtt': [expect.stringMatching(/^AirGapped/), 'BackupVaultArn'] }, 'arn:aws:backup:eu-central-1:111111111111:backup-vault:copies'],
      RecoveryPointTypes: ['SNAPSHOT'],
    });
  });

  test('are of both types where a rule is continuous', () => {
    testRestores();
    plan.addRule(rule({ ruleName: 'late', enableContinuousBackup: true }));
    expect(points().RecoveryPointTypes).toEqual(['SNAPSHOT', 'CONTINUOUS']);
  });

  test.each([
    ['monthly', '0 5 1 * ? *', 24, 33], ['each 28 days or more', '0 5 1 * ? *', 168, 39], ['yearly', '0 5 1 1 ? *', 24, 365], ['daily', '0 5 * * ? *', 24, undefined],
  ])('are looked for far enough back: %s', (_, cron, hours, days) => {
    plan = new BackupPlan(stack, 'Rare', { backupPlanRules: [rule({ scheduleExpression: Schedule.expression(`cron(${cron})`) })] });
    testRestores({ startWindow: Duration.hours(hours) });
    expect(points().SelectionWindowDays).toBe(days);
  });

  test('are what was given', () => {
    testRestores({ recoveryPoints: RestoreTestingRecoveryPoints.random({ within: Duration.days(3) }) });
    expect(points()).toMatchObject({ Algorithm: 'RANDOM_WITHIN_WINDOW', IncludeVaults: ['*'], SelectionWindowDays: 3 });
  });

  test('are in a vault of another stack, and in one that only deployment knows', () => {
    const vaults = new Stack(stack.node.root as App, 'Vaults', { env: HERE });
    plan = new BackupPlan(stack, 'Of', { backupVault: new BackupVault(vaults, 'Vault') });
    plan.addRule(rule({ ruleName: 'one' }));
    const name = new CfnParameter(stack, 'Name').valueAsString;
    plan.addRule(rule({
      ruleName: 'two',
      backupVault: BackupVault.fromBackupVaultName(stack, 'Later', name),
      copyActions: [{ destinationBackupVault: BackupVault.fromBackupVaultArn(stack, 'Copies', new CfnParameter(stack, 'Arn').valueAsString) }],
    }));
    testRestores();
    expect(points().IncludeVaults).toEqual([
      { 'Fn::ImportValue': expect.stringMatching(/^Vaults:/) },
      { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup:eu-central-1:111111111111:backup-vault:', { Ref: 'Name' }]] },
      { Ref: 'Arn' },
    ]);
  });
});

describe('the role', () => {
  const policies = () => Object.entries(resourcesOf(stack, 'AWS::IAM::Role')).filter(([id]) => id.startsWith('PlanTestsRole'))
    .map(([, { Properties }]) => Properties.ManagedPolicyArns.map((each: any) => each['Fn::Join'][1].at(-1).replace(/^.*policy\//, '')));

  test('is one, with the policies for what is tested and no others', () => {
    testRestores();
    select(BackupResource.fromDynamoDbTable(table()));
    expect(policies()).toEqual([['service-role/AWSBackupServiceRolePolicyForRestores']]);
  });

  test('has those of buckets where there are some', () => {
    testRestores();
    select(BackupResource.fromArn('arn:aws:s3:::one'));
    expect(policies()).toEqual([['service-role/AWSBackupServiceRolePolicyForRestores', 'AWSBackupServiceRolePolicyForS3Restore']]);
  });

  test('is the one that was given', () => {
    testRestores({ role: iam.Role.fromRoleArn(stack, 'Given', 'arn:aws:iam::111111111111:role/restores') });
    select(BackupResource.fromDynamoDbTable(table()));
    expect(policies()).toEqual([]);
    expect(resourceOf(stack, 'AWS::Backup::RestoreTestingSelection').Properties.IamRoleArn).toBe('arn:aws:iam::111111111111:role/restores');
  });
});

test.each([
  [{ validationWindow: Duration.hours(169) }, "'validationWindow' must be between 1 and 168 hours, got 7 days 1 hour"],
  [{ restoreMetadata: [RestoreMetadata.raw({ a: 'b' })] }, "'restoreMetadata' must be for a type of resources: give RestoreMetadata.raw() to a selection of the restore testing plan"],
  [{ restoreMetadata: [RestoreMetadata.s3({}), RestoreMetadata.s3({})] }, "'restoreMetadata' must have one element at most for a type, got more for 'S3'"],
])('%j is refused', (options, message) => {
  expect(messageOf(() => testRestores(options))).toContain(message);
});

test('coverage knows what is tested', () => {
  testRestores();
  select(BackupResource.fromDynamoDbTable(table()));
  const [{ restoreTests, restoreTestedEvery }] = BackupCoverage.of(stack.node.root).resources();
  expect(restoreTests).toEqual([{ selection: expect.stringMatching(/^PlanTestsDynamoDB/), plan: expect.stringMatching(/^PlanTests/), certain: true, atRandom: false, reasons: [] }]);
  expect(restoreTestedEvery!.toDays()).toBe(7);
});
