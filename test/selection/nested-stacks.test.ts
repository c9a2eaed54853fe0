import { CfnResource, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { BackupPlan, BackupPlanRule, BackupResource, BackupResourceType, BackupSelectionOptions } from '../../src';
import { ResourceCollection } from '../../src/selection/resources/resource-collection';
import { resourceOf, testStack, warningsOf } from '../util';
import { tableIn } from './resources';

const { CLOUDFORMATION, DYNAMODB } = BackupResourceType;
const all = { resourceTypes: BackupResourceType.all() };
const stacksOnly = { resourceTypes: [CLOUDFORMATION] };
const { everything, fromConstruct, fromTag } = BackupResource;

type Fill = (scope: Construct) => unknown;

const queueIn = (scope: Construct, id = 'Queue') => new CfnResource(scope, id, { type: 'AWS::SQS::Queue' });

/** The paths of what is collected from a stack. */
function collected(stack: Stack, options: { resourceTypes?: BackupResourceType[] }, isExcluded = false): string[] {
  return new ResourceCollection(stack.node.root)
    .within([{ construct: stack, types: options.resourceTypes, isExcluded }])
    .map(({ resource }) => resource.node.path.replace(/^Stack\//, '').replace(/(\w+)\.NestedStack\/\1\.NestedStackResource$/, '$1'));
}

/** A nested stack in another, each with something in it. */
function nest(stack: Stack, inOuter?: Fill, inInner?: Fill): { outer: NestedStack; inner: NestedStack } {
  const outer = new NestedStack(stack, 'N');
  inOuter?.(outer);
  const inner = new NestedStack(outer, 'M');
  inInner?.(inner);
  return { outer, inner };
}

const planIn = (scope: Construct, options: BackupSelectionOptions = { resources: [fromTag('a', 'b')] }) =>
  new BackupPlan(scope, 'Plan', { backupPlanRules: [BackupPlanRule.daily()] }).addSelection('Selection', options);

describe('of nested stacks in nested stacks', () => {
  test.each<[string, { resourceTypes?: BackupResourceType[] }, Fill | undefined, Fill | undefined, string[]]>([
    ['the outermost is collected where both have a table', stacksOnly, tableIn, tableIn, ['N']],
    ['the outermost is collected where it has one', stacksOnly, tableIn, queueIn, ['N']],
    ['the outermost is collected where only the inner one has one', stacksOnly, undefined, tableIn, ['N']],
    ['the outermost is collected with all types, too, where nothing in it is backed up by itself', all, queueIn, queueIn, ['N']],
    ['the inner one is collected where something beside it is backed up by itself', all, tableIn, queueIn, ['N/Table', 'N/M']],
    ['none is collected where all of it is backed up by itself', all, queueIn, tableIn, ['N/M/Table']],
    ['the inner one is collected where the outer one makes backups', stacksOnly, (scope) => planIn(scope), tableIn, ['N/M']],
    ['none is collected where the inner one makes backups', stacksOnly, tableIn, (scope) => planIn(scope), []],
    ['none is collected by default', {}, tableIn, queueIn, ['N/Table']],
  ])('%s', (_, options, inOuter, inInner, paths) => {
    const stack = testStack();
    nest(stack, inOuter, inInner);
    expect(collected(stack, options)).toEqual(paths);
  });

  test('each is collected that lies beside another', () => {
    const stack = testStack();
    ['A', 'B', 'C'].forEach((id) => nest(new Stack(stack, id), tableIn, tableIn));
    planIn(stack.node.findChild('B').node.findChild('N') as NestedStack);
    expect(collected(stack, stacksOnly)).toEqual(['A/N', 'B/N/M', 'C/N']);
  });
});

describe('to be left out are nested stacks and what is in them', () => {
  test.each<[string, { resourceTypes?: BackupResourceType[] }, string[]]>([
    ['of all types', all, ['N/Table', 'N/M/Table', 'N/M', 'N']],
    ['stacks', stacksOnly, ['N/M', 'N']],
    ['tables', { resourceTypes: [DYNAMODB] }, ['N/Table', 'N/M/Table']],
  ])('%s', (_, options, paths) => {
    const stack = testStack();
    nest(stack, tableIn, tableIn);
    expect(collected(stack, options, true)).toEqual(paths);
  });

  test('in the template, and without a warning', () => {
    const stack = testStack();
    nest(stack, tableIn, tableIn);
    planIn(stack, { resources: [everything()], notResources: [fromConstruct(stack, all)] });
    expect(warningsOf(stack)).toEqual([]);
    expect(resourceOf(stack, 'AWS::Backup::BackupSelection').Properties.BackupSelection.NotResources).toHaveLength(4);
  });

  test('also by a plan in one of them, by their own ids', () => {
    const stack = testStack();
    const { outer, inner } = nest(stack, tableIn, undefined);
    planIn(inner, { resources: [everything()], notResources: [fromConstruct(stack, stacksOnly)] });
    expect(warningsOf(stack)).toEqual([]);
    const { NotResources } = resourceOf(inner, 'AWS::Backup::BackupSelection').Properties.BackupSelection;
    expect(NotResources).toEqual([{ Ref: 'AWS::StackId' }, { Ref: expect.stringMatching(/^referenceto.*StackId/i) }]);
    const [nested] = Object.values<any>(Template.fromStack(outer).findResources('AWS::CloudFormation::Stack'));
    expect(nested.Properties.Parameters[NotResources[1].Ref]).toEqual({ Ref: 'AWS::StackId' });
    expect(resourceOf(stack, 'AWS::CloudFormation::Stack').Properties.Parameters).toBeUndefined();
  });
});

describe('what a selection leaves out', () => {
  const leftOut = (stack: Stack) => warningsOf(stack).filter(({ id }) => id === 'cdk-aws-backup:leftOut').map(({ text }) => text);

  test('are no nested stacks whose content is backed up', () => {
    const stack = testStack();
    nest(stack, tableIn, tableIn);
    planIn(stack, { resources: [fromConstruct(stack)] });
    expect(leftOut(stack)).toEqual([]);
  });

  test('are nested stacks that would be backed up if they were asked for', () => {
    const stack = testStack();
    tableIn(stack);
    nest(stack, queueIn, undefined);
    planIn(stack, { resources: [fromConstruct(stack)] });
    expect(leftOut(stack)).toEqual(["fromConstruct() leaves out what it does not collect by default: 'Stack/N.NestedStack/N.NestedStackResource' (CloudFormation); "
      + 'give it { resourceTypes: BackupResourceType.all() }, or the types that are meant']);
  });
});
