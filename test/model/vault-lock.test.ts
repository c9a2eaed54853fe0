import { Duration, Lazy } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { airGappedLifecycleProblems, airGappedRetentionProblems, vaultLockProblems } from '../../src/model/vault-lock';
import { AS_GIVEN, within } from '../../src/private/messages/names';

const days = Duration.days;
const number = Lazy.number({ produce: () => 1 });

test.each([
  ['the shortest', { minRetention: days(1) }],
  ['the longest', { minRetention: days(36_500), maxRetention: days(36_500), changeableFor: days(36_500) }],
  ['the shortest time to change it', { minRetention: days(1), changeableFor: days(3) }],
  ['a minimum that is the maximum', { minRetention: days(7), maxRetention: days(7) }],
  ['hours that make days', { minRetention: Duration.hours(24), maxRetention: Duration.hours(48), changeableFor: Duration.hours(72) }],
  ['tokens in days', { minRetention: days(number), maxRetention: days(number), changeableFor: days(number) }],
  ['a token for the minimum', { minRetention: days(number), maxRetention: days(1) }],
  ['a token for the maximum', { minRetention: days(7), maxRetention: days(number) }],
])('takes %s', (_, lock) => {
  expect(vaultLockProblems(lock, AS_GIVEN)).toEqual([]);
});

test.each([
  ['a minimum of no days', { minRetention: days(0) }, ["'minRetention' must be between 1 and 36,500 days, got 0 days"]],
  ['a minimum of hours', { minRetention: Duration.hours(23) }, ["'minRetention' must be between 1 and 36,500 days, got 23 hours"]],
  ['a minimum of 36,501 days', { minRetention: days(36_501) }, ["'minRetention' must be between 1 and 36,500 days, got 36,501 days"]],
  ['a maximum of 36,501 days', { minRetention: days(1), maxRetention: days(36_501) }, ["'maxRetention' must be between 1 and 36,500 days, got 36,501 days"]],
  ['a maximum that is no whole number', { minRetention: days(1), maxRetention: Duration.hours(36) },
    ["'maxRetention' must be a whole number of days, got 1 day 12 hours"]],
  ['a maximum below the minimum', { minRetention: days(7), maxRetention: days(6) }, ["'maxRetention' must be at least 'minRetention' (7 days), got 6 days"]],
  ['2 days to change it', { minRetention: days(1), changeableFor: days(2) }, ["'changeableFor' must be between 3 and 36,500 days, got 2 days"]],
  ['71 hours to change it', { minRetention: days(1), changeableFor: Duration.hours(71) },
    ["'changeableFor' must be between 3 and 36,500 days, got 2 days 23 hours"]],
  ['73 hours to change it', { minRetention: days(1), changeableFor: Duration.hours(73) },
    ["'changeableFor' must be a whole number of days, got 3 days 1 hour"]],
  ['36,501 days to change it', { minRetention: days(1), changeableFor: days(36_501) }, ["'changeableFor' must be between 3 and 36,500 days, got 36,501 days"]],
  ['tokens that are not in days', { minRetention: Duration.hours(number), maxRetention: Duration.minutes(number), changeableFor: Duration.seconds(number) }, [
    "'minRetention' must be given in days when it is a token, got hours: it cannot be converted at deployment",
    "'maxRetention' must be given in days when it is a token, got minutes: it cannot be converted at deployment",
    "'changeableFor' must be given in days when it is a token, got seconds: it cannot be converted at deployment",
  ]],
  ['everything at once', { minRetention: days(40_000), maxRetention: days(0), changeableFor: days(1) }, [
    "'minRetention' must be between 1 and 36,500 days, got 40,000 days",
    "'maxRetention' must be between 1 and 36,500 days, got 0 days",
    "'changeableFor' must be between 3 and 36,500 days, got 1 day",
    "'maxRetention' must be at least 'minRetention' (40,000 days), got 0 days",
  ]],
])('refuses %s', (_, lock, problems) => {
  expect(vaultLockProblems(lock, AS_GIVEN)).toEqual(problems);
});

test('says which lock is meant', () => {
  expect(vaultLockProblems({ minRetention: days(2), maxRetention: days(1), changeableFor: days(1) }, within('lockConfiguration.'))).toEqual([
    "'lockConfiguration.changeableFor' must be between 3 and 36,500 days, got 1 day",
    "'lockConfiguration.maxRetention' must be at least 'minRetention' (2 days), got 1 day",
  ]);
});

test('takes exactly the locks that AWS Backup takes', () => {
  const amount = fc.oneof(fc.nat({ max: 40_000 }), fc.nat({ max: 5 }), fc.integer({ min: 36_498, max: 36_502 }));
  const optional = fc.option(amount, { nil: undefined });
  const between = (value: number | undefined, low: number) => value === undefined || (value >= low && value <= 36_500);
  fc.assert(fc.property(amount, optional, optional, (min, max, changeable) => {
    const problems = vaultLockProblems({
      minRetention: days(min),
      maxRetention: max === undefined ? undefined : days(max),
      changeableFor: changeable === undefined ? undefined : days(changeable),
    }, AS_GIVEN);
    expect(problems.length === 0).toBe(between(min, 1) && between(max, 1) && (max === undefined || max >= min) && between(changeable, 3));
  }), { numRuns: 100 });
});

test('takes exactly the retentions of logically air-gapped vaults that AWS Backup takes', () => {
  const amount = fc.oneof(fc.nat({ max: 40_000 }), fc.nat({ max: 9 }), fc.integer({ min: 36_498, max: 36_502 }));
  const isTaken = (value: number) => value >= 7 && value <= 36_500;
  fc.assert(fc.property(amount, amount, (min, max) => {
    const problems = airGappedRetentionProblems({ minRetention: days(min), maxRetention: days(max) });
    expect(problems.length === 0).toBe(isTaken(min) && isTaken(max) && max >= min);
  }), { numRuns: 100 });
});

test.each([
  ['6 days', days(6), 1],
  ['7 days', days(7), 0],
  ['hours', Duration.hours(167), 1],
  ['a token', days(number), 0],
  ['no end', undefined, 1],
])('says whether a logically air-gapped vault takes a retention: %s', (_, deleteAfter, count) => {
  expect(airGappedLifecycleProblems(deleteAfter)).toHaveLength(count);
});
