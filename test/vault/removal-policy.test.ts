import { Aspects, CfnDeletionPolicy, RemovalPolicies, RemovalPolicy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { BackupVault } from '../../src';
import { l1Of, resourceOf, testStack, warningsOf } from '../util';

const TEXT = 'the vault has the removal policy DESTROY: AWS Backup refuses to delete a vault that holds recovery points, '
  + 'and the deletion of the stack fails; keep it by RemovalPolicy.RETAIN (DeletionPolicy: Retain), or \'autoDeleteRecoveryPoints\', which empties the vault before';
const WARNING = { path: 'Stack/Vault', id: 'cdk-aws-backup:removalPolicyDestroy', text: TEXT };

let stack: Stack;

beforeEach(() => {
  stack = testStack();
});

function policies(): (string | undefined)[] {
  const { DeletionPolicy, UpdateReplacePolicy } = resourceOf(stack, 'AWS::Backup::BackupVault');
  return [DeletionPolicy, UpdateReplacePolicy];
}

test.each([
  [undefined, ['Retain', 'Retain']],
  [RemovalPolicy.RETAIN, ['Retain', 'Retain']],
  [RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, ['RetainExceptOnCreate', 'Retain']],
])('%s keeps the vault', (removalPolicy, expected) => {
  new BackupVault(stack, 'Vault', { removalPolicy });
  expect(policies()).toEqual(expected);
  expect(warningsOf(stack)).toEqual([]);
});

describe('DESTROY gives a warning', () => {
  test.each<[string, () => void]>([
    ['as a property', () => new BackupVault(stack, 'Vault', { removalPolicy: RemovalPolicy.DESTROY })],
    ['set later', () => new BackupVault(stack, 'Vault').applyRemovalPolicy(RemovalPolicy.DESTROY)],
    ['set at the L1', () => l1Of(new BackupVault(stack, 'Vault')).applyRemovalPolicy(RemovalPolicy.DESTROY)],
    ['set by an aspect', () => {
      new BackupVault(stack, 'Vault');
      Aspects.of(stack).add({ visit: (node) => { if (node instanceof BackupVault) { node.applyRemovalPolicy(RemovalPolicy.DESTROY); } } });
    }],
    ['set by the policies of the stack', () => {
      RemovalPolicies.of(stack).destroy();
      new BackupVault(stack, 'Vault');
    }],
  ])('%s', (_, make) => {
    make();
    expect(warningsOf(stack)).toEqual([WARNING]);
    expect(policies()).toEqual(['Delete', 'Delete']);
  });

  test('not where it is taken back', () => {
    new BackupVault(stack, 'Vault', { removalPolicy: RemovalPolicy.DESTROY }).applyRemovalPolicy(RemovalPolicy.RETAIN);
    expect(warningsOf(stack)).toEqual([]);
    expect(policies()).toEqual(['Retain', 'Retain']);
  });

  test('not where an aspect takes it back', () => {
    new BackupVault(stack, 'Vault', { removalPolicy: RemovalPolicy.DESTROY });
    RemovalPolicies.of(stack).retain();
    expect(warningsOf(stack)).toEqual([]);
  });

  test('not for a vault that is kept when it is deleted and not when it is replaced', () => {
    const { cfnOptions } = l1Of(new BackupVault(stack, 'Vault'));
    cfnOptions.updateReplacePolicy = CfnDeletionPolicy.DELETE;
    expect(warningsOf(stack)).toEqual([]);
  });
});
