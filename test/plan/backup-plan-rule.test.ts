import { Duration, Errors, Lazy, TimeZone } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { BackupPlanRule, BackupPlanRuleProps, BackupVault, IndexActionResourceType } from '../../src';
import { errorOf, messageOf, testStack } from '../util';

const days = Duration.days;
const { minutes, hours } = Duration;
const manyTags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 'value']));

describe('the ready-made rules', () => {
  test.each([
    ['daily', 'Daily', 'cron(0 5 * * ? *)', undefined, 35],
    ['weekly', 'Weekly', 'cron(0 5 ? * SAT *)', undefined, 90],
    ['monthly1Year', 'Monthly1Year', 'cron(0 5 1 * ? *)', 30, 365],
    ['monthly5Year', 'Monthly5Year', 'cron(0 5 1 * ? *)', 90, 1825],
    ['monthly7Year', 'Monthly7Year', 'cron(0 5 1 * ? *)', 90, 2555],
  ] as const)('%s is %s, %s, in cold storage after %s and deleted after %s days', (name, ruleName, expression, cold, expiry) => {
    const { props } = BackupPlanRule[name]();
    expect(props).toEqual({
      ruleName,
      scheduleExpression: expect.objectContaining({ expressionString: expression }),
      moveToColdStorageAfter: cold && days(cold),
      deleteAfter: days(expiry),
      backupVault: undefined,
    });
    const vault = BackupVault.fromBackupVaultName(testStack(), 'Vault', 'own');
    expect(BackupPlanRule[name](vault).props).toEqual({ ...props, scheduleExpression: expect.anything(), backupVault: vault });
  });
});

test('the properties of a rule are those given', () => {
  const props: BackupPlanRuleProps = { ruleName: 'mine', deleteAfter: days(2), startWindow: hours(1), recoveryPointTags: { a: 'b' } };
  expect(new BackupPlanRule(props).props).toEqual(props);
  expect(new BackupPlanRule({}).props.deleteAfter).toBeUndefined();
});

test('a continuous rule keeps 35 days where nothing else is said', () => {
  expect(new BackupPlanRule({ enableContinuousBackup: true }).props.deleteAfter?.toDays()).toBe(35);
  expect(new BackupPlanRule({ enableContinuousBackup: true, deleteAfter: days(7) }).props.deleteAfter?.toDays()).toBe(7);
  expect(new BackupPlanRule({ enableContinuousBackup: false }).props.deleteAfter).toBeUndefined();
});

test.each<[string, BackupPlanRuleProps]>([
  ['a name of 50 characters', { ruleName: 'x'.repeat(50) }],
  ['a longer name, of which the plan warns', { ruleName: 'x'.repeat(51) }],
  ['a name that is a dynamic reference', { ruleName: '{{resolve:ssm:/backup/rule}}' }],
  ['a name that is still to be looked up', { ruleName: 'dummy-value-for-/backup/rule' }],
  ['retention of 1 day', { deleteAfter: days(1) }],
  ['retention of 36,500 days', { deleteAfter: days(36_500) }],
  ['retention of whole days in hours', { deleteAfter: hours(48) }],
  ['cold storage after 1 day', { moveToColdStorageAfter: days(1) }],
  ['cold storage after 36,500 days', { moveToColdStorageAfter: days(36_500) }],
  ['90 days of cold storage', { moveToColdStorageAfter: days(30), deleteAfter: days(120) }],
  ['90 days of cold storage up to the longest retention', { moveToColdStorageAfter: days(36_410), deleteAfter: days(36_500) }],
  ['retention that is known at deployment', { moveToColdStorageAfter: days(30), deleteAfter: days(Lazy.number({ produce: () => 31 })) }],
  ['cold storage that is known at deployment', { moveToColdStorageAfter: days(Lazy.number({ produce: () => 30 })), deleteAfter: days(31) }],
  ['continuous backup for 1 day', { enableContinuousBackup: true, deleteAfter: days(1) }],
  ['continuous backup for 35 days', { enableContinuousBackup: true, deleteAfter: days(35) }],
  ['continuous backup for a time known at deployment', { enableContinuousBackup: true, deleteAfter: days(Lazy.number({ produce: () => 36 })) }],
  ['a start window of 60 minutes', { startWindow: minutes(60) }],
  ['a start window of 100 years', { startWindow: days(36_500) }],
  ['recovery point tags with the longest key and value', { recoveryPointTags: { ['k'.repeat(128)]: 'v'.repeat(256), AWS: '', a: '' } }],
  ['a completion window alone', { completionWindow: minutes(1) }],
  ['a completion 60 minutes after the start', { startWindow: minutes(61), completionWindow: minutes(121) }],
  ['a start that is known at deployment', { startWindow: minutes(Lazy.number({ produce: () => 1 })), completionWindow: minutes(2) }],
  ['a completion that is known at deployment', { startWindow: minutes(60), completionWindow: minutes(Lazy.number({ produce: () => 1 })) }],
  ['10 recovery point tags', { recoveryPointTags: manyTags(10) }],
  ['recovery point tags that are a token', { recoveryPointTags: Lazy.any({ produce: () => manyTags(11) }) as any }],
  ['a schedule that is a token', { scheduleExpression: events.Schedule.expression(Lazy.string({ produce: () => 'rate(1 day)' })) }],
  ['a time zone that is a token', { scheduleExpressionTimezone: TimeZone.of(Lazy.string({ produce: () => 'Mars/Olympus' })) }],
  ['a schedule that is a dynamic reference', { scheduleExpression: events.Schedule.expression('{{resolve:ssm:/backup/schedule}}') }],
  ['a schedule that is still to be looked up', { scheduleExpression: events.Schedule.expression('dummy-value-for-/backup/schedule') }],
  ['a schedule with a part that is', { scheduleExpression: events.Schedule.expression('cron(0 {{resolve:ssm:/backup/hour}} * * ? *)') }],
  ['a time zone that is a dynamic reference', { scheduleExpressionTimezone: TimeZone.of('{{resolve:ssm:/backup/zone}}') }],
  ['a time zone that is still to be looked up', { scheduleExpressionTimezone: TimeZone.of('dummy-value-for-/backup/zone') }],
  ['the time zone of the Etc area', { scheduleExpressionTimezone: TimeZone.ETC_UTC }],
])('takes %s', (_, props) => {
  expect(new BackupPlanRule(props).props).toMatchObject(props);
});

test.each<[BackupPlanRuleProps, string]>([
  [{ ruleName: 'a b' }, "'ruleName' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'a b'"],
  [{ ruleName: '' }, "'ruleName' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got ''"],
  [{ ruleName: 'a:b' }, "'ruleName' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'a:b'"],
  [
    { scheduleExpression: events.Schedule.rate(days(1)) },
    "'scheduleExpression': schedule must be a cron expression, 'cron(minutes hours day-of-month month day-of-week year)', got 'rate(1 day)'",
  ],
  [
    { scheduleExpression: events.Schedule.expression('cron(0 5 * * ?)') },
    "'scheduleExpression': cron expression must have 6 fields, 'cron(minutes hours day-of-month month day-of-week year)', got 5 in 'cron(0 5 * * ?)'",
  ],
  [
    { scheduleExpression: events.Schedule.expression('cron(0 24 * * ? *)') },
    "'scheduleExpression': hours must be between 0 and 23, got '24'",
  ],
  [
    { scheduleExpressionTimezone: TimeZone.of('Mars/Olympus') },
    "'scheduleExpressionTimezone': time zone must be an IANA name such as 'Europe/Paris' or 'Etc/UTC', got 'Mars/Olympus'",
  ],
  [{ startWindow: minutes(59) }, "'startWindow' must be at least 60 minutes, got 59 minutes"],
  [{ startWindow: minutes(52_560_001) }, "'startWindow' must be at most 52,560,000 minutes, got 36,500 days 1 minute"],
  [{ startWindow: Duration.seconds(3601) }, "'startWindow' must be a whole number of minutes, got 1 hour 1 second"],
  [{ completionWindow: minutes(0) }, "'completionWindow' must be at least 1 minute, got 0 minutes"],
  [
    { startWindow: hours(8), completionWindow: minutes(539) },
    "'completionWindow' must be at least 60 minutes longer than 'startWindow' (8 hours), got 8 hours 59 minutes",
  ],
  [{ deleteAfter: days(0) }, "'deleteAfter' must be between 1 and 36,500 days, got 0 days"],
  [{ deleteAfter: days(36_501) }, "'deleteAfter' must be between 1 and 36,500 days, got 36,501 days"],
  [{ deleteAfter: hours(36) }, "'deleteAfter' must be a whole number of days, got 1 day 12 hours"],
  [{ moveToColdStorageAfter: days(0) }, "'moveToColdStorageAfter' must be between 1 and 36,500 days, got 0 days"],
  [{ moveToColdStorageAfter: days(36_501) }, "'moveToColdStorageAfter' must be between 1 and 36,500 days, got 36,501 days"],
  [{ moveToColdStorageAfter: hours(36) }, "'moveToColdStorageAfter' must be a whole number of days, got 1 day 12 hours"],
  [
    { deleteAfter: hours(Lazy.number({ produce: () => 48 })) },
    "'deleteAfter' must be given in days when it is a token, got hours: it cannot be converted at deployment",
  ],
  [
    { startWindow: hours(Lazy.number({ produce: () => 2 })) },
    "'startWindow' must be given in minutes when it is a token, got hours: it cannot be converted at deployment",
  ],
  [
    { moveToColdStorageAfter: days(30), deleteAfter: days(119) },
    "'deleteAfter' must be at least 90 days after 'moveToColdStorageAfter' (30 days), got 119 days: "
    + 'a recovery point stays in cold storage for 90 days at least',
  ],
  [{ enableContinuousBackup: true, deleteAfter: days(0) }, "'deleteAfter' must be between 1 and 35 days with 'enableContinuousBackup', got 0 days"],
  [{ enableContinuousBackup: true, deleteAfter: days(36) }, "'deleteAfter' must be between 1 and 35 days with 'enableContinuousBackup', got 36 days"],
  [
    { enableContinuousBackup: true, moveToColdStorageAfter: days(1) },
    "'moveToColdStorageAfter' must not be given with 'enableContinuousBackup', got 1 day: continuous backups have no cold storage",
  ],
  [{ recoveryPointTags: { 'aws:a': 'b' } }, "'recoveryPointTags' must have no key that begins with 'aws:', which AWS alone gives, got 'aws:a'"],
  [{ recoveryPointTags: manyTags(11) }, "'recoveryPointTags' must have at most 10 tags, got 11"],
])('refuses %j', (props, message) => {
  expect(messageOf(() => new BackupPlanRule(props))).toBe(message);
});

test('all problems of a rule come in one error that aws-cdk-lib knows', () => {
  const error = errorOf(() => new BackupPlanRule({
    ruleName: 'a b',
    scheduleExpression: events.Schedule.rate(days(1)),
    scheduleExpressionTimezone: TimeZone.of('PST'),
    startWindow: minutes(1),
    deleteAfter: days(0),
    recoveryPointTags: manyTags(11),
    indexActions: [{ resourceTypes: [] }, { resourceTypes: [IndexActionResourceType.S3] }],
  }));
  expect(Errors.isValidationError(error)).toBe(true);
  expect(error.message).toBe([
    '8 problems',
    "'ruleName' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'a b'",
    "the rule 'a b': 'scheduleExpression': schedule must be a cron expression, 'cron(minutes hours day-of-month month day-of-week year)', got 'rate(1 day)'",
    "the rule 'a b': 'scheduleExpressionTimezone': time zone must be an IANA name such as 'Europe/Paris' or 'Etc/UTC', got 'PST'",
    "the rule 'a b': 'startWindow' must be at least 60 minutes, got 1 minute",
    "the rule 'a b': 'deleteAfter' must be between 1 and 36,500 days, got 0 days",
    "the rule 'a b': 'recoveryPointTags' must have at most 10 tags, got 11",
    "the rule 'a b': 'indexActions' must have at most one element, got 2",
    "the rule 'a b': 'indexActions[0].resourceTypes' must have exactly one element, got none",
  ].join('\n  - '));
});

test.each<[string, string | undefined, string]>([
  ['by its name', 'Nightly', "the rule 'Nightly': "],
  ['not without one', undefined, ''],
  ['not by a token', Lazy.string({ produce: () => 'Nightly' }), ''],
])('a problem says which rule has it: %s', (_, ruleName, where) => {
  expect(messageOf(() => new BackupPlanRule({ ruleName, deleteAfter: days(0) }))).toBe(`${where}'deleteAfter' must be between 1 and 36,500 days, got 0 days`);
});
