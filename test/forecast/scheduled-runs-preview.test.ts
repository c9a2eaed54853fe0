import { forecastBetween, ruleOf, startsOf } from './rules';

/**
 * What the guide gives as the example of merged rules in the next ten runs: two rules at 8 in the morning in California, a daily and a weekly one.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/understanding-backup-plan-summaries.html
 */
const RULES = [
  ruleOf({ name: 'daily', cron: '0 8 ? * * *', zone: 'America/Los_Angeles', days: 35 }),
  ruleOf({ name: 'weekly', cron: '0 8 ? * SUN *', zone: 'America/Los_Angeles', days: 90 }),
];

test.each([
  ['in summer', '2027-07-01T00:00:00Z', [
    'daily 2027-07-01T15:00', 'daily 2027-07-02T15:00', 'daily 2027-07-03T15:00', 'weekly 2027-07-04T15:00', 'daily 2027-07-05T15:00',
    'daily 2027-07-06T15:00', 'daily 2027-07-07T15:00', 'daily 2027-07-08T15:00', 'daily 2027-07-09T15:00', 'daily 2027-07-10T15:00',
  ]],
  ['when the clocks go back', '2027-11-03T00:00:00Z', [
    'daily 2027-11-03T15:00', 'daily 2027-11-04T15:00', 'daily 2027-11-05T15:00', 'daily 2027-11-06T15:00', 'weekly 2027-11-07T16:00',
    'daily 2027-11-08T16:00', 'daily 2027-11-09T16:00', 'daily 2027-11-10T16:00', 'daily 2027-11-11T16:00', 'daily 2027-11-12T16:00',
  ]],
  ['when they go forward', '2027-03-10T00:00:00Z', [
    'daily 2027-03-10T16:00', 'daily 2027-03-11T16:00', 'daily 2027-03-12T16:00', 'daily 2027-03-13T16:00', 'weekly 2027-03-14T15:00',
    'daily 2027-03-15T15:00', 'daily 2027-03-16T15:00', 'daily 2027-03-17T15:00', 'daily 2027-03-18T15:00', 'daily 2027-03-19T15:00',
  ]],
])('the next ten runs of a daily and a weekly rule at the same time, %s', (_, from, expected) => {
  const end = new Date(Date.parse(from) + 30 * 86_400_000).toISOString();
  expect(startsOf(forecastBetween(from, end, RULES)).slice(0, 10)).toEqual(expected);
});

// https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRule.html
test.each([
  ['every hour at 15 minutes past it', '15 * ? * * *', Array.from({ length: 10 }, (_, hour) => `R 2027-01-01T0${hour}:15`)],
  ['every day at noon', '0 12 * * ? *', Array.from({ length: 10 }, (_, day) => `R 2027-01-${String(day + 1).padStart(2, '0')}T12:00`)],
])('the next ten runs of an example of the API: %s', (_, cron, expected) => {
  expect(startsOf(forecastBetween('2027-01-01T00:00:00Z', '2027-02-01T00:00:00Z', [ruleOf({ cron })])).slice(0, 10)).toEqual(expected);
});
