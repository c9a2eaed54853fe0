import { forecastBetween, ruleOf, startsOf } from './rules';
import type { RuleInWords } from './rules';
import { neverDeleted, shadowedRules } from '../../src/forecast/findings';
import { steadyCounts, steadyStateFrom } from '../../src/forecast/steady-state';

const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);

describe('runs', () => {
  test.each<[string, RuleInWords, [string, string], string[]]>([
    ['at the very beginning count, and at the end do not', {}, ['2027-01-01T05:00Z', '2027-01-03T05:00Z'], ['2027-01-01T05:00', '2027-01-02T05:00']],
    // 02:30 is skipped on 28 March 2027.
    ['are skipped where the clocks of the north are put forward', { cron: '30 2 ? * * *', zone: 'Europe/Paris' }, ['2027-03-27T00:00Z', '2027-03-30T00:00Z'],
      ['2027-03-27T01:30', '2027-03-29T00:30']],
    // 02:30 is shown twice on 31 October 2027.
    ['happen once where they are put back', { cron: '30 2 ? * * *', zone: 'Europe/Paris' }, ['2027-10-30T00:00Z', '2027-11-02T00:00Z'],
      ['2027-10-30T00:30', '2027-10-31T00:30', '2027-11-01T01:30']],
    // In Sydney clocks are put forward on 3 October 2027, and back on 4 April.
    ['are skipped in the south in October', { cron: '30 2 ? * * *', zone: 'Australia/Sydney' }, ['2027-10-01T12:00Z', '2027-10-04T12:00Z'],
      ['2027-10-01T16:30', '2027-10-03T15:30']],
    ['and happen once in April', { cron: '30 2 ? * * *', zone: 'Australia/Sydney' }, ['2027-04-02T12:00Z', '2027-04-05T12:00Z'],
      ['2027-04-02T15:30', '2027-04-03T15:30', '2027-04-04T16:30']],
    ['come on the last days of months', { cron: '0 5 L * ? *' }, ['2028-01-01T00:00Z', '2028-05-01T00:00Z'],
      ['2028-01-31T05:00', '2028-02-29T05:00', '2028-03-31T05:00', '2028-04-30T05:00']],
    ['on leap days', { cron: '0 5 29 2 ? *' }, ['2027-01-01T00:00Z', '2037-01-01T00:00Z'], ['2028-02-29T05:00', '2032-02-29T05:00', '2036-02-29T05:00']],
    ['on the weekday nearest to a day', { cron: '0 5 15W * ? *' }, ['2027-05-01T00:00Z', '2027-09-01T00:00Z'],
      ['2027-05-14T05:00', '2027-06-15T05:00', '2027-07-15T05:00', '2027-08-16T05:00']],
    ['on a third Friday', { cron: '0 5 ? * 6#3 *' }, ['2027-01-01T00:00Z', '2027-04-01T00:00Z'], ['2027-01-15T05:00', '2027-02-19T05:00', '2027-03-19T05:00']],
    ['until a schedule ends', { cron: '0 5 31 12 ? 2027-2028' }, ['2027-01-01T00:00Z', '2037-01-01T00:00Z'], ['2027-12-31T05:00', '2028-12-31T05:00']],
  ])('%s', (_, rule, [from, end], starts) => {
    expect(startsOf(forecastBetween(from, end, [ruleOf(rule)]))).toEqual(starts.map((start) => `R ${start}`));
  });

  // https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
  test.each<[string, string, string[]]>([
    ['0 10 * * ? *', '2027-01-01', ['2027-01-01T10:00', '2027-01-02T10:00']],
    ['15 12 * * ? *', '2027-01-01', ['2027-01-01T12:15', '2027-01-02T12:15']],
    ['0 18 ? * MON-FRI *', '2027-01-01', ['2027-01-01T18:00', '2027-01-04T18:00']],
    ['0 8 1 * ? *', '2027-01-01', ['2027-01-01T08:00', '2027-02-01T08:00']],
    ['0 0/12 * * ? *', '2027-01-01', ['2027-01-01T00:00', '2027-01-01T12:00']],
    ['0 8-17 ? * MON-FRI *', '2027-01-01', ['2027-01-01T08:00', '2027-01-01T09:00']],
    ['0 9 ? * 2#1 *', '2027-01-01', ['2027-01-04T09:00', '2027-02-01T09:00']],
    ['0 5 L * ? *', '2027-01-01', ['2027-01-31T05:00', '2027-02-28T05:00']],
    ['0 5 ? * 6L *', '2027-01-01', ['2027-01-29T05:00', '2027-02-26T05:00']],
    ['0 0 1 1,4,7,10 ? *', '2027-01-01', ['2027-01-01T00:00', '2027-04-01T00:00']],
  ])('ten that people know: cron(%s)', (cron, from, starts) => {
    expect(startsOf(forecastBetween(`${from}T00:00Z`, '2028-01-01T00:00Z', [ruleOf({ cron })])).slice(0, 2)).toEqual(starts.map((start) => `R ${start}`));
  });
});

describe('of rules whose start windows overlap', () => {
  const made = (...rules: RuleInWords[]) => startsOf(forecastBetween('2027-01-01T00:00Z', '2027-01-02T00:00Z', rules.map(ruleOf))).map((each) => each.split(' ')[0]);

  test.each<[string, RuleInWords[], string[]]>([
    ['the longer one wins, whichever comes first', [{ name: 'short', days: 1 }, { name: 'long', days: 2, cron: '59 5 ? * * *' }], ['long']],
    ['or is open already', [{ name: 'long', days: 2 }, { name: 'short', days: 1, cron: '59 5 ? * * *' }], ['long']],
    ['windows that touch do not overlap', [{ name: 'short', days: 1 }, { name: 'long', days: 2, cron: '0 6 ? * * *' }], ['short', 'long']],
    ['never deleted is the longest', [{ name: 'long', days: 36_500 }, { name: 'ever' }], ['ever']],
    ['a continuous one takes nothing, and loses nothing', [{ name: 'short', days: 1 }, { name: 'on', days: 2, isContinuous: true }, { name: 'long', days: 3 }], ['on', 'long']],
    ['of continuous ones only the longest is obeyed', [{ name: 'on', days: 2, isContinuous: true }, { name: 'more', days: 3, isContinuous: true, cron: '0 15 ? * * *' }], ['more']],
    ['of continuous ones that are as long the first', [{ name: 'on', days: 2, isContinuous: true }, { name: 'more', days: 2, isContinuous: true, cron: '0 15 ? * * *' }], ['on']],
    ['of equal ones the first in the plan wins', [{ name: 'one', days: 2, cron: '30 5 ? * * *' }, { name: 'other', days: 2 }], ['one']],
    ['runs are judged in their order: one that has lost takes nothing', [
      { name: 'long', days: 3 }, { name: 'middle', days: 2, cron: '30 5 ? * * *', startWindowMinutes: 480 }, { name: 'short', days: 1, cron: '0 8 ? * * *' },
    ], ['long', 'short']],
    ['and one that it took is not given back', [
      { name: 'short', days: 1 }, { name: 'middle', days: 2, cron: '30 5 ? * * *' }, { name: 'long', days: 3, cron: '15 6 ? * * *' },
    ], ['long']],
    ['runs of one rule take nothing from each other', [{ name: 'hourly', cron: '0 5,6 ? * * *', startWindowMinutes: 480 }], ['hourly', 'hourly']],
    ['a run after the end takes one before it', [{ name: 'short', days: 1, cron: '30 23 ? * * *' }, { name: 'long', days: 2, cron: '0 0 2 1 ? *' }], []],
    ['a continuous backup takes no part', [{ name: 'continuous', days: 35, isContinuous: true }, { name: 'short', days: 1 }], ['continuous', 'short']],
  ])('%s', (_, rules, names) => {
    expect(made(...rules)).toEqual(names);
  });

  test('a rule that loses every run is told, and to whom', () => {
    const forecast = forecastBetween('2027-01-01T00:00Z', '2028-01-01T00:00Z', [
      ruleOf({ name: 'Weekly', cron: '0 5 ? * SUN *', days: 20 }), ruleOf({ name: 'Daily', days: 35 }), ruleOf({ name: 'Never', cron: '0 5 30 2 ? *' }),
    ]);
    expect(shadowedRules(forecast)).toEqual(['Weekly']);
    expect(forecast.totals.rules).toEqual([
      { made: 0, lost: 52, firstMade: undefined, winners: [1] },
      { made: 365, lost: 0, firstMade: Date.parse('2027-01-01T05:00Z'), winners: [] },
      { made: 0, lost: 0, firstMade: undefined, winners: [] },
    ]);
  });
});

describe('what rules make', () => {
  const pointsAt = (rule: RuleInWords, at: string, typeName?: string) =>
    forecastBetween('2027-01-01T00:00Z', '2027-01-02T00:00Z', [ruleOf(rule)], { typeName }).pointsOn(Date.parse(at))
      .map(({ stream: { vault, kind }, coldAt, expiresAt }) => [kind, vault, ...[coldAt, expiresAt].map((each) => each === Infinity ? 'never' : iso(each))]);
  const NOON = '2027-01-01T12:00Z';

  test.each<[string, RuleInWords, string | undefined, string[][]]>([
    ['is deleted so many times 24 hours after its start', { days: 35 }, 'EFS', [['backup', 'V', 'never', '2027-02-05T05:00']]],
    ['moves to cold storage, and stays there for 90 days', { days: 60, coldAfter: 30 }, 'EFS', [['backup', 'V', '2027-01-31T05:00', '2027-05-01T05:00']]],
    ['does so without a type', { days: 365, coldAfter: 30 }, undefined, [['backup', 'V', '2027-01-31T05:00', '2028-01-01T05:00']]],
    ['does not where the type has no cold storage', { days: 60, coldAfter: 30 }, 'S3', [['backup', 'V', 'never', '2027-03-02T05:00']]],
    ['nor where the archive of EBS is not asked for', { lifecycle: { deleteAfterDays: 365, coldAfterDays: 30 } }, 'EBS', [['backup', 'V', 'never', '2028-01-01T05:00']]],
    ['but where it is', { lifecycle: { deleteAfterDays: 365, coldAfterDays: 30, optInToArchive: true } }, 'EBS', [['backup', 'V', '2027-01-31T05:00', '2028-01-01T05:00']]],
    ['goes on where it is continuous, and its copies are snapshots', {
      isContinuous: true, days: 35, copies: [{ vault: 'W', lifecycle: { deleteAfterDays: 7 } }],
    }, 'S3', [['continuous', 'V', 'never', 'never'], ['copy', 'W', 'never', '2027-01-08T05:00']]],
    ['is a snapshot where the type has no continuous backup', { isContinuous: true, days: 35 }, 'EFS', [['backup', 'V', 'never', '2027-02-05T05:00']]],
    ['goes to an air-gapped vault at once where it is fully managed', { days: 35, airGappedVault: 'A' }, 'EFS', [['backup', 'A', 'never', '2027-02-05T05:00']]],
    ['and by a temporary point, which is gone, where it is not', { days: 35, airGappedVault: 'A' }, 'EC2', [['backup', 'A', 'never', '2027-02-05T05:00']]],
    ['stays where the type has no such vault', { days: 35, airGappedVault: 'A' }, 'RDS', [['backup', 'V', 'never', '2027-02-05T05:00']]],
    ['goes there continuously', { days: 35, airGappedVault: 'A', isContinuous: true }, 'S3', [['continuous', 'A', 'never', 'never']]],
    ['but of Aurora by snapshots alone', { days: 35, airGappedVault: 'A', isContinuous: true }, 'Aurora',
      [['continuous', 'V', 'never', 'never'], ['copy', 'A', 'never', '2027-02-05T05:00']]],
    ['of a type that nobody knows is plain', { days: 365, coldAfter: 30, isContinuous: true, airGappedVault: 'A' }, 'New', [['backup', 'V', 'never', '2028-01-01T05:00']]],
  ])('%s', (_, rule, type, points) => {
    expect(pointsAt(rule, NOON, type)).toEqual(points);
  });

  test('is there from its start to its expiry, and not at that', () => {
    expect(pointsAt({ days: 1 }, '2027-01-01T04:59:59Z')).toHaveLength(0);
    expect(pointsAt({ days: 1 }, '2027-01-01T05:00Z')).toHaveLength(1);
    expect(pointsAt({ days: 1 }, '2027-01-02T04:59:59.999Z')).toHaveLength(1);
    expect(pointsAt({ days: 1 }, '2027-01-02T05:00Z')).toHaveLength(0);
  });
});

describe('the largest gap', () => {
  test.each<[string, RuleInWords[], string | undefined, [number, string] | undefined]>([
    ['is over a leap year', [{ cron: '0 5 1 1 ? *' }], undefined, [366 * 1440, '2028-01-01T05:00']],
    ['does not count runs that are lost', [{ days: 1, cron: '0 5 ? * * *' }, { days: 2, cron: '30 5 1 * ? *' }], undefined, [1470, '2027-01-31T05:00']],
    ['is what a database may be behind', [{ isContinuous: true, days: 35 }, { cron: '0 5 1 * ? *' }], 'RDS', [5, '2027-01-01T05:00']],
    ['or what others may be', [{ isContinuous: true, days: 35 }], undefined, [15, '2027-01-01T05:00']],
    ['is none of one point', [{ cron: '0 5 1 1 ? 2027' }], undefined, undefined],
  ])('%s', (_, rules, typeName, gap) => {
    const { largestGap } = forecastBetween('2027-01-01T00:00Z', '2030-01-01T00:00Z', rules.map(ruleOf), { typeName }).totals;
    expect(largestGap && [largestGap.minutes, iso(largestGap.from)]).toEqual(gap);
  });
});

describe('the steady state', () => {
  const MONTHLY = ruleOf({ name: 'Monthly', cron: '0 3 1 * ? *', days: 365, coldAfter: 30, copies: [{ vault: 'W', lifecycle: { deleteAfterDays: 400 } }] });

  test('is there when the first of everything has expired', () => {
    const forecast = forecastBetween('2027-01-01T00:00Z', '2031-01-01T00:00Z', [ruleOf({ name: 'Daily', cron: '0 12 ? * * *', days: 35 }), MONTHLY]);
    expect(iso(steadyStateFrom(forecast)!)).toBe('2028-02-05T03:00');
    expect(steadyCounts(forecast)).toEqual([
      { vault: 'V', tier: 'warm', least: 35, most: 37 },
      { vault: 'V', tier: 'cold', least: 10, most: 12 },
      { vault: 'W', tier: 'warm', least: 13, most: 14 },
    ]);
    expect(neverDeleted(forecast)).toEqual([]);
  });

  test('is never there where something is kept for ever, which is told', () => {
    const forecast = forecastBetween('2027-01-01T00:00Z', '2031-01-01T00:00Z', [MONTHLY, ruleOf({ name: 'Yearly', cron: '0 12 1 7 ? *' })]);
    expect(steadyStateFrom(forecast)).toBe(Infinity);
    expect(steadyCounts(forecast)).toEqual([]);
    expect(neverDeleted(forecast)).toEqual(['Yearly']);
  });

  test('is nothing where nothing is made, and of a continuous backup when it goes back as far as it can', () => {
    expect(steadyStateFrom(forecastBetween('2027-01-01T00:00Z', '2028-01-01T00:00Z', []))).toBeUndefined();
    const continuous = forecastBetween('2027-01-01T00:00Z', '2028-01-01T00:00Z', [ruleOf({ isContinuous: true, days: 14 })]);
    expect(iso(steadyStateFrom(continuous)!)).toBe('2027-01-15T05:00');
    expect(neverDeleted(continuous)).toEqual([]);
  });
});
