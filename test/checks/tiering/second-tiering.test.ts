import { CfnCondition, CfnParameter, Duration, Fn, Stack, aws_backup as v2 } from 'aws-cdk-lib';
import type { TieringConfiguration } from '../../../src';
import { HERE, l1Of, THERE } from '../../util';
import { ORIGINS_OF_OURS, saidOf } from '../origins';
import type { Backup } from '../origins';

const add = (backup: Backup, stack: Stack, id: string, backupVault?: v2.IBackupVaultRef): TieringConfiguration =>
  new backup.TieringConfiguration(stack, id, { backupVault, selections: [backup.TieringSelection.allBuckets(Duration.days(60))] });

describe.each(ORIGINS_OF_OURS)('of %s', (origin) => {
  const [vault, name, given] = origin === 'our L2s' ? ['backupVault', 'tieringConfigurationName', 'given'] : ['BackupVaultName', 'TieringConfigurationName', 'of a vault'];
  const OF_ALL = `'${vault}' must be ${given}, since the configuration for all vaults is 'Stack/First' already`;

  test('a second configuration of all vaults is refused, also in another stack of the environment', () => {
    expect(saidOf((app, backup) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      ['First', 'Second'].forEach((id) => add(backup, stack, id));
      add(backup, new Stack(app, 'Too', { env: HERE }), 'Third');
      add(backup, new Stack(app, 'There', { env: THERE }), 'First');
      add(backup, new Stack(app, 'Unknown'), 'First');
    }, origin)).toEqual(['Stack/Second', 'Too/Third'].map((path) => `error '${path}': ${OF_ALL}`));
  });

  test('so is a second one of a vault, by its name or as a resource, and of a name', () => {
    expect(saidOf((app, backup) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      const made = new backup.BackupVault(stack, 'Vault', { backupVaultName: 'vault' });
      add(backup, stack, 'First', made);
      add(backup, stack, 'Second', backup.BackupVault.fromBackupVaultName(stack, 'Import', 'vault'));
      l1Of(add(backup, stack, 'Third')).addPropertyOverride('BackupVaultName', 'vault');
      ['Fourth', 'Fifth'].forEach((id) => l1Of(add(backup, stack, id, new backup.BackupVault(stack, `${id}Vault`))).addPropertyOverride('TieringConfigurationName', 'same'));
    }, origin)).toEqual([
      `error 'Stack/Fifth': '${name}' must be unique, got 'same', which is that of 'Stack/Fourth'`,
      ...['Second', 'Third'].map((id) => `error 'Stack/${id}': '${vault}' must be a vault without a tiering configuration, got one that has 'Stack/First'`),
    ]);
  });

  test('those of which never both are made are taken; those that may both be made are a risk', () => {
    const program = (isOther: boolean) => saidOf((app, backup) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      const parameter = new CfnParameter(stack, 'Stage');
      const is = new CfnCondition(stack, 'Is', { expression: Fn.conditionEquals(parameter, 'prod') });
      const other = new CfnCondition(stack, 'Other', { expression: isOther ? Fn.conditionNot(is) : Fn.conditionEquals(Fn.select(0, [new CfnParameter(stack, 'More').valueAsString]), 'yes') });
      l1Of(add(backup, stack, 'First')).cfnOptions.condition = is;
      l1Of(add(backup, stack, 'Second')).cfnOptions.condition = other;
    }, origin);
    expect(program(true)).toEqual([]);
    expect(program(false)).toEqual([expect.stringContaining(`warning 'Stack/Second': ${OF_ALL} (where `)]);
  });
});

test('that of an L1 counts, too', () => {
  expect(saidOf((app, backup) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    add(backup, stack, 'First');
    new v2.CfnTieringConfiguration(stack, 'Bare', {
      tieringConfigurationName: 'bare', backupVaultName: '*', resourceSelection: [{ resourceType: 'S3', resources: ['*'], tieringDownSettingsInDays: 60 }],
    });
  }, 'our L2s')).toEqual(["error 'Stack/Bare': 'BackupVaultName' must be of a vault, since the configuration for all vaults is 'Stack/First' already"]);
});
