import { App, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule } from '../../src';
import { messageOf, resourcesOf, testStack } from '../util';

const VALID = /^[a-zA-Z0-9\-_.]{1,50}$/;

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
  test.each(['a', 'A.b-c_0', 'x'.repeat(50)])('is kept: %s', (name) => {
    const stack = testStack();
    new BackupPlan(stack, 'Plan', { backupPlanName: name, backupPlanRules: [new BackupPlanRule({ ruleName: name })] });
    expect(namesOf(stack)).toEqual([{ plan: name, rules: [name] }]);
  });

  test.each(['x'.repeat(51), 'a b', 'a/b', 'é', 'a:b', 'a\n'])('is refused where AWS Backup refuses it: %j', (name) => {
    const stack = testStack();
    expect(messageOf(() => new BackupPlan(stack, 'Plan', { backupPlanName: name })))
      .toBe(`Stack/Plan: 'backupPlanName' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got '${name}'`);
  });
});

describe('the generated names', () => {
  test.each(['P', 'Plan', 'My.Plan-1_x', 'x'.repeat(44)])('are the id, and the id with the number of the rule: %s', (id) => {
    expect(generatedFor(id)).toEqual({ plan: id, rules: [`${id}Rule0`, `${id}Rule1`] });
  });

  test('are made valid where the id has other characters', () => {
    expect(generatedFor('My nightly plan')).toEqual({
      plan: 'My-nightly-plan-ed6b2158',
      rules: ['My-nightly-planRule0-efa7e174', 'My-nightly-planRule1-a77f02ba'],
    });
  });

  test('are cut where they are too long', () => {
    const { plan, rules } = generatedFor('x'.repeat(60));
    expect([plan, ...rules]).toEqual([
      expect.stringMatching(/^x{41}-[0-9a-f]{8}$/),
      expect.stringMatching(/^x{41}-[0-9a-f]{8}$/),
      expect.stringMatching(/^x{41}-[0-9a-f]{8}$/),
    ]);
    expect(new Set([plan, ...rules]).size).toBe(3);
  });

  test.each([44, 45, 49, 50, 51])('are valid and of their own for an id of %i characters', (length) => {
    const { plan, rules } = generatedFor('x'.repeat(length));
    expect([plan, ...rules]).toEqual(Array(3).fill(expect.stringMatching(VALID)));
    expect(new Set([plan, ...rules]).size).toBe(3);
    expect(plan === 'x'.repeat(length)).toBe(length <= 50);
    expect(rules[0] === `${'x'.repeat(length)}Rule0`).toBe(length <= 45);
  });

  test('tell plans apart that differ where the names are cut', () => {
    const stack = testStack();
    for (const end of ['a', 'b']) {
      new BackupPlan(stack, 'x'.repeat(59) + end, { backupPlanRules: [new BackupPlanRule({})] });
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
