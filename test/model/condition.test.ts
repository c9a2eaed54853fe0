import { Aspects, CfnCondition, CfnResource } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { conditionOf, inheritCondition } from '../../src/model/condition';
import { synth, testStack } from '../util';

let stack: Stack;
let made: CfnResource;
let condition: CfnCondition;

beforeEach(() => {
  stack = testStack();
  made = new CfnResource(stack, 'Made', { type: 'AWS::SNS::Topic' });
  condition = new CfnCondition(stack, 'If');
});

test('most resources have none', () => {
  expect(conditionOf(made)).toBeUndefined();
});

test('it is known by its logical id', () => {
  made.cfnOptions.condition = condition;
  condition.overrideLogicalId('Renamed');

  expect(conditionOf(made)).toEqual('Renamed');
});

test('an override has the last word', () => {
  made.cfnOptions.condition = condition;
  made.addOverride('Condition', 'Another');
  expect(conditionOf(made)).toEqual('Another');

  made.addDeletionOverride('Condition');
  expect(conditionOf(made)).toBeUndefined();
});

describe('a resource that inherits it', () => {
  let child: CfnResource;

  const written = () => synth(stack).getStackByName('Stack').template.Resources.Child;

  beforeEach(() => {
    child = new CfnResource(stack, 'Child', { type: 'AWS::SNS::Topic' });
    inheritCondition(child, made);
  });

  test('has none where the other has none', () => {
    expect(written()).toEqual({ Type: 'AWS::SNS::Topic' });
    expect(conditionOf(child)).toBeUndefined();
  });

  test('has the one that the other gets later', () => {
    Aspects.of(stack).add({ visit: (node) => { if (node === made) { made.cfnOptions.condition = condition; } } });

    expect(written()).toEqual({ Type: 'AWS::SNS::Topic', Condition: 'If' });
    expect(conditionOf(child)).toEqual('If');
  });

  test('has the one that the other gets by an override', () => {
    made.addOverride('Condition', 'Another');

    expect(written()).toEqual({ Type: 'AWS::SNS::Topic', Condition: 'Another' });
  });

  test('keeps its own where the other has none', () => {
    child.cfnOptions.condition = condition;

    expect(written()).toEqual({ Type: 'AWS::SNS::Topic', Condition: 'If' });
  });
});
