import { nearName } from '../../../src/private/shape/near-name';

const NAMES = ['backupVaultName', 'key', 'role', 'period', 'id'];

test.each([
  ['a letter left out', 'backupVaultNam', 'backupVaultName'],
  ['two letters left out', 'backupVultNme', 'backupVaultName'],
  ['a letter added', 'backupVaultNames', 'backupVaultName'],
  ['another case', 'BackupVaultName', 'backupVaultName'],
  ['no capitals', 'backupvaultname', 'backupVaultName'],
  ['all capitals', 'BACKUPVAULTNAME', 'backupVaultName'],
  ['a unit', 'periodDays', 'period'],
  ['a unit, as CloudFormation writes it', 'BackupVaultNameMinutes', 'backupVaultName'],
  ['letters swapped', 'backupVautlName', 'backupVaultName'],
  ['a letter changed in a short name', 'kex', 'key'],
  ['letters swapped in a short name', 'roel', 'role'],
  ['the first letters swapped', 'orle', 'role'],
  ['letters swapped in a name of three', 'kye', 'key'],
  ['the first letters swapped in a name of three', 'eky', 'key'],
])('%s', (_, given, name) => {
  expect(nearName(given, NAMES)).toBe(name);
});

test.each([
  ['three letters left out', 'backupVultNm'],
  ['another word', 'description'],
  ['a short name of which as much differs as is equal', 'kxx'],
  ['a name of two letters', 'ids'],
  ['nothing', ''],
])('not %s', (_, given) => {
  expect(nearName(given, NAMES)).toBeUndefined();
});

test('the beginning of a name, if no other one begins so and a word ends there', () => {
  const names = ['title', 'toDate', 'fromDate', 'vaultName', 'vaultArn'];
  expect(['to', 'from', 't', 'fromD', 'vault'].map((given) => nearName(given, names))).toEqual(['toDate', 'fromDate', undefined, undefined, undefined]);
});

test('the nearest one of several', () => {
  expect(nearName('resourceType', ['resourceTypes', 'resources'])).toBe('resourceTypes');
  expect(nearName('cronExpressio', ['cronExpressing', 'cronExpression', 'cronExpressions'])).toBe('cronExpression');
  expect(nearName('maxRetentio', ['minRetention', 'maxRetention'])).toBe('maxRetention');
});
