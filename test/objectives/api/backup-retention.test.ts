import { Duration, Lazy } from 'aws-cdk-lib';
import { BackupObjectives, BackupRetention } from '../../../src';
import { messageOf } from '../../util';

const hourly = () => BackupRetention.every(Duration.hours(1));
const token = (unit: 'days' | 'minutes') => Duration[unit](Lazy.number({ produce: () => 7 }));

test('an objective is what was given', () => {
  expect(BackupRetention.every(Duration.hours(12)).keptFor(Duration.days(3))._objective()).toEqual({ everyMinutes: 720, days: 3 });
});

test('is kept at least as long as lies between two recovery points', () => {
  expect(BackupRetention.every(Duration.days(7)).keptFor(Duration.days(7))._objective()).toEqual({ everyMinutes: 10080, days: 7 });
  expect(BackupRetention.every(Duration.minutes(1)).keptFor(Duration.days(36_500))._objective()).toEqual({ everyMinutes: 1, days: 36_500 });
});

test.each<[string, () => unknown, string]>([
  ['an interval of none', () => BackupRetention.every(Duration.minutes(0)), "'every' must be at least 1 minute, got 0 minutes"],
  ['an interval of seconds', () => BackupRetention.every(Duration.seconds(90)), "'every' must be a whole number of minutes, got 1 minute 30 seconds"],
  ['a token as interval', () => BackupRetention.every(token('minutes')), "'every' must be known when the app is synthesised, got a token"],
  ['half a day', () => hourly().keptFor(Duration.hours(36)), "'keptFor' must be a whole number of days, got 1 day 12 hours"],
  ['no day', () => hourly().keptFor(Duration.hours(12)), "'keptFor' must be between 1 and 36,500 days, got 12 hours"],
  ['more than a hundred years', () => hourly().keptFor(Duration.days(36_501)), "'keptFor' must be between 1 and 36,500 days, got 36,501 days"],
  ['a token', () => hourly().keptFor(token('days')), "'keptFor' must be known when the app is synthesised, got a token"],
  ['less than lies between two recovery points', () => BackupRetention.every(Duration.days(7)).keptFor(Duration.days(6)),
    "'keptFor' must be at least as long as the time between two recovery points (7 days), got 6 days: there would be none at times"],
])('%s is refused', (_, make, message) => {
  expect(messageOf(make)).toBe(message);
});

describe('grandfather, father, son', () => {
  const days = (number: number) => Duration.days(number);

  test('has an objective for each generation', () => {
    const all = { yearly: days(3653), monthly: days(365), weekly: days(60), daily: days(14) };
    expect(BackupObjectives.grandfatherFatherSon(all).map((each) => each._objective())).toEqual([
      { everyMinutes: 1440, days: 14 }, { everyMinutes: 7 * 1440, days: 60 },
      { everyMinutes: 31 * 1440, days: 365 }, { everyMinutes: 366 * 1440, days: 3653 },
    ]);
  });

  test('has those alone that are given', () => {
    const [weekly, ...others] = BackupObjectives.grandfatherFatherSon({ weekly: days(7) });
    expect([weekly._objective(), others]).toEqual([{ everyMinutes: 7 * 1440, days: 7 }, []]);
  });

  test('refuses to have none', () => {
    expect(messageOf(() => BackupObjectives.grandfatherFatherSon({}))).toBe("at least one of 'daily', 'weekly', 'monthly' and 'yearly' must be given");
  });

  test('refuses a year that is kept for less than one', () => {
    expect(messageOf(() => BackupObjectives.grandfatherFatherSon({ yearly: days(365) })))
      .toBe("'keptFor' must be at least as long as the time between two recovery points (366 days), got 365 days: there would be none at times");
  });
});
