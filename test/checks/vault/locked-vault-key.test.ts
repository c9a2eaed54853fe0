import { aws_kms as kms, CfnCondition, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { HERE, l1Of } from '../../util';
import { ORIGINS, saidOf } from '../origins';
import type { Program } from '../origins';

const START = "warning 'Stack/Vault': nobody can delete the recovery points of the vault before their time, and nobody can restore them without their key; the key 'Stack/Key'";

const program = (make: (stack: Stack) => kms.IKeyRef, changeableForDays?: unknown): Program => (app, backup) => {
  const stack = new Stack(app, 'Stack', { env: HERE });
  new CfnCondition(stack, 'Unknown', { expression: Fn.conditionEquals(Fn.importValue('stage'), 'prod') });
  const vault = new backup.BackupVault(stack, 'Vault', { encryptionKey: make(stack) as kms.IKey, lockConfiguration: { minRetention: Duration.days(1) } });
  if (changeableForDays !== undefined) { l1Of(vault).addPropertyOverride('LockConfiguration.ChangeableForDays', changeableForDays); }
};
const deleted = (stack: Stack) => new kms.Key(stack, 'Key', { removalPolicy: RemovalPolicy.DESTROY });
const gone = (stack: Stack) => new kms.Key(stack, 'Key', { pendingWindow: Duration.days(7) });

describe.each(ORIGINS)('of %s', (origin) => {
  const said = (...of: Parameters<typeof program>) => saidOf(program(...of), origin).filter((line) => !line.includes('[complianceLock]'))
    .map((line) => line.replace("/Resource'", "'"));

  test('a key that is deleted with its stack is a risk under a lock for good', () => {
    expect(said(deleted, 3)).toEqual([`${START} is deleted with its stack: keep it by RemovalPolicy.RETAIN (DeletionPolicy: Retain) [lockedVaultKey]`]);
  });

  test('so is one that may be gone soon', () => {
    expect(said(gone, 3)).toEqual([`${START} can be gone 7 days after its deletion was asked for: let the waiting period (PendingWindowInDays) be 30 days, the longest time to think better of it [lockedVaultKey]`]);
  });

  test('where the lock is one under a condition only, that is said', () => {
    expect(said(deleted, { 'Fn::If': ['Unknown', 3, { Ref: 'AWS::NoValue' }] })).toEqual([
      `${START} is deleted with its stack: keep it by RemovalPolicy.RETAIN (DeletionPolicy: Retain) (where the condition 'Unknown' holds) [lockedVaultKey]`,
    ]);
  });

  test('nothing is said of a key that is kept, nor under a lock that can be removed', () => {
    expect(said((stack) => new kms.Key(stack, 'Key'), 3)).toEqual([]);
    expect(said(deleted)).toEqual([]);
  });
});
