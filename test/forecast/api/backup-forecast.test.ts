import { App, aws_backup as awsBackup, CfnParameter, Duration, Lazy, Stack, TimeZone } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as backup from '../../../src';

const OPTIONS: backup.BackupForecastOptions = { startDate: new Date('2027-01-01T00:00:00Z'), period: Duration.days(3 * 365) };
const DAILY = { RuleName: 'Daily', TargetBackupVault: 'main', Lifecycle: { DeleteAfterDays: 35 } };

const templateOf = (rules: unknown, more: object = {}) => ({
  ...more, Resources: { Plan: { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'p', BackupPlanRule: rules } } } },
});
const forecastOf = (rules: unknown, options: Partial<backup.BackupForecastTemplateOptions> = {}, more: object = {}) =>
  backup.BackupForecast.ofTemplate(templateOf(rules, more), { ...OPTIONS, ...options });

let stack: Stack;
beforeEach(() => { stack = new Stack(new App(), 'Stack'); });

function planOfThis(): backup.BackupPlan {
  const vault = new backup.BackupVault(stack, 'Vault', { backupVaultName: 'main' });
  return new backup.BackupPlan(stack, 'Plan', {
    backupVault: vault,
    backupPlanRules: [new backup.BackupPlanRule({
      ruleName: 'Daily',
      scheduleExpression: events.Schedule.cron({ hour: '5', minute: '0' }),
      scheduleExpressionTimezone: TimeZone.EUROPE_PARIS,
      deleteAfter: Duration.days(35),
    })],
  });
}

test('recovery points on a day, and why they are still there', () => {
  const forecast = backup.BackupForecast.of(planOfThis(), OPTIONS);
  const points = forecast.recoveryPointsOn(new Date('2029-06-30T12:00:00Z'));
  expect(points).toHaveLength(35);
  expect(points[0]).toEqual({
    rule: 'Daily',
    createdAt: new Date('2029-05-27T03:00:00Z'),
    expiresAt: new Date('2029-07-01T03:00:00Z'),
    tier: backup.BackupTier.WARM,
    vault: 'main',
    copy: false,
    continuous: false,
    reason: "the rule 'Daily': kept for 35 days",
  });
  expect(forecast.largestGap?.toMinutes()).toBe(25 * 60);
  expect(forecast.largestGapAt).toEqual(new Date('2027-10-30T03:00:00Z'));
  expect(forecast.steadyStateFrom).toEqual(new Date('2027-02-05T04:00:00Z'));
  expect(forecast.steadyState).toEqual([{ vault: 'main', tier: 'warm', minCount: 35, maxCount: 35 }]);
  expect([forecast.neverDeleted, forecast.shadowedRules]).toEqual([[], []]);
  expect(forecast.recoveryPointsOn(new Date('2026-12-31T23:00:00Z'))).toEqual([]);
});

test('a plan is read as it is at the moment, whoever made it', () => {
  const plan = planOfThis();
  plan.addRule(new backup.BackupPlanRule({ ruleName: 'Yearly', scheduleExpression: events.Schedule.cron({ month: '7', day: '1', hour: '20', minute: '0' }) }));
  expect(backup.BackupForecast.of(plan, OPTIONS).neverDeleted).toEqual(['Yearly']);

  const theirs = new awsBackup.BackupPlan(stack, 'Theirs');
  theirs.addRule(awsBackup.BackupPlanRule.monthly1Year());
  expect(backup.BackupForecast.of(theirs, OPTIONS).recoveryPointsOn(new Date('2029-12-31T00:00:00Z'))).toHaveLength(12);

  const l1 = new awsBackup.CfnBackupPlan(stack, 'L1', { backupPlan: { backupPlanName: 'l1', backupPlanRule: [{ ruleName: 'Hourly', targetBackupVault: 'main' }] } });
  l1.addPropertyOverride('BackupPlan.BackupPlanRule.0.ScheduleExpression', 'cron(0 * ? * * *)');
  expect(backup.BackupForecast.of(l1, OPTIONS).largestGap?.toMinutes()).toBe(60);
  expect(backup.BackupForecast.of(l1, OPTIONS).largestGapAt).toEqual(new Date('2027-01-01T00:00:00Z'));
});

test('an imported plan cannot be forecast', () => {
  const imported = backup.BackupPlan.fromBackupPlanId(stack, 'Imported', 'id');
  expect(() => backup.BackupForecast.of(imported, OPTIONS)).toThrow('Stack/Imported: the plan is imported: its rules are not known here, and cannot be forecast');
});

test('the type of the resources decides what is cold and what goes on', () => {
  const rules = [{ ...DAILY, Lifecycle: { DeleteAfterDays: 365, MoveToColdStorageAfterDays: 30 } }];
  const cold = (resourceType?: backup.BackupResourceType) =>
    forecastOf(rules, { resourceType }).recoveryPointsOn(new Date('2028-06-01T00:00:00Z')).filter(({ tier }) => tier === backup.BackupTier.COLD).length;
  const { EFS, S3, EBS } = backup.BackupResourceType;
  expect([cold(), cold(EFS), cold(S3), cold(EBS)]).toEqual([335, 335, 0, 0]);
  expect(forecastOf([{ ...DAILY, EnableContinuousBackup: true }], { resourceType: backup.BackupResourceType.RDS }).largestGap?.toMinutes()).toBe(5);
});

test('the pyramid of a day has each age, rule, place and tier', () => {
  const copy = { DestinationBackupVaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:far', Lifecycle: { DeleteAfterDays: 3 } };
  const forecast = forecastOf([{ ...DAILY, CopyActions: [copy] }]);
  const pyramid = forecast.agePyramid(new Date('2029-06-30T12:00:00Z')).map(({ minAge, maxAge, oldest, newest, ...rest }) => (
    { ...rest, from: minAge.toDays(), to: maxAge?.toDays(), oldest: oldest.toISOString().slice(0, 10), newest: newest.toISOString().slice(0, 10) }
  ));
  expect(pyramid).toEqual([
    { rule: 'Daily', vault: 'main', tier: 'warm', count: 7, from: 0, to: 7, oldest: '2029-06-24', newest: '2029-06-30', reason: "the rule 'Daily': kept for 35 days" },
    { rule: 'Daily', vault: 'far', tier: 'warm', count: 3, from: 0, to: 7, oldest: '2029-06-28', newest: '2029-06-30', reason: "a copy to 'far' by the rule 'Daily', kept for 3 days" },
    { rule: 'Daily', vault: 'main', tier: 'warm', count: 28, from: 7, to: 35, oldest: '2029-05-27', newest: '2029-06-23', reason: "the rule 'Daily': kept for 35 days" },
  ]);
  const counts = forecast.dailyCounts();
  expect(counts).toHaveLength(2 * (3 * 365 + 1));
  expect(counts.slice(-2)).toEqual([
    { date: new Date('2029-12-31T00:00:00Z'), vault: 'main', tier: 'warm', count: 35 }, { date: new Date('2029-12-31T00:00:00Z'), vault: 'far', tier: 'warm', count: 3 },
  ]);
});

describe('what a template leaves open is said, and is not in it', () => {
  const KEPT = { Ref: 'Days' };
  test.each<[string, unknown, string]>([
    ['a schedule', { ...DAILY, ScheduleExpression: 'rate(1 day)' }, "the rule 'Daily' is left out: its schedule is refused or known only at deployment"],
    ['a retention', { ...DAILY, Lifecycle: { DeleteAfterDays: KEPT } }, "the rule 'Daily' is left out: how long it keeps recovery points is known only at deployment"],
    ['the time in cold storage', { ...DAILY, Lifecycle: { DeleteAfterDays: 365, MoveToColdStorageAfterDays: KEPT } },
      "the rule 'Daily' is left out: how long it keeps recovery points is known only at deployment"],
    ['a window', { ...DAILY, StartWindowMinutes: KEPT }, "the start window of the rule 'Daily' is known only at deployment, and counts as 8 hours"],
    ['whether it goes on', { ...DAILY, EnableContinuousBackup: KEPT }, "whether the rule 'Daily' backs up continuously is known only at deployment, and counts as no"],
    ['how long it goes back', { RuleName: 'Daily', TargetBackupVault: 'main', EnableContinuousBackup: true },
      "the rule 'Daily' does not say how long its continuous backups are kept, which counts as 35 days"],
    ['copies', { ...DAILY, CopyActions: KEPT }, "the copies of the rule 'Daily' are left out: they are known only at deployment"],
    ['how long a copy is kept', { ...DAILY, CopyActions: [{ DestinationBackupVaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:far', Lifecycle: { DeleteAfterDays: KEPT } }] },
      "the copy of the rule 'Daily' to 'far' is left out: how long it is kept is known only at deployment"],
  ])('%s', (_, rule, said) => {
    expect(forecastOf([rule], {}, { Parameters: { Days: { Type: 'Number' } } }).assumptions[0]).toBe(said);
  });

  test('all rules', () => {
    expect(forecastOf({ Ref: 'Rules' }, {}, { Parameters: { Rules: { Type: 'String' } } }).assumptions[0]).toBe('the rules of the plan are known only at deployment');
  });

  test('but a parameter with a default has that', () => {
    const forecast = forecastOf([{ ...DAILY, Lifecycle: { DeleteAfterDays: KEPT } }], {}, { Parameters: { Days: { Type: 'Number', Default: 7 } } });
    expect(forecast.recoveryPointsOn(new Date('2028-01-01T00:00:00Z'))).toHaveLength(7);
    expect(forecast.assumptions[0]).toBe('parameters have their defaults');
  });

  test('and what the type decides, where none is named', () => {
    const rule = { ...DAILY, Lifecycle: { DeleteAfterDays: 365, MoveToColdStorageAfterDays: 30 } };
    const airGapped = { ...DAILY, RuleName: 'Gap', TargetLogicallyAirGappedBackupVaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:gap' };
    expect(forecastOf([rule, { ...DAILY, RuleName: 'C', EnableContinuousBackup: true }, airGapped]).assumptions.slice(2)).toEqual([
      'no type of resources is named: cold storage counts as if they had it',
      'no type of resources is named: continuous backups count as if they had them',
      'no type of resources is named: they go to an air-gapped vault by a temporary recovery point',
      'a temporary recovery point is gone as soon as it is made: how long its copy takes is not known',
      'a continuous backup is one recovery point, which goes on',
    ]);
    expect(forecastOf([rule], { resourceType: backup.BackupResourceType.DYNAMODB }).assumptions.slice(2)).toEqual([
      'the account has opted in to the advanced features of DynamoDB',
    ]);
  });
});

describe('refused', () => {
  const dayAfter = new Date('2030-01-01T00:00:00Z');
  const several = { Resources: { A: { Type: 'AWS::Backup::BackupPlan' }, B: { Type: 'AWS::Backup::BackupPlan' } } };
  test.each<[string, () => unknown, string]>([
    ['no template', () => backup.BackupForecast.ofTemplate('text', OPTIONS), "'template' must be a CloudFormation template: an object with Resources"],
    ['no plan', () => backup.BackupForecast.ofTemplate({ Resources: {} }, OPTIONS), "'template' must have one plan, or 'logicalId' name one of several, got none"],
    ['several plans', () => backup.BackupForecast.ofTemplate(several, OPTIONS), "'template' must have one plan, or 'logicalId' name one of several, got 'A', 'B'"],
    ['another plan', () => backup.BackupForecast.ofTemplate(several, { ...OPTIONS, logicalId: 'C' }), "'logicalId' must be that of a plan of the template ('A', 'B'), got 'C'"],
    ['no date', () => forecastOf([], { startDate: new Date('never') }), "'startDate' must be a date between the years 1970 and 2199"],
    ['a token for a date', () => forecastOf([], { startDate: Lazy.any({ produce: () => 0 }) as never }), "'startDate' must be a date between the years 1970 and 2199"],
    ['a late date', () => forecastOf([], { startDate: new Date('2200-01-01T00:00:00Z') }), "'startDate' must be a date between the years 1970 and 2199"],
    ['an early date', () => forecastOf([], { startDate: new Date('1969-12-31T23:59:59Z') }), "'startDate' must be a date between the years 1970 and 2199"],
    ['no period', () => forecastOf([], { period: Duration.seconds(59) }), "'period' must be between 1 minute and 36,525 days, got 59 seconds"],
    ['a long period', () => forecastOf([], { period: Duration.days(36_526) }), "'period' must be between 1 minute and 36,525 days, got 36526 days"],
    ['an unknown period', () => forecastOf([], { period: Duration.days(new CfnParameter(stack, 'P', { type: 'Number' }).valueAsNumber) }), "'period' must be known at synthesis"],
    ['a late end', () => forecastOf([], { startDate: new Date('2199-12-01T00:00:00Z'), period: Duration.days(32) }), "'period' must end in the year 2199 or before"],
    ['a day after the period', () => forecastOf([]).recoveryPointsOn(dayAfter), "'date' must not be after the period, which ends at 2029-12-31T00:00Z, got 2030-01-01T00:00Z"],
    ['no day', () => forecastOf([]).agePyramid(new Date(NaN)), "'date' must be a date"],
    ['a timeline out of the period', () => forecastOf([]).timelineSvg({ endDate: dayAfter }),
      "'startDate' and 'endDate' must be dates of the period, 2027-01-01T00:00Z to 2029-12-31T00:00Z, the second of them later"],
    ['a timeline of nothing', () => forecastOf([]).timelineSvg({ startDate: OPTIONS.startDate, endDate: OPTIONS.startDate }),
      "'startDate' and 'endDate' must be dates of the period, 2027-01-01T00:00Z to 2029-12-31T00:00Z, the second of them later"],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(message);
  });

  test('and the longest period is taken', () => {
    expect(forecastOf([DAILY], { period: Duration.days(36_525) }).largestGap?.toMinutes()).toBe(1440);
    expect(forecastOf([DAILY], { startDate: new Date('2199-12-01T00:00:00Z'), period: Duration.days(31) }).recoveryPointsOn(new Date('2200-01-01T00:00:00Z'))).toHaveLength(31);
  });
});

test('ten years of ten rules take no time', () => {
  const rules = Array.from({ length: 10 }, (_, index) => ({ ...DAILY, RuleName: `R${index}`, ScheduleExpression: `cron(${index} ${2 * index} ? * * *)` }));
  const forecast = forecastOf(rules, { period: Duration.days(3653) });
  // Those of 00:00 and 08:04 are made. That of 16:08 still waits when the first one comes again.
  expect(forecast.largestGap?.toMinutes()).toBe(956);
});

test.each<[days: number, cold: number, copies: number, inCold: number]>([[35, 60, 35, 0], [200, 60, 200, 140]])(
  'a copy that is said to move to cold storage alone ends with its original, which is kept for %d days', (days, cold, copies, inCold) => {
    const forecast = forecastOf([{
      ...DAILY,
      Lifecycle: { DeleteAfterDays: days },
      CopyActions: [{ DestinationBackupVaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:copies', Lifecycle: { MoveToColdStorageAfterDays: cold } }],
    }]);
    const there = forecast.recoveryPointsOn(new Date('2029-06-30T12:00:00Z')).filter(({ copy }) => copy);
    expect([there.length, there.filter(({ tier }) => tier === backup.BackupTier.COLD).length]).toEqual([copies, inCold]);
  },
);

describe('a plan of a policy of an organization in a template', () => {
  const set = (value: unknown) => ({ '@@assign': value });
  const rules = (days: string) => ({ Daily: { schedule_expression: set('cron(0 5 ? * * *)'), target_backup_vault_name: set('main'), lifecycle: { delete_after_days: set(days) } } });
  const Policy = {
    Type: 'AWS::Organizations::Policy',
    Properties: { Name: 'p', Type: 'BACKUP_POLICY', Content: JSON.stringify({ plans: { Daily: { regions: set(['eu-west-1']), rules: rules('7') } } }) },
  };
  const OF = { startDate: new Date('2027-01-01T00:00:00Z'), period: Duration.days(30) };
  const pointsIn = (forecast: backup.BackupForecast) => forecast.recoveryPointsOn(new Date('2027-01-20T12:00:00Z')).length;

  test('is the one where there is no other, or by its name', () => {
    expect(pointsIn(backup.BackupForecast.ofTemplate({ Resources: { Policy } }, OF))).toBe(7);
    const Plan = {
      Type: 'AWS::Backup::BackupPlan',
      Properties: { BackupPlan: { BackupPlanName: 'p', BackupPlanRule: [{ RuleName: 'r', TargetBackupVault: 'v', Lifecycle: { DeleteAfterDays: 3 } }] } },
    };
    expect(pointsIn(backup.BackupForecast.ofTemplate({ Resources: { Policy, Plan } }, OF))).toBe(3);
    expect(pointsIn(backup.BackupForecast.ofTemplate({ Resources: { Policy, Plan } }, { ...OF, logicalId: 'Policy.Daily' }))).toBe(7);
  });
});
