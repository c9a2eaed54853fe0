import { Annotations, App, aws_backup as backup, aws_kms as kms, CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupResourceType, BackupVault, LogicallyAirGappedBackupVault } from '../../src';
import type { BackupPlanCopyActionProps, BackupPlanRuleProps } from '../../src';
import { HERE, l1Of, messageOf, resourceOf, synth, synthesisProblemsOf, testStack, THERE, warningsOf } from '../util';

const days = Duration.days;
/** As many days as only deployment knows. */
const anyDays = () => days(new CfnParameter(stack, 'AnyDays', { type: 'Number' }).valueAsNumber);

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
    ['no end', {}, "the rule 'Daily': 'deleteAfter' must be given with 'targetLogicallyAirGappedBackupVault': such a vault takes no recovery point that is never deleted"],
    ['6 days', { deleteAfter: days(6) }, "the rule 'Daily': 'deleteAfter' must be at least 7 days with 'targetLogicallyAirGappedBackupVault', got 6 days"],
    ['6 days, continuously', { enableContinuousBackup: true, deleteAfter: days(6) },
      "the rule 'Daily': 'deleteAfter' must be at least 7 days with 'targetLogicallyAirGappedBackupVault', got 6 days"],
  ])('%s', (_, props, message) => {
    expect(messageOf(() => planWith(airGapped(), props))).toBe(message);
  });

  test.each<[string, () => BackupPlanRuleProps]>([
    ['7 days', () => ({ deleteAfter: days(7) })],
    ['continuous backups', () => ({ enableContinuousBackup: true })],
    ['a token', () => ({ deleteAfter: anyDays() })],
  ])('%s are not', (_, props) => {
    const target = LogicallyAirGappedBackupVault.fromBackupVaultName(stack, 'Import', 'apart');
    planWith(target, props());
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
    ['a minimum', (plan) => plan.addPropertyOverride('MaxRetentionDays', new CfnParameter(stack, 'Days').valueAsString), '8 to 36,500 days'],
    ['a maximum', (plan) => plan.addPropertyOverride('MinRetentionDays', new CfnParameter(stack, 'Days').valueAsString), '7 to 1,000 days'],
  ])('where no more is known than %s', (_, change, words) => {
    const target = airGapped();
    change(l1Of(target));
    const plan = planWith(target, { deleteAfter: days(7) });
    plan.addRule(new BackupPlanRule({ ruleName: 'Long', deleteAfter: days(1_001), targetLogicallyAirGappedBackupVault: target }));
    expect(synthesisProblemsOf(stack)).toEqual([expect.stringMatching(new RegExp(`takes only what is kept for ${words}$`))]);
  });

  test('not where it is a token', () => {
    planWith(airGapped(), { deleteAfter: anyDays() });
    expect(() => synth(stack)).not.toThrow();
  });

  test('for an L1, too', () => {
    planWith(new backup.CfnLogicallyAirGappedBackupVault(stack, 'L1', { backupVaultName: 'apart', minRetentionDays: 31, maxRetentionDays: 99 }));
    expect(synthesisProblemsOf(stack)).toEqual([
      "[Stack/Plan] the rule 'Daily' keeps recovery points for 30 days, and the vault 'Stack/L1' takes only what is kept for 31 to 99 days",
    ]);
  });
});

describe('a locked vault', () => {
  type Make = (minRetention: number, maxRetention?: number) => backup.IBackupVaultRef;

  const lock = (min: number, max?: number) => ({ minRetention: days(min), maxRetention: max === undefined ? undefined : days(max) });
  const ours: Make = (min, max) => new BackupVault(stack, 'Locked', { lockConfiguration: lock(min, max) });
  const v2s: Make = (min, max) => new backup.BackupVault(stack, 'Locked', { lockConfiguration: lock(min, max) });
  const l1: Make = (minRetentionDays, maxRetentionDays) => new backup.CfnBackupVault(stack, 'Locked', {
    backupVaultName: 'locked', lockConfiguration: { minRetentionDays, maxRetentionDays },
  });

  const ruleInto = (backupVault: backup.IBackupVaultRef, props: BackupPlanRuleProps) => new BackupPlan(stack, 'Plan', {
    backupPlanRules: [new BackupPlanRule({ ruleName: 'Daily', backupVault, ...props })],
  });
  const copyInto = (destinationBackupVault: backup.IBackupVaultRef, copy: Partial<BackupPlanCopyActionProps>, props: BackupPlanRuleProps = {}) =>
    new BackupPlan(stack, 'Plan', {
      backupVault: BackupVault.fromBackupVaultName(stack, 'Vault', 'main'),
      backupPlanRules: [new BackupPlanRule({ ruleName: 'Daily', ...props, copyActions: [{ destinationBackupVault, ...copy }] })],
    });
  const problem = (what: string, kept: string, range: string) =>
    [`[Stack/Plan] the rule 'Daily' keeps ${what} ${kept}, and the vault 'Stack/Locked' takes only what is kept for ${range}`];

  const refused: [string, BackupPlanRuleProps, [number, number?], string, string][] = [
    ['one day', { deleteAfter: days(1) }, [7, 30], 'for 1 day', '7 to 30 days'],
    ['anything but what the lock says', { deleteAfter: days(2) }, [1, 1], 'for 2 days', 'exactly 1 day'],
    ['a day less than the minimum', { deleteAfter: days(6) }, [7], 'for 6 days', 'at least 7 days'],
    ['a day more than the maximum', { deleteAfter: days(31) }, [7, 30], 'for 31 days', '7 to 30 days'],
    ['hours that make too many days', { deleteAfter: Duration.hours(31 * 24) }, [7, 30], 'for 31 days', '7 to 30 days'],
    ['no end', {}, [7, 30], 'for ever', '7 to 30 days'],
    ['no end in cold storage', { moveToColdStorageAfter: days(8) }, [7, 3_000], 'for ever', '7 to 3,000 days'],
  ];
  const taken: [string, () => BackupPlanRuleProps, [number, number?]][] = [
    ['the minimum', () => ({ deleteAfter: days(7) }), [7, 30]],
    ['the maximum', () => ({ deleteAfter: days(30) }), [7, 30]],
    ['no end without a maximum', () => ({}), [7]],
    ['what only deployment knows', () => ({ deleteAfter: anyDays() }), [7, 30]],
  ];

  test.each(refused)('refuses a rule with %s', (_, props, [min, max], kept, range) => {
    ruleInto(ours(min, max), props);
    expect(synthesisProblemsOf(stack)).toEqual(problem('recovery points', kept, range));
  });

  test.each(taken)('takes a rule with %s', (_, props, [min, max]) => {
    ruleInto(ours(min, max), props());
    expect(() => synth(stack)).not.toThrow();
  });

  test.each(refused.filter(([, props]) => Object.keys(props).length > 0))('refuses a copy with %s', (_, props, [min, max], kept, range) => {
    copyInto(ours(min, max), props);
    expect(synthesisProblemsOf(stack)).toEqual(problem('copies', kept, range));
  });

  test.each(taken)('takes a copy with %s', (_, props, [min, max]) => {
    copyInto(ours(min, max), props());
    expect(() => synth(stack)).not.toThrow();
  });

  test.each<[string, BackupPlanRuleProps, [number, number?], string | undefined]>([
    ['which is too short', { deleteAfter: days(7) }, [30], 'for 7 days'],
    ['which is too long', { deleteAfter: days(31) }, [7, 30], 'for 31 days'],
    ['which is 35 days of continuous backups', { enableContinuousBackup: true }, [36], 'for 35 days'],
    ['which has no end', {}, [7, 30], 'for ever'],
    ['which is enough', { deleteAfter: days(30) }, [30, 30], undefined],
    ['which has no end, where there is no maximum', {}, [7], undefined],
  ])('a copy of which nothing is said is kept as long as the original, %s', (_, props, [min, max], kept) => {
    copyInto(ours(min, max), {}, props);
    if (kept) {
      expect(synthesisProblemsOf(stack)).toEqual(problem('copies as long as the original,', kept, max ? `${min} to ${max} days` : `at least ${min} days`));
    } else {
      expect(() => synth(stack)).not.toThrow();
    }
  });

  test('a copy of which only the move to cold storage is said is kept for ever', () => {
    copyInto(ours(7, 3_000), { moveToColdStorageAfter: days(8) }, { deleteAfter: days(30) });
    expect(synthesisProblemsOf(stack)).toEqual(problem('copies', 'for ever', '7 to 3,000 days'));
  });

  test('a copy into an imported vault that is logically air-gapped is kept as long as all of those take', () => {
    const imported = LogicallyAirGappedBackupVault.fromBackupVaultName(stack, 'Locked', 'apart');
    const plan = copyInto(imported, { deleteAfter: days(3) });
    plan.addRule(new BackupPlanRule({ ruleName: 'Good', copyActions: [{ destinationBackupVault: imported, deleteAfter: days(7) }] }));
    expect(synthesisProblemsOf(stack)).toEqual(problem('copies', 'for 3 days', '7 to 36,500 days'));
  });

  test('may have a maximum alone that is known', () => {
    const vault = new backup.CfnBackupVault(stack, 'Locked', { backupVaultName: 'locked' });
    vault.addPropertyOverride('LockConfiguration', { MinRetentionDays: new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber, MaxRetentionDays: 30 });
    ruleInto(vault, { deleteAfter: days(31) });
    expect(synthesisProblemsOf(stack)).toEqual(problem('recovery points', 'for 31 days', 'at most 30 days'));
  });

  describe('what an override says counts', () => {
    const RULE = 'BackupPlan.BackupPlanRule.0';

    test.each<[string, (plan: ReturnType<typeof l1Of>) => void]>([
      ['a good retention of the rule', (plan) => plan.addPropertyOverride(`${RULE}.Lifecycle.DeleteAfterDays`, 40)],
      ['no rule any more', (plan) => plan.addPropertyOverride('BackupPlan.BackupPlanRule', [{ RuleName: 'Other', TargetBackupVault: 'main' }])],
    ])('%s', (_, change) => {
      change(l1Of(ruleInto(ours(30), { deleteAfter: days(5) })));
      expect(() => synth(stack)).not.toThrow();
    });

    test('rules in the places of others, with vaults of their own', () => {
      const vault = l1(30);
      const plan = ruleInto(vault, { deleteAfter: days(40) });
      plan.addRule(new BackupPlanRule({ ruleName: 'Monthly', backupVault: vault, deleteAfter: days(400) }));
      l1Of(plan).addPropertyOverride('BackupPlan.BackupPlanRule', [
        { RuleName: 'Other', TargetBackupVault: 'main', Lifecycle: { DeleteAfterDays: 5 } },
        { RuleName: 'Monthly', TargetBackupVault: 'locked', Lifecycle: { DeleteAfterDays: 6 } },
      ]);
      expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Plan] the rule 'Monthly' keeps recovery points for 6 days, "
        + "and the vault 'Stack/Locked' takes only what is kept for at least 30 days"]);
    });

    test('a bad retention of the rule', () => {
      l1Of(ruleInto(ours(30), { deleteAfter: days(40) })).addPropertyOverride(`${RULE}.Lifecycle.DeleteAfterDays`, 5);
      expect(synthesisProblemsOf(stack)).toEqual(problem('recovery points', 'for 5 days', 'at least 30 days'));
    });

    test.each<[string, (plan: ReturnType<typeof l1Of>) => void]>([
      ['a good retention of the copy', (plan) => plan.addPropertyOverride(`${RULE}.CopyActions.0.Lifecycle.DeleteAfterDays`, 40)],
      ['that of the rule', (plan) => plan.addPropertyDeletionOverride(`${RULE}.CopyActions.0.Lifecycle`)],
      ['no copy any more', (plan) => plan.addPropertyDeletionOverride(`${RULE}.CopyActions`)],
    ])('%s', (_, change) => {
      change(l1Of(copyInto(ours(30), { deleteAfter: days(5) }, { deleteAfter: days(30) })));
      expect(() => synth(stack)).not.toThrow();
    });
  });

  test('of another account or Region is none of the rule, which only names it', () => {
    const app = new App();
    const [here, there] = [HERE, THERE].map((env, index) => new Stack(app, index ? 'There' : 'Stack', { env }));
    const backupVault = new BackupVault(there, 'Locked', { backupVaultName: 'locked', lockConfiguration: lock(7, 30) });
    new BackupPlan(here, 'Plan', { backupVault, backupPlanRules: [new BackupPlanRule({ deleteAfter: days(31) })] });
    expect(warningsOf(app).map(({ id }) => id)).toContain('cdk-aws-backup:vaultOfOtherEnvironment');
  });

  test('refuses continuous backups that are kept for 35 days, and takes them from a lock of 35', () => {
    ruleInto(ours(36), { enableContinuousBackup: true });
    expect(synthesisProblemsOf(stack)).toEqual(problem('recovery points', 'for 35 days', 'at least 36 days'));
    stack = testStack();
    ruleInto(ours(35), { enableContinuousBackup: true });
    expect(() => synth(stack)).not.toThrow();
  });

  test.each<[string, Make]>([['of aws-cdk-lib', v2s], ['as an L1', l1]])('is known %s', (_, make) => {
    ruleInto(make(7, 30), { deleteAfter: days(31) });
    expect(synthesisProblemsOf(stack)).toEqual(problem('recovery points', 'for 31 days', '7 to 30 days'));
  });

  test('is known of another stack and another Region', () => {
    const app = new App();
    [stack] = [HERE, THERE].map((env, index) => new Stack(app, index ? 'There' : 'Stack', { env }));
    const there = app.node.findChild('There') as Stack;
    const key = new kms.Key(there, 'Key');
    copyInto(new BackupVault(there, 'Locked', { encryptionKey: key, lockConfiguration: lock(7, 30) }), { deleteAfter: days(31) });
    expect(synthesisProblemsOf(stack)).toEqual([problem('copies', 'for 31 days', '7 to 30 days')[0].replace('Stack/Locked', 'There/Locked')]);
  });

  test('refuses with every rule and copy at once', () => {
    const vault = ours(7, 30);
    const plan = ruleInto(vault, { deleteAfter: days(6) });
    plan.addRule(new BackupPlanRule({
      ruleName: 'Copied',
      backupVault: BackupVault.fromBackupVaultName(stack, 'Vault', 'main'),
      copyActions: [{ destinationBackupVault: vault, deleteAfter: days(30) }, { destinationBackupVault: vault, deleteAfter: days(31) }],
    }));
    expect(synthesisProblemsOf(stack)).toHaveLength(2);
  });

  test.each<[string, () => backup.IBackupVaultRef]>([
    ['that is not locked', () => new BackupVault(stack, 'Locked')],
    ['that is imported', () => BackupVault.fromBackupVaultName(stack, 'Locked', 'other')],
    ['whose lock is overridden away', () => {
      const vault = ours(7, 30);
      l1Of(vault as BackupVault).addPropertyDeletionOverride('LockConfiguration');
      return vault;
    }],
  ])('takes everything if it is one %s', (_, make) => {
    ruleInto(make(), {});
    expect(() => synth(stack)).not.toThrow();
  });
});

describe('a locked vault beside a logically air-gapped one', () => {
  const text = "the rule 'Daily' keeps recovery points for 90 days, and the vault 'Stack/Vault' takes only what is kept for 7 to 35 days: what does not go straight to "
    + "the logically air-gapped vault 'Stack/AirGapped' is not backed up";

  const planOf = (...types: BackupResourceType[]) => {
    const plan = new BackupPlan(stack, 'Plan', {
      backupVault: new BackupVault(stack, 'Vault', { lockConfiguration: { minRetention: days(7), maxRetention: days(35) } }),
      backupPlanRules: [new BackupPlanRule({ ruleName: 'Daily', deleteAfter: days(90), targetLogicallyAirGappedBackupVault: airGapped() })],
    });
    types.forEach((type) => plan.addSelection(type.name, { resources: [BackupResource.allOf(type)] }));
    return plan;
  };
  const warnings = () => warningsOf(stack).filter(({ id }) => id === 'cdk-aws-backup:lockedVaultBesideAirGapped');

  test.each<[string, BackupResourceType[]]>([
    ['is not known', []],
    ['has a way through the ordinary vault', [BackupResourceType.EFS, BackupResourceType.EBS]],
    ['stays in the ordinary vault', [BackupResourceType.REDSHIFT]],
    ['is fully managed with advanced features only', [BackupResourceType.DYNAMODB]],
  ])('gives a warning where what is selected %s', (_, types) => {
    const plan = planOf(...types);
    expect(warnings()).toEqual([{ path: 'Stack/Plan', id: 'cdk-aws-backup:lockedVaultBesideAirGapped', text }]);
    Annotations.of(plan).acknowledgeWarning('cdk-aws-backup:lockedVaultBesideAirGapped');
    expect(warnings()).toEqual([]);
  });

  test('gives none where all that is selected goes straight to that', () => {
    planOf(BackupResourceType.EFS);
    expect(warnings()).toEqual([]);
  });
});

describe('the account and Region', () => {
  const problem = (where: string) => "Stack/Plan: the rule 'Daily': 'targetLogicallyAirGappedBackupVault' must be in the account and Region of the plan (111111111111, eu-central-1), "
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
    ['as that of one rule', (vault) => new BackupPlan(stack, 'Plan', {
      backupPlanRules: [BackupPlanRule.daily(vault), new BackupPlanRule({ ruleName: 'Other', deleteAfter: days(35) })],
    }), "the rule 'Daily' has"],
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
