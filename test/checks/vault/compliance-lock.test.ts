import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { l1Of } from '../../util';
import { ORIGINS, ORIGINS_OF_OURS, saidOf } from '../origins';
import type { Program } from '../origins';

const program = (changeableForDays?: unknown): Program => (app, backup) => {
  const stack = new Stack(app, 'Stack');
  new CfnParameter(stack, 'Days', { type: 'Number' });
  const vault = new backup.BackupVault(stack, 'Vault', { lockConfiguration: { minRetention: Duration.days(1) } });
  if (changeableForDays !== undefined) { l1Of(vault).addPropertyOverride('LockConfiguration.ChangeableForDays', changeableForDays); }
};

describe.each(ORIGINS)('of %s', (origin) => {
  const [long, short] = origin === 'our L2s' ? ['lockConfiguration.changeableFor', 'changeableFor'] : ['LockConfiguration.ChangeableForDays', 'ChangeableForDays'];
  const text = (from: string) => `warning 'Stack/Vault': '${long}' puts the vault under a compliance lock: from ${from} after its deployment on, `
    + 'nobody can change or remove the lock, and no recovery point can be deleted before its retention ends, not by AWS and not by deleting the stack; '
    + `leave '${short}' out for a governance lock, which can be removed [complianceLock]`;

  test.each<[string, unknown, string]>([
    ['days', 3, '3 days'],
    ['a text', '4', '4 days'],
    ['what only deployment knows', { Ref: 'Days' }, `the number of days in '${short}'`],
  ])('a compliance lock is said to be one: %s', (_, days, from) => {
    expect(saidOf(program(days), origin)).toEqual([text(from)]);
  });

  test('nothing is said of a governance lock', () => {
    expect(saidOf(program(), origin)).toEqual([]);
  });
});

test.each(ORIGINS_OF_OURS)('nothing is said of a logically air-gapped vault, which has one by nature: of %s', (origin) => {
  expect(saidOf((app, backup) => {
    new backup.LogicallyAirGappedBackupVault(new Stack(app, 'Stack'), 'Vault', { minRetention: Duration.days(7), maxRetention: Duration.days(8) });
  }, origin)).toEqual([]);
});
