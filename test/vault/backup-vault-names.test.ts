import { App, aws_backup as backup, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { BackupVault } from '../../src';
import { l1Of } from '../util';

const VALID = /^[a-zA-Z0-9_-]{2,50}$/;

/** The names that aws-cdk-lib and this library generate for a vault of the same path. */
function namesOf(ids: string[], id: string): { theirs: string; ours: string } {
  const [theirs, ours] = [backup.BackupVault, BackupVault].map((Vault) => {
    const [stackId, ...inner] = ids;
    const stack = new Stack(new App(), stackId);
    const scope = inner.reduce<Construct>((parent, each) => new Construct(parent, each), stack);
    return stack.resolve((l1Of(new Vault(scope, id)) as backup.CfnBackupVault).backupVaultName);
  });
  return { theirs, ours };
}

describe('a generated name is that of aws-cdk-lib', () => {
  test.each([
    ['in a stack', ['Stack'], 'Vault', 'StackVault02F737C4'],
    ['in a construct', ['Stack', 'Storage'], 'Vault', 'StackStorageVaultBE7DDA3C'],
    ['under the id of Default', ['Stack', 'Default'], 'Vault', undefined],
    ['under the id of Resource', ['Stack', 'Storage'], 'Resource', undefined],
    ['by the id of Default', ['MyStack', 'Storage'], 'Default', undefined],
    ['alone in the stack', ['MyStack'], 'Default', 'MyStack'],
    ['with odd characters', ['my-stack'], 'Größe 7: the vault / of *all*', undefined],
    ['of nothing but odd characters', ['my-stack'], '---', undefined],
    ['with a repeated id', ['Vault', 'Vault'], 'Vault', undefined],
    ['too long', ['Stack', 'a'.repeat(60)], 'Vault', undefined],
    ['in a deep tree', ['Stack', ...Array.from({ length: 30 }, (_, index) => `Level${index}`)], 'Vault', undefined],
  ])('%s', (_, ids, id, pinned) => {
    const { theirs, ours } = namesOf(ids, id);
    expect(ours).toBe(theirs);
    expect(ours).toMatch(VALID);
    if (pinned) {
      expect(ours).toBe(pinned);
    }
  });

  test('in a stage and in a nested stack', () => {
    const [theirs, ours] = [backup.BackupVault, BackupVault].map((Vault) => {
      const stack = new Stack(new Stage(new App(), 'Prod'), 'Stack');
      const inner = new NestedStack(stack, 'Nested');
      return [stack, inner].map((each) => each.resolve((l1Of(new Vault(each, 'Vault')) as backup.CfnBackupVault).backupVaultName));
    });
    expect(ours).toEqual(theirs);
    expect(ours).toEqual(['ProdStackVaultBC85FD08', 'ProdStackNestedVault16215459']);
  });

  test('whatever the path, as long as AWS Backup takes it', () => {
    // A construct cannot be named like a property of every object.
    const id = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }).filter((each) => !(each in {}));
    const stackId = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,20}$/);
    fc.assert(fc.property(stackId, fc.array(id, { maxLength: 4 }), id, (first, inner, last) => {
      const { theirs, ours } = namesOf([first, ...inner], last);
      expect(ours).toMatch(VALID);
      expect(ours === theirs).toBe(VALID.test(theirs));
    }), { numRuns: 100 });
  });
});

describe('a generated name that AWS Backup would refuse', () => {
  test('is made valid', () => {
    const { theirs, ours } = namesOf(['S'], 'Default');
    expect(theirs).toBe('S');
    expect(ours).toBe('S-4d5e4691');
  });

  test('is its own in every app', () => {
    expect(namesOf(['S'], 'Default').ours).not.toBe(namesOf(['T'], 'Default').ours);
    expect(namesOf(['S'], 'Default').ours).not.toBe(namesOf(['S'], 'Resource').ours);
  });
});

test('a generated name is the same every time', () => {
  expect(namesOf(['Stack', 'Größe'], 'Vault').ours).toBe(namesOf(['Stack', 'Größe'], 'Vault').ours);
});

test('vaults whose paths end alike have different names', () => {
  const tail = 'x'.repeat(70);
  const names = ['one', 'other', 'one/other'].map((id) => namesOf(['Stack', id], tail).ours);
  expect(new Set(names).size).toBe(3);
  names.forEach((name) => expect(name).toMatch(VALID));
});
