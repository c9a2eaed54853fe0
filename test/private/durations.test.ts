import { Duration, Lazy } from 'aws-cdk-lib';
import { dayProblems, inWords, minuteProblems } from '../../src/private/durations';

const number = Lazy.number({ produce: () => 0 });

describe('inWords', () => {
  test.each([
    [Duration.days(1), '1 day'],
    [Duration.days(100), '100 days'],
    [Duration.hours(36), '1 day 12 hours'],
    [Duration.minutes(59), '59 minutes'],
    [Duration.days(999), '999 days'],
    [Duration.days(36_500), '36,500 days'],
    [Duration.days(1_234_567), '1,234,567 days'],
  ])('%#', (duration, expected) => {
    expect(inWords(duration)).toBe(expected);
  });
});

describe('dayProblems', () => {
  const problems = (duration?: Duration, reason?: string) => dayProblems('keep', duration, 2, 1_000, reason);

  test.each([
    ['nothing', undefined],
    ['the minimum', Duration.days(2)],
    ['the maximum', Duration.days(1_000)],
    ['another unit', Duration.hours(72)],
    ['a token in days', Duration.days(number)],
  ])('takes %s', (_, duration) => {
    expect(problems(duration)).toEqual([]);
  });

  test.each([
    ['less than the minimum', Duration.days(1), "'keep' must be between 2 and 1,000 days, got 1 day"],
    ['nothing at all', Duration.days(0), "'keep' must be between 2 and 1,000 days, got 0 days"],
    ['a little less than the minimum', Duration.hours(47), "'keep' must be between 2 and 1,000 days, got 1 day 23 hours"],
    ['more than the maximum', Duration.days(1_001), "'keep' must be between 2 and 1,000 days, got 1,001 days"],
    ['a little more than the maximum', Duration.hours(24_001), "'keep' must be between 2 and 1,000 days, got 1,000 days 1 hour"],
    ['a part of a day', Duration.hours(60), "'keep' must be a whole number of days, got 2 days 12 hours"],
    ['hours in a token', Duration.hours(number), "'keep' must be given in days when it is a token, got hours: it cannot be converted at deployment"],
    ['minutes in a token', Duration.minutes(number), "'keep' must be given in days when it is a token, got minutes: it cannot be converted at deployment"],
  ])('refuses %s', (_, duration, message) => {
    expect(problems(duration)).toEqual([message]);
  });

  test('says the reason of the bounds', () => {
    expect(problems(Duration.days(1), ' on Sundays')).toEqual(["'keep' must be between 2 and 1,000 days on Sundays, got 1 day"]);
  });
});

test('one minute is not minutes', () => {
  expect(minuteProblems('wait', Duration.seconds(30), 1)).toEqual(["'wait' must be at least 1 minute, got 30 seconds"]);
  expect(minuteProblems('wait', Duration.minutes(1), 1)).toEqual([]);
});

describe('minuteProblems', () => {
  const problems = (duration?: Duration) => minuteProblems('wait', duration, 60);

  test.each([
    ['nothing', undefined],
    ['the minimum', Duration.minutes(60)],
    ['the minimum in another unit', Duration.hours(1)],
    ['seconds that make minutes', Duration.seconds(3_660)],
    ['a token in minutes', Duration.minutes(number)],
  ])('takes %s', (_, duration) => {
    expect(problems(duration)).toEqual([]);
  });

  test.each([
    ['less than the minimum', Duration.minutes(59), "'wait' must be at least 60 minutes, got 59 minutes"],
    ['a little less than the minimum', Duration.seconds(3_599), "'wait' must be at least 60 minutes, got 59 minutes 59 seconds"],
    ['a part of a minute', Duration.seconds(3_601), "'wait' must be a whole number of minutes, got 1 hour 1 second"],
    ['hours in a token', Duration.hours(number), "'wait' must be given in minutes when it is a token, got hours: it cannot be converted at deployment"],
  ])('refuses %s', (_, duration, message) => {
    expect(problems(duration)).toEqual([message]);
  });
});
