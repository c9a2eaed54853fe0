import { Duration, Lazy } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { backupWindowProblems } from '../../../src/model/schedule/backup-window';

const minutes = Duration.minutes;
const number = Lazy.number({ produce: () => 1 });

test.each([
  ['neither', undefined, undefined],
  ['the shortest start window', minutes(60), undefined],
  ['a completion window alone, however short', undefined, minutes(1)],
  ['the shortest of both', minutes(60), minutes(120)],
  ['the longest of both', minutes(52_560_000), minutes(52_560_060)],
  ['hours', Duration.hours(2), Duration.hours(3)],
  ['a token for the start', minutes(number), minutes(1)],
  ['a token for the completion', minutes(60), minutes(number)],
  ['tokens', minutes(number), minutes(number)],
])('takes %s', (_, start, completion) => {
  expect(backupWindowProblems(start, completion)).toEqual([]);
});

test.each([
  ['a start window of 59 minutes', minutes(59), undefined, ["'startWindow' must be at least 60 minutes, got 59 minutes"]],
  ['a start window of a minute more than 100 years', minutes(52_560_001), undefined, ["'startWindow' must be at most 52,560,000 minutes, got 36,500 days 1 minute"]],
  ['a completion window of no minutes', undefined, minutes(0), ["'completionWindow' must be at least 1 minute, got 0 minutes"]],
  ['completion 59 minutes after the start', minutes(60), minutes(119),
    ["'completionWindow' must be at least 60 minutes longer than 'startWindow' (1 hour), got 1 hour 59 minutes"]],
  ['completion before the start', Duration.hours(8), Duration.hours(2),
    ["'completionWindow' must be at least 60 minutes longer than 'startWindow' (8 hours), got 2 hours"]],
  ['seconds', Duration.seconds(3_601), Duration.seconds(7_202), [
    "'startWindow' must be a whole number of minutes, got 1 hour 1 second",
    "'completionWindow' must be a whole number of minutes, got 2 hours 2 seconds",
  ]],
  ['tokens in hours', Duration.hours(number), Duration.hours(number), [
    "'startWindow' must be given in minutes when it is a token, got hours: it cannot be converted at deployment",
    "'completionWindow' must be given in minutes when it is a token, got hours: it cannot be converted at deployment",
  ]],
  ['everything at once', minutes(10), minutes(0), [
    "'startWindow' must be at least 60 minutes, got 10 minutes",
    "'completionWindow' must be at least 1 minute, got 0 minutes",
    "'completionWindow' must be at least 60 minutes longer than 'startWindow' (10 minutes), got 0 minutes",
  ]],
])('refuses %s', (_, start, completion, problems) => {
  expect(backupWindowProblems(start, completion)).toEqual(problems);
});

test('takes exactly the windows that AWS Backup takes', () => {
  fc.assert(fc.property(fc.nat({ max: 200 }), fc.nat({ max: 400 }), (start, completion) => {
    expect(backupWindowProblems(minutes(start), minutes(completion)).length === 0).toBe(start >= 60 && completion >= start + 60);
  }), { numRuns: 100, examples: [[60, 120], [60, 119], [59, 119], [61, 121], [61, 120]] });
});
