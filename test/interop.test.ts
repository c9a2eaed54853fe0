import { App, aws_backup as backup, aws_events as events, aws_iam as iam, aws_kms as kms, aws_sns as sns, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BackupPlan, BackupPlanRule, BackupResource, BackupSelection, BackupVault, BackupVaultEvents, IndexActionResourceType, TagOperation } from '../src';
import type { BackupPlanProps, IBackupPlan, IBackupVault } from '../src';
import { HERE, resourceOf, resourcesOf, testStack, THERE, warningsOf } from './util';

const VAULT_NAME = { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultName'] };
const VAULT_ARN = { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] };

let stack: Stack;

beforeEach(() => {
  stack = testStack(HERE);
});

function rules(): any[] {
  return resourceOf(stack, 'AWS::Backup::BackupPlan').Properties.BackupPlan.BackupPlanRule;
}

/** Every kind of vault there is, and what a template has for its name and ARN. */
const VAULTS: [string, () => backup.IBackupVaultRef, unknown, unknown][] = [
  ['ours', () => new BackupVault(stack, 'Vault'), VAULT_NAME, VAULT_ARN],
  ['that of aws-cdk-lib', () => new backup.BackupVault(stack, 'Vault'), VAULT_NAME, VAULT_ARN],
  ['an L1', () => new backup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'my-vault' }),
    { Ref: 'Vault' }, { 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] }],
  ['our import', () => BackupVault.fromBackupVaultArn(stack, 'Vault', 'arn:aws:backup:eu-central-1:111111111111:backup-vault:my-vault'),
    'my-vault', 'arn:aws:backup:eu-central-1:111111111111:backup-vault:my-vault'],
  ['an import of aws-cdk-lib', () => backup.BackupVault.fromBackupVaultArn(stack, 'Vault', 'arn:aws:backup:eu-central-1:111111111111:backup-vault:my-vault'),
    'my-vault', 'arn:aws:backup:eu-central-1:111111111111:backup-vault:my-vault'],
];

describe.each(VAULTS)('%s', (_, make, name, arn) => {
  test('is a vault for our plans', () => {
    const vault = make();
    new BackupPlan(stack, 'Plan', { backupVault: vault, backupPlanRules: [new BackupPlanRule({ copyActions: [{ destinationBackupVault: vault }] })] });
    expect(rules()).toEqual([{ RuleName: 'PlanRule0', TargetBackupVault: name, CopyActions: [{ DestinationBackupVaultArn: arn }] }]);
    expect(warningsOf(stack).map(({ id }) => id)).toEqual(['cdk-aws-backup:copyIntoOwnVault']);
  });

  test('is a vault for our rules', () => {
    new BackupPlan(stack, 'Plan', { backupPlanRules: [BackupPlanRule.daily(make())] });
    expect(rules()[0].TargetBackupVault).toEqual(name);
  });

  test('comes back from our plan as a vault that can be granted', () => {
    const plan = new BackupPlan(stack, 'Plan', { backupVault: make(), backupPlanRules: [BackupPlanRule.daily()] });
    const vault: IBackupVault = plan.backupVault;
    vault.grant(new iam.User(stack, 'User'), 'backup:StartBackupJob');
    expect(resourceOf(stack, 'AWS::IAM::Policy').Properties.PolicyDocument.Statement[0].Resource).toEqual(arn);
    expect(plan.backupVault).toBe(vault);
  });
});

describe('our vault in aws-cdk-lib', () => {
  test('is taken by its plan, its rule and its copies', () => {
    const vault = new BackupVault(stack, 'Vault');
    const plan = new backup.BackupPlan(stack, 'Plan', { backupVault: vault });
    plan.addRule(new backup.BackupPlanRule({
      backupVault: vault,
      scheduleExpression: events.Schedule.cron({ hour: '5', minute: '0' }),
      copyActions: [{ destinationBackupVault: vault, deleteAfter: Duration.days(7) }],
    }));
    expect(rules()).toEqual([expect.objectContaining({
      TargetBackupVault: VAULT_NAME,
      CopyActions: [{ DestinationBackupVaultArn: VAULT_ARN, Lifecycle: { DeleteAfterDays: 7 } }],
    })]);
  });

  test('imported is taken, too', () => {
    new backup.BackupPlan(stack, 'Plan', {
      backupVault: BackupVault.fromBackupVaultName(stack, 'Vault', 'my-vault'),
      backupPlanRules: [backup.BackupPlanRule.daily()],
    });
    expect(rules()[0].TargetBackupVault).toBe('my-vault');
  });

  test('is taken as the destination of copies in another account and Region', () => {
    const elsewhere = new Stack(stack.node.root as App, 'Far', { env: THERE });
    const far = new BackupVault(elsewhere, 'Vault', { backupVaultName: 'far-vault', encryptionKey: new kms.Key(elsewhere, 'Key') });
    new backup.BackupPlan(stack, 'Plan', {
      backupPlanRules: [new backup.BackupPlanRule({ copyActions: [{ destinationBackupVault: far }] })],
    });
    expect(rules()[0].CopyActions).toHaveLength(1);
    expect(Object.keys(rules()[0].CopyActions[0].DestinationBackupVaultArn)).toEqual(['Fn::GetStackOutput']);
  });

  test('is seen behind what hands it over', () => {
    const far = new BackupVault(new Stack(stack.node.root as App, 'Far', { env: THERE }), 'Vault', { backupVaultName: 'far-vault' });
    new backup.BackupPlan(stack, 'Plan', { backupPlanRules: [new backup.BackupPlanRule({ copyActions: [{ destinationBackupVault: far }] })] });
    expect(() => rules()).toThrow("the rule 'PlanRule0' must copy into a vault with a customer managed key in another account, got 'Far/Vault' without one");
  });
});

describe('plans', () => {
  const planId = { 'Fn::GetAtt': ['PlanDAF4E53A', 'BackupPlanId'] };

  test.each<[string, () => backup.IBackupPlanRef, unknown]>([
    ['that of aws-cdk-lib', () => new backup.BackupPlan(stack, 'Plan', { backupPlanRules: [backup.BackupPlanRule.daily()] }), planId],
    ['an L1', () => new backup.CfnBackupPlan(stack, 'Plan', { backupPlan: { backupPlanName: 'plan', backupPlanRule: [{ ruleName: 'daily', targetBackupVault: 'main' }] } }), { Ref: 'Plan' }],
    ['an import of aws-cdk-lib', () => backup.BackupPlan.fromBackupPlanId(stack, 'Plan', 'plan-id'), 'plan-id'],
    ['ours', () => BackupPlan.daily35DayRetention(stack, 'Plan'), planId],
  ])('%s takes our selection', (_, make, expected) => {
    new BackupSelection(stack, 'Selection', { backupPlan: make(), resources: [BackupResource.fromTag('stage', 'production')] });
    expect(resourceOf(stack, 'AWS::Backup::BackupSelection').Properties.BackupPlanId).toEqual(expected);
  });

  test('ours takes the selection of aws-cdk-lib', () => {
    const plan: IBackupPlan = BackupPlan.daily35DayRetention(stack, 'Plan');
    new backup.BackupSelection(stack, 'Selection', { backupPlan: plan, resources: [backup.BackupResource.fromTag('stage', 'production')] });
    expect(resourceOf(stack, 'AWS::Backup::BackupSelection').Properties.BackupPlanId).toEqual(planId);
  });
});

describe('the same program gives the same template', () => {
  const OURS = {
    BackupPlan, BackupPlanRule, BackupResource, BackupSelection, BackupVault, BackupVaultEvents, IndexActionResourceType, TagOperation,
  } as unknown as typeof backup;

  function templateOf(module: typeof backup, program: (stack: Stack, module: typeof backup) => void): unknown {
    const own = testStack(HERE);
    program(own, module);
    return Template.fromStack(own).toJSON();
  }

  test.each<[string, (own: Stack, module: typeof backup) => void]>([
    ['a vault', (own, { BackupVault: Vault }) => new Vault(own, 'Vault')],
    ['a vault with everything', (own, { BackupVault: Vault, BackupVaultEvents: Events }) => {
      const vault = new Vault(own, 'Vault', {
        backupVaultName: 'my-vault',
        encryptionKey: new kms.Key(own, 'Key'),
        notificationTopic: new sns.Topic(own, 'Topic', { masterKey: new kms.Key(own, 'TopicKey') }),
        notificationEvents: [Events.COPY_JOB_FAILED],
        removalPolicy: RemovalPolicy.DESTROY,
        lockConfiguration: { minRetention: Duration.days(1), maxRetention: Duration.days(2), changeableFor: Duration.days(3) },
        blockRecoveryPointDeletion: true,
      });
      vault.addToAccessPolicy(new iam.PolicyStatement({ actions: ['backup:StartCopyJob'], principals: [new iam.AnyPrincipal()], resources: ['*'] }));
      vault.grant(new iam.User(own, 'User'), 'backup:StartBackupJob');
    }],
    ['two vaults with one topic', (own, { BackupVault: Vault }) => {
      const notificationTopic = new sns.Topic(own, 'Topic');
      new Vault(own, 'One', { notificationTopic });
      new Vault(own, 'Other', { notificationTopic });
    }],
    ['a vault imported by its name', (own, { BackupPlan: Plan, BackupVault: Vault }) => {
      Plan.daily35DayRetention(own, 'Plan', Vault.fromBackupVaultName(own, 'Vault', 'my-vault'));
    }],
    ['a plan with a vault of its own', (own, { BackupPlan: Plan }) => Plan.dailyWeeklyMonthly7YearRetention(own, 'Plan')],
  ])('%s', (_, program) => {
    expect(templateOf(OURS, program)).toEqual(templateOf(backup, program));
  });
});

test('properties of a plan may come from where types are wider', () => {
  const props: BackupPlanProps = { backupVault: new backup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'my-vault' }) };
  new BackupPlan(stack, 'Plan', props).addRule(BackupPlanRule.weekly());
  expect(Object.keys(resourcesOf(stack, 'AWS::Backup::BackupVault'))).toEqual(['Vault']);
});

describe('a rule of aws-cdk-lib', () => {
  const add = (props: backup.BackupPlanRuleProps) => new BackupPlan(stack, 'Plan').addRule(new backup.BackupPlanRule(props));

  test('is rendered like ours', () => {
    add({ ruleName: 'theirs', deleteAfter: Duration.days(10) });
    expect(rules()).toEqual([{
      RuleName: 'theirs', Lifecycle: { DeleteAfterDays: 10 }, TargetBackupVault: { 'Fn::GetAtt': ['PlanVault0284B0C2', 'BackupVaultName'] },
    }]);
  });

  test('is checked where it is added, with all its problems at once', () => {
    expect(() => add({ ruleName: 'a b', startWindow: Duration.minutes(5), scheduleExpression: events.Schedule.expression('cron(bad)') })).toThrow([
      'Stack/Plan: 3 problems',
      "  - 'ruleName' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'a b'",
      "  - the rule 'a b': 'scheduleExpression': cron expression must have 6 fields, 'cron(minutes hours day-of-month month day-of-week year)', got 1 in 'cron(bad)'",
      "  - the rule 'a b': 'startWindow' must be at least 60 minutes, got 5 minutes",
    ].join('\n'));
  });
});
