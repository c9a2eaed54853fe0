import { CfnParameter, Duration, Lazy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { BackupVault } from '../../src';
import type { LockConfiguration } from '../../src';
import { l1Of, messageOf, resourceOf, testStack, warningsOf } from '../util';

const days = Duration.days;
const number = Lazy.number({ produce: () => 5 });

let stack: Stack;

beforeEach(() => {
  stack = testStack();
});

function lockOf(lockConfiguration: LockConfiguration): unknown {
  new BackupVault(stack, 'Vault', { lockConfiguration });
  return resourceOf(stack, 'AWS::Backup::BackupVault').Properties.LockConfiguration;
}

test.each<[string, LockConfiguration, object]>([
  ['a minimum', { minRetention: days(1) }, { MinRetentionDays: 1 }],
  ['a minimum and a maximum', { minRetention: days(1), maxRetention: days(36_500) }, { MinRetentionDays: 1, MaxRetentionDays: 36_500 }],
  ['a minimum that is the maximum', { minRetention: days(7), maxRetention: days(7) }, { MinRetentionDays: 7, MaxRetentionDays: 7 }],
  ['the shortest time to change it', { minRetention: days(1), changeableFor: days(3) }, { MinRetentionDays: 1, ChangeableForDays: 3 }],
  ['other units', { minRetention: Duration.hours(24), maxRetention: Duration.minutes(2880), changeableFor: Duration.hours(72) },
    { MinRetentionDays: 1, MaxRetentionDays: 2, ChangeableForDays: 3 }],
  ['tokens', { minRetention: days(number), maxRetention: days(number), changeableFor: days(number) },
    { MinRetentionDays: 5, MaxRetentionDays: 5, ChangeableForDays: 5 }],
])('renders %s', (_, lock, expected) => {
  expect(lockOf(lock)).toEqual(expected);
});

test.each<[string, LockConfiguration, string]>([
  ['no minimum', { minRetention: days(0) }, "Stack/Vault: 'lockConfiguration.minRetention' must be between 1 and 36,500 days, got 0 days"],
  ['a minimum of 36,501 days', { minRetention: days(36_501) },
    "Stack/Vault: 'lockConfiguration.minRetention' must be between 1 and 36,500 days, got 36,501 days"],
  ['a maximum of 36,501 days', { minRetention: days(1), maxRetention: days(36_501) },
    "Stack/Vault: 'lockConfiguration.maxRetention' must be between 1 and 36,500 days, got 36,501 days"],
  ['a maximum below the minimum', { minRetention: days(7), maxRetention: days(6) },
    "Stack/Vault: 'lockConfiguration.maxRetention' must be at least 'minRetention' (7 days), got 6 days"],
  ['2 days to change it', { minRetention: days(1), changeableFor: days(2) },
    "Stack/Vault: 'lockConfiguration.changeableFor' must be between 3 and 36,500 days, got 2 days"],
  ['a token in hours', { minRetention: Duration.hours(number) },
    "Stack/Vault: 'lockConfiguration.minRetention' must be given in days when it is a token, got hours: it cannot be converted at deployment"],
])('refuses %s', (_, lock, message) => {
  expect(messageOf(() => lockOf(lock))).toBe(message);
});

describe('a compliance lock', () => {
  const text = (from: string) => `'lockConfiguration.changeableFor' puts the vault under a compliance lock: from ${from} after its deployment on, `
    + 'nobody can change or remove the lock, and no recovery point can be deleted before its retention ends, not by AWS and not by deleting the stack; '
    + "leave 'changeableFor' out for a governance lock, which can be removed";

  test.each<[string, () => Duration, string]>([
    ['days', () => days(3), '3 days'],
    ['hours', () => Duration.hours(96), '4 days'],
    ['what is known at synthesis', () => days(number), '5 days'],
    ['a token', () => days(new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber), "the number of days in 'changeableFor'"],
  ])('gives a warning that says from when: %s', (_, changeableFor, from) => {
    new BackupVault(stack, 'Vault', { lockConfiguration: { minRetention: days(1), changeableFor: changeableFor() } });
    expect(warningsOf(stack)).toEqual([{ path: 'Stack/Vault', id: 'cdk-aws-backup:complianceLock', text: text(from) }]);
  });

  test('that an override makes gives it, too', () => {
    l1Of(new BackupVault(stack, 'Vault', { lockConfiguration: { minRetention: days(1) } })).addPropertyOverride('LockConfiguration.ChangeableForDays', 3);
    expect(warningsOf(stack)).toEqual([{ path: 'Stack/Vault', id: 'cdk-aws-backup:complianceLock', text: text('3 days') }]);
  });

  test.each(['LockConfiguration', 'LockConfiguration.ChangeableForDays'])('that an override takes away gives none: %s', (path) => {
    l1Of(new BackupVault(stack, 'Vault', { lockConfiguration: { minRetention: days(1), changeableFor: days(3) } })).addPropertyDeletionOverride(path);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('a governance lock gives none', () => {
    new BackupVault(stack, 'Vault', { lockConfiguration: { minRetention: days(1), maxRetention: days(2) } });
    expect(warningsOf(stack)).toEqual([]);
  });
});
