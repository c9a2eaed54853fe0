import { Annotations, Aws, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import * as upstream from 'aws-cdk-lib/aws-backup';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { BackupPlan, BackupPlanRule, BackupResource, BackupSelection } from '../../src';
import { HERE, testStack, warningsOf } from '../util';

const ID = 'cdk-aws-backup:windowsVssWithoutInstance';
const WARNING = { path: 'Stack/Plan', id: ID, text: 'Windows VSS has no effect: no selection of the plan in this app can reach an EC2 instance' };

function windowsPlan(stack: Stack): BackupPlan {
  return new BackupPlan(stack, 'Plan', { windowsVss: true, backupPlanRules: [BackupPlanRule.daily()] });
}

function instanceIn(stack: Stack, id = 'Instance'): ec2.CfnInstance {
  return new ec2.CfnInstance(stack, id, { imageId: 'ami-1' });
}

function tableIn(stack: Stack): dynamodb.Table {
  return new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
}

test.each<[string, (stack: Stack) => BackupResource]>([
  ['a tag', () => BackupResource.fromTag('os', 'windows')],
  ['everything', () => BackupResource.fromArn('*')],
  ['everything of a service', () => BackupResource.fromArn('arn:aws:ec2:*')],
  ['the ARN of an instance', () => BackupResource.fromArn('arn:aws:ec2:eu-central-1:111111111111:instance/i-0123456789')],
  ['an ARN pattern of instances', () => BackupResource.fromArn('arn:*:ec2:*:*:instance/*')],
  ['an ARN pattern in the middle of whose end is a wildcard', () => BackupResource.fromArn('arn:aws-cn:*:inst*/i-1*')],
  ['the ARN of an instance in an unknown Region', () => BackupResource.fromArn(`arn:aws:ec2:${Aws.REGION}:${Aws.ACCOUNT_ID}:instance/i-1`)],
  ['an L1', (stack) => BackupResource.fromEc2Instance(instanceIn(stack))],
  ['an ARN that is known at deployment', (stack) => BackupResource.fromArn(new CfnParameter(stack, 'Arn').valueAsString)],
  ['an ARN that another stack exports', () => BackupResource.fromArn(Fn.importValue('arn'))],
  ['a resource of whose ARN everything is known at deployment', (stack) => BackupResource.fromArn(`arn:${new CfnParameter(stack, 'End').valueAsString}`)],
  ['an instance of which only a part of the ARN is known', () => BackupResource.fromArn(`arn:aws:ec2:${Fn.importValue('where')}/${Fn.importValue('id')}`)],
  ['a construct with an instance', (stack) => (instanceIn(stack), BackupResource.fromConstruct(stack))],
])('windowsVss is silent where a selection has %s', (_, resourceIn) => {
  const stack = testStack(HERE);
  windowsPlan(stack).addSelection('Selection', { resources: [BackupResource.fromArn('arn:aws:dynamodb:eu-central-1:111111111111:table/bucket'), resourceIn(stack)] });
  expect(warningsOf(stack).filter(({ id }) => id === ID)).toEqual([]);
});

test.each<[string, (stack: Stack) => BackupResource]>([
  ['the ARN of a volume', () => BackupResource.fromArn('arn:aws:ec2:eu-central-1:111111111111:volume/vol-0123456789')],
  ['the ARN of a bucket', () => BackupResource.fromArn('arn:aws:dynamodb:eu-central-1:111111111111:table/bucket')],
  ['a table', (stack) => BackupResource.fromDynamoDbTable(tableIn(stack))],
  ['a construct without an instance', (stack) => BackupResource.fromConstruct(tableIn(stack))],
])('windowsVss warns where all selections have only %s', (_, resourceIn) => {
  const stack = testStack();
  windowsPlan(stack).addSelection('Selection', { resources: [resourceIn(stack)] });
  expect(warningsOf(stack)).toEqual([WARNING]);
});

test('windowsVss warns where there is no selection, once a synthesis', () => {
  const stack = testStack();
  windowsPlan(stack);
  expect(warningsOf(stack)).toEqual([WARNING]);
  expect(warningsOf(stack)).toEqual([WARNING]);
});

test('one selection that can reach an instance is enough', () => {
  const stack = testStack();
  const plan = windowsPlan(stack);
  plan.addSelection('Tables', { resources: [BackupResource.fromDynamoDbTable(tableIn(stack))] });
  new BackupSelection(stack, 'Instances', { backupPlan: plan, resources: [BackupResource.fromEc2Instance(instanceIn(stack))] });
  expect(warningsOf(stack)).toEqual([]);
});

test('a selection of another plan is none of this one', () => {
  const stack = testStack();
  windowsPlan(stack);
  new BackupPlan(stack, 'Other', { backupPlanRules: [BackupPlanRule.daily()] })
    .addSelection('Selection', { resources: [BackupResource.fromEc2Instance(instanceIn(stack))] });
  expect(warningsOf(stack)).toEqual([WARNING]);
});

test('a plan without windowsVss needs no instance', () => {
  const stack = testStack();
  BackupPlan.daily35DayRetention(stack, 'Plan').addSelection('Selection', { resources: [BackupResource.fromDynamoDbTable(tableIn(stack))] });
  expect(warningsOf(stack)).toEqual([]);
});

test('an instance that comes after the selection counts', () => {
  const stack = testStack();
  windowsPlan(stack).addSelection('Selection', { resources: [BackupResource.fromConstruct(stack)] });
  tableIn(stack);
  instanceIn(stack);
  expect(warningsOf(stack)).toEqual([]);
});

describe.each(['Stack/Plan', 'Stack'])('the warning can be acknowledged on %s', (path) => {
  test('before and after', () => {
    const stack = testStack();
    const plan = windowsPlan(stack);
    const acknowledge = () => Annotations.of(path === 'Stack' ? stack : plan).acknowledgeWarning(ID);
    expect(warningsOf(stack)).toEqual([WARNING]);
    acknowledge();
    expect(warningsOf(stack)).toEqual([]);

    const fresh = testStack();
    Annotations.of(path === 'Stack' ? fresh : windowsPlan(fresh)).acknowledgeWarning(ID);
    if (path === 'Stack') {
      windowsPlan(fresh);
    }
    expect(warningsOf(fresh)).toEqual([]);
  });
});

test.each<[string, (stack: Stack, plan: BackupPlan) => void]>([
  ['aws-cdk-lib', (stack, plan) => new upstream.BackupSelection(stack, 'Theirs', {
    backupPlan: plan, resources: [upstream.BackupResource.fromTag('os', 'windows')],
  })],
  ['an L1', (stack, plan) => new upstream.CfnBackupSelection(stack, 'Theirs', {
    backupPlanId: plan.backupPlanId, backupSelection: { iamRoleArn: 'arn:aws:iam::111111111111:role/backup', selectionName: 'theirs', resources: ['*'] },
  })],
])('nothing is said of what a selection by %s may reach', (_, select) => {
  const stack = testStack();
  select(stack, windowsPlan(stack));
  expect(warningsOf(stack)).toEqual([]);
});

test('a selection in a construct that is no more reaches nothing', () => {
  const stack = testStack();
  const backupPlan = windowsPlan(stack);
  const gone = new Construct(stack, 'Gone');
  new BackupSelection(gone, 'First', { backupPlan, resources: [BackupResource.fromTag('a', 'b')] });
  stack.node.tryRemoveChild('Gone');
  backupPlan.addSelection('Second', { resources: [BackupResource.fromDynamoDbTable(tableIn(stack))] });
  expect(warningsOf(stack)).toEqual([WARNING]);
});
