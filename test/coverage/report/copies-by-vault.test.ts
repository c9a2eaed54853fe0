import { copiesByVault } from '../../../src/coverage/report/words';

const copy = (vault: string, retentionDays?: number | null, account: string | null = null) => ({ vault, account, region: null, retentionDays });

test.each([
  ['none', [], []],
  ['two vaults', [copy('a', 7), copy('b', 8)], [copy('a', 7), copy('b', 8)]],
  ['one vault, by two rules', [copy('a', 7), copy('b', 8), copy('a', 30)], [copy('a', 30), copy('b', 8)]],
  ['one vault, where one is kept for ever', [copy('a', null), copy('a', 30), copy('a')], [copy('a', null)]],
  ['one vault, where one is kept for a time that is not known', [copy('a', 30), copy('a')], [copy('a')]],
  ['vaults of a name in two accounts', [copy('a', 7, '1'), copy('a', 7, '2')], [copy('a', 7, '1'), copy('a', 7, '2')]],
])('copies into %s', (_, copies, expected) => {
  expect(copiesByVault(copies)).toEqual(expected);
});
