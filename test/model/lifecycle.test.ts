import { Duration, Lazy } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { Lifecycle, MAX_RETENTION_DAYS } from '../../src/model/lifecycle';
import { within } from '../../src/private/messages/names';
import { testStack } from '../util';

const number = Lazy.number({ produce: () => 42 });
const days = Duration.days;

test('the longest retention', () => {
  expect(MAX_RETENTION_DAYS).toBe(36_500);
});

describe('periodic', () => {
  test.each([
    ['nothing', {}, undefined],
    ['the shortest', { deleteAfter: days(1) }, { deleteAfterDays: 1 }],
    ['the longest', { deleteAfter: days(36_500) }, { deleteAfterDays: 36_500 }],
    ['cold storage for ever', { moveToColdStorageAfter: days(1) }, { moveToColdStorageAfterDays: 1 }],
    ['cold storage at the end of time', { moveToColdStorageAfter: days(36_500) }, { moveToColdStorageAfterDays: 36_500 }],
    ['90 days in cold storage', { moveToColdStorageAfter: days(30), deleteAfter: days(120) }, { moveToColdStorageAfterDays: 30, deleteAfterDays: 120 }],
    ['hours that make days', { deleteAfter: Duration.hours(48) }, { deleteAfterDays: 2 }],
    ['the archive', { moveToColdStorageAfter: days(1), optInToArchive: true }, { moveToColdStorageAfterDays: 1, optInToArchiveForSupportedResources: true }],
    ['no archive, which some partitions refuse to hear of', { moveToColdStorageAfter: days(1), optInToArchive: false }, { moveToColdStorageAfterDays: 1 }],
  ])('takes %s', (_, options, rendered) => {
    const lifecycle = Lifecycle.periodic(options);
    expect(lifecycle.problems).toEqual([]);
    expect(lifecycle.render()).toEqual(rendered);
  });

  test('knows when recovery points are deleted', () => {
    expect(Lifecycle.periodic({ deleteAfter: days(3) }).deleteAfter?.toDays()).toBe(3);
    expect(Lifecycle.periodic({ moveToColdStorageAfter: days(3) }).deleteAfter).toBeUndefined();
  });

  test.each([
    ['no days', { deleteAfter: days(0) }, ["'deleteAfter' must be between 1 and 36,500 days, got 0 days"]],
    ['more than 36,500 days', { deleteAfter: days(36_501) }, ["'deleteAfter' must be between 1 and 36,500 days, got 36,501 days"]],
    ['a part of a day', { deleteAfter: Duration.hours(36) }, ["'deleteAfter' must be a whole number of days, got 1 day 12 hours"]],
    ['no days before cold storage', { moveToColdStorageAfter: days(0) }, ["'moveToColdStorageAfter' must be between 1 and 36,500 days, got 0 days"]],
    ['more than 36,500 days before cold storage', { moveToColdStorageAfter: days(36_501) },
      ["'moveToColdStorageAfter' must be between 1 and 36,500 days, got 36,501 days"]],
    ['89 days in cold storage', { moveToColdStorageAfter: days(30), deleteAfter: days(119) },
      ["'deleteAfter' must be at least 90 days after 'moveToColdStorageAfter' (30 days), got 119 days: a recovery point stays in cold storage for 90 days at least"]],
    ['less than no time in cold storage', { moveToColdStorageAfter: days(30), deleteAfter: days(7) },
      ["'deleteAfter' must be at least 90 days after 'moveToColdStorageAfter' (30 days), got 7 days: a recovery point stays in cold storage for 90 days at least"]],
    ['a token in hours', { deleteAfter: Duration.hours(number), moveToColdStorageAfter: Duration.minutes(number) }, [
      "'deleteAfter' must be given in days when it is a token, got hours: it cannot be converted at deployment",
      "'moveToColdStorageAfter' must be given in days when it is a token, got minutes: it cannot be converted at deployment",
    ]],
    ['several at once', { moveToColdStorageAfter: days(0), deleteAfter: days(40_000) }, [
      "'deleteAfter' must be between 1 and 36,500 days, got 40,000 days",
      "'moveToColdStorageAfter' must be between 1 and 36,500 days, got 0 days",
    ]],
  ])('refuses %s', (_, options, problems) => {
    expect(Lifecycle.periodic(options).problems).toEqual(problems);
  });

  test('says which lifecycle is meant', () => {
    expect(Lifecycle.periodic({ moveToColdStorageAfter: days(2), deleteAfter: days(1) }, within('copyActions[0].')).problems).toEqual([
      "'copyActions[0].deleteAfter' must be at least 90 days after 'moveToColdStorageAfter' (2 days), got 1 day: a recovery point stays in cold storage for 90 days at least",
    ]);
  });

  test('says all that is wrong with parts of days', () => {
    expect(Lifecycle.periodic({ deleteAfter: Duration.hours(36), moveToColdStorageAfter: Duration.hours(30) }).problems).toEqual([
      "'deleteAfter' must be a whole number of days, got 1 day 12 hours",
      "'moveToColdStorageAfter' must be a whole number of days, got 1 day 6 hours",
      "'deleteAfter' must be at least 90 days after 'moveToColdStorageAfter' (1 day 6 hours), got 1 day 12 hours: a recovery point stays in cold storage for 90 days at least",
    ]);
  });

  test.each([
    ['both', { deleteAfter: days(number), moveToColdStorageAfter: days(number) }, { deleteAfterDays: 42, moveToColdStorageAfterDays: 42 }],
    ['deletion', { deleteAfter: days(number), moveToColdStorageAfter: days(1_000) }, { deleteAfterDays: 42, moveToColdStorageAfterDays: 1_000 }],
    ['cold storage', { deleteAfter: days(1), moveToColdStorageAfter: days(number) }, { deleteAfterDays: 1, moveToColdStorageAfterDays: 42 }],
  ])('takes tokens in days for %s', (_, options, rendered) => {
    const lifecycle = Lifecycle.periodic(options);
    expect(lifecycle.problems).toEqual([]);
    expect(testStack().resolve(lifecycle.render())).toEqual(rendered);
  });

  test('takes exactly the lifecycles that AWS Backup takes', () => {
    const amount = fc.option(fc.oneof(fc.nat({ max: 40_000 }), fc.nat({ max: 200 })), { nil: undefined });
    fc.assert(fc.property(amount, amount, (deletion, cold) => {
      const inRange = (value?: number) => value === undefined || (value >= 1 && value <= 36_500);
      const expected = inRange(deletion) && inRange(cold) && (deletion === undefined || cold === undefined || deletion >= cold + 90);
      const { problems } = Lifecycle.periodic({
        deleteAfter: deletion === undefined ? undefined : days(deletion),
        moveToColdStorageAfter: cold === undefined ? undefined : days(cold),
      });
      expect(problems.length === 0).toBe(expected);
    }), { numRuns: 100, examples: [[120, 30], [119, 30], [91, 1], [90, 1], [36_500, 36_410], [36_500, 36_411], [undefined, undefined]] });
  });

  test('takes every unit alike', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 40_000 }), (amount) => {
      const inDays = Lifecycle.periodic({ deleteAfter: days(amount) });
      const inMinutes = Lifecycle.periodic({ deleteAfter: Duration.minutes(amount * 1440) });
      expect(inMinutes.problems.length).toBe(inDays.problems.length);
      expect(inMinutes.render()).toEqual(inDays.render());
    }), { numRuns: 100 });
  });
});

describe('continuous', () => {
  test.each([
    ['35 days where nothing is said', {}, 35],
    ['the shortest', { deleteAfter: days(1) }, 1],
    ['the longest', { deleteAfter: days(35) }, 35],
  ])('takes %s', (_, options, expected) => {
    const lifecycle = Lifecycle.continuous(options);
    expect(lifecycle.problems).toEqual([]);
    expect(lifecycle.deleteAfter?.toDays()).toBe(expected);
    expect(lifecycle.render()).toEqual({ deleteAfterDays: expected });
  });

  test('takes a token', () => {
    const lifecycle = Lifecycle.continuous({ deleteAfter: days(number) });
    expect(lifecycle.problems).toEqual([]);
    expect(testStack().resolve(lifecycle.render())).toEqual({ deleteAfterDays: 42 });
  });

  test.each([
    ['no days', { deleteAfter: days(0) }, ["'deleteAfter' must be between 1 and 35 days with 'enableContinuousBackup', got 0 days"]],
    ['36 days', { deleteAfter: days(36) }, ["'deleteAfter' must be between 1 and 35 days with 'enableContinuousBackup', got 36 days"]],
    ['a part of a day', { deleteAfter: Duration.hours(25) }, ["'deleteAfter' must be a whole number of days, got 1 day 1 hour"]],
    ['cold storage', { moveToColdStorageAfter: days(1) },
      ["'moveToColdStorageAfter' must not be given with 'enableContinuousBackup', got 1 day: continuous backups have no cold storage"]],
    ['both', { moveToColdStorageAfter: days(10), deleteAfter: days(100) }, [
      "'deleteAfter' must be between 1 and 35 days with 'enableContinuousBackup', got 100 days",
      "'moveToColdStorageAfter' must not be given with 'enableContinuousBackup', got 10 days: continuous backups have no cold storage",
    ]],
    ['a token in hours', { deleteAfter: Duration.hours(number) },
      ["'deleteAfter' must be given in days when it is a token, got hours: it cannot be converted at deployment"]],
  ])('refuses %s', (_, options, problems) => {
    expect(Lifecycle.continuous(options).problems).toEqual(problems);
  });

  test('says cold storage given by a token', () => {
    const [problem] = Lifecycle.continuous({ moveToColdStorageAfter: days(number) }).problems;
    expect(problem).toMatch(/^'moveToColdStorageAfter' must not be given with 'enableContinuousBackup', got <token> days: continuous backups have no cold storage$/);
  });
});

describe('the archive of snapshots', () => {
  test('is cold storage, which must be said when', () => {
    expect(Lifecycle.periodic({ optInToArchive: true, deleteAfter: days(100) }, within('copyActions[1].')).problems).toEqual([
      "'copyActions[1].optInToArchive' must be given together with 'moveToColdStorageAfter', which says when recovery points go to the archive",
    ]);
  });

  test('is nothing for continuous backups', () => {
    expect(Lifecycle.continuous({ optInToArchive: true }).problems).toEqual([
      "'optInToArchive' must not be given with 'enableContinuousBackup': continuous backups have no cold storage",
    ]);
  });
});
