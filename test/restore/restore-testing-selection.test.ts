import { aws_backup as backup, aws_dynamodb as dynamodb, aws_iam as iam, aws_s3 as s3, CfnParameter, Duration, Fn, PropertyInjectors, Stack, Token } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { BackupResource, BackupResourceType, BackupRole, BackupSelectionCondition, RestoreMetadata, RestoreTestingPlan, RestoreTestingSelection } from '../../src';
import type { RestoreTestingSelectionOptions } from '../../src';
import { HERE, messageOf, resourceOf, resourcesOf, synthesisProblemsOf, testStack, warningsOf } from '../util';

const TYPE = 'AWS::Backup::RestoreTestingSelection';
const { DYNAMODB, EBS, S3 } = BackupResourceType;

let stack: Stack;
let tests: RestoreTestingPlan;

beforeEach(() => {
  stack = testStack(HERE);
  tests = new RestoreTestingPlan(stack, 'Tests', { scheduleExpression: Schedule.cron({ weekDay: 'SUN', hour: '4', minute: '0' }) });
});

const properties = () => resourceOf(stack, TYPE).Properties;
const add = (options: Partial<RestoreTestingSelectionOptions> = {}, id = 'Tables') => tests.addSelection(id, { resourceType: DYNAMODB, ...options });
const table = (scope: Construct, id: string) =>
  new dynamodb.Table(scope, id, { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
const tableArns = (count: number) => Array.from({ length: count }, (_, index) => `arn:aws:dynamodb:eu-central-1:111111111111:table/t${index}`);
const refs = (arns: string[]) => arns.map((arn) => BackupResource.fromArn(arn));

describe('a selection', () => {
  test('is of everything of the type by default, with a role of its own', () => {
    const selection = add();
    expect(Object.keys(resourcesOf(stack, TYPE))).toEqual(['TestsTables8CB1A56F']);
    expect(properties()).toEqual({
      RestoreTestingPlanName: { Ref: 'TestsADECCFD5' },
      RestoreTestingSelectionName: 'Tables',
      ProtectedResourceType: 'DynamoDB',
      IamRoleArn: { 'Fn::GetAtt': ['TestsTablesRole4B8CC1AD', 'Arn'] },
      ProtectedResourceArns: ['*'],
    });
    const { AssumeRolePolicyDocument: trust, ManagedPolicyArns: policies } = resourceOf(stack, 'AWS::IAM::Role').Properties;
    expect(trust.Statement).toEqual([{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' } }]);
    expect(policies).toEqual([{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores']] }]);
    expect(warningsOf(stack)).toEqual([]);
    expect(selection.resourceType).toBe(DYNAMODB);
    expect(selection.grantPrincipal).toBe(selection.role);
    expect(stack.resolve(selection.restoreTestingSelectionRef)).toEqual({
      restoreTestingPlanName: { Ref: 'TestsADECCFD5' },
      restoreTestingSelectionName: { 'Fn::Select': [1, { 'Fn::Split': ['|', { Ref: 'TestsTables8CB1A56F' }] }] },
    });
  });

  test('has everything', () => {
    const role = BackupRole.forRestore(stack, 'Role', [DYNAMODB]);
    add({
      restoreTestingSelectionName: 'my_tables',
      resources: [BackupResource.fromDynamoDbTable(table(stack, 'Table')), BackupResource.fromArn(tableArns(1)[0])],
      role,
      restoreMetadata: RestoreMetadata.raw({ encryptionType: 'Default' }),
      validationWindow: Duration.hours(4),
    });
    expect(properties()).toEqual({
      RestoreTestingPlanName: { Ref: 'TestsADECCFD5' },
      RestoreTestingSelectionName: 'my_tables',
      ProtectedResourceType: 'DynamoDB',
      IamRoleArn: { 'Fn::GetAtt': ['Role1ABCC5F0', 'Arn'] },
      ProtectedResourceArns: [{ 'Fn::GetAtt': ['TableCD117FA1', 'Arn'] }, 'arn:aws:dynamodb:eu-central-1:111111111111:table/t0'],
      RestoreMetadataOverrides: { encryptionType: 'Default' },
      ValidationWindowHours: 4,
    });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('has conditions on tags', () => {
    const { tagEquals, tagNotEquals } = BackupSelectionCondition;
    add({ conditions: [tagEquals('stage', 'production'), tagNotEquals('owner', 'nobody'), tagEquals('aws:ResourceTag/team', 'a')] });
    expect(properties()).toMatchObject({
      ProtectedResourceArns: ['*'],
      ProtectedResourceConditions: {
        StringEquals: [{ Key: 'aws:ResourceTag/stage', Value: 'production' }, { Key: 'aws:ResourceTag/team', Value: 'a' }],
        StringNotEquals: [{ Key: 'aws:ResourceTag/owner', Value: 'nobody' }],
      },
    });
  });

  test.each([
    [S3, ['service-role/AWSBackupServiceRolePolicyForRestores', 'AWSBackupServiceRolePolicyForS3Restore']],
    [EBS, ['service-role/AWSBackupServiceRolePolicyForRestores']],
  ])('of %s has a role with no more than it needs', (resourceType, policies) => {
    add({ resourceType });
    const { ManagedPolicyArns: arns } = resourceOf(stack, 'AWS::IAM::Role').Properties;
    expect(arns.map((arn: any) => arn['Fn::Join'][1].at(-1).replace(':iam::aws:policy/', ''))).toEqual(policies);
  });

  test.each<[string, BackupResource[]]>([
    ['allOf()', [BackupResource.allOf(DYNAMODB)]],
    ['everything()', [BackupResource.everything()]],
    ['an asterisk', [BackupResource.fromArn('*')]],
  ])('is of everything of the type by %s', (_, resources) => {
    add({ resources, conditions: [BackupSelectionCondition.tagEquals('a', 'b')] });
    expect(properties().ProtectedResourceArns).toEqual(['*']);
  });

  test('collects of a construct what is of its type, when all is there', () => {
    const scope = new Construct(stack, 'Scope');
    add({ resources: [BackupResource.fromConstruct(scope)] });
    new s3.Bucket(scope, 'Bucket');
    table(scope, 'A');
    table(scope, 'B');
    const arnOf = (id: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':dynamodb:eu-central-1:111111111111:table/', { Ref: id }]] });
    expect(properties().ProtectedResourceArns).toEqual(['ScopeAA8716C01', 'ScopeB021940C3'].map(arnOf));
  });

  test('has names that are taken', () => {
    add({}, 'Tables');
    add({}, 'of-tables');
    new RestoreTestingSelection(stack, 'Tables', { restoreTestingPlan: tests, resourceType: DYNAMODB });
    const names = Object.values(resourcesOf(stack, TYPE)).map((each) => each.Properties.RestoreTestingSelectionName);
    expect(names).toEqual(['Tables', expect.stringMatching(/^of_tables_[0-9a-zA-Z]{8}$/), expect.stringMatching(/^StackTables[0-9A-F]{8}$/)]);
  });

  test('takes tokens', () => {
    const param = (id: string, type = 'String') => new CfnParameter(stack, id, { type });
    add({
      restoreTestingSelectionName: param('Name').valueAsString,
      resources: [BackupResource.fromArn(param('Arn').valueAsString), BackupResource.fromArn(Fn.importValue('arn'))],
      validationWindow: Duration.hours(param('Window', 'Number').valueAsNumber),
    });
    expect(properties()).toMatchObject({
      RestoreTestingSelectionName: { Ref: 'Name' }, ProtectedResourceArns: [{ Ref: 'Arn' }, { 'Fn::ImportValue': 'arn' }], ValidationWindowHours: { Ref: 'Window' },
    });
  });

  test('may be of a type that is newer than the library', () => {
    add({ resourceType: BackupResourceType.of('Newer'), resources: refs(['arn:aws:newer:eu-central-1:111111111111:thing/1']) });
    expect(properties()).toMatchObject({ ProtectedResourceType: 'Newer', ProtectedResourceArns: ['arn:aws:newer:eu-central-1:111111111111:thing/1'] });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('can be given properties by an injector', () => {
    PropertyInjectors.of(stack).add(
      { constructUniqueId: RestoreTestingSelection.PROPERTY_INJECTION_ID, inject: (props) => ({ validationWindow: Duration.hours(3), ...props }) },
      { constructUniqueId: RestoreTestingPlan.PROPERTY_INJECTION_ID, inject: (props) => ({ startWindow: Duration.hours(2), ...props }) },
    );
    new RestoreTestingPlan(stack, 'Injected', { scheduleExpression: Schedule.cron({ hour: '4', minute: '0' }) }).addSelection('Buckets', { resourceType: S3 });
    expect(properties().ValidationWindowHours).toBe(3);
    expect(Object.values(resourcesOf(stack, 'AWS::Backup::RestoreTestingPlan')).map((each) => each.Properties.StartWindowHours)).toEqual([undefined, 2]);
  });

  test('is of an L1, too', () => {
    const restoreTestingPlan = new backup.CfnRestoreTestingPlan(stack, 'Bare', {
      restoreTestingPlanName: 'bare',
      scheduleExpression: 'cron(0 4 ? * SUN *)',
      recoveryPointSelection: { algorithm: 'LATEST_WITHIN_WINDOW', includeVaults: ['*'], recoveryPointTypes: ['SNAPSHOT'] },
    });
    new RestoreTestingSelection(stack, 'Buckets', { restoreTestingPlan, resourceType: S3 });
    expect(properties().RestoreTestingPlanName).toEqual({ Ref: 'Bare' });
  });

  test('takes the bounds of everything', () => {
    add({ restoreTestingSelectionName: 'a'.repeat(50), resources: refs(tableArns(30)), validationWindow: Duration.hours(168) });
    add({ validationWindow: Duration.minutes(60), conditions: tableArns(30).map((each) => BackupSelectionCondition.tagEquals(each, 'x')) }, 'Others');
    expect(Object.values(resourcesOf(stack, TYPE)).map((each) => each.Properties.ValidationWindowHours)).toEqual([168, 1]);
  });
});

describe('refused is', () => {
  const ofTable = () => BackupResource.fromDynamoDbTable(table(stack, 'Table'));

  test.each<[string, Partial<RestoreTestingSelectionOptions> | (() => Partial<RestoreTestingSelectionOptions>), string]>([
    ['a type that is not tested', { resourceType: BackupResourceType.TIMESTREAM },
      "'resourceType' must be a type of which AWS Backup tests restores, Aurora, DocumentDB, DynamoDB, EBS, EC2, EFS, FSx, Neptune, RDS, S3, got 'Timestream'"],
    ['a name', { restoreTestingSelectionName: 'my-tables' }, "'restoreTestingSelectionName' must be 1 to 50 characters of letters, digits and '_', got 'my-tables'"],
    ['a list of no resources', { resources: [] }, "'resources' must have at least one resource, got none: leave it out for everything of the type 'DynamoDB'"],
    ['a 31st resource', { resources: refs(tableArns(31)) }, "'resources' must have at most 30 ARNs, got 31; split them into several selections"],
    ['an ARN of another type', { resources: refs(['arn:aws:s3:::logs']) },
      "'resources' must be ARNs of the type 'DynamoDB', such as arn:*:dynamodb:*:*:table/*, got 'arn:aws:s3:::logs'"],
    ['another kind of its service', { resourceType: EBS, resources: refs(['arn:aws:ec2:eu-central-1:111111111111:instance/i-1']) },
      "'resources' must be ARNs of the type 'EBS', such as arn:*:ec2:*:*:volume/*, got 'arn:aws:ec2:eu-central-1:111111111111:instance/i-1'"],
    ['everything of another type', { resources: [BackupResource.allOf(S3)] }, "'resources' must be of the type 'DynamoDB', got 'S3'"],
    ['a bucket', () => ({ resources: [BackupResource.fromS3Bucket(new s3.Bucket(stack, 'Bucket'))] }), "'resources' must be of the type 'DynamoDB', got 'S3'"],
    ['what is collected of another type', () => ({ resources: [BackupResource.fromConstruct(stack, { resourceTypes: [S3, EBS] })] }),
      "'resources' must be of the type 'DynamoDB', got 'S3', 'EBS' in 'Stack'"],
    ['everything and more', () => ({ resources: [BackupResource.allOf(DYNAMODB), ofTable()] }),
      "'resources' must be everything of the type alone, or some resources, got both"],
    ['a tag', { resources: [BackupResource.fromTag('stage', 'production')] },
      "'resources' must have no tags, got the tag 'stage' with 'production': give it as BackupSelectionCondition.tagEquals() in 'conditions'"],
    ['conditions with resources', () => ({ resources: [ofTable()], conditions: [BackupSelectionCondition.tagEquals('a', 'b')] }),
      "'conditions' must come with everything of the type: leave 'resources' out"],
    ['a pattern in a condition', { conditions: [BackupSelectionCondition.tagLike('owner', 'tmp-*')] },
      "'conditions' must be tagEquals() and tagNotEquals(), got StringLike for the tag 'owner'"],
    ['a 31st condition', { conditions: tableArns(31).map((each) => BackupSelectionCondition.tagEquals(each, 'x')) }, "'conditions' must have at most 30 elements, got 31"],
    ['a service-linked role', () => ({ role: iam.Role.fromRoleArn(stack, 'Linked', 'arn:aws:iam::111111111111:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup') }),
      "'role' must be a role that AWS Backup can assume, and a service-linked role is none, got 'arn:aws:iam::111111111111:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup'"],
    ['metadata of another type', { restoreMetadata: RestoreMetadata.s3({}) }, "'restoreMetadata' must be of the type 'DynamoDB', got that of 'S3'"],
    ['a window of less than an hour', { validationWindow: Duration.minutes(59) }, "'validationWindow' must be between 1 and 168 hours, got 59 minutes"],
    ['one of more than seven days', { validationWindow: Duration.hours(169) }, "'validationWindow' must be between 1 and 168 hours, got 7 days 1 hour"],
    ['one of a half hour more', { validationWindow: Duration.minutes(90) }, "'validationWindow' must be a whole number of hours, got 1 hour 30 minutes"],
    ['one that cannot be converted', { validationWindow: Duration.days(Token.asNumber({ Ref: 'X' })) },
      "'validationWindow' must be given in hours when it is a token, got days: it cannot be converted at deployment"],
  ])('%s', (_, options, message) => {
    const given = typeof options === 'function' ? options() : options;
    expect(messageOf(() => add(given))).toBe(`Stack/Tests/Tables: ${message}`);
  });

  test('all that is wrong at once', () => {
    expect(messageOf(() => add({ restoreTestingSelectionName: 'my-tables', resources: [], validationWindow: Duration.days(8) })).split('\n')).toHaveLength(4);
  });

  test('a construct with nothing of the type', () => {
    const scope = new Construct(stack, 'Scope');
    new s3.Bucket(scope, 'Bucket');
    add({ resources: [BackupResource.fromConstruct(scope)] });
    expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Tests/Tables] 'resources' must select at least one resource of the type 'DynamoDB', got none in 'Stack/Scope'"]);
  });

  test('a 31st resource of a construct', () => {
    const scope = new Construct(stack, 'Scope');
    Array.from({ length: 31 }, (_, index) => table(scope, `T${index}`));
    add({ resources: [BackupResource.fromConstruct(scope)] });
    expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Tests/Tables] 'resources' must have at most 30 ARNs, got 31; split them into several selections"]);
  });

  test('a table where buckets are tested, of which only the template tells', () => {
    add({ resourceType: S3, resources: [BackupResource.fromDynamoDbTable(table(stack, 'Table'))] }, 'Buckets');
    expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Tests/Buckets] 'resources' must be of the type 'S3', got 'Stack/Table', which is of 'DynamoDB'"]);
  });

  test('a name that another one of the plan has', () => {
    add({ restoreTestingSelectionName: 'Others' });
    add({}, 'Others');
    expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Tests/Others] 'restoreTestingSelectionName' must be unique in the restore testing plan, got 'Others', which is that of 'Stack/Tests/Tables'"]);
  });

  test('a role that AWS Backup cannot assume', () => {
    add({ role: new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }) });
    expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Tests/Tables] 'role' must be a role that AWS Backup can assume: 'Stack/Role' does not trust backup.amazonaws.com"]);
  });
});

test('a plan takes 30 selections, and no more', () => {
  for (let index = 0; index < 30; index++) { add({}, `S${index}`); }
  expect(warningsOf(stack)).toEqual([]);
  add({}, 'TooMany');
  expect(synthesisProblemsOf(stack)).toEqual(['[Stack/Tests/TooMany] a restore testing plan must have at most 30 selections, got 31; make another restore testing plan for the others']);
});

test('a role without the policies is a risk', () => {
  add({ role: new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') }) });
  add({ resourceType: S3, role: BackupRole.forRestore(stack, 'Other', [EBS]) }, 'Buckets');
  expect(warningsOf(stack)).toEqual([
    {
      path: 'Stack/Tests/Tables',
      id: 'cdk-aws-backup:restorePolicyMissing',
      text: "the role 'Stack/Role' lacks the AWS managed policy service-role/AWSBackupServiceRolePolicyForRestores, without which AWS Backup cannot restore the type 'DynamoDB': "
        + 'give it to the role, or leave the role out to have one made',
    },
    {
      path: 'Stack/Tests/Buckets',
      id: 'cdk-aws-backup:restorePolicyMissing',
      text: "the role 'Stack/Other' lacks the AWS managed policy AWSBackupServiceRolePolicyForS3Restore, without which AWS Backup cannot restore the type 'S3': "
        + 'give it to the role, or leave the role out to have one made',
    },
  ]);
});

test.each([
  ['222222222222', ["AWS Backup assumes roles of the account of the plan (111111111111) only, and 'arn:aws:iam::222222222222:role/restore' is of 222222222222: give the selection a role of its own account"]],
  ['111111111111', []],
])('a role of the account %s', (account, said) => {
  const role = iam.Role.fromRoleArn(stack, 'Role', `arn:aws:iam::${account}:role/restore`, { mutable: false });
  tests.addSelection('Volumes', { resourceType: BackupResourceType.EBS, role });
  expect(warningsOf(stack).filter(({ id }) => id === 'cdk-aws-backup:roleOfOtherAccount').map(({ text }) => text)).toEqual(said);
});
