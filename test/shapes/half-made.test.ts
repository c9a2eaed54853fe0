import { App, aws_backup as peer, Duration, Stack } from 'aws-cdk-lib';
import { call, library } from './calls';
import { positions, TYPES } from './positions';
import type { Position } from './positions';
import { ValidValues } from './valid-values';
import { messageOf } from '../util';

const values = new ValidValues(library);
const OBJECTS = positions().filter(({ type: { fqn } }) => fqn !== undefined && TYPES[fqn].kind !== 'enum' && !TYPES[fqn].datatype);

/** With what a call is refused; an error of JavaScript itself where nobody has looked. */
function refusalOf(position: Position, value: unknown): string {
  const outcome = call(position, values, value);
  if (!Array.isArray(outcome)) { return String((outcome as Error).stack); }
  return outcome.length === 0 ? 'passes' : outcome.join('\n');
}

/** Also of one that is derived from it. The classes of an assembly are of none. */
function isOfJsiiClass(value: object | null): boolean {
  return value !== null && (Object.hasOwn(value.constructor, Symbol.for('jsii.rtti')) || isOfJsiiClass(Object.getPrototypeOf(value)));
}

function faultsOf(make: (valid: object) => object | undefined, words: RegExp): string[] {
  return OBJECTS.flatMap((position) => {
    const value = make(values.of(position.type) as object);
    if (value === undefined) { return []; }
    const refusal = refusalOf(position, value);
    return refusal.startsWith(`'${position.path}' must be `) && words.test(refusal) ? [] : [`${position.call}(${position.path}) ${refusal}`];
  });
}

test('what has the prototype of a class, and was made by no constructor, is refused wherever it is given', () => {
  expect(faultsOf((valid) => isOfJsiiClass(valid) ? Object.create(Object.getPrototypeOf(valid)) : undefined, /, got an? \w+ that no constructor has made/)).toEqual([]);
});

test('a reference with a node that is none is refused wherever it is given', () => {
  const partsOf = (valid: object) => Object.fromEntries(['bucketRef', 'topicRef', 'keyRef', 'roleRef', 'backupVaultRef', 'backupPlanRef', 'env', 'stack']
    .filter((name) => name in valid).map((name) => [name, (valid as Record<string, unknown>)[name]]));
  expect(faultsOf((valid) => 'node' in valid ? { ...partsOf(valid), node: {} } : undefined, /, the 'node' of which is in no tree/)).toEqual([]);
});

test('the messages say what was given', () => {
  const stack = new Stack(new App(), 'S');
  const vault = Object.create(library.BackupVault.prototype);
  expect(messageOf(() => new library.BackupPlan(stack, 'P', { backupVault: vault })))
    .toContain("'backupVault' must be an IBackupVaultRef (an object with 'node'), got a BackupVault that no constructor has made");
  expect(messageOf(() => new library.BackupPlan(stack, 'Q', { backupVault: { backupVaultRef: { backupVaultName: 'v', backupVaultArn: 'a' }, env: {}, node: {} } })))
    .toContain("got an object with 'backupVaultRef', 'env', 'node', the 'node' of which is in no tree");
  expect(messageOf(() => new library.BackupPlanRule({ deleteAfter: Object.create(Duration.prototype) }))).toContain("'deleteAfter' must be a Duration, got a Duration that no constructor has made");
  expect(messageOf(() => new library.BackupVault(stack, 'V').onJobFailed('R', { crossStackScope: { node: {} } })))
    .toContain("'crossStackScope' must be a Construct, got an object with 'node', the 'node' of which is in no tree");
});

test('a reference that a program has made itself is fine with the node of something else', () => {
  const stack = new Stack(new App(), 'S');
  const { node, env, vaultRef } = Object.assign(new peer.BackupVault(stack, 'V'), {}) as any;
  expect(() => new library.BackupPlan(stack, 'P', { backupVault: { backupVaultRef: vaultRef ?? { backupVaultName: 'v', backupVaultArn: 'arn' }, node, env } })).not.toThrow();
});
