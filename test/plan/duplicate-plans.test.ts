import { Annotations, App, Aws, aws_backup, CfnCondition, CfnResource, Fn, Stack, Stage } from 'aws-cdk-lib';
import type { Environment } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { BackupPlan, BackupPlanRule, BackupVault } from '../../src';
import { HERE, THERE, warningsOf } from '../util';

const DUPLICATE = 'cdk-aws-backup:duplicatePlan';
const warning = (path: string, other: string) => [{
  path,
  id: DUPLICATE,
  text: 'AWS Backup refuses a plan with the document of one that exists in the account and Region, '
    + `and that of '${other}' has the same name and the same rules: give this plan another 'backupPlanName', or the selections to one of the two`,
}];

function planIn(scope: Construct, vault: aws_backup.IBackupVaultRef = BackupVault.fromBackupVaultName(scope, 'Vault', 'main'), name?: string): BackupPlan {
  return new BackupPlan(scope, 'Plan', { backupPlanName: name, backupVault: vault, backupPlanRules: [BackupPlanRule.daily()] });
}

const stacksIn = (scope: Construct, ...envs: (Environment | undefined)[]) => envs.map((env, index) => new Stack(scope, `Stack${index}`, { env }));

test.each<[string, Environment | undefined]>([['the same environment', HERE], ['the environment that they are deployed to', undefined]])('two plans of %s', (_, env) => {
  const app = new App();
  stacksIn(app, env, env).forEach((stack) => planIn(stack));
  expect(warningsOf(app)).toEqual(warning('Stack1/Plan', 'Stack0/Plan'));
});

test('two plans of which only one is ever made', () => {
  const app = new App();
  const stacks = stacksIn(app, HERE, HERE);
  stacks.forEach((stack, index) => {
    const condition = new CfnCondition(stack, 'Condition', { expression: Fn.conditionEquals(Aws.REGION, `eu-central-${index}`) });
    (planIn(stack).node.defaultChild as CfnResource).cfnOptions.condition = condition;
  });
  expect(warningsOf(app)).toEqual([]);
});

test('two plans of one stack that refer to one vault', () => {
  const app = new App();
  const [stack] = stacksIn(app, HERE);
  const vault = new BackupVault(stack, 'Vault');
  ['A', 'B'].forEach((id) => planIn(new Construct(stack, id), vault));
  expect(warningsOf(app)).toEqual(warning('Stack0/B/Plan', 'Stack0/A/Plan'));
});

test('the third is compared with the first', () => {
  const app = new App();
  const [a, b, c] = stacksIn(app, HERE, HERE, HERE);
  planIn(a);
  planIn(b, undefined, 'Other');
  const plan = planIn(c);
  expect(warningsOf(app)).toEqual(warning('Stack2/Plan', 'Stack0/Plan'));
  Annotations.of(plan).acknowledgeWarning(DUPLICATE);
  expect(warningsOf(app)).toEqual([]);
});

test.each([
  ['the same', 'Plan', warning('Stack1/Plan', 'Stack0/Plan')],
  ['another', 'Other', []],
])('a name that an override says counts: %s', (_, name, expected) => {
  const app = new App();
  const [a, b] = stacksIn(app, HERE, HERE);
  planIn(a);
  (planIn(b, undefined, name === 'Plan' ? 'Given' : undefined).node.defaultChild as CfnResource).addPropertyOverride('BackupPlan.BackupPlanName', name);
  expect(warningsOf(app)).toEqual(expected);
});

test('a plan of which only deployment knows the document is like no other', () => {
  const app = new App();
  const [a, b] = stacksIn(app, HERE, HERE);
  [a, b].forEach((stack) => new CfnResource(stack, 'Bare', { type: 'AWS::Backup::BackupPlan', properties: { BackupPlan: Fn.importValue('plan') } }));
  planIn(a);
  expect(warningsOf(app)).toEqual([]);
});

describe('a plan of others', () => {
  const daily = (scope: Construct, backupPlanName = 'Plan') => new aws_backup.BackupPlan(scope, 'Foreign', {
    backupPlanName, backupVault: aws_backup.BackupVault.fromBackupVaultName(scope, 'ForeignVault', 'main'), backupPlanRules: [aws_backup.BackupPlanRule.daily()],
  });
  const bare = (scope: Construct) => new aws_backup.CfnBackupPlan(scope, 'Foreign', {
    backupPlan: {
      backupPlanName: 'Plan',
      backupPlanRule: [{ ruleName: 'Daily', targetBackupVault: 'main', scheduleExpression: 'cron(0 5 * * ? *)', lifecycle: { deleteAfterDays: 35 } }],
    },
  });

  test.each<[string, (scope: Construct) => unknown, string]>([
    ['of aws-cdk-lib', daily, 'Stack0/Foreign'],
    ['as an L1', bare, 'Stack0/Foreign'],
  ])('%s is compared, too', (_, make, path) => {
    const app = new App();
    const [stack, other] = stacksIn(app, HERE, HERE);
    planIn(other, undefined, 'Other');
    make(stack);
    planIn(stack);
    expect(warningsOf(app)).toEqual(warning('Stack0/Plan', path));
  });

  test.each<[string, (app: App, scope: Construct) => unknown]>([
    ['with another name', (_, scope) => daily(scope, 'Other')],
    ['of another Region', (app) => daily(new Stack(app, 'There', { env: { ...HERE, region: THERE.region } }))],
    ['of a stage', (app) => daily(new Stack(new Stage(app, 'Stage', { env: HERE }), 'Stack'))],
  ])('%s is another', (_, make) => {
    const app = new App();
    const [stack] = stacksIn(app, HERE);
    make(app, stack);
    planIn(stack);
    expect(warningsOf(app)).toEqual([]);
  });
});

test.each<[string, (app: App) => unknown]>([
  ['other names', (app) => stacksIn(app, HERE, HERE).forEach((stack, index) => planIn(stack, undefined, `Plan${index}`))],
  ['vaults of their own', (app) => stacksIn(app, HERE, HERE).forEach((stack) => planIn(stack, new BackupVault(stack, 'Vault')))],
  ['other rules', (app) => stacksIn(app, HERE, HERE).forEach((stack, index) => planIn(stack).addRule(index ? BackupPlanRule.weekly() : BackupPlanRule.monthly1Year()))],
  ['other Regions', (app) => stacksIn(app, HERE, { ...HERE, region: THERE.region }).forEach((stack) => planIn(stack))],
  ['stages of their own', (app) => ['A', 'B'].forEach((id) => planIn(stacksIn(new Stage(app, id, { env: HERE }), undefined)[0]))],
  ['one that is gone', (app) => {
    const [a, b] = stacksIn(app, HERE, HERE);
    planIn(a);
    a.node.tryRemoveChild('Plan');
    planIn(b);
  }],
])('are none with %s', (_, make) => {
  const app = new App();
  make(app);
  expect(warningsOf(app)).toEqual([]);
});
