import { lostCopies } from '../../../../src/coverage/api/ratchet/copies';
import type { ReportedResource } from '../../../../src/coverage/api/ratchet/reported';

type Copy = readonly [vault: string, days: number, region?: string | null, account?: string];
const places = (region: string | null = 'eu-west-1', account = '111122223333') => ({ account: region === null ? null : account, region });
const told = (before: string, after: string) => `${before} -> ${after}`;
const anew = (copies: readonly Copy[]) => ({
  copiesKept: copies.map(([vault, retentionDays, region, account]) => ({
    vault, ...places(region, account), kept: [{ retentionDays, everyMinutes: 1440 }],
  })),
}) as unknown as ReportedResource;
const asOnce = (copies: readonly Copy[]) => ({
  copies: copies.map(([vault, retentionDays, region, account]) => ({ vault, ...places(region, account), retentionDays })),
}) as unknown as ReportedResource;
const NAMED = (vault: string) => `copied to the vault '${vault}' (111122223333, eu-west-1) for`;

test.each<[what: string, more: Copy[], less: Copy[], lost: string[]]>([
  ['nothing, in another vault beside', [['A', 35]], [['C', 35]], []],
  ['nothing, though the same vault keeps less, in another vault beside', [['A', 35]], [['A', 7], ['C', 35]], []],
  ['days in the same vault', [['A', 35], ['B', 35]], [['B', 3], ['A', 7]], [`${NAMED('A')} 35 days -> for 7 days`, `${NAMED('B')} 35 days -> for 3 days`]],
  ['days in another vault beside', [['A', 35]], [['C', 7]], [`${NAMED('A')} 35 days -> for 7 days`]],
  ['one of two', [['A', 35], ['B', 35]], [['A', 35]], [`${NAMED('B')} 35 days -> not`]],
  ['one that went to another Region', [['A', 35]], [['A', 35, 'us-east-1']], [`${NAMED('A')} 35 days -> not`]],
  ['one that went to another account', [['A', 35]], [['A', 35, 'eu-west-1', '444455556666']], [`${NAMED('A')} 35 days -> not`]],
  ['one of a vault of which only the name is known', [['A', 35, null]], [['C', 35, null]], ["copied to the vault 'A' for 35 days -> not"]],
  ['nothing of a vault of which only the name is known', [['A', 35, null]], [['A', 35, null]], []],
])('copies have lost %s', (_, more, less, lost) => {
  expect(lostCopies(anew(more), anew(less), told)).toEqual(lost);
});

test.each<[what: string, more: Copy[], less: Copy[], lost: string[]]>([
  ['nothing', [['A', 35]], [['A', 35]], []],
  ['a day', [['A', 35]], [['A', 34]], [`${NAMED('A')} 35 days -> not`]],
  ['one of two that are alike', [['A', 35], ['A', 35]], [['A', 35]], [`${NAMED('A')} 35 days -> not`]],
])('of a report of an earlier version, copies have lost %s', (_, more, less, lost) => {
  for (const other of [asOnce(less), { ...anew([]), ...asOnce(less) }]) {
    expect(lostCopies(asOnce(more), other, told)).toEqual(lost);
    expect(lostCopies({ ...anew(more), ...asOnce(more) }, asOnce(less), told)).toEqual(lost);
  }
});
