import {
  App, Aspects, aws_dynamodb as dynamodb, aws_ec2 as ec2, aws_fsx as fsx, aws_s3 as s3, Aws, CfnCondition, CfnResource, Fn, Lazy, NestedStack, Stack,
  Token,
} from 'aws-cdk-lib';
import { BackupPlan, BackupResource, BackupSelectionCondition } from '../../../src';
import { l1Of, resourceOf, testStack } from '../../util';

const NO_VALUE = { Ref: 'AWS::NoValue' };
const ARN = { 'Fn::GetAtt': ['Table', 'Arn'] };
const GUARDED = { 'Fn::If': ['IsProd', ARN, NO_VALUE] };
/** The same as it is collected from a construct. */
const COLLECTED = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':dynamodb:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':table/', { Ref: 'Table' }]] };
const COLLECTED_GUARDED = { 'Fn::If': ['IsProd', COLLECTED, NO_VALUE] };

let stack: Stack;
let plan: BackupPlan;
let isProd: CfnCondition;

beforeEach(() => {
  stack = testStack();
  plan = BackupPlan.daily35DayRetention(stack, 'Plan');
  isProd = condition('IsProd');
});

function condition(id: string, scope = stack): CfnCondition {
  return new CfnCondition(scope, id, { expression: Fn.conditionEquals(Fn.ref(id), 'yes') });
}

function table(id = 'Table', scope = stack): dynamodb.CfnTable {
  return new dynamodb.CfnTable(scope, id, { keySchema: [] });
}

function conditionalTable(id = 'Table', scope = stack): dynamodb.CfnTable {
  const made = table(id, scope);
  made.cfnOptions.condition = isProd;
  return made;
}

/** A selection as the template of a stack has it. */
function written(of = stack): any {
  return resourceOf(of, 'AWS::Backup::BackupSelection').Properties.BackupSelection;
}

const { fromArn, fromConstruct, fromDynamoDbTable } = BackupResource;
const other = () => fromArn('arn:aws:s3:::logs');

test.each<[string, (made: dynamodb.CfnTable) => BackupResource]>([
  ['a method for its type', (made) => fromDynamoDbTable(made)],
  ['its ARN', (made) => fromArn(made.attrArn)],
  ['its ARN, which is made later', (made) => fromArn(Lazy.string({ produce: () => made.attrArn }))],
  ['its logical id', () => fromArn(Fn.getAtt('Table', 'Arn').toString())],
  ['its logical id and attribute in one text', () => fromArn(Token.asString({ 'Fn::GetAtt': 'Table.Arn' }))],
])('an ARN is left out where there is no such resource, given by %s', (_, make) => {
  plan.addSelection('Selection', { resources: [make(conditionalTable()), other()] });

  const { Resources: [first, ...others] } = written();
  expect({ ...first, 'Fn::If': [first['Fn::If'][0], ARN, first['Fn::If'][2]] }).toEqual(GUARDED);
  expect(JSON.stringify(first['Fn::If'][1])).toMatch(/^\{"Fn::GetAtt":(\["Table","Arn"\]|"Table.Arn")\}$/);
  expect(others).toEqual(['arn:aws:s3:::logs']);
});

test.each<[string, string, unknown]>([
  ['Fn::Join', Fn.join('', ['arn:aws:dynamodb:::table/', Fn.ref('Table')]), { 'Fn::Join': ['', ['arn:aws:dynamodb:::table/', { Ref: 'Table' }]] }],
  ['Fn::Sub', Fn.sub('arn:aws:dynamodb:::table/${Table}'), { 'Fn::Sub': 'arn:aws:dynamodb:::table/${Table}' }],
  ['an attribute in Fn::Sub', Fn.sub('${Table.Arn}'), { 'Fn::Sub': '${Table.Arn}' }],
  ['a variable of Fn::Sub', Fn.sub('${Arn}', { Arn: Fn.getAtt('Table', 'Arn').toString() }), { 'Fn::Sub': ['${Arn}', { Arn: ARN }] }],
])('the same within %s', (_, arn, expected) => {
  conditionalTable();
  plan.addSelection('Selection', { resources: [fromArn(arn)] });

  expect(written().Resources).toEqual([{ 'Fn::If': ['IsProd', expected, NO_VALUE] }]);
});

test.each<[string, string, unknown]>([
  ['the user has written it out', Fn.conditionIf('IsProd', Fn.getAtt('Table', 'Arn'), Aws.NO_VALUE).toString(), GUARDED],
  ['Fn::Sub escapes it', Fn.sub('arn:aws:s3:::${!Table}'), { 'Fn::Sub': 'arn:aws:s3:::${!Table}' }],
  ['a variable of Fn::Sub has its name', Fn.sub('${Table}', { Table: 'arn:aws:s3:::logs' }), { 'Fn::Sub': ['${Table}', { Table: 'arn:aws:s3:::logs' }] }],
  ['Fn::Sub has no text', Token.asString({ 'Fn::Sub': { Ref: 'Name' } }), { 'Fn::Sub': { Ref: 'Name' } }],
  ['Fn::Sub has nothing', Token.asString({ 'Fn::Sub': ['arn:aws:s3:::logs', Aws.NO_VALUE] }), { 'Fn::Sub': ['arn:aws:s3:::logs', { Ref: 'AWS::NoValue' }] }],
  ['it is of something else', Fn.importValue('Table'), { 'Fn::ImportValue': 'Table' }],
])('nothing is left out where %s', (_, arn, expected) => {
  conditionalTable();
  plan.addSelection('Selection', { resources: [fromArn(arn)] });

  expect(written().Resources).toEqual([expected]);
});

test('an ARN of two resources is there where both are', () => {
  conditionalTable();
  table('Other').cfnOptions.condition = condition('IsBig');
  plan.addSelection('Selection', { resources: [fromArn(Fn.join('', [Fn.ref('Table'), Fn.ref('Other')]))] });

  expect(written().Resources).toEqual([
    { 'Fn::If': ['IsProd', { 'Fn::If': ['IsBig', { 'Fn::Join': ['', [{ Ref: 'Table' }, { Ref: 'Other' }]] }, NO_VALUE] }, NO_VALUE] },
  ]);
});

test('an ARN of two resources under one condition asks for it once', () => {
  conditionalTable();
  conditionalTable('Other');
  plan.addSelection('Selection', { resources: [fromArn(Fn.join('', [Fn.ref('Table'), Fn.ref('Other')]))] });

  expect(written().Resources).toEqual([{ 'Fn::If': ['IsProd', { 'Fn::Join': ['', [{ Ref: 'Table' }, { Ref: 'Other' }]] }, NO_VALUE] }]);
});

test('an ARN has nothing to do with a resource of its logical id in another stack', () => {
  const others = [new Stack(stack, 'Other'), new NestedStack(stack, 'Nested')];
  others.forEach((scope) => { table('Table', scope).cfnOptions.condition = condition('IsProd', scope); });
  const always = table();
  plan.addSelection('Selection', { resources: [fromArn(always.attrArn)] });

  expect(written().Resources).toEqual([ARN]);
});

test('what a construct holds is left out one by one, in the order of the tree', () => {
  conditionalTable();
  table('Always');
  const volume = new ec2.CfnVolume(stack, 'Volume', { availabilityZone: 'eu-west-1a' });
  volume.cfnOptions.condition = condition('IsBig');
  plan.addSelection('Selection', { resources: [fromConstruct(stack)] });

  const [first, second, third] = written().Resources;
  expect(first).toEqual(COLLECTED_GUARDED);
  expect(second).toEqual(JSON.parse(JSON.stringify(COLLECTED).replace('Table', 'Always')));
  expect(third).toEqual({ 'Fn::If': ['IsBig', expect.objectContaining({ 'Fn::Join': expect.anything() }), NO_VALUE] });
});

test('L2s are looked through', () => {
  const bucket = new s3.Bucket(stack, 'Bucket');
  l1Of(bucket).cfnOptions.condition = isProd;
  l1Of(bucket).overrideLogicalId('Logs');
  plan.addSelection('Selection', { resources: [BackupResource.fromS3Bucket(bucket)] });

  expect(written().Resources).toEqual([{ 'Fn::If': ['IsProd', { 'Fn::GetAtt': ['Logs', 'Arn'] }, NO_VALUE] }]);
});

test('what is not selected is left out of the exceptions', () => {
  const file = new CfnResource(stack, 'Volume', { type: 'AWS::FSx::Volume', properties: { VolumeType: 'ONTAP' } });
  file.cfnOptions.condition = isProd;
  plan.addSelection('Selection', {
    conditions: [BackupSelectionCondition.tagEquals('a', 'b')],
    notResources: [BackupResource.fromFsxVolume(file as unknown as fsx.CfnVolume), fromDynamoDbTable(conditionalTable())],
  });

  expect(written().Resources).toEqual(['*']);
  expect(written().NotResources).toEqual([{ 'Fn::If': ['IsProd', { 'Fn::GetAtt': ['Volume', 'ResourceARN'] }, NO_VALUE] }, GUARDED]);
});

describe('the condition is the one that the template has', () => {
  test('set after the selection', () => {
    const made = table();
    plan.addSelection('Selection', { resources: [fromDynamoDbTable(made), fromConstruct(stack)] });
    made.cfnOptions.condition = isProd;

    expect(written().Resources).toEqual([GUARDED, COLLECTED_GUARDED]);
  });

  test('set by an aspect', () => {
    plan.addSelection('Selection', { resources: [fromDynamoDbTable(table()), fromConstruct(stack)] });
    Aspects.of(stack).add({ visit: (node) => { if (node instanceof dynamodb.CfnTable) { node.cfnOptions.condition = isProd; } } });

    expect(written().Resources).toEqual([GUARDED, COLLECTED_GUARDED]);
  });

  test('set by an override', () => {
    const made = table();
    made.addOverride('Condition', 'IsProd');
    plan.addSelection('Selection', { resources: [fromDynamoDbTable(made)] });

    expect(written().Resources).toEqual([GUARDED]);
  });

  test('taken back by an override', () => {
    const made = conditionalTable();
    made.addDeletionOverride('Condition');
    plan.addSelection('Selection', { resources: [fromDynamoDbTable(made)] });

    expect(written().Resources).toEqual([ARN]);
  });

  test('renamed', () => {
    isProd.overrideLogicalId('Renamed');
    plan.addSelection('Selection', { resources: [fromConstruct(stack), fromDynamoDbTable(conditionalTable())] });

    expect(written().Resources).toEqual([{ 'Fn::If': ['Renamed', ARN, NO_VALUE] }, { 'Fn::If': ['Renamed', COLLECTED, NO_VALUE] }]);
  });
});

test('nothing is left out of a selection that is made under the same condition', () => {
  const made = conditionalTable();
  const selections = ['Same', 'Other', 'None'].map((id) => plan.addSelection(id, { resources: [fromDynamoDbTable(made), fromConstruct(stack)] }));
  l1Of(selections[0]).cfnOptions.condition = isProd;
  l1Of(selections[1]).cfnOptions.condition = condition('IsBig');

  const { Resources: resources } = (stack.node.root as App).synth().getStackByName('Stack').template;
  expect(Object.values<any>(resources).filter(({ Type: type }) => type === 'AWS::Backup::BackupSelection').map((each) => each.Properties.BackupSelection.Resources))
    .toEqual([[ARN, COLLECTED], [GUARDED, COLLECTED_GUARDED], [GUARDED, COLLECTED_GUARDED]]);
});

describe('nested stacks', () => {
  let nested: NestedStack;
  let resource: CfnResource;

  beforeEach(() => {
    nested = new NestedStack(stack, 'Nested');
    resource = nested.nestedStackResource as CfnResource;
    resource.overrideLogicalId('NestedStack');
  });

  test('what is in one is left out where the nested stack is not made', () => {
    resource.cfnOptions.condition = isProd;
    plan.addSelection('Selection', { resources: [fromDynamoDbTable(table('Table', nested)), fromConstruct(nested)] });

    const output = (attribute: string) => ({ 'Fn::GetAtt': ['NestedStack', expect.stringMatching(`^Outputs\\..*${attribute}$`)] });
    const { Resources: [named, collected] } = written();
    expect(named).toEqual({ 'Fn::If': ['IsProd', output('Arn'), NO_VALUE] });
    expect(collected).toEqual({ 'Fn::If': ['IsProd', { 'Fn::Join': ['', expect.arrayContaining([output('Ref')])] }, NO_VALUE] });
  });

  test('one that is selected is left out where it is not made', () => {
    resource.cfnOptions.condition = isProd;
    plan.addSelection('Selection', { resources: [BackupResource.fromStack(nested)] });

    expect(written().Resources).toEqual([{ 'Fn::If': ['IsProd', { Ref: 'NestedStack' }, NO_VALUE] }]);
  });

  test('within one, its own id and what comes by parameters are there', () => {
    resource.cfnOptions.condition = isProd;
    BackupPlan.daily35DayRetention(nested, 'Inner', plan.backupVault).addSelection('Selection', {
      resources: [BackupResource.fromStack(nested), fromDynamoDbTable(conditionalTable())],
    });

    expect(written(nested).Resources).toEqual([{ Ref: 'AWS::StackId' }, { Ref: expect.stringContaining('Table') }]);
  });
});

test('of other stacks, a condition with the same name is another one', () => {
  const far = new Stack(stack.node.root as App, 'Far');
  const made = table('Table', far);
  made.cfnOptions.condition = condition('IsProd', far);
  plan.addSelection('Selection', { resources: [fromDynamoDbTable(made)] });

  expect(written().Resources).toEqual([{ 'Fn::ImportValue': expect.any(String) }]);
});

test('whoever asks for the ARNs beside the template gets the same', () => {
  const selection = plan.addSelection('Selection', { resources: [fromDynamoDbTable(conditionalTable()), fromConstruct(stack)] });

  expect(stack.resolve((l1Of(selection) as any).backupSelection.resources)).toEqual([GUARDED, COLLECTED_GUARDED]);
});
