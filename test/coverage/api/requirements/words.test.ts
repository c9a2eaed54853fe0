import { needInWords } from '../../../../src/coverage/api/requirements/need-in-words';
import { keptInWords, namedInWords } from '../../../../src/coverage/api/requirements/words';

test('for how long', () => {
  expect([1, 3650, Infinity].map(keptInWords)).toEqual(['for 1 day', 'for 3,650 days', 'for ever']);
});

test('names, each once', () => {
  expect([['a'], ['a', 'a'], ['a', 'b'], ['a', 'b', 'c']].map((names) => namedInWords('rule', names)))
    .toEqual(["the rule 'a'", "the rule 'a'", "the rules 'a' and 'b'", "the rules 'a', 'b' and 'c'"]);
});

test('what is required', () => {
  expect(needInWords({})).toEqual(['every resource that holds data is backed up']);
  expect(needInWords({ frequencyMinutes: 60, pointInTimeRecovery: true, maxRetentionDays: 90, customerManagedKey: true, restoreTestedMinutes: 10080, immutability: 'airGapped', resourceTypes: ['S3', 'EFS'] })).toEqual([
    'every resource that holds data is backed up (S3, EFS)', 'a backup scheduled at least every hour (S3, EFS)', 'restorable to any point in time (S3, EFS)', 'kept for at most 90 days (S3, EFS)',
    'recovery points in a logically air-gapped vault (S3, EFS)', 'a restore tested at least every 7 days (S3, EFS)', 'vaults with a customer managed key (S3, EFS)',
  ]);
});
