import { Annotations, CfnParameter, Errors } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { BackupPlan, BackupPlanRule, BackupResource, BackupSelection } from '../../src';
import { errorOf, messageOf, resourceOf, synth, synthesisProblemsOf, testStack, warningsOf } from '../util';

const rules = (count: number) => Array.from({ length: count }, () => new BackupPlanRule({}));

describe('the number of rules', () => {
  test('may be 10', () => {
    const stack = testStack();
    const plan = new BackupPlan(stack, 'Plan', { backupPlanRules: rules(9) });
    plan.addRule(new BackupPlanRule({}));
    expect(resourceOf(stack, 'AWS::Backup::BackupPlan').Properties.BackupPlan.BackupPlanRule).toHaveLength(10);
  });

  test('must not be 11 in the properties', () => {
    expect(messageOf(() => new BackupPlan(testStack(), 'Plan', { backupPlanRules: rules(11) })))
      .toBe('Stack/Plan: a backup plan must have at most 10 rules, got 11');
  });

  test('must not become 11', () => {
    const stack = testStack();
    const plan = new BackupPlan(stack, 'Plan', { backupPlanRules: rules(10) });
    expect(messageOf(() => plan.addRule(new BackupPlanRule({})))).toBe('Stack/Plan: a backup plan must have at most 10 rules, got 11');
    expect(resourceOf(stack, 'AWS::Backup::BackupPlan').Properties.BackupPlan.BackupPlanRule).toHaveLength(10);
  });

  test('must not be none at synthesis', () => {
    const stack = testStack();
    new BackupPlan(stack, 'Plan');
    const plan = new BackupPlan(stack, 'Other', { backupPlanRules: [] });
    expect(synthesisProblemsOf(stack)).toEqual([
      "[Stack/Plan] 'backupPlanRules' must have at least one rule, got none: give them to the plan or call addRule()",
      "[Stack/Other] 'backupPlanRules' must have at least one rule, got none: give them to the plan or call addRule()",
    ]);
    plan.addRule(new BackupPlanRule({}));
    expect(synthesisProblemsOf(stack)).toHaveLength(1);
  });
});

test('all problems of a plan come in one error that aws-cdk-lib knows', () => {
  const error = errorOf(() => new BackupPlan(testStack(), 'Plan', { backupPlanName: 'a b', backupPlanRules: rules(12) }));
  expect(Errors.isValidationError(error)).toBe(true);
  expect(error.message).toBe([
    'Stack/Plan: 2 problems',
    "'backupPlanName' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'a b'",
    'a backup plan must have at most 10 rules, got 12',
  ].join('\n  - '));
});

describe('a warning of two rules with one name', () => {
  const duplicates = ['Daily', 'Weekly', 'Daily', 'Daily', 'Weekly', 'Monthly'];

  function planOf(names: string[]) {
    const stack = testStack();
    return new BackupPlan(stack, 'Plan', { backupPlanRules: names.map((ruleName) => new BackupPlanRule({ ruleName })) });
  }

  test('comes once a name', () => {
    const plan = planOf(duplicates);
    const warnings = [
      "the plan has 3 rules named 'Daily': their jobs cannot be told apart",
      "the plan has 2 rules named 'Weekly': their jobs cannot be told apart",
    ].map((text) => ({ path: 'Stack/Plan', id: 'cdk-aws-backup:duplicateRuleName', text }));
    expect(warningsOf(plan)).toEqual(warnings);
    expect(warningsOf(plan)).toEqual(warnings);
  });

  test('counts the names that are generated', () => {
    const plan = planOf(['PlanRule1']);
    plan.addRule(new BackupPlanRule({}));
    expect(warningsOf(plan).map(({ text }) => text)).toEqual(["the plan has 2 rules named 'PlanRule1': their jobs cannot be told apart"]);
  });

  test('does not come for names of their own, nor for equal names in two plans', () => {
    const plan = planOf(['Daily', 'daily', 'Weekly']);
    new BackupPlan(plan.stack, 'Other', { backupPlanRules: [BackupPlanRule.daily()] });
    expect(warningsOf(plan)).toEqual([]);
  });

  test.each(['Stack/Plan', 'Stack'])('can be acknowledged on %s', (path) => {
    const plan = planOf(duplicates);
    Annotations.of(path === 'Stack' ? plan.stack : plan).acknowledgeWarning('cdk-aws-backup:duplicateRuleName');
    expect(warningsOf(plan)).toEqual([]);
  });
});

describe('a warning of a schedule more often than hourly', () => {
  function planAt(...schedules: events.Schedule[]) {
    const stack = testStack();
    return new BackupPlan(stack, 'Plan', { backupPlanRules: schedules.map((scheduleExpression) => new BackupPlanRule({ scheduleExpression })) });
  }
  const often = () => planAt(events.Schedule.cron({ minute: '0/30' }));

  test('comes for each such rule, and says what it is', () => {
    const plan = planAt(events.Schedule.cron({ minute: '0,59', hour: '5' }), events.Schedule.cron({ minute: '5' }));
    plan.addRule(new BackupPlanRule({ ruleName: 'Often', scheduleExpression: events.Schedule.cron({ minute: '0/30' }) }));
    expect(warningsOf(plan)).toEqual([
      "AWS Backup starts the jobs of a rule at most hourly, and the schedule 'cron(0,59 5 * * ? *)' of the rule 'PlanRule0' runs 59 minutes after another run",
      "AWS Backup starts the jobs of a rule at most hourly, and the schedule 'cron(0/30 * * * ? *)' of the rule 'Often' runs 30 minutes after another run",
    ].map((text) => ({ path: 'Stack/Plan', id: 'cdk-aws-backup:scheduleMoreOftenThanHourly', text })));
  });

  test('does not come for an hourly one, one that runs once, or none', () => {
    const plan = planAt(
      events.Schedule.cron({ minute: '0' }),
      events.Schedule.cron({ minute: '0', hour: '0/2' }),
      events.Schedule.cron({ minute: '0', hour: '5', day: '1', month: '1', year: '2030' }),
    );
    plan.addRule(new BackupPlanRule({ scheduleExpression: events.Schedule.expression(new CfnParameter(plan.stack, 'When').valueAsString) }));
    plan.addRule(new BackupPlanRule({}));
    expect(warningsOf(plan)).toEqual([]);
  });

  test.each(['Stack/Plan', 'Stack'])('can be acknowledged on %s', (path) => {
    const plan = often();
    Annotations.of(path === 'Stack' ? plan.stack : plan).acknowledgeWarning('cdk-aws-backup:scheduleMoreOftenThanHourly');
    expect(warningsOf(plan)).toEqual([]);
  });

  test('can be acknowledged on the stack before', () => {
    const stack = testStack();
    Annotations.of(stack).acknowledgeWarning('cdk-aws-backup:scheduleMoreOftenThanHourly');
    const plan = new BackupPlan(stack, 'Plan');
    Annotations.of(plan).acknowledgeWarning('cdk-aws-backup:windowsVssWithoutInstance');
    plan.addRule(new BackupPlanRule({ scheduleExpression: events.Schedule.cron({ minute: '0/30' }) }));
    expect(warningsOf(stack)).toEqual([]);
  });

  test('can be acknowledged on the plan before the rule is added', () => {
    const plan = new BackupPlan(testStack(), 'Plan');
    Annotations.of(plan).acknowledgeWarning('cdk-aws-backup:scheduleMoreOftenThanHourly');
    plan.addRule(new BackupPlanRule({ scheduleExpression: events.Schedule.cron({ minute: '0/30' }) }));
    expect(warningsOf(plan)).toEqual([]);
  });
});

describe('a plan leaves no trace of its checks', () => {
  test('in its children', () => {
    const stack = testStack();
    const plan = new BackupPlan(stack, 'Plan', { windowsVss: true, backupPlanRules: [BackupPlanRule.daily(), BackupPlanRule.daily()] });
    new BackupSelection(stack, 'Selection', { backupPlan: plan, resources: [BackupResource.fromArn('*'), BackupResource.fromTag('a', 'b')] });
    synth(stack);
    expect(plan.node.children.map(({ node }) => node.id)).toEqual(['Resource', 'Vault']);
  });
});
