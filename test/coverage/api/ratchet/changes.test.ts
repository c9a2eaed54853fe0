import { changesBetween } from '../../../../src/coverage/api/ratchet/changes';
import type { ReportedResource } from '../../../../src/coverage/api/ratchet/reported';
import type { VaultForm } from '../../../../src/coverage/report/form';

const table = (more: Partial<ReportedResource> = {}): ReportedResource => ({
  template: 'app.template.json', path: 'App/Table/Resource', logicalId: 'Table', type: 'AWS::DynamoDB::Table', verdict: 'protected', ...more,
});
const copy = (days: number | null, vault = 'copies') => ({ vault, account: '111122223333', region: 'eu-central-1', retentionDays: days });

const DAY = 24 * 60;
const YEAR = 366 * DAY;
const step = (retentionDays: number | null | undefined, everyMinutes: number | undefined) => ({ retentionDays, everyMinutes });
const there = (vault: string, ...kept: ReturnType<typeof step>[]) => ({ vault, account: '111122223333', region: 'eu-central-1', kept });
const copies = (...kept: ReturnType<typeof step>[]) => ({ copiesKept: [there('copies', ...kept)] });

/** That it is in some vaults, each by a rule of its own. */
function inVaults(...vaults: Partial<VaultForm>[]): Partial<ReportedResource> {
  const place = { template: 'app.template.json', path: null, logicalId: 'It' };
  const rules = vaults.map((vault, index) => ({
    name: `rule-${index}`,
    schedule: null,
    continuous: null,
    airGappedVault: null,
    copies: [],
    vault: { name: 'main', place: null, account: null, region: null, immutability: 'compliance' as const, encryptionKey: null, ...vault },
  }));
  const proof = { selection: place, clause: null, answer: true, conditions: [], exclusions: [], plan: { ...place, rules }, role: { name: 'role', place: null } };
  return { immutability: 'compliance', proof: [proof] };
}
const days = (minRetentionDays?: number) => ({ minRetentionDays });
const key = (encryptionKey: string | null, name = 'main') => ({ encryptionKey, name });

/** What a resource has lost, and what it has gained. */
function between(before: Partial<ReportedResource>, after: Partial<ReportedResource>) {
  return changesBetween([table(before)], [table(after)]).map(({ name, losses, gains }) => ({ name, losses, gains }));
}

test.each<[string, Partial<ReportedResource>, Partial<ReportedResource>, string, string]>([
  ['protection', {}, { verdict: 'unprotected' }, 'was protected, and is unprotected', 'is protected, and was unprotected'],
  ['what is sure', {}, { verdict: 'conditional' }, 'was protected, and is protected under conditions only', 'is protected, and was protected under conditions only'],
  ['what has an effect', { verdict: 'nativeOnly' }, { verdict: 'selectedInVain' }, 'was backed up by its own service only, and is selected in vain', 'is backed up by its own service only, and was selected in vain'],
  ['an exemption', { verdict: 'exempt' }, { verdict: 'unsupported' }, 'was exempt, and is of a type that AWS Backup does not back up', ''],
  ['days', { retentionDays: 35 }, { retentionDays: 7 }, 'was kept for 35 days, and is kept for 7 days', 'is kept for 35 days, and was kept for 7 days'],
  ['for ever', { retentionDays: null }, { retentionDays: 7 }, 'was kept for ever, and is kept for 7 days', 'is kept for ever, and was kept for 7 days'],
  ['a retention that was known', { retentionDays: 7 }, {}, 'was kept for 7 days, and is kept for a time that is not known', 'is kept for 7 days, and was kept for a time that is not known'],
  ['a lock', { immutability: 'compliance' }, {}, 'was under a lock in compliance mode, and is not kept from being deleted', 'is under a lock in compliance mode, and was not kept from being deleted'],
  ['the time of a lock', inVaults(days(30)), inVaults(days(7)), 'was locked for 30 days at least, and is for 7 days', 'is locked for 30 days at least, and was for 7 days'],
  ['the time of the longer of two locks', inVaults(days(7), days(35)), inVaults(days(7), days(30)), 'was locked for 35 days at least, and is for 30 days', ''],
  ['the time of a lock that was known', inVaults(days(1)), inVaults(days()), 'was locked for 1 day at least, and is for a time that is not known', 'is locked for 1 day at least, and was for a time that is not known'],
  ['a key', inVaults(key('App/Key'), key('App/Key')), inVaults(key(null, 'b'), key('App/Key'), key(null, 'a'), key(null, 'b')),
    "was encrypted by customer managed keys in every vault, and is not for sure in 'b', 'a'", "is encrypted by customer managed keys in every vault, and was not for sure in 'b', 'a'"],
  ['what is so with the defaults of parameters', { verdict: 'conditional', withDefaults: 'protected' }, { verdict: 'conditional', withDefaults: 'unprotected' },
    'was protected with the defaults of the parameters, and is unprotected', 'is protected with the defaults of the parameters, and was unprotected'],
  ['a copy', { copies: [copy(35)] }, { copies: [] },
    "was copied to the vault 'copies' (111122223333, eu-central-1) for 35 days, and is not", "is copied to the vault 'copies' (111122223333, eu-central-1) for 35 days, and was not"],
  ['a copy for ever', { copies: [copy(null)] }, { copies: [copy(35)] }, "was copied to the vault 'copies' (111122223333, eu-central-1) for ever, and is not", ''],
  ['one of two copies', { copies: [copy(35), copy(35)] }, { copies: [copy(35)] }, "was copied to the vault 'copies' (111122223333, eu-central-1) for 35 days, and is not", ''],
  ['a copy to nobody knows where', { copies: [{ vault: 'far', account: null, region: null }] }, { copies: [{ vault: 'near', account: null, region: null }] },
    "was copied to the vault 'far' for a time that is not known, and is not", ''],
  ['how often', { recoveryPointObjectiveMinutes: 1500 }, { recoveryPointObjectiveMinutes: 3000 },
    'was backed up at least every 25 hours, and is every 50 hours', 'is backed up at least every 25 hours, and was every 50 hours'],
  ['any interval', { recoveryPointObjectiveMinutes: 1500 }, {}, 'was backed up at least every 25 hours, and is at no known interval', 'is backed up at least every 25 hours, and was at no known interval'],
  ['what is kept shorter beside what is kept for long', { kept: [step(35, DAY), step(2555, YEAR)] }, { kept: [step(2, DAY), step(2555, YEAR)] },
    'was kept for 35 days, at most 24 hours apart, and is so for 2 days', 'is kept for 35 days, at most 24 hours apart, and was so for 2 days'],
  ['what comes rarely beside what is kept for less time', { kept: [step(7, DAY), step(null, 31 * DAY)] }, { kept: [step(7, DAY), step(null, YEAR)] },
    'was kept for ever, at most 31 days apart, and is so for 7 days', 'is kept for ever, at most 31 days apart, and was so for 7 days'],
  ['the longest of all', { kept: [step(7, DAY), step(2555, YEAR)] }, { kept: [step(7, DAY), step(365, YEAR)] }, 'was kept for 2,555 days, and is kept for 365 days', 'is kept for 2,555 days, and was kept for 365 days'],
  ['what comes often, of a time that is known', { kept: [step(35, DAY), step(365, YEAR)] }, { kept: [step(undefined, DAY), step(365, YEAR)] },
    'was kept for 35 days, at most 24 hours apart, and is so for a time that is not known', ''],
  ['the retention of copies', copies(step(35, DAY), step(365, YEAR)), copies(step(2, DAY), step(365, YEAR)),
    "was copied to the vault 'copies' (111122223333, eu-central-1) for 35 days, at most 24 hours apart, and is so for 2 days", ''],
  ['the longest of copies', copies(step(35, DAY)), copies(step(34, DAY)), "was copied to the vault 'copies' (111122223333, eu-central-1) for 35 days, and is for 34 days", ''],
  ['how often there is a copy', copies(step(35, DAY)), copies(step(35, 7 * DAY)),
    "was copied to the vault 'copies' (111122223333, eu-central-1) at least every 24 hours, and is every 7 days", "is copied to the vault 'copies' (111122223333, eu-central-1) at least every 24 hours, and was every 7 days"],
  ['any interval of copies', copies(step(35, DAY)), copies(step(35, undefined)), "was copied to the vault 'copies' (111122223333, eu-central-1) at least every 24 hours, and is at no known interval", ''],
  ['all copies', copies(step(7, DAY), step(null, YEAR)), { copiesKept: [] }, "was copied to the vault 'copies' (111122223333, eu-central-1) for ever, and is not", ''],
  ['one of two vaults', { copiesKept: [there('one', step(35, DAY)), there('other', step(35, DAY))] }, { copiesKept: [there('other', step(35, DAY))] },
    "was copied to the vault 'one' (111122223333, eu-central-1) for 35 days, and is not", ''],
])('%s is lost, and won', (_, more, less, loss, gain) => {
  expect(between(more, less)[0].losses).toContain(loss);
  expect(between(less, more)[0].losses).not.toContain(loss);
  if (gain !== '') { expect(between(less, more)[0].gains).toContain(gain); }
});

test.each<[string, Partial<ReportedResource>, Partial<ReportedResource>]>([
  ['nothing', {}, {}],
  ['a copy that goes to another vault of the place', { copies: [copy(35)] }, { copies: [copy(35, 'other')] }],
  ['a time zone whose clocks change', { kept: [step(35, DAY), step(365, 31 * DAY)] }, { kept: [step(35, DAY + 60), step(365, 31 * DAY + 60)] }],
  ['a report of an earlier version, of which only the longest retention is known', { retentionDays: 365 }, { retentionDays: 365, kept: [step(2, DAY), step(365, YEAR)], copiesKept: [] }],
  ['a copy that goes to another vault of the place, beside one that stays', { copiesKept: [there('one', step(35, DAY)), there('other', step(7, DAY))] },
    { copiesKept: [there('new', step(35, DAY)), there('other', step(7, DAY))] }],
  ['a lock as long as before', inVaults(days(30)), inVaults(days(30))],
  ['a rule more, into a vault whose lock is shorter', inVaults(days(35)), inVaults(days(35), days(7))],
  ['another key', inVaults(key('App/Key')), inVaults(key('App/Other'))],
  ['a key where another vault had none', inVaults(key('App/Key'), key(null)), inVaults(key(null), key(null))],
  ['locks, of which a report of an earlier version has no vaults', inVaults(days(30), key('App/Key')), { immutability: 'compliance' }],
  ['the time of a lock of what is selected in vain', { ...inVaults(days(30)), verdict: 'selectedInVain' }, { ...inVaults(days(7)), verdict: 'selectedInVain' }],
  ['the defaults of parameters where a report knows of none', { verdict: 'conditional', withDefaults: 'protected' }, { verdict: 'conditional' }],
  ['the retention of what is not protected', { verdict: 'unprotected', retentionDays: 35 }, { verdict: 'unprotected', retentionDays: 7 }],
  ['one kind of no protection for another', { verdict: 'unprotected' }, { verdict: 'unsupported' }],
])('%s is no change', (_, before, after) => {
  expect(between(before, after)).toEqual([]);
});

test('what is kept longer and comes more often is a gain only', () => {
  expect(between({ kept: [step(35, DAY)] }, { kept: [step(36, 720), step(null, YEAR)] })).toMatchObject([{ losses: [], gains: ['is kept for ever, and was kept for 35 days'] }]);
});

test('what is in a vault by a selection that does not hold is not asked', () => {
  const [proof] = inVaults(days(7)).proof!;
  expect(between(inVaults(days(30)), { ...inVaults(days(30)), proof: [...inVaults(days(30)).proof!, { ...proof, answer: false }] })).toEqual([]);
});

test('that a lock is gone is told once', () => {
  expect(between(inVaults(days(30)), { ...inVaults(days()), immutability: 'none' })[0].losses).toEqual(['was under a lock in compliance mode, and is not kept from being deleted']);
});

test('what is exempt has lost nothing', () => {
  expect(between({}, { verdict: 'exempt' })).toEqual([]);
});

describe('the same resource', () => {
  const names = (before: ReportedResource[], after: ReportedResource[]) =>
    changesBetween(before, after).map((change) => `${change.name} ${change.before ? 'was' : ''} ${change.after ? 'is' : ''}`.trim());

  test('is known by its path, whatever its id is', () => {
    expect(names([table({ logicalId: 'Old' })], [table()])).toEqual([]);
  });

  test('is known by its id in a template of the same name, in any folder', () => {
    expect(names([table({ path: null, template: 'a/x.json' }), table({ path: null, template: 'a/y.json' })], [table({ path: null, template: 'b\\x.json' }), table({ path: null, template: 'b/y.json' })])).toEqual([]);
  });

  test('is known by its id, where there is one template only', () => {
    expect(names([table({ path: null, template: 'old.json' })], [table({ path: null, template: 'new.json' })])).toEqual([]);
  });

  test('is told from one of the same name in another folder', () => {
    const inBoth = (path: string | null, verdict: 'protected' | 'unprotected') =>
      [table({ path, template: 'a/x.json' }), table({ path, template: 'b/x.json', verdict })];
    for (const path of [null, 'App/Table']) {
      expect(changesBetween(inBoth(path, 'unprotected'), inBoth(path, 'unprotected'))).toEqual([]);
      expect(changesBetween(inBoth(path, 'protected'), inBoth(path, 'unprotected')).map(({ after, losses }) => [after?.template, losses])).toEqual([['b/x.json', ['was protected, and is unprotected']]]);
      const moved = inBoth(path, 'unprotected').map((each) => ({ ...each, template: `new/${each.template}` }));
      expect(changesBetween(inBoth(path, 'unprotected'), moved)).toEqual([]);
    }
  });

  test('is another one of another type, or in other templates of several', () => {
    expect(names([table()], [table({ type: 'AWS::S3::Bucket' })])).toEqual(['App/Table  is', 'App/Table was']);
    expect(names([table({ path: null }), table({ path: null, template: 'b' })], [table({ path: null, template: 'c' })])).toEqual(['Table  is', 'Table was', 'Table was']);
  });
});

test('the worst comes first: what was lost, what is new and unprotected, what is gone, what was won', () => {
  const at = (path: string, more: Partial<ReportedResource> = {}) => table({ path, logicalId: path, ...more });
  expect(changesBetween(
    [at('Won', { verdict: 'unprotected' }), at('Gone'), at('Lost'), at('Less')],
    [at('Won'), at('New', { verdict: 'unprotected' }), at('Lost', { verdict: 'unprotected' }), at('Less', { verdict: 'conditional' })],
  ).map(({ name }) => name)).toEqual(['Lost', 'Less', 'New', 'Gone', 'Won']);
});
