import { Errors } from 'aws-cdk-lib';
import { shapesOf } from './shapes';
import { checkCall } from '../../../src/private/shape/call-check';
import { errorOf, testStack } from '../../util';

const shapes = shapesOf({
  'Rule': { props: { shape: '#RuleProps', required: true } },
  'Vault.add': { topic: { shape: 'text', required: true }, options: { shape: '#RuleProps' }, actions: { shape: 'text', variadic: true } },
});
const stack = testStack();

test('arguments come back, and null as nothing', () => {
  expect(checkCall(shapes, 'Vault.add', ['x', null, ['a', 'b']])).toEqual(['x', undefined, ['a', 'b']]);
  expect(checkCall(shapes, 'Vault.add', ['x', undefined, []])).toEqual(['x', undefined, []]);
});

test('all problems of a call are in one error of this library', () => {
  const error: any = errorOf(() => checkCall(shapes, 'Vault.add', [undefined, { count: 'x' }, ['a', 42, null]]));

  expect(error).toMatchObject({
    name: 'BackupValidationError',
    problems: [
      '\'topic\' must be given: a text',
      '\'count\' must be a finite number, got the text \'x\'',
      '\'actions[1]\' must be a text, got the number 42',
      '\'actions[2]\' must be given: a text, got null',
    ],
  });
  expect(Errors.isValidationError(error)).toBe(true);
});

test('the first line of the stack is the function that was called', () => {
  function ofTheLibrary() { checkCall(shapes, 'Rule', [42]); }

  expect(errorOf(ofTheLibrary).stack!.split('\n')[1]).toMatch(/^ +at ofTheLibrary /);
});

describe('the error names the construct', () => {
  test.each<[string, any, string | undefined]>([
    ['that has the method', stack, 'Stack'],
    ['that is to be made', { scope: stack, id: 'Vault' }, 'Stack/Vault'],
    ['that is to be made in an app', { scope: stack.node.root, id: 'Vault' }, 'Vault'],
    ['and none without a scope', { scope: undefined, id: 'Vault' }, undefined],
    ['and none by an id that is no text', { scope: stack, id: 42 }, undefined],
    ['and none of an object that is no construct', { vault: 'x' }, undefined],
    ['and none of a function', undefined, undefined],
  ])('%s', (_, called, path) => {
    const error: any = errorOf(() => checkCall(shapes, 'Rule', [42], called));

    expect(error.constructPath).toBe(path);
    expect(error.message).toBe(`${path === undefined ? '' : `${path}: `}'props' must be an object with the properties of RuleProps, got the number 42`);
  });
});
