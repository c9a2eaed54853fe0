import { Errors } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { BackupValidationError, refuse } from '../../../src/private/messages/validation-error';
import { errorOf, testStack } from '../../util';

describe('BackupValidationError', () => {
  test('says one problem in one line', () => {
    expect(new BackupValidationError(['it is wrong']).message).toBe('it is wrong');
  });

  test('says where a construct has a problem', () => {
    const construct = new Construct(testStack(), 'Part');
    expect(new BackupValidationError(['it is wrong'], construct).message).toBe('Stack/Part: it is wrong');
  });

  test('says several problems line by line', () => {
    expect(new BackupValidationError(['one', 'two']).message).toBe('2 problems\n  - one\n  - two');
  });

  test('says several problems of a construct line by line', () => {
    const construct = new Construct(testStack(), 'Part');
    expect(new BackupValidationError(['one', 'two'], construct).message).toBe('Stack/Part: 2 problems\n  - one\n  - two');
  });

  test('has no place at the root of a tree, which has no path', () => {
    expect(new BackupValidationError(['it is wrong'], testStack().node.root).message).toBe('it is wrong');
  });

  test('keeps problems, path, time and kind', () => {
    const problems = ['one', 'two'];
    const error = new BackupValidationError(problems, testStack());
    problems.push('three');
    expect(error).toMatchObject({ name: 'BackupValidationError', problems: ['one', 'two'], constructPath: 'Stack', type: 'validation', level: 'error' });
    expect(new Date(error.time).toISOString()).toBe(error.time);
    expect(error.stack).toContain('validation-error.test');
  });

  test('is an error of validation for aws-cdk-lib', () => {
    const error = new BackupValidationError(['it is wrong']);
    expect(error).toBeInstanceOf(Error);
    expect(Errors.isValidationError(error)).toBe(true);
    expect(Errors.isConstructError(error)).toBe(true);
  });

  test('does not print the marks of aws-cdk-lib', () => {
    expect(Object.getOwnPropertySymbols({ ...new BackupValidationError(['it is wrong']) })).toEqual([]);
  });
});

describe('refuse', () => {
  test('lets pass what has no problem', () => {
    expect(() => refuse([], testStack())).not.toThrow();
  });

  test('throws all problems at once', () => {
    expect(errorOf(() => refuse(['one', 'two'], testStack()))).toMatchObject({ problems: ['one', 'two'], constructPath: 'Stack' });
  });

  test('needs no construct', () => {
    const error = errorOf(() => refuse(['one']));
    expect(error).toBeInstanceOf(BackupValidationError);
    expect(error).toMatchObject({ constructPath: undefined, message: 'one' });
  });
});
