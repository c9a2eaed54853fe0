import { App, aws_dynamodb as dynamodb, aws_iam as iam, Aws, CfnCondition, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import { BackupPlan, BackupResource, BackupSelectionCondition } from '../../src';
import { l1Of, messageOf, synth, testStack, warningsOf } from '../util';

let stack: Stack;
let plan: BackupPlan;
let isProd: CfnCondition;

beforeEach(() => {
  stack = testStack();
  plan = BackupPlan.daily35DayRetention(stack, 'Plan');
  isProd = condition('IsProd');
});

function condition(id: string, scope = stack, expression = Fn.conditionEquals(Aws.REGION, id)): CfnCondition {
  return new CfnCondition(scope, id, { expression });
}

function table(id: string, made?: CfnCondition, scope = stack): dynamodb.CfnTable {
  const resource = new dynamodb.CfnTable(scope, id, { keySchema: [] });
  resource.cfnOptions.condition = made;
  return resource;
}

function texts(id: 'conditionalReference' | 'emptyUnderCondition'): string[] {
  return warningsOf(stack).filter((warning) => warning.id === `cdk-aws-backup:${id}`).map(({ path, text }) => `${path}: ${text}`);
}

const { fromArn, fromConstruct, fromDynamoDbTable, fromTag } = BackupResource;

describe('a selection of nothing', () => {
  const ofOne = (conditions: string) => `Stack/Plan/Selection: where the condition ${conditions} is not met, nothing is left in 'resources', and AWS Backup refuses a selection of nothing: `
    + 'give the selection the same condition, or select something else beside';
  const ofSeveral = (conditions: string) => `Stack/Plan/Selection: where none of the conditions ${conditions} is met, nothing is left in 'resources', and AWS Backup refuses a selection of nothing: `
    + 'give the selection a condition of its own, or select something else beside';

  test('all under one condition', () => {
    plan.addSelection('Selection', { resources: [fromDynamoDbTable(table('A', isProd)), fromConstruct(stack)] });

    expect(texts('emptyUnderCondition')).toEqual([ofOne("'IsProd'")]);
  });

  test('all under several, of which none may be met', () => {
    table('A', isProd);
    table('B', condition('IsBig'));
    plan.addSelection('Selection', { resources: [fromConstruct(stack)] });

    expect(texts('emptyUnderCondition')).toEqual([ofSeveral("'IsProd', 'IsBig'")]);
  });

  test('conditions of which one is always met are nothing to warn of', () => {
    table('A', isProd);
    table('B', condition('IsDev', stack, Fn.conditionNot(isProd)));
    plan.addSelection('Selection', { resources: [fromConstruct(stack)] });

    expect(texts('emptyUnderCondition')).toEqual([]);
  });

  test('a nested stack that may not be made', () => {
    const nested = new NestedStack(stack, 'Nested');
    table('A', undefined, nested);
    (nested.nestedStackResource as CfnResource).cfnOptions.condition = isProd;
    plan.addSelection('Selection', { resources: [fromConstruct(nested)] });

    expect(texts('emptyUnderCondition')).toEqual([ofOne("'IsProd'")]);
    expect(texts('conditionalReference')).toEqual([]);
  });

  test.each<[string, () => void]>([
    ['a table that is always made', () => plan.addSelection('Selection', { resources: [fromDynamoDbTable(table('A', isProd)), fromDynamoDbTable(table('B'))] })],
    ['an ARN', () => plan.addSelection('Selection', { resources: [fromDynamoDbTable(table('A', isProd)), fromArn('arn:aws:s3:::logs')] })],
    ['a tag', () => plan.addSelection('Selection', { resources: [fromDynamoDbTable(table('A', isProd)), fromTag('a', 'b')] })],
    ['everything', () => plan.addSelection('Selection', {
      conditions: [BackupSelectionCondition.tagEquals('a', 'b')], notResources: [fromDynamoDbTable(table('A', isProd))],
    })],
    ['the same condition of the selection', () => {
      const selection = plan.addSelection('Selection', { resources: [fromDynamoDbTable(table('A', isProd))] });
      l1Of(selection).cfnOptions.condition = isProd;
    }],
    ['a narrower condition of the selection', () => {
      const selection = plan.addSelection('Selection', { resources: [fromDynamoDbTable(table('A', isProd))] });
      l1Of(selection).cfnOptions.condition = condition('Both', stack, Fn.conditionAnd(isProd, condition('IsBig')));
    }],
  ])('nothing is said with %s', (_, make) => {
    make();

    expect([texts('emptyUnderCondition'), texts('conditionalReference')]).toEqual([[], []]);
  });
});

describe('a stack that is refused', () => {
  const refused = (made: string, by: string) =>
    `CloudFormation makes '${made}' under the condition 'IsProd', and '${by}' refers to it in any case: where the condition is not met, the stack is refused; give '${by}' the same condition`;
  const handedOver = (made: string, from: string, to: string, it = 'it') => `CloudFormation makes ${made} under the condition 'IsProd', and the stack '${from}' hands ${it} over to '${to}' in any case: `
    + `where the condition is not met, the stack is refused; refer to ${it} within that stack only`;

  test('the role may not be made', () => {
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') });
    l1Of(role).cfnOptions.condition = isProd;
    const selections = ['Selection', 'Same'].map((id) => plan.addSelection(id, { resources: [fromTag('a', 'b')], role }));
    l1Of(selections[1]).cfnOptions.condition = isProd;

    expect(texts('conditionalReference')).toEqual([`Stack/Plan/Selection: ${refused('Stack/Role/Resource', 'Stack/Plan/Selection/Resource')}`]);
  });

  test('the plan may not be made', () => {
    l1Of(plan).cfnOptions.condition = isProd;
    plan.addSelection('Selection', { resources: [fromTag('a', 'b')] });

    expect(texts('conditionalReference')).toEqual([`Stack/Plan/Selection: ${refused('Stack/Plan/Resource', 'Stack/Plan/Selection/Resource')}`]);
  });

  test('resources of another stack may not be made', () => {
    const data = new Stack(stack.node.root as App, 'Data');
    const far = condition('IsProd', data);
    ['A', 'B'].forEach((id) => table(id, far, data));
    plan.addSelection('Selection', { resources: [fromConstruct(data), fromDynamoDbTable(data.node.findChild('A') as dynamodb.CfnTable)] });

    expect(texts('conditionalReference')).toEqual([
      `Stack/Plan/Selection: ${handedOver("'Data/A', 'Data/B'", 'Data', 'Stack/Plan/Selection/Resource', 'them')}`,
    ]);
  });

  test('resources of several stacks may not be made, under conditions of one name', () => {
    const stacks = ['One', 'Two'].map((id) => new Stack(stack.node.root as App, id));
    stacks.forEach((each) => table('A', condition('IsProd', each), each));
    plan.addSelection('Selection', { resources: stacks.map((each) => fromConstruct(each)) });

    expect(texts('conditionalReference')).toEqual(stacks.map(({ stackName }) => `Stack/Plan/Selection: ${handedOver(`'${stackName}/A'`, stackName, 'Stack/Plan/Selection/Resource')}`));
  });

  test('a resource in a nested stack may not be made', () => {
    const nested = new NestedStack(stack, 'Nested');
    plan.addSelection('Selection', { resources: [fromDynamoDbTable(table('A', condition('IsProd', nested), nested))] });

    expect(texts('conditionalReference')).toEqual([`Stack/Plan/Selection: ${handedOver("'Stack/Nested/A'", 'Stack/Nested', 'Stack/Plan/Selection/Resource')}`]);
  });

  test('a resource above a nested stack may not be made', () => {
    const nested = new NestedStack(stack, 'Nested');
    BackupPlan.daily35DayRetention(nested, 'Plan').addSelection('Selection', { resources: [fromDynamoDbTable(table('A', isProd))] });
    const { path } = (nested.nestedStackResource as CfnResource).node;
    expect(texts('conditionalReference')).toEqual([`Stack/Nested/Plan/Selection: ${refused('Stack/A', path)}`]);
  });

  test('neither is a nested stack that refers to it', () => {
    const nested = new NestedStack(stack, 'Nested');
    (nested.nestedStackResource as CfnResource).cfnOptions.condition = isProd;
    BackupPlan.daily35DayRetention(nested, 'Plan').addSelection('Selection', { resources: [fromDynamoDbTable(table('A', isProd))] });

    expect(texts('conditionalReference')).toEqual([]);
  });
});

test('the conditions of a stack are read once, however many resources have one', () => {
  const readings = [1, 20].map((count) => {
    stack = testStack();
    const [own, others] = ['Own', 'Others'].map((id) => condition(id, stack, Fn.conditionEquals(Fn.ref(id), 'yes')));
    const nested = new NestedStack(stack, 'Nested');
    Array.from({ length: count }, (_, index) => table(`T${index}`, others));
    const selection = BackupPlan.daily35DayRetention(nested, 'Plan').addSelection('Selection', { resources: [fromConstruct(stack)] });
    l1Of(nested).cfnOptions.condition = own;
    const read = jest.spyOn(stack.node, 'findAll');
    expect(texts('conditionalReference')).toHaveLength(1);
    expect(selection.node.path).toBe('Stack/Nested/Plan/Selection');
    return read.mock.calls.length;
  });
  expect(readings[1]).toBe(readings[0]);
});

describe('of more than 500 ARNs', () => {
  const tables = (count: number, made?: CfnCondition, prefix = 'T') => Array.from({ length: count }, (_, index) => table(`${prefix}${index}`, made));

  beforeEach(() => {
    stack = new Stack(new App({ context: { '@aws-cdk/core:stackResourceLimit': 0 } }), 'Stack');
    plan = BackupPlan.daily35DayRetention(stack, 'Plan');
    isProd = condition('IsProd');
  });

  test('some may always be left out', () => {
    tables(300, isProd, 'A');
    tables(300, condition('IsDev', stack, Fn.conditionNot(isProd)), 'B');
    plan.addSelection('Selection', { resources: [fromConstruct(stack)] });

    expect(() => synth(stack)).not.toThrow();
  });

  test('too many are there at once', () => {
    tables(300, isProd, 'A');
    tables(201);
    plan.addSelection('Selection', { resources: [fromConstruct(stack)] });

    expect(messageOf(() => synth(stack))).toContain("'resources' must have at most 500 ARNs, got 501; split them into several selections");
  });
});
