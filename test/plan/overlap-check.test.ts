import { Annotations, CfnParameter, Duration, Lazy, TimeZone } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { BackupPlan, BackupPlanRule, BackupPlanRuleProps, BackupVault, LogicallyAirGappedBackupVault } from '../../src';
import { testStack, warningsOf } from '../util';

const OVERLAP = 'cdk-aws-backup:overlappingRules';
const at = (hour: number, minute: number) => Schedule.cron({ hour: `${hour}`, minute: `${minute}` });
const daily = (hour: number, props: BackupPlanRuleProps = {}) =>
  ({ ruleName: 'Daily', scheduleExpression: Schedule.cron({ hour: `${hour}`, minute: '0' }), deleteAfter: Duration.days(7), ...props });
const weekly = (hour: number, props: BackupPlanRuleProps = {}) =>
  ({ ruleName: 'Weekly', scheduleExpression: Schedule.cron({ hour: `${hour}`, minute: '0', weekDay: 'SAT' }), deleteAfter: Duration.days(90), ...props });

function planOf(rules: (stack: ReturnType<typeof testStack>) => BackupPlanRuleProps[]) {
  const stack = testStack();
  const backupPlanRules = rules(stack).map((props) => new BackupPlanRule(props));
  const plan = new BackupPlan(stack, 'Plan', { backupVault: BackupVault.fromBackupVaultName(stack, 'Vault', 'main'), backupPlanRules });
  const texts = () => warningsOf(stack).filter(({ id }) => id === OVERLAP).map(({ text }) => text);
  return { plan, texts };
}

const overlap = (loser: string, winner: string, when: string, what = '') => `the start windows of the rules '${loser}' and '${winner}' overlap ${when}, `
  + `and AWS Backup then makes only the backup of '${winner}', which is kept longer${what}; move a schedule, or shorten a start window`;

describe('a rule that is always in the start window of one that is kept longer', () => {
  test.each<[string, BackupPlanRuleProps[], string[]]>([
    ['at the same time', [daily(5), daily(5, { ruleName: 'Longer', deleteAfter: Duration.days(8) })], [overlap('Daily', 'Longer', "whenever 'Daily' runs")]],
    ['an hour later', [daily(5), daily(6, { ruleName: 'Longer', deleteAfter: undefined })], [overlap('Daily', 'Longer', "whenever 'Daily' runs")]],
    ['in another time zone', [daily(5), daily(7, { ruleName: 'Longer', deleteAfter: Duration.days(8), scheduleExpressionTimezone: TimeZone.EUROPE_PARIS })],
      [overlap('Daily', 'Longer', "whenever 'Daily' runs")]],
    ['without a schedule of its own', [{ ruleName: 'Default', deleteAfter: Duration.days(1) }, daily(5)], [overlap('Default', 'Daily', "whenever 'Default' runs")]],
    ['a minute before the window ends', [
      daily(4, { startWindow: Duration.minutes(61) }), daily(5, { ruleName: 'Longer', deleteAfter: Duration.days(8), startWindow: Duration.hours(1) }),
    ], [overlap('Daily', 'Longer', "whenever 'Daily' runs")]],

    ['when the window has ended', [
      daily(4, { startWindow: Duration.minutes(60) }), daily(5, { ruleName: 'Longer', deleteAfter: Duration.days(8), startWindow: Duration.hours(1) }),
    ], []],
    ['in the longer window of the other', [
      daily(6, { startWindow: Duration.hours(1) }), daily(4, { ruleName: 'Longer', deleteAfter: Duration.days(8), startWindow: Duration.minutes(121) }),
    ], [overlap('Daily', 'Longer', "whenever 'Daily' runs")]],
    ['when the longer window of the other has ended', [
      daily(6, { startWindow: Duration.hours(1) }), daily(4, { ruleName: 'Longer', deleteAfter: Duration.days(8), startWindow: Duration.hours(2) }),
    ], []],
    ['in a longer window of its own', [
      daily(4, { startWindow: Duration.minutes(121) }), daily(6, { ruleName: 'Longer', deleteAfter: Duration.days(8), startWindow: Duration.hours(1) }),
    ], [overlap('Daily', 'Longer', "whenever 'Daily' runs")]],
    ['when its own longer window has ended', [
      daily(4, { startWindow: Duration.hours(2) }), daily(6, { ruleName: 'Longer', deleteAfter: Duration.days(8), startWindow: Duration.hours(1) }),
    ], []],
    ['a minute before the 8 hours end that a window has by default', [
      daily(1), daily(8, { ruleName: 'Longer', deleteAfter: Duration.days(8), scheduleExpression: at(8, 59), startWindow: Duration.hours(1) }),
    ], [overlap('Daily', 'Longer', "whenever 'Daily' runs")]],
    ['when the 8 hours end that a window has by default', [
      daily(1), daily(9, { ruleName: 'Longer', deleteAfter: Duration.days(8), startWindow: Duration.hours(1) }),
    ], []],
    ['a minute before the 8 hours of the other end', [
      daily(8, { scheduleExpression: at(8, 59), startWindow: Duration.hours(1) }), daily(1, { ruleName: 'Longer', deleteAfter: Duration.days(8) }),
    ], [overlap('Daily', 'Longer', "whenever 'Daily' runs")]],
    ['when the 8 hours of the other end', [
      daily(9, { startWindow: Duration.hours(1) }), daily(1, { ruleName: 'Longer', deleteAfter: Duration.days(8) }),
    ], []],
    ['and kept as long', [daily(5), daily(5, { ruleName: 'Same' })], []],
    ['and continuous', [daily(5, { enableContinuousBackup: true }), daily(5, { ruleName: 'Longer', deleteAfter: Duration.days(36) })], []],
  ])('%s', (_, rules, expected) => {
    expect(planOf(() => rules).texts()).toEqual(expected);
  });

  test('is not guessed about where something is known at deployment only', () => {
    const { texts } = planOf((stack) => [
      daily(5, { deleteAfter: Duration.days(new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber) }),
      daily(5, { ruleName: 'Longer', deleteAfter: Duration.days(70) }),
      daily(5, { ruleName: 'Scheduled', scheduleExpression: Schedule.expression(`cron(${new CfnParameter(stack, 'Cron').valueAsString})`), deleteAfter: Duration.days(90) }),
    ]);
    expect(texts()).toEqual([]);
  });
});

test('a start window that only deployment knows is not guessed about', () => {
  const startWindow = (stack: Stack) => Duration.minutes(new CfnParameter(stack, 'Window', { type: 'Number' }).valueAsNumber);
  expect(planOf((stack) => [daily(5), daily(5, { ruleName: 'Longer', deleteAfter: Duration.days(8), startWindow: startWindow(stack) })]).texts()).toEqual([]);
  expect(planOf((stack) => [daily(5, { startWindow: startWindow(stack) }), daily(5, { ruleName: 'Longer', deleteAfter: Duration.days(8) })]).texts()).toEqual([]);
});

test('a start window that a token has in the template is known', () => {
  const startWindow = Duration.minutes(Lazy.number({ produce: () => 60 }));
  expect(planOf(() => [daily(5), daily(5, { ruleName: 'Longer', deleteAfter: Duration.days(8), startWindow })]).texts())
    .toEqual([overlap('Daily', 'Longer', "whenever 'Daily' runs")]);
});

test('a rule that has some days of its own within the year is not always lost', () => {
  const free = (new Date().getUTCMonth() + 2) % 12 + 1;
  const month = Array.from({ length: 12 }, (_, index) => index + 1).filter((each) => each !== free).join(',');
  const longer = { ruleName: 'Longer', deleteAfter: Duration.days(8), scheduleExpression: Schedule.cron({ hour: '5', minute: '0', month }) };
  expect(planOf(() => [daily(5), longer]).texts()).toEqual([]);
});

test('a rule that runs several times a day is looked at in both halves of the year', () => {
  const free = (new Date().getUTCMonth() + 7) % 12 + 1;
  const month = Array.from({ length: 12 }, (_, index) => index + 1).filter((each) => each !== free).join(',');
  const often = { scheduleExpression: Schedule.cron({ hour: '0/6', minute: '0' }), startWindow: Duration.hours(1) };
  const longer = { ...often, ruleName: 'Longer', deleteAfter: Duration.days(8), scheduleExpression: Schedule.cron({ hour: '0/6', minute: '0', month }) };
  expect(planOf(() => [daily(5, often), longer]).texts()).toEqual([]);
});

describe('a rule that is at times in the start window of one that is kept longer', () => {
  const elsewhere = (stack: ReturnType<typeof testStack>, name = 'Other') => BackupVault.fromBackupVaultName(stack, name, name.toLowerCase());

  test('loses nothing where both do the same, as in the plans that are ready made', () => {
    expect(planOf(() => [daily(5), weekly(5)]).texts()).toEqual([]);
    for (const ready of ['dailyMonthly1YearRetention', 'dailyWeeklyMonthly5YearRetention', 'dailyWeeklyMonthly7YearRetention'] as const) {
      const stack = testStack();
      BackupPlan[ready](stack, 'Plan');
      expect(warningsOf(stack)).toEqual([]);
    }
  });

  test('loses its vault', () => {
    const { texts } = planOf((stack) => [daily(5, { backupVault: elsewhere(stack) }), weekly(5)]);
    expect(texts()).toEqual([overlap('Daily', 'Weekly', 'at times', ": nothing goes into 'Stack/Other'")]);
  });

  test('loses its copies, where the other makes none', () => {
    const { texts } = planOf((stack) => [daily(5, { copyActions: [{ destinationBackupVault: elsewhere(stack) }] }), weekly(5)]);
    expect(texts()).toEqual([overlap('Daily', 'Weekly', 'at times', ": no copies go into 'Stack/Other'")]);
  });

  test('loses its logically air-gapped vault', () => {
    const { texts } = planOf((stack) => {
      const targetLogicallyAirGappedBackupVault = new LogicallyAirGappedBackupVault(stack, 'AirGapped', { minRetention: Duration.days(7), maxRetention: Duration.days(90) });
      return [daily(5, { targetLogicallyAirGappedBackupVault }), weekly(5)];
    });
    expect(texts()).toEqual([overlap('Daily', 'Weekly', 'at times', ": no copies go into 'Stack/AirGapped'")]);
  });

  test('keeps its copies, where the other makes them, too', () => {
    const { texts } = planOf((stack) => {
      const copyActions = [{ destinationBackupVault: elsewhere(stack) }];
      return [daily(5, { copyActions }), weekly(5, { copyActions: [...copyActions, { destinationBackupVault: elsewhere(stack, 'Third') }] })];
    });
    expect(texts()).toEqual([]);
  });

  test('can be acknowledged', () => {
    const { plan, texts } = planOf((stack) => [daily(5, { backupVault: elsewhere(stack) }), weekly(5)]);
    Annotations.of(plan).acknowledgeWarning(OVERLAP);
    expect(texts()).toEqual([]);
  });
});

describe('several rules', () => {
  const other = (stack: ReturnType<typeof testStack>) => BackupVault.fromBackupVaultName(stack, 'Other', 'other');
  const end = '; move a schedule, or shorten a start window';

  test('of which one loses to the others are told of once', () => {
    const { texts } = planOf((stack) => {
      const backupVault = other(stack);
      return [daily(5, { backupVault }), weekly(5), weekly(6, { ruleName: 'Longest', deleteAfter: undefined })];
    });
    expect(texts()).toEqual(["the start window of the rule 'Daily' overlaps with those of 'Weekly', 'Longest' at times, and AWS Backup then makes only the backup of the rule "
      + `that is kept longest: nothing goes into 'Stack/Other'${end}`, overlap('Weekly', 'Longest', "whenever 'Weekly' runs")]);
  });

  test('that lose the same to one are told of once', () => {
    const { texts } = planOf((stack) => {
      const backupVault = other(stack);
      return [daily(5, { backupVault }), daily(17, { ruleName: 'Evening', backupVault }), weekly(12, { startWindow: Duration.hours(12) })];
    });
    expect(texts()).toEqual(["the start windows of the rules 'Daily', 'Evening' overlap with that of 'Weekly' at times, and AWS Backup then makes only the backup of 'Weekly', "
      + `which is kept longer: nothing goes into 'Stack/Other'${end}`]);
  });

  test('that always lose to one are told of once', () => {
    const { texts } = planOf(() => [daily(5), daily(6, { ruleName: 'Second' }), daily(7, { ruleName: 'Longest', deleteAfter: undefined })]);
    expect(texts()).toEqual(["the start windows of the rules 'Daily', 'Second' overlap with that of 'Longest' whenever 'Daily', 'Second' run, and AWS Backup then makes only the backup of 'Longest', "
      + `which is kept longer${end}`]);
  });

  test('that lose the same to one, always and at times, are told of each', () => {
    const { texts } = planOf((stack) => {
      const own = { backupVault: other(stack), deleteAfter: Duration.days(7) };
      return [daily(5, own), weekly(5, own), weekly(6, { ruleName: 'Longest' })];
    });
    const what = ": nothing goes into 'Stack/Other'";
    expect(texts()).toEqual([overlap('Daily', 'Longest', 'at times', what), overlap('Weekly', 'Longest', "whenever 'Weekly' runs", what)]);
  });

  test('that always lose are told of what they always lose only, and all at once', () => {
    const { texts } = planOf((stack) => {
      const backupVault = other(stack);
      return [daily(5, { backupVault }), weekly(5), daily(6, { ruleName: 'Longest', deleteAfter: undefined })];
    });
    expect(texts()).toEqual(["the start windows of the rules 'Daily', 'Weekly' overlap with that of 'Longest' whenever 'Daily', 'Weekly' run, and AWS Backup then makes only the backup of 'Longest', "
      + `which is kept longer: nothing goes into 'Stack/Other'${end}`]);
  });
});
