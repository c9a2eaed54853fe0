import { Annotations, CfnParameter, CfnResource, Duration, Stack, TimeZone } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as rds from 'aws-cdk-lib/aws-rds';
import { BackupPlan, BackupPlanRule, BackupResource } from '../../src';
import type { BackupPlanRuleProps } from '../../src';
import { dbInstanceIn, tableIn } from '../selection/resources';
import { testStack, warningsOf } from '../util';

const ID = 'cdk-aws-backup:scheduleInDatabaseWindow';
const cron = (options: events.CronOptions) => events.Schedule.cron({ minute: '0', ...options });

function planOf(make: (stack: Stack) => unknown, rule: BackupPlanRuleProps, more: BackupPlanRule[] = []): BackupPlan {
  const stack = testStack();
  make(stack);
  const plan = new BackupPlan(stack, 'Plan', { backupPlanRules: [new BackupPlanRule({ ruleName: 'R', ...rule }), ...more] });
  plan.addSelection('Selection', { resources: [BackupResource.fromConstruct(stack)] });
  return plan;
}

const own = (plan: BackupPlan) => warningsOf(plan).filter(({ id }) => id === ID);
const instance = (props: rds.CfnDBInstanceProps) => (stack: Stack) => dbInstanceIn(stack, 'Database', props);
const weekly = instance({ preferredMaintenanceWindow: 'sun:12:00-sun:13:00' });
const daily = instance({ preferredBackupWindow: '12:00-12:30' });

function warning(when: string) {
  return {
    path: 'Stack/Plan',
    id: ID,
    text: `the rule 'R' starts jobs, as on ${when}, in the backup or maintenance window of a database or within an hour before it, when they fail: `
      + "move the schedule, PreferredBackupWindow or PreferredMaintenanceWindow for 'Stack/Database'",
  };
}

test.each<[string, (stack: Stack) => unknown, BackupPlanRuleProps, string]>([
  ['every day', weekly, { scheduleExpression: cron({ hour: '12' }) }, 'Sunday 12:00 UTC'],
  ['an hour before', weekly, { scheduleExpression: cron({ hour: '11' }) }, 'Sunday 11:00 UTC'],
  ['in the last minute', weekly, { scheduleExpression: cron({ minute: '59', hour: '12', weekDay: 'SUN' }) }, 'Sunday 12:59 UTC'],
  ['on a day of the month that is a Sunday at times', weekly, { scheduleExpression: cron({ hour: '12', day: '1' }) }, 'Sunday 12:00 UTC'],
  ['in the backup window', daily, { scheduleExpression: cron({ hour: '12' }) }, 'Sunday 12:00 UTC'],
  ['in one of two windows', instance({ preferredBackupWindow: '12:00-12:30', preferredMaintenanceWindow: 'mon:03:00-mon:04:00' }), { scheduleExpression: cron({ hour: '12' }) },
    'Sunday 12:00 UTC'],
  ['by default', instance({ preferredBackupWindow: '05:30-06:00' }), {}, 'Sunday 05:00 UTC'],
  ['of a Multi-AZ cluster', (stack) => new rds.CfnDBCluster(stack, 'Database', { engine: 'mysql', preferredBackupWindow: '05:30-06:00' }), {}, 'Sunday 05:00 UTC'],
  ['of a bare resource', (stack) => new CfnResource(stack, 'Database', {
    type: 'AWS::RDS::DBInstance', properties: { PreferredMaintenanceWindow: 'Mon:04:30-Mon:05:30' },
  }), {}, 'Monday 05:00 UTC'],
  ['in a time zone', daily, { scheduleExpression: cron({ hour: '21' }), scheduleExpressionTimezone: TimeZone.ASIA_TOKYO }, 'Sunday 12:00 UTC'],
  // Summer: 14:00 in Paris is 12:00 UTC.
  ['only in summer', daily, { scheduleExpression: cron({ hour: '14' }), scheduleExpressionTimezone: TimeZone.EUROPE_PARIS }, 'Sunday 12:00 UTC'],
])('a schedule in a window is warned about: %s', (_, make, rule, when) => {
  const plan = planOf(make, rule);
  expect(own(plan)).toEqual([warning(when)]);
  Annotations.of(plan).acknowledgeWarning(ID);
  expect(own(plan)).toEqual([]);
});

test.each<[string, (stack: Stack) => unknown, BackupPlanRuleProps, BackupPlanRule[]]>([
  ['at its end', weekly, { scheduleExpression: cron({ hour: '13' }) }, []],
  ['more than an hour before', weekly, { scheduleExpression: cron({ minute: '59', hour: '10' }) }, []],
  ['on another day', weekly, { scheduleExpression: cron({ hour: '12', weekDay: 'MON-SAT' }) }, []],
  ['in another time zone', daily, { scheduleExpression: cron({ hour: '12' }), scheduleExpressionTimezone: TimeZone.ASIA_TOKYO }, []],
  ['in the past', weekly, { scheduleExpression: cron({ hour: '12', year: '2020' }) }, []],
  ['of an Aurora cluster', (stack) => new rds.CfnDBCluster(stack, 'Database', { engine: 'aurora-mysql', preferredBackupWindow: '04:30-05:30' }), {}, []],
  ['without automated backups', instance({ preferredBackupWindow: '05:30-06:00', backupRetentionPeriod: 0 }), {}, []],
  ['that is no window', instance({ preferredBackupWindow: 'always' }), {}, []],
  ['where a continuous rule manages the database', weekly, { scheduleExpression: cron({ hour: '12' }) }, [new BackupPlanRule({ enableContinuousBackup: true })]],
  ['of a database without windows', instance({}), {}, []],
])('a schedule is as it should be %s', (_, make, rule, more) => {
  expect(own(planOf(make, rule, more))).toEqual([]);
});

describe('what only deployment knows is not guessed about', () => {
  const parameter = (stack: Stack) => new CfnParameter(stack, 'P').valueAsString;
  const plan = (window: (stack: Stack) => string, rule: (stack: Stack) => BackupPlanRuleProps) => {
    const stack = testStack();
    dbInstanceIn(stack, 'Database', { preferredBackupWindow: window(stack) });
    const made = new BackupPlan(stack, 'Plan', { backupPlanRules: [new BackupPlanRule(rule(stack))] });
    made.addSelection('Selection', { resources: [BackupResource.fromConstruct(stack)] });
    return made;
  };

  test.each<[string, BackupPlan]>([
    ['a window', plan(parameter, () => ({}))],
    ['a time zone', plan(() => '12:00-12:30', (stack) => ({
      scheduleExpression: cron({ hour: '12' }), scheduleExpressionTimezone: TimeZone.of(parameter(stack)),
    }))],
    ['a schedule', plan(() => '05:00-05:30', (stack) => ({ scheduleExpression: events.Schedule.expression(parameter(stack)) }))],
  ])('%s', (_, made) => {
    expect(own(made)).toEqual([]);
  });
});

test('a continuous rule of another plan manages a database, too', () => {
  const plan = planOf(weekly, { scheduleExpression: cron({ hour: '12' }) });
  new BackupPlan(plan.stack, 'Other', { backupPlanRules: [new BackupPlanRule({ enableContinuousBackup: true })] })
    .addSelection('Selection', { resources: [BackupResource.fromConstruct(plan.stack)] });
  expect(own(plan)).toEqual([]);
});

test('a continuous rule of another plan that selects by a tag may manage a database', () => {
  const plan = planOf(weekly, { scheduleExpression: cron({ hour: '12' }) });
  new BackupPlan(plan.stack, 'Other', { backupPlanRules: [new BackupPlanRule({ enableContinuousBackup: true })] })
    .addSelection('Selection', { resources: [BackupResource.fromTag('a', 'b')] });
  expect(own(plan)).toEqual([]);
});

test.each<[string, BackupPlanRuleProps, (stack: Stack) => BackupResource]>([
  ['is not continuous', {}, (stack) => BackupResource.fromConstruct(stack)],
  ['selects other kinds', { enableContinuousBackup: true }, (stack) => BackupResource.fromDynamoDbTable(tableIn(stack))],
])('another plan that %s manages no database', (_, rule, resource) => {
  const plan = planOf(weekly, { scheduleExpression: cron({ hour: '12' }) });
  new BackupPlan(plan.stack, 'Other', { backupPlanRules: [new BackupPlanRule({ startWindow: Duration.hours(1), ...rule })] })
    .addSelection('Selection', { resources: [resource(plan.stack)] });
  expect(own(plan).filter(({ path }) => path === 'Stack/Plan')).toEqual([warning('Sunday 12:00 UTC')]);
});
