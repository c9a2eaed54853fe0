import { Aws, CfnCondition, CfnParameter, Fn, NestedStack } from 'aws-cdk-lib';
import type { ICfnConditionExpression, Stack } from 'aws-cdk-lib';
import { StackConditions } from '../../src/model/stack-conditions';
import { testStack } from '../util';

let stack: Stack;

beforeEach(() => {
  stack = testStack();
  new CfnParameter(stack, 'Stage');
  new CfnParameter(stack, 'Closed', { allowedValues: ['dev', 'prod'] });
});

function condition(id: string, expression: ICfnConditionExpression): CfnCondition {
  return new CfnCondition(stack, id, { expression });
}

const equals = (parameter: string, text: string) => Fn.conditionEquals(Fn.ref(parameter), text);
const canBe = (met: string[], unmet: string[]) => new StackConditions(stack).canBe(met, unmet);

test('a condition can be met or not, and not both', () => {
  condition('A', equals('Stage', 'prod'));

  expect([canBe(['A'], []), canBe([], ['A']), canBe(['A'], ['A'])]).toEqual([true, true, false]);
});

test('conditions on different parameters have nothing to do with each other', () => {
  condition('A', equals('Stage', 'prod'));
  condition('B', Fn.conditionEquals(Aws.REGION, 'eu-west-1'));

  expect([canBe(['A', 'B'], []), canBe([], ['A', 'B']), canBe(['A'], ['B']), canBe(['B'], ['A'])]).toEqual([true, true, true, true]);
});

test('a parameter is one text at a time', () => {
  condition('A', equals('Stage', 'prod'));
  condition('B', equals('Stage', 'dev'));

  expect([canBe(['A', 'B'], []), canBe([], ['A', 'B'])]).toEqual([false, true]);
});

test('a parameter is one of those that are allowed', () => {
  condition('A', equals('Closed', 'prod'));
  condition('B', equals('Closed', 'dev'));

  expect([canBe(['A', 'B'], []), canBe([], ['A', 'B'])]).toEqual([false, false]);
});

test('conditions are made of each other', () => {
  const prod = condition('Prod', equals('Stage', 'prod'));
  const big = condition('Big', equals('Closed', 'prod'));
  condition('Both', Fn.conditionAnd(prod, big));
  condition('Either', Fn.conditionOr(prod, big));
  condition('Neither', Fn.conditionNot(Fn.conditionOr(prod, big)));

  expect([canBe(['Both'], ['Prod']), canBe(['Prod'], ['Both']), canBe(['Both'], ['Either'])]).toEqual([false, true, false]);
  expect([canBe(['Either'], ['Prod', 'Big']), canBe(['Neither'], ['Prod', 'Big']), canBe([], ['Either', 'Neither'])]).toEqual([false, true, false]);
});

test('two parameters can be equal and different', () => {
  condition('A', Fn.conditionEquals(Fn.ref('Stage'), Fn.ref('Other')));
  condition('B', equals('Stage', 'prod'));
  condition('C', equals('Other', 'prod'));

  expect([canBe(['A'], []), canBe([], ['A']), canBe(['A', 'B'], ['C']), canBe(['A'], ['B', 'C']), canBe(['B', 'C'], ['A'])])
    .toEqual([true, true, false, true, false]);
});

test('of two parameters that are compared with each other, one can be what the other is compared with', () => {
  condition('A', equals('Stage', 'prod'));
  condition('B', Fn.conditionEquals(Fn.ref('Stage'), Fn.ref('Other')));
  condition('C', Fn.conditionEquals(Fn.ref('Other'), Fn.ref('Third')));
  condition('D', equals('Third', 'dev'));

  expect([canBe(['A', 'B'], []), canBe(['A', 'B', 'C'], ['D']), canBe(['B', 'C', 'D'], []), canBe(['A', 'B', 'C', 'D'], [])]).toEqual([true, true, true, false]);
});

test('one can be what is allowed of the other', () => {
  condition('A', Fn.conditionEquals(Fn.ref('Closed'), Fn.ref('Other')));
  condition('B', Fn.conditionEquals(Fn.ref('Closed'), 'prod'));

  expect([canBe(['A'], []), canBe(['A'], ['B']), canBe(['A', 'B'], []), canBe([], ['A'])]).toEqual([true, true, true, true]);
});

test('the conditions of a nested stack are its own', () => {
  const nested = new NestedStack(stack, 'Nested');
  condition('A', equals('Stage', 'prod'));
  new CfnCondition(nested, 'A', { expression: Fn.conditionEquals('a', 'b') });
  new CfnParameter(nested, 'Other', { allowedValues: ['dev'] });
  condition('B', equals('Other', 'prod'));

  expect([canBe(['A'], []), canBe(['B'], [])]).toEqual([true, true]);
  expect(new StackConditions(nested).canBe(['A'], [])).toBe(false);
});

test('numbers are compared as texts', () => {
  condition('A', Fn.conditionEquals(Fn.ref('Stage'), 1));
  condition('B', equals('Stage', '1'));

  expect(canBe(['A'], ['B'])).toBe(false);
});

test('what is no comparison, and what is not of the stack, can be anything', () => {
  condition('A', Fn.conditionContains(['a'], Fn.ref('Stage')));

  expect([canBe(['A'], []), canBe([], ['A']), canBe(['Unknown'], []), canBe([], ['Unknown']), canBe(['Unknown'], ['Unknown'])])
    .toEqual([true, true, true, true, false]);
});

test('conditions in a circle, which CloudFormation refuses, can be anything', () => {
  const a = condition('A', equals('Stage', 'prod'));
  const b = condition('B', Fn.conditionNot(a));
  a.expression = Fn.conditionNot(b);

  expect([canBe(['A'], []), canBe([], ['A'])]).toEqual([true, true]);
});

test('with too many combinations anything can be', () => {
  const many = Array.from({ length: 20 }, (_, index) => condition(`C${index}`, equals(`P${index}`, 'x')));
  condition('All', Fn.conditionAnd(Fn.conditionAnd(...many.slice(0, 10)), Fn.conditionAnd(...many.slice(10))));

  expect(canBe(['All'], ['C0'])).toBe(true);
});
