import { App, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule } from '../../src';
import { messageOf, resourcesOf, testStack, warningsOf } from '../util';


/** The names of all plans of a stack, and of their rules. */
function namesOf(stack: Stack): { plan: string; rules: string[] }[] {
  return Object.values(resourcesOf(stack, 'AWS::Backup::BackupPlan')).map(({ Properties: { BackupPlan: plan } }) => ({
    plan: plan.BackupPlanName,
    rules: plan.BackupPlanRule.map(({ RuleName }: { RuleName: string }) => RuleName),
  }));
}

/** The names of a plan of two rules without names. */
function generatedFor(id: string, stack = testStack()): { plan: string; rules: string[] } {
  new BackupPlan(stack, id, { backupPlanRules: [new BackupPlanRule({}), new BackupPlanRule({})] });
  return namesOf(stack)[0];
}

describe('the name that is given', () => {
  test.each(['a', 'A.b-c_0', 'x'.repeat(50), 'x'.repeat(51), 'x'.repeat(200)])('is kept: %s', (name) => {
    const stack = testStack();
    new BackupPlan(stack, 'Plan', { backupPlanName: name, backupPlanRules: [new BackupPlanRule({ ruleName: name })] });
    expect(namesOf(stack)).toEqual([{ plan: name, rules: [name] }]);
  });

  test('gives a warning where it is longer than the documentation allows', () => {
    const stack = testStack();
    const name = 'x'.repeat(51);
    new BackupPlan(stack, 'Plan', { backupPlanName: name, backupPlanRules: [new BackupPlanRule({ ruleName: name })] });
    new BackupPlan(stack, 'Other', { backupPlanName: 'x'.repeat(50), backupPlanRules: [new BackupPlanRule({ ruleName: 'x'.repeat(50) })] });
    expect(warningsOf(stack).filter(({ id }) => id === 'cdk-aws-backup:nameMayBeRefused')).toEqual(['the plan', 'a rule'].map((owner) => ({
      path: 'Stack/Plan',
      id: 'cdk-aws-backup:nameMayBeRefused',
      text: `the name of ${owner} has 51 characters, got '${name}': CloudFormation takes it, and AWS Backup, whose documentation knows names of 1 to 50 characters of letters, digits, '-', '_' `
        + "and '.', may refuse it: take another one, or acknowledge this if it is deployed already",
    })));
  });

  test.each(['a b', 'a/b', 'é', 'a:b', 'a\n'])('is refused where AWS Backup refuses it: %j', (name) => {
    const stack = testStack();
    expect(messageOf(() => new BackupPlan(stack, 'Plan', { backupPlanName: name })))
      .toBe(`Stack/Plan: 'backupPlanName' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got '${name}'`);
  });
});

describe('the generated names', () => {
  test.each(['P', 'Plan', 'My.Plan-1_x', 'x'.repeat(44), 'x'.repeat(46), 'x'.repeat(51), 'x'.repeat(120)])('are the id, and the id with the number of the rule: %s', (id) => {
    expect(generatedFor(id)).toEqual({ plan: id, rules: [`${id}Rule0`, `${id}Rule1`] });
  });

  test('are made valid where the id has other characters', () => {
    expect(generatedFor('My nightly plan')).toEqual({
      plan: 'My-nightly-plan-ed6b2158',
      rules: ['My-nightly-planRule0-efa7e174', 'My-nightly-planRule1-a77f02ba'],
    });
  });

  test('are cut where they are made valid', () => {
    const { plan, rules } = generatedFor(`${'x'.repeat(60)} y`);
    expect([plan, ...rules]).toEqual(Array(3).fill(expect.stringMatching(/^x{41}-[0-9a-f]{8}$/)));
    expect(new Set([plan, ...rules]).size).toBe(3);
  });

  test.each([45, 46, 50, 51])('give a warning each where they are too long: an id of %i characters', (length) => {
    const stack = testStack();
    generatedFor('x'.repeat(length), stack);
    expect(warningsOf(stack).filter(({ id }) => id === 'cdk-aws-backup:nameMayBeRefused').map(({ text }) => /^the name of (.*?) has (\d+)/.exec(text)!.slice(1, 3))).toEqual([
      ...(length > 50 ? [['the plan', `${length}`]] : []),
      ...(length > 45 ? [['a rule', `${length + 5}`], ['a rule', `${length + 5}`]] : []),
    ]);
  });

  test('tell plans apart that differ where the names are cut', () => {
    const stack = testStack();
    for (const end of ['a', 'b']) {
      new BackupPlan(stack, `x ${'x'.repeat(57)}${end}`, { backupPlanRules: [new BackupPlanRule({})] });
    }
    const [a, b] = namesOf(stack);
    expect(new Set([a.plan, b.plan]).size).toBe(2);
    expect(new Set([...a.rules, ...b.rules]).size).toBe(2);
  });

  test('tell plans of one id in two stacks of an app apart', () => {
    const app = new App();
    const stacks = ['One', 'Two'].map((id) => new Stack(app, id));
    stacks.forEach((stack) => new BackupPlan(stack, 'a plan', { backupPlanRules: [new BackupPlanRule({})] }));
    const [one, two] = stacks.flatMap(namesOf);
    expect([one.plan, ...one.rules]).not.toContain(two.plan);
    expect(one.rules).not.toEqual(two.rules);
  });

  test('are the same in every run', () => {
    expect(generatedFor('a plan')).toEqual(generatedFor('a plan'));
  });

  test('count the rules with a name, too', () => {
    const stack = testStack();
    const plan = new BackupPlan(stack, 'Plan', { backupPlanRules: [BackupPlanRule.daily(), new BackupPlanRule({})] });
    plan.addRule(BackupPlanRule.weekly());
    plan.addRule(new BackupPlanRule({}));
    expect(namesOf(stack)).toEqual([{ plan: 'Plan', rules: ['Daily', 'PlanRule1', 'Weekly', 'PlanRule3'] }]);
  });
});
