import { Duration, Size, Stack } from 'aws-cdk-lib';
import { Schedule as OtherSchedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { CfnRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { judgeObject } from '../../../src/private/shape/object-check';
import type { ObjectType } from '../../../src/private/shape/shape';
import { testStack } from '../../util';

const DURATION: ObjectType = { kind: 'class', has: { toDays: 'method', toMinutes: 'method' } };
const ROLE: ObjectType = { kind: 'interface', has: { roleArn: 'text', roleName: 'text', grantPassRole: 'method' }, alsoHas: ['grantPrincipal'] };
const VAULT: ObjectType = { kind: 'interface', has: { vaultRef: { vaultName: 'text', vaultArn: 'text' } } };
const TARGET: ObjectType = { kind: 'interface', has: { bind: 'method' } };
const NAMED: ObjectType = { kind: 'class', has: { name: 'text' } };

/** An object of a class of a jsii library that is not loaded. */
function ofClass(fqn: string): object {
  return new (Object.assign(class {}, { [Symbol.for('jsii.rtti')]: { fqn, version: '2.0.0' } }))();
}

test('an object of the class is right, and so is one of a class that is derived from it', () => {
  class Mine extends Stack {}

  expect(judgeObject(Duration.days(1), 'Duration', DURATION)).toBe('right');
  expect(judgeObject(new Mine(), 'Stack', { kind: 'class', has: { noSuchThing: 'any' } })).toBe('right');
});

test('it may be of another copy of the library, whatever it has there', () => {
  const copied = Object.assign(ofClass('aws-cdk-lib.Duration'), { amount: 1 });

  expect(judgeObject(copied, 'Duration', DURATION)).toBe('right');
});

test('a class of the peer that has the name of ours is as good', () => {
  const ofPeer = Object.assign(ofClass('aws-cdk-lib.aws_backup.BackupResource'), { resource: '*' });

  expect(judgeObject(ofPeer, 'BackupResource', { kind: 'class', has: { noSuchThing: 'any' } })).toBe('right');
});

test('what has nothing of its own was made by no constructor', () => {
  expect(judgeObject(ofClass('aws-cdk-lib.Duration'), 'Duration', DURATION)).toBe('wrong');
  expect(judgeObject(Object.create(Role.prototype), 'aws_iam.IRole', ROLE)).toBe('wrong');
});

test('what has to be in a tree has a node of one', () => {
  const type: ObjectType = { kind: 'interface', has: { vaultRef: 'any' }, alsoHas: ['node'] };

  expect(judgeObject({ vaultRef: {}, node: {} }, 'IVaultRef', type)).toBe('wrong');
  expect(judgeObject({ vaultRef: {}, node: undefined }, 'IVaultRef', type)).toBe('wrong');
  expect(judgeObject({ vaultRef: {}, node: { path: 'Stack/Vault' } }, 'IVaultRef', type)).toBe('wrong');
  expect(judgeObject({ vaultRef: {}, node: testStack().node }, 'IVaultRef', type)).toBe('right');
  expect(judgeObject({ vaultRef: {} }, 'IVaultRef', type)).toBe('doubtful');
});

test('an object of another class of a library is wrong, even if the class has the same name elsewhere', () => {
  const type: ObjectType = { kind: 'class', has: { expressionText: 'text' } };

  expect(judgeObject(Size.gibibytes(1), 'Duration', { kind: 'class', has: { toDays: 'method', isUnresolved: 'method' } })).toBe('wrong');
  expect(judgeObject(Schedule.cron({}), 'aws_events.Schedule', type)).toBe('right');
  expect(judgeObject(OtherSchedule.cron({}), 'aws_events.Schedule', type)).toBe('wrong');
});

test('of an interface, an object of a class of a library has at least half of the members', () => {
  const stack = testStack();

  expect(judgeObject(new Role(stack, 'Role', { assumedBy: new ServicePrincipal('x') }), 'aws_iam.IRole', ROLE)).toBe('right');
  const half = Object.assign(ofClass('aws-cdk-lib.Other'), { vaultName: 'x' });
  expect(judgeObject(half, 'IVault', { kind: 'interface', has: { vaultName: 'text', vaultArn: 'text' } })).toBe('doubtful');
  expect(judgeObject(half, 'Vault', { kind: 'class', has: { vaultName: 'text', vaultArn: 'text' } })).toBe('wrong');
  expect(judgeObject(new CfnRole(stack, 'CfnRole', { assumeRolePolicyDocument: {} }), 'aws_iam.IRole', ROLE)).toBe('wrong');
});

test.each([
  ['all of its members', { roleArn: 'x', roleName: 'x', grantPassRole: String, grantPrincipal: {} }, ROLE, 'right'],
  ['all that tell it, and not what others have, too', { roleArn: 'x', roleName: 'x', grantPassRole: String }, ROLE, 'doubtful'],
  ['one of its members', { roleArn: 'x' }, ROLE, 'doubtful'],
  ['a member of another kind', { roleArn: 42 }, ROLE, 'wrong'],
  ['none of its members', { other: 'x' }, ROLE, 'wrong'],
  ['a method that is none', { toDays: 'x' }, DURATION, 'wrong'],
  ['a token in place of a text', { roleArn: { resolve: () => 'x' } }, ROLE, 'doubtful'],
  ['a list in place of a text', { roleArn: ['x'] }, ROLE, 'wrong'],
  ['a reference', { vaultRef: { vaultName: 'x', vaultArn: 'x' } }, VAULT, 'right'],
  ['a part of a reference', { vaultRef: { vaultName: 'x' } }, VAULT, 'doubtful'],
  ['an empty reference', { vaultRef: {} }, VAULT, 'wrong'],
  ['a reference that is a text', { vaultRef: 'x' }, VAULT, 'wrong'],
  ['no prototype', Object.assign(Object.create(null), { vaultRef: { vaultName: 'x', vaultArn: 'x' } }), VAULT, 'right'],
] as const)('an object of the program with %s', (_, value, type, verdict) => {
  expect(judgeObject(value, 'aws_x.IType', type)).toBe(verdict);
});

test.each([
  ['a text', 'x'], ['null', null], ['nothing', undefined], ['a list, which has `with`', []], ['a Date, which has `toJSON`', new Date()],
  ['a class', Duration], ['a function', () => 42],
])('%s is wrong', (_, value) => {
  expect(judgeObject(value, 'aws_x.IType', { kind: 'interface', has: { with: 'method', toJSON: 'method', days: 'text' } })).toBe('wrong');
});

test('every function has a name and can be bound: that tells nothing', () => {
  expect(judgeObject(Stack, 'aws_x.IType', TARGET)).toBe('wrong');
  expect(judgeObject(Stack, 'aws_x.IType', NAMED)).toBe('wrong');
  expect(judgeObject(class { public static bind() { return 42; } }, 'aws_x.IType', TARGET)).toBe('right');
});

test('no getter is called of an object that is known by many members', () => {
  const value = { get roleArn(): string { throw new Error('called'); }, get roleName(): string { throw new Error('called'); }, grantPassRole: String, grantPrincipal: {} };

  expect(judgeObject(value, 'aws_iam.IRole', ROLE)).toBe('right');
});

test('what a getter throws is not said here', () => {
  expect(judgeObject({ get vaultRef(): object { throw new Error('called'); } }, 'aws_x.IVault', VAULT)).toBe('right');
});

test('what an object says of its class does not count', () => {
  expect(judgeObject({ constructor: Duration }, 'Duration', DURATION)).toBe('wrong');
  expect(judgeObject({ constructor: 'x', roleArn: 'x' }, 'aws_iam.IRole', ROLE)).toBe('doubtful');
});
