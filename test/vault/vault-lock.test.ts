import { CfnParameter, Duration, Lazy, RemovalPolicy, Tags } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { BackupVault, VaultLock } from '../../src';
import type { BackupVaultProps, LockConfiguration } from '../../src';
import { messageOf, resourceOf, synthesisProblemsOf, testStack, warningsOf } from '../util';

const days = Duration.days;
const number = Lazy.number({ produce: () => 5 });
const TYPE = 'AWS::Backup::BackupVault';

let stack: Stack;

beforeEach(() => {
  stack = testStack();
});

function vaultWith(lockConfiguration: LockConfiguration, props: BackupVaultProps = {}): BackupVault {
  return new BackupVault(stack, 'Ledger', { lockConfiguration, ...props });
}

const lockOf = () => resourceOf(stack, TYPE).Properties.LockConfiguration;

function compliance(acknowledgeIrreversible: string): LockConfiguration {
  return VaultLock.compliance({ minRetention: days(30), maxRetention: days(365), changeableFor: days(3), acknowledgeIrreversible });
}

describe('a governance lock', () => {
  test.each([
    ['a minimum', { minRetention: days(1) }, { MinRetentionDays: 1 }],
    ['a minimum and a maximum', { minRetention: days(1), maxRetention: days(1) }, { MinRetentionDays: 1, MaxRetentionDays: 1 }],
    ['tokens', { minRetention: days(number), maxRetention: days(number) }, { MinRetentionDays: 5, MaxRetentionDays: 5 }],
  ])('has %s', (_, options, expected) => {
    vaultWith(VaultLock.governance(options));
    expect(lockOf()).toEqual(expected);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('gives the struct, and nothing that makes it irreversible', () => {
    const more = { minRetention: days(1), changeableFor: days(3), acknowledgeIrreversible: 'Ledger' };
    expect(VaultLock.governance(more)).toEqual({ minRetention: days(1) });
  });

  test.each([
    ['no minimum', { minRetention: days(0) }, "'minRetention' must be between 1 and 36,500 days, got 0 days"],
    ['a maximum that is too long', { minRetention: days(1), maxRetention: days(36_501) }, "'maxRetention' must be between 1 and 36,500 days, got 36,501 days"],
    ['a maximum below the minimum', { minRetention: days(2), maxRetention: days(1) }, "'maxRetention' must be at least 'minRetention' (2 days), got 1 day"],
  ])('refuses %s', (_, options, message) => {
    expect(messageOf(() => VaultLock.governance(options))).toBe(message);
  });
});

describe('a compliance lock', () => {
  test('has no warning, and the text is not in the template', () => {
    vaultWith(compliance('Nobody can remove the lock of Ledger after three days'));
    expect(lockOf()).toEqual({ MinRetentionDays: 30, MaxRetentionDays: 365, ChangeableForDays: 3 });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('needs no maximum', () => {
    vaultWith(VaultLock.compliance({ minRetention: days(30), changeableFor: days(3), acknowledgeIrreversible: 'Ledger' }));
    expect(lockOf()).toEqual({ MinRetentionDays: 30, ChangeableForDays: 3 });
  });

  test.each([
    ['2 days to change it', days(2), "'changeableFor' must be between 3 and 36,500 days, got 2 days"],
    ['36,501 days to change it', days(36_501), "'changeableFor' must be between 3 and 36,500 days, got 36,501 days"],
  ])('refuses %s', (_, changeableFor, message) => {
    expect(messageOf(() => VaultLock.compliance({ minRetention: days(1), changeableFor, acknowledgeIrreversible: 'Ledger' }))).toBe(message);
  });

  describe('is acknowledged for one vault', () => {
    test.each<[string, string, BackupVaultProps]>([
      ['by the id of its construct', 'yes, Ledger is locked for good', {}],
      ['by its name', 'yes, "books" is locked for good', { backupVaultName: 'books' }],
      ['by its id where it has a name', 'Ledger', { backupVaultName: 'books' }],
    ])('%s', (_, text, props) => {
      vaultWith(compliance(text), props);
      expect(warningsOf(stack)).toEqual([]);
    });

    test('a token passes', () => {
      vaultWith(compliance(new CfnParameter(stack, 'Text').valueAsString));
      expect(warningsOf(stack)).toEqual([]);
    });

    test.each<[string, string, BackupVaultProps, string]>([
      ['no text', '', {}, "'Ledger', got ''"],
      ['one that names none', 'yes', {}, "'Ledger', got 'yes'"],
      ['one that names another', 'yes, Vault is locked for good', { backupVaultName: 'books' }, "'Ledger' or 'books', got 'yes, Vault is locked for good'"],
      ['another case', 'ledger', { backupVaultName: '' }, "'Ledger', got 'ledger'"],
    ])('not by %s', (_, text, props, end) => {
      expect(messageOf(() => vaultWith(compliance(text), props)))
        .toBe(`Stack/Ledger: 'lockConfiguration.acknowledgeIrreversible' must name the vault, as ${end}`);
    });

    test.each<[string, string, boolean]>([
      ['Led', 'the lock of Ledger', false],
      ['lock', 'nobody can remove the locks of Ledger', false],
      ['a', 'nobody can', false],
      ['Vault', 'the lock of LedgerVault2', false],
      ['Vault', 'the lock of Vault-2', false],
      ['Vault', 'the lock of My_Vault', false],
      ['Tresor', 'the lock of Tresorä', false],
      ['Vault', "Vault's lock", true],
      ['Vault', 'the lock of Stack/Vault.', true],
      ['Vault', 'the lock of LedgerVault and of "Vault"', true],
      ['my-vault_2', 'the lock of my-vault_2, for good', true],
      ['Vault (books)', 'the lock of Vault (books)', true],
      ['a.b', 'the lock of aXb', false],
    ])('as a word of its own: %s in "%s"', (id, text, isNamed) => {
      const make = () => new BackupVault(stack, id, { lockConfiguration: compliance(text) });
      if (isNamed) { expect(make).not.toThrow(); } else { expect(messageOf(make)).toContain(`must name the vault, as '${id}', got '${text}'`); }
    });

    test('a name that is a token is not known', () => {
      const backupVaultName = new CfnParameter(stack, 'Name').valueAsString;
      expect(messageOf(() => vaultWith(compliance('yes'), { backupVaultName })))
        .toBe("Stack/Ledger: 'lockConfiguration.acknowledgeIrreversible' must name the vault, as 'Ledger', got 'yes'");
    });
  });

  test('a struct can be acknowledged, too, also after it was copied', () => {
    vaultWith({ ...compliance('Ledger'), maxRetention: days(99) });
    expect(lockOf()).toEqual({ MinRetentionDays: 30, MaxRetentionDays: 99, ChangeableForDays: 3 });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('a governance lock has nothing to acknowledge', () => {
    expect(messageOf(() => vaultWith({ minRetention: days(1), acknowledgeIrreversible: 'Ledger' }))).toBe(
      "Stack/Ledger: 'lockConfiguration.acknowledgeIrreversible' must not be given without 'changeableFor': a governance lock can be removed");
  });

  test('refuses several things at once', () => {
    expect(messageOf(() => vaultWith({ minRetention: days(0), changeableFor: days(1), acknowledgeIrreversible: 'yes' })).split('\n')).toHaveLength(4);
  });
});

describe('a vault that is deleted with its stack', () => {
  const PROBLEM = '[Stack/Ledger] a vault whose lock is acknowledged to be irreversible must not have the removal policy DESTROY: AWS Backup refuses to delete it until its '
    + 'last recovery point has expired; keep it by RemovalPolicy.RETAIN (DeletionPolicy: Retain)';

  test.each<[string, () => void]>([
    ['as a property', () => vaultWith(compliance('Ledger'), { removalPolicy: RemovalPolicy.DESTROY })],
    ['later', () => vaultWith(compliance('Ledger')).applyRemovalPolicy(RemovalPolicy.DESTROY)],
  ])('is refused where its lock is acknowledged to be irreversible: %s', (_, make) => {
    make();
    expect(synthesisProblemsOf(stack)).toEqual([PROBLEM]);
  });

  test('is not refused where it is kept after all', () => {
    vaultWith(compliance('Ledger'), { removalPolicy: RemovalPolicy.DESTROY }).applyRemovalPolicy(RemovalPolicy.RETAIN);
    expect(warningsOf(stack)).toEqual([]);
  });

  test.each([
    ['a compliance lock that v2 knows', { minRetention: days(1), changeableFor: days(3) }, 'leave the compliance lock out'],
    ['a governance lock', VaultLock.governance({ minRetention: days(1) }), "'autoDeleteRecoveryPoints', which empties the vault before"],
  ])('gives a warning with %s', (_, lock, way) => {
    vaultWith(lock, { removalPolicy: RemovalPolicy.DESTROY });
    const [warning] = warningsOf(stack).filter(({ id }) => id === 'cdk-aws-backup:removalPolicyDestroy');
    expect(warning.text).toBe('the vault has the removal policy DESTROY: AWS Backup refuses to delete a vault that holds recovery points, '
      + `and the deletion of the stack fails; keep it by RemovalPolicy.RETAIN (DeletionPolicy: Retain), or ${way}`);
  });
});

test('a locked vault is one like any other', () => {
  Tags.of(vaultWith(compliance('Ledger'))).add('stage', 'production');
  expect(resourceOf(stack, TYPE).Properties.BackupVaultTags).toEqual({ stage: 'production' });
});
