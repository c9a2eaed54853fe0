import { App, aws_backup as backup, CfnParameter, Duration, Lazy, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupVault, LogicallyAirGappedBackupVault } from '../../src';
import type { BackupPlanRuleProps } from '../../src';
import { daysOf, outOfRangeProblems } from '../../src/plan/vault-checks';
import { HERE, l1Of, messageOf, resourceOf, synth, synthesisProblemsOf, testStack, THERE, warningsOf } from '../util';

const days = Duration.days;

let stack: Stack;

beforeEach(() => {
  stack = testStack();
});

function airGapped(scope: Stack = stack): LogicallyAirGappedBackupVault {
  return new LogicallyAirGappedBackupVault(scope, 'AirGapped', { minRetention: days(8), maxRetention: days(1_000) });
}

type Target = backup.ILogicallyAirGappedBackupVaultRef;

function planWith(target: Target, props: BackupPlanRuleProps = { deleteAfter: days(30) }, scope: Stack = stack): BackupPlan {
  return new BackupPlan(scope, 'Plan', {
    backupVault: new BackupVault(scope, 'Vault'),
    backupPlanRules: [new BackupPlanRule({ ruleName: 'Daily', ...props, targetLogicallyAirGappedBackupVault: target })],
  });
}

const ruleOf = (scope: Stack = stack) => resourceOf(scope, 'AWS::Backup::BackupPlan').Properties.BackupPlan.BackupPlanRule[0];

describe('the target is rendered beside the vault', () => {
  const joined = (name: unknown) => ({
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':backup-vault:', name]],
  });

  test.each<[string, () => Target, unknown]>([
    ['an L2', airGapped, { 'Fn::GetAtt': ['AirGappedB22F77BE', 'BackupVaultArn'] }],
    ['an L1', () => new backup.CfnLogicallyAirGappedBackupVault(stack, 'L1', { backupVaultName: 'apart', minRetentionDays: 7, maxRetentionDays: 99 }), joined({ Ref: 'L1' })],
    ['an import by ARN', () => LogicallyAirGappedBackupVault.fromBackupVaultArn(stack, 'Import', 'arn:aws:backup:eu-central-1:111111111111:backup-vault:apart'),
      'arn:aws:backup:eu-central-1:111111111111:backup-vault:apart'],
    ['an import by an ARN that is a token', () => LogicallyAirGappedBackupVault.fromBackupVaultArn(stack, 'Import', new CfnParameter(stack, 'Arn').valueAsString), { Ref: 'Arn' }],
  ])('%s', (_, target, expected) => {
    planWith(target());
    expect(ruleOf()).toEqual({
      RuleName: 'Daily',
      TargetBackupVault: { 'Fn::GetAtt': [expect.stringMatching(/^Vault/), 'BackupVaultName'] },
      TargetLogicallyAirGappedBackupVaultArn: expected,
      Lifecycle: { DeleteAfterDays: 30 },
    });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('of another stack', () => {
    const other = new Stack(stack.node.root as App, 'Other');
    planWith(airGapped(other));
    expect(ruleOf().TargetLogicallyAirGappedBackupVaultArn).toEqual({ 'Fn::ImportValue': expect.stringMatching(/^Other:.*BackupVaultArn/) });
  });

  test('or not at all', () => {
    new BackupPlan(stack, 'Plan', { backupPlanRules: [BackupPlanRule.daily()] });
    expect(ruleOf()).not.toHaveProperty('TargetLogicallyAirGappedBackupVaultArn');
  });
});

describe('what no logically air-gapped vault takes is refused with the rule', () => {
  test.each<[string, BackupPlanRuleProps, string]>([
    ['no end', {}, "'deleteAfter' must be given with 'targetLogicallyAirGappedBackupVault': such a vault takes no recovery point that is never deleted"],
    ['6 days', { deleteAfter: days(6) }, "'deleteAfter' must be at least 7 days with 'targetLogicallyAirGappedBackupVault', got 6 days"],
    ['6 days, continuously', { enableContinuousBackup: true, deleteAfter: days(6) },
      "'deleteAfter' must be at least 7 days with 'targetLogicallyAirGappedBackupVault', got 6 days"],
  ])('%s', (_, props, message) => {
    expect(messageOf(() => planWith(airGapped(), props))).toBe(message);
  });

  test.each<[string, BackupPlanRuleProps]>([
    ['7 days', { deleteAfter: days(7) }],
    ['continuous backups', { enableContinuousBackup: true }],
    ['a token', { deleteAfter: days(Lazy.number({ produce: () => 1 })) }],
  ])('%s are not', (_, props) => {
    const target = LogicallyAirGappedBackupVault.fromBackupVaultName(stack, 'Import', 'apart');
    planWith(target, props);
    expect(() => synth(stack)).not.toThrow();
  });
});

describe('a retention that the vault of this app does not take is refused at synthesis', () => {
  test.each<[string, BackupPlanRuleProps, string]>([
    ['too short', { deleteAfter: days(7) }, 'for 7 days'],
    ['too long', { deleteAfter: days(1_001) }, 'for 1,001 days'],
    ['too short in hours', { deleteAfter: Duration.hours(168) }, 'for 7 days'],
  ])('%s', (_, props, words) => {
    planWith(airGapped(), props);
    expect(synthesisProblemsOf(stack)).toEqual([
      `[Stack/Plan] the rule 'Daily' keeps recovery points ${words}, and the vault 'Stack/AirGapped' takes only what is kept for 8 to 1,000 days`,
    ]);
  });

  test('35 days of continuous backups', () => {
    const target = new LogicallyAirGappedBackupVault(stack, 'AirGapped', { minRetention: days(36), maxRetention: days(365) });
    planWith(target, { enableContinuousBackup: true });
    expect(synthesisProblemsOf(stack)).toEqual([
      "[Stack/Plan] the rule 'Daily' keeps recovery points for 35 days, and the vault 'Stack/AirGapped' takes only what is kept for 36 to 365 days",
    ]);
  });

  test.each([8, 1_000])('%d days are not', (count) => {
    planWith(airGapped(), { deleteAfter: days(count) });
    expect(() => synth(stack)).not.toThrow();
  });

  test('each rule by itself', () => {
    const target = airGapped();
    const plan = planWith(target, { deleteAfter: days(7) });
    plan.addRule(new BackupPlanRule({ ruleName: 'Good', deleteAfter: days(8), targetLogicallyAirGappedBackupVault: target }));
    plan.addRule(new BackupPlanRule({ ruleName: 'Long', deleteAfter: days(2_000), targetLogicallyAirGappedBackupVault: target }));
    expect(synthesisProblemsOf(stack).map((line) => /'(\w+)'/.exec(line)![1])).toEqual(['Daily', 'Long']);
  });

  test.each<[string, (l1: ReturnType<typeof l1Of>) => void, string]>([
    ['a minimum', (l1) => l1.addPropertyOverride('MaxRetentionDays', new CfnParameter(stack, 'Days').valueAsString), 'at least 8 days'],
    ['a maximum', (l1) => l1.addPropertyOverride('MinRetentionDays', new CfnParameter(stack, 'Days').valueAsString), 'at most 1,000 days'],
  ])('where no more is known than %s', (_, change, words) => {
    const target = airGapped();
    change(l1Of(target));
    const plan = planWith(target, { deleteAfter: days(7) });
    plan.addRule(new BackupPlanRule({ ruleName: 'Long', deleteAfter: days(1_001), targetLogicallyAirGappedBackupVault: target }));
    expect(synthesisProblemsOf(stack)).toEqual([expect.stringMatching(new RegExp(`takes only what is kept for ${words}$`))]);
  });

  test('not where it is a token, and not where the vault is imported', () => {
    planWith(airGapped(), { deleteAfter: days(Lazy.number({ produce: () => 1 })) });
    expect(() => synth(stack)).not.toThrow();
  });

  test('for an L1, too', () => {
    planWith(new backup.CfnLogicallyAirGappedBackupVault(stack, 'L1', { backupVaultName: 'apart', minRetentionDays: 31, maxRetentionDays: 99 }));
    expect(synthesisProblemsOf(stack)).toEqual([
      "[Stack/Plan] the rule 'Daily' keeps recovery points for 30 days, and the vault 'Stack/L1' takes only what is kept for 31 to 99 days",
    ]);
  });
});

describe('the retention of a rule', () => {
  test.each<[string, BackupPlanRuleProps, number | undefined]>([
    ['is told in days', { deleteAfter: days(9) }, 9],
    ['is told in days where it was in hours', { deleteAfter: Duration.hours(48) }, 2],
    ['is that of continuous backups', { enableContinuousBackup: true, deleteAfter: days(9) }, 9],
    ['is 35 days for continuous backups that say nothing', { enableContinuousBackup: true }, 35],
    ['has no end where nothing is said', {}, Infinity],
    ['is not known of a token', { deleteAfter: days(Lazy.number({ produce: () => 1 })) }, undefined],
  ])('%s', (_, props, expected) => {
    expect(daysOf(props)).toBe(expected);
  });
});

describe('a lock', () => {
  const lock = (minRetention: number, maxRetention?: number) => new BackupVault(stack, 'Vault', {
    lockConfiguration: { minRetention: days(minRetention), maxRetention: maxRetention === undefined ? undefined : days(maxRetention) },
  });

  test.each<[string, number | undefined, [number, number?], string[]]>([
    ['one day', 1, [7, 30], ["it is kept for 1 day, and the vault 'Stack/Vault' takes only what is kept for 7 to 30 days"]],
    ['for ever', Infinity, [7, 30], ["it is kept for ever, and the vault 'Stack/Vault' takes only what is kept for 7 to 30 days"]],
    ['for ever without a maximum', Infinity, [7], []],
    ['less than the minimum', 6, [7], ["it is kept for 6 days, and the vault 'Stack/Vault' takes only what is kept for at least 7 days"]],
    ['the minimum', 7, [7, 30], []],
    ['the maximum', 30, [7, 30], []],
    ['what is not known', undefined, [7, 30], []],
  ])('takes what is within it: %s', (_, count, [min, max], expected) => {
    expect(outOfRangeProblems('it is kept', count, lock(min, max))).toEqual(expected);
  });

  test('that is not there takes everything', () => {
    expect(outOfRangeProblems('it is kept', Infinity, new BackupVault(stack, 'Vault'))).toEqual([]);
    expect(outOfRangeProblems('it is kept', Infinity, BackupVault.fromBackupVaultName(stack, 'Import', 'other'))).toEqual([]);
  });
});

describe('the account and Region', () => {
  const problem = (where: string) => "Stack/Plan: 'targetLogicallyAirGappedBackupVault' must be in the account and Region of the plan (111111111111, eu-central-1), "
    + `got 'Stack/Import' (${where}): use a copy action to get there`;

  test.each([
    ['another account', 'arn:aws:backup:eu-central-1:222222222222:backup-vault:apart', '222222222222, eu-central-1'],
    ['another Region', 'arn:aws:backup:us-east-1:111111111111:backup-vault:apart', '111111111111, us-east-1'],
  ])('must not be those of %s', (_, arn, where) => {
    const here = testStack(HERE);
    const target = LogicallyAirGappedBackupVault.fromBackupVaultArn(here, 'Import', arn);
    expect(messageOf(() => planWith(target, undefined, here))).toBe(problem(where));
  });

  test('must not be those of another stack elsewhere', () => {
    const here = testStack(HERE);
    const there = new Stack(here.node.root as App, 'There', { env: THERE });
    expect(messageOf(() => planWith(airGapped(there), undefined, here))).toContain("got 'There/AirGapped' (222222222222, us-east-1)");
  });

  test('pass where they are those of the plan, or not known', () => {
    for (const env of [HERE, undefined]) {
      const each = testStack(env);
      planWith(LogicallyAirGappedBackupVault.fromBackupVaultArn(each, 'Import', 'arn:aws:backup:eu-central-1:111111111111:backup-vault:apart'), undefined, each);
      expect(() => synth(each)).not.toThrow();
    }
  });
});

describe('a logically air-gapped vault as the vault of a rule', () => {
  const text = (rules: string) => `${rules} a logically air-gapped vault for a 'backupVault': AWS Backup fills one by a copy action or as the `
    + "'targetLogicallyAirGappedBackupVault' of a rule, beside a 'backupVault' of the ordinary kind";

  test.each<[string, (vault: LogicallyAirGappedBackupVault) => void, string]>([
    ['as that of the plan', (backupVault) => new BackupPlan(stack, 'Plan', { backupVault, backupPlanRules: [BackupPlanRule.daily(), BackupPlanRule.weekly()] }),
      "the rules 'Daily', 'Weekly' have"],
    ['as that of one rule', (vault) => new BackupPlan(stack, 'Plan', { backupPlanRules: [BackupPlanRule.daily(vault), BackupPlanRule.weekly()] }), "the rule 'Daily' has"],
  ])('gives a warning: %s', (_, make, rules) => {
    make(airGapped());
    expect(warningsOf(stack)).toEqual([{ path: 'Stack/Plan', id: 'cdk-aws-backup:airGappedVaultOfRule', text: text(rules) }]);
  });

  test('gives none as a destination', () => {
    const destinationBackupVault = airGapped();
    new BackupPlan(stack, 'Plan', { backupPlanRules: [new BackupPlanRule({ copyActions: [{ destinationBackupVault, deleteAfter: days(8) }] })] });
    expect(warningsOf(stack)).toEqual([]);
  });
});
