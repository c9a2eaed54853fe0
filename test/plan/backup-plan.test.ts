import { App, CfnParameter, Duration, Stack, Stage, Tags, TimeZone } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as upstream from 'aws-cdk-lib/aws-backup';
import * as events from 'aws-cdk-lib/aws-events';
import { BackupPlan, BackupPlanProps, BackupPlanRule, BackupResource, BackupVault, IndexActionResourceType } from '../../src';
import { HERE, messageOf, resourceOf, resourcesOf, testStack } from '../util';

const PLAN = 'AWS::Backup::BackupPlan';

function ruleNames(stack: Stack): string[] {
  return resourceOf(stack, PLAN).Properties.BackupPlan.BackupPlanRule.map((rule: { RuleName: string }) => rule.RuleName);
}

test('a minimal plan is one plan and one vault, which is retained', () => {
  const stack = testStack();
  new BackupPlan(stack, 'Plan', { backupPlanRules: [new BackupPlanRule({})] });
  expect(Template.fromStack(stack).toJSON().Resources).toEqual({
    PlanDAF4E53A: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'Plan',
          BackupPlanRule: [{ RuleName: 'PlanRule0', TargetBackupVault: { 'Fn::GetAtt': ['PlanVault0284B0C2', 'BackupVaultName'] } }],
        },
      },
    },
    PlanVault0284B0C2: {
      Type: 'AWS::Backup::BackupVault',
      Properties: { BackupVaultName: 'StackPlanVaultB68E2030' },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    },
  });
});

test('a maximal plan has every property', () => {
  const stack = testStack(HERE);
  const vault = new BackupVault(stack, 'Vault');
  const destination = BackupVault.fromBackupVaultArn(stack, 'Destination', 'arn:aws:backup:us-east-1:222222222222:backup-vault:Copies');
  new BackupPlan(stack, 'Plan', {
    backupPlanName: 'every.property_of-it',
    backupVault: vault,
    windowsVss: true,
    backupPlanRules: [
      new BackupPlanRule({
        ruleName: 'first.of_all-rules',
        scheduleExpression: events.Schedule.cron({ hour: '3', minute: '30', weekDay: 'MON#1' }),
        scheduleExpressionTimezone: TimeZone.EUROPE_PARIS,
        startWindow: Duration.hours(2),
        completionWindow: Duration.days(1),
        moveToColdStorageAfter: Duration.days(30),
        deleteAfter: Duration.days(120),
        enableContinuousBackup: false,
        copyActions: [
          { destinationBackupVault: destination, moveToColdStorageAfter: Duration.days(7), deleteAfter: Duration.days(97) },
          { destinationBackupVault: vault },
        ],
        recoveryPointTags: { stage: 'production' },
        indexActions: [{ resourceTypes: [IndexActionResourceType.S3] }],
      }),
      new BackupPlanRule({ enableContinuousBackup: true }),
    ],
  }).addSelection('Selection', { resources: [BackupResource.fromTag('stage', 'production')] });

  const vaultName = { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultName'] };
  expect(resourceOf(stack, PLAN).Properties.BackupPlan).toEqual({
    AdvancedBackupSettings: [{ ResourceType: 'EC2', BackupOptions: { WindowsVSS: 'enabled' } }],
    BackupPlanName: 'every.property_of-it',
    BackupPlanRule: [
      {
        RuleName: 'first.of_all-rules',
        TargetBackupVault: vaultName,
        ScheduleExpression: 'cron(30 3 ? * MON#1 *)',
        ScheduleExpressionTimezone: 'Europe/Paris',
        StartWindowMinutes: 120,
        CompletionWindowMinutes: 1440,
        Lifecycle: { MoveToColdStorageAfterDays: 30, DeleteAfterDays: 120 },
        EnableContinuousBackup: false,
        CopyActions: [
          {
            DestinationBackupVaultArn: 'arn:aws:backup:us-east-1:222222222222:backup-vault:Copies',
            Lifecycle: { MoveToColdStorageAfterDays: 7, DeleteAfterDays: 97 },
          },
          { DestinationBackupVaultArn: { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] } },
        ],
        RecoveryPointTags: { stage: 'production' },
        IndexActions: [{ ResourceTypes: ['S3'] }],
      },
      { RuleName: 'PlanRule1', TargetBackupVault: vaultName, EnableContinuousBackup: true, Lifecycle: { DeleteAfterDays: 35 } },
    ],
  });
});

describe('the ready-made plans', () => {
  const readyMade = [
    ['daily35DayRetention', ['Daily']],
    ['dailyMonthly1YearRetention', ['Daily', 'Monthly1Year']],
    ['dailyWeeklyMonthly5YearRetention', ['Daily', 'Weekly', 'Monthly5Year']],
    ['dailyWeeklyMonthly7YearRetention', ['Daily', 'Weekly', 'Monthly7Year']],
  ] as const;

  test.each(readyMade)('%s has the rules %j and makes one vault for them', (name, rules) => {
    const stack = testStack();
    const plan = BackupPlan[name](stack, 'Plan');
    expect(ruleNames(stack)).toEqual(rules);
    expect(plan.backupVault.node.path).toBe('Stack/Plan/Vault');
    expect(Object.keys(resourcesOf(stack, 'AWS::Backup::BackupVault'))).toEqual(['PlanVault0284B0C2']);
  });

  test.each(readyMade)('%s takes a vault', (name, rules) => {
    const stack = testStack();
    const plan = BackupPlan[name](stack, 'Plan', BackupVault.fromBackupVaultName(stack, 'Vault', 'elsewhere'));
    expect(plan.backupVault.backupVaultName).toBe('elsewhere');
    expect(resourceOf(stack, PLAN).Properties.BackupPlan.BackupPlanRule.map((rule: { TargetBackupVault: string }) => rule.TargetBackupVault))
      .toEqual(rules.map(() => 'elsewhere'));
    expect(resourcesOf(stack, 'AWS::Backup::BackupVault')).toEqual({});
  });

  test.each(readyMade)('%s gives the template of aws-cdk-lib/aws-backup', (name) => {
    const ours = testStack();
    const theirs = testStack();
    BackupPlan[name](ours, 'Plan').addSelection('Selection', { resources: [BackupResource.fromTag('stage', 'production')] });
    upstream.BackupPlan[name](theirs, 'Plan').addSelection('Selection', { resources: [upstream.BackupResource.fromTag('stage', 'production')] });
    expect(Template.fromStack(ours).toJSON()).toEqual(Template.fromStack(theirs).toJSON());
  });
});

test('rules keep the order in which they were given and added', () => {
  const stack = testStack();
  const rules = ['z', 'a'].map((ruleName) => new BackupPlanRule({ ruleName }));
  const plan = new BackupPlan(stack, 'Plan', { backupPlanRules: rules });
  plan.addRule(new BackupPlanRule({ ruleName: 'm' }));
  rules.push(new BackupPlanRule({ ruleName: 'later' }));
  plan.addRule(new BackupPlanRule({ ruleName: 'b' }));
  expect(ruleNames(stack)).toEqual(['z', 'a', 'm', 'b']);
});

test('one rule may serve several plans', () => {
  const stack = testStack();
  const rule = new BackupPlanRule({});
  new BackupPlan(stack, 'One', { backupPlanRules: [rule] });
  new BackupPlan(stack, 'Two', { backupPlanRules: [rule, rule] });
  expect(Object.values(resourcesOf(stack, PLAN)).map(({ Properties }) => Properties.BackupPlan.BackupPlanRule)).toEqual([
    [{ RuleName: 'OneRule0', TargetBackupVault: { 'Fn::GetAtt': ['OneVaultBEB5D2E3', 'BackupVaultName'] } }],
    [
      { RuleName: 'TwoRule0', TargetBackupVault: { 'Fn::GetAtt': ['TwoVault59D28CFA', 'BackupVaultName'] } },
      { RuleName: 'TwoRule1', TargetBackupVault: { 'Fn::GetAtt': ['TwoVault59D28CFA', 'BackupVaultName'] } },
    ],
  ]);
});

test('its attributes refer to the resource', () => {
  const stack = testStack();
  const plan = BackupPlan.daily35DayRetention(stack, 'Plan');
  const attribute = (name: string) => ({ 'Fn::GetAtt': ['PlanDAF4E53A', name] });
  expect(stack.resolve([plan.backupPlanId, plan.backupPlanArn, plan.versionId, plan.backupPlanRef])).toEqual([
    attribute('BackupPlanId'),
    attribute('BackupPlanArn'),
    attribute('VersionId'),
    { backupPlanId: attribute('BackupPlanId'), backupPlanArn: attribute('BackupPlanArn') },
  ]);
});

test.each([undefined, false])('windowsVss %s leaves the advanced settings out', (windowsVss) => {
  const stack = testStack();
  new BackupPlan(stack, 'Plan', { windowsVss, backupPlanRules: [BackupPlanRule.daily()] });
  expect(resourceOf(stack, PLAN).Properties.BackupPlan.AdvancedBackupSettings).toBeUndefined();
});

test('tokens pass everywhere', () => {
  const stack = testStack();
  const text = new CfnParameter(stack, 'Text').valueAsString;
  const days = Duration.days(new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber);
  const minutes = Duration.minutes(new CfnParameter(stack, 'Minutes', { type: 'Number' }).valueAsNumber);
  new BackupPlan(stack, 'Plan', {
    backupPlanName: text,
    backupVault: BackupVault.fromBackupVaultName(stack, 'Vault', text),
    backupPlanRules: [new BackupPlanRule({
      ruleName: text,
      scheduleExpression: events.Schedule.expression(text),
      scheduleExpressionTimezone: TimeZone.of(text),
      startWindow: minutes,
      completionWindow: minutes,
      moveToColdStorageAfter: days,
      deleteAfter: days,
      copyActions: [{
        destinationBackupVault: BackupVault.fromBackupVaultArn(stack, 'Copies', text),
        deleteAfter: days,
        moveToColdStorageAfter: days,
      }],
      recoveryPointTags: { stage: text },
      indexActions: [{ resourceTypes: [new IndexActionResourceType(text)] }],
    })],
  });
  const lifecycle = { MoveToColdStorageAfterDays: { Ref: 'Days' }, DeleteAfterDays: { Ref: 'Days' } };
  expect(resourceOf(stack, PLAN).Properties.BackupPlan).toEqual({
    BackupPlanName: { Ref: 'Text' },
    BackupPlanRule: [{
      RuleName: { Ref: 'Text' },
      TargetBackupVault: { Ref: 'Text' },
      ScheduleExpression: { Ref: 'Text' },
      ScheduleExpressionTimezone: { Ref: 'Text' },
      StartWindowMinutes: { Ref: 'Minutes' },
      CompletionWindowMinutes: { Ref: 'Minutes' },
      Lifecycle: lifecycle,
      CopyActions: [{ DestinationBackupVaultArn: { Ref: 'Text' }, Lifecycle: lifecycle }],
      RecoveryPointTags: { stage: { Ref: 'Text' } },
      IndexActions: [{ ResourceTypes: [{ Ref: 'Text' }] }],
    }],
  });
});

test('Tags tag the plan and the vault made for it', () => {
  const stack = testStack();
  const plan = BackupPlan.daily35DayRetention(stack, 'Plan');
  Tags.of(plan).add('team', 'storage');
  expect(resourceOf(stack, PLAN).Properties.BackupPlanTags).toEqual({ team: 'storage' });
  expect(resourceOf(stack, 'AWS::Backup::BackupVault').Properties.BackupVaultTags).toEqual({ team: 'storage' });
});

test('a plan works in a stack of a stage', () => {
  const stage = new Stage(new App(), 'Production', { env: HERE });
  const stack = new Stack(stage, 'Stack');
  const plan = BackupPlan.daily35DayRetention(stack, 'Plan');
  plan.addSelection('Selection', { resources: [BackupResource.fromTag('stage', 'production')] });
  expect(ruleNames(stack)).toEqual(['Daily']);
  expect(resourceOf(stack, 'AWS::Backup::BackupSelection').Properties.BackupPlanId).toEqual({ 'Fn::GetAtt': ['PlanDAF4E53A', 'BackupPlanId'] });
});

test('rules that are added after somebody has looked at the plan are in the template', () => {
  const stack = testStack();
  const plan = BackupPlan.daily35DayRetention(stack, 'Plan');
  stack.resolve((plan.node.defaultChild as upstream.CfnBackupPlan)._toCloudFormation());
  plan.addRule(BackupPlanRule.weekly());
  expect(ruleNames(stack)).toEqual(['Daily', 'Weekly']);
});

test('a subclass can add what it needs', () => {
  class NightlyPlan extends BackupPlan {
    constructor(stack: Stack, id: string, props: BackupPlanProps = {}) {
      super(stack, id, props);
      this.addRule(BackupPlanRule.daily());
    }

    public override addRule(rule: BackupPlanRule): void {
      super.addRule(new BackupPlanRule({ ...rule.props, ruleName: `Nightly${rule.props.ruleName}` }));
    }
  }
  const stack = testStack();
  new NightlyPlan(stack, 'Plan', { backupPlanRules: [BackupPlanRule.weekly()] });
  expect(ruleNames(stack)).toEqual(['NightlyWeekly', 'NightlyDaily']);
});

describe('an imported plan', () => {
  test('knows its id and its ARN', () => {
    const stack = testStack(HERE);
    const plan = BackupPlan.fromBackupPlanId(stack, 'Plan', 'a1b2c3d4');
    expect(plan.backupPlanId).toBe('a1b2c3d4');
    expect(plan.env).toEqual(HERE);
    expect(stack.resolve(plan.backupPlanRef)).toEqual({
      backupPlanId: 'a1b2c3d4',
      backupPlanArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup:eu-central-1:111111111111:backup-plan:a1b2c3d4']] },
    });
    expect(Template.fromStack(stack).toJSON().Resources).toBeUndefined();
  });

  test('may have an id that is known at deployment', () => {
    const stack = testStack();
    const id = new CfnParameter(stack, 'Id').valueAsString;
    expect(stack.resolve(BackupPlan.fromBackupPlanId(stack, 'Plan', id).backupPlanRef.backupPlanArn)).toEqual({
      'Fn::Join': ['', [
        'arn:', { Ref: 'AWS::Partition' }, ':backup:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':backup-plan:', { Ref: 'Id' },
      ]],
    });
  });
});

describe('what is wrong with several rules', () => {
  const bad = (ruleName?: string) => ({ props: { ruleName, deleteAfter: Duration.days(0) } }) as BackupPlanRule;
  const problem = "'deleteAfter' must be between 1 and 36,500 days, got 0 days";

  test('comes in one error with what is wrong with the plan, and names each rule', () => {
    expect(messageOf(() => new BackupPlan(testStack(), 'Plan', { backupPlanName: 'a plan', backupPlanRules: [bad('One'), BackupPlanRule.daily(), bad(), bad('a b')] }))).toBe([
      'Stack/Plan: 5 problems',
      "'backupPlanName' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'a plan'",
      `the rule 'One': ${problem}`,
      `the rule 'PlanRule2': ${problem}`,
      "'ruleName' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'a b'",
      `the rule 'a b': ${problem}`,
    ].join('\n  - '));
  });

  test('leaves no part of the plan behind', () => {
    const stack = testStack();
    expect(() => new BackupPlan(stack, 'Plan', { backupPlanRules: [BackupPlanRule.daily(), bad('One')] })).toThrow(problem);
    expect(stack.node.findChild('Plan').node.children).toEqual([]);
  });
});
