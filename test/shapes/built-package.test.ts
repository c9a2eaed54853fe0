import { join } from 'path';
import { App, aws_backup as peer, Duration, PropertyInjectors, Size, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as otherCopy from 'aws-cdk-lib-newest';
import { errorOf, messageOf, synth } from '../util';

/** The library as programs load it, with the types that plain JavaScript sees: none. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const backup: any = require(join(__dirname, '..', '..', 'lib', 'index.js'));

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
});

const TAG = () => backup.BackupResource.fromTag('backup', 'daily');

describe('what was dropped without a word is refused', () => {
  test('a schedule and a time zone as texts', () => {
    expect(messageOf(() => new backup.BackupPlanRule({ scheduleExpression: 'cron(0 1 ? * * *)', scheduleExpressionTimezone: 'Europe/Paris' }))).toBe([
      '2 problems',
      '  - \'scheduleExpression\' must be a Schedule, got the text \'cron(0 1 ? * * *)\': use events.Schedule.expression(\'cron(0 1 ? * * *)\')',
      '  - \'scheduleExpressionTimezone\' must be a TimeZone, got the text \'Europe/Paris\': use TimeZone.of(\'Europe/Paris\')',
    ].join('\n'));
  });

  test('types of an index as texts', () => {
    expect(messageOf(() => new backup.BackupPlanRule({ indexActions: [{ resourceTypes: ['S3'] }] })))
      .toBe('\'indexActions[0].resourceTypes[0]\' must be an IndexActionResourceType, got the text \'S3\': use IndexActionResourceType.S3');
  });

  test('an event that does not exist', () => {
    const message = messageOf(() => new backup.BackupVault(stack, 'Vault', { notificationEvents: ['BACKUP_JOB_FALED'] }));

    expect(message).toMatch(/^Stack\/Vault: 'notificationEvents\[0\]' must be a BackupVaultEvents \(BACKUP_JOB_STARTED, .* or ACCESS_POINT_DISASSOCIATED\), /);
    expect(message).toMatch(/, got the text 'BACKUP_JOB_FALED': use BackupVaultEvents.BACKUP_JOB_FAILED$/);
  });

  test('a property that is misspelt', () => {
    expect(messageOf(() => new backup.BackupVault(stack, 'Vault', { backupVaultNam: 'orders' })))
      .toBe('Stack/Vault: \'backupVaultNam\' is no property of BackupVaultProps: use \'backupVaultName\'');
  });
});

test('conditions as CloudFormation has them are refused with the way to write them', () => {
  const plan = new backup.BackupPlan(stack, 'Plan');
  const conditions = { stringEquals: [{ conditionKey: 'aws:ResourceTag/backup', conditionValue: 'daily' }] };

  expect(messageOf(() => plan.addSelection('Selection', { conditions }))).toBe(
    'Stack/Plan: \'conditions\' must be a list of BackupSelectionCondition, got an object with \'stringEquals\': '
    + 'use BackupSelectionCondition.tagEquals(), BackupSelectionCondition.tagLike(), BackupSelectionCondition.tagNotEquals() or BackupSelectionCondition.tagNotLike()',
  );
});

test('nothing is made of a construct that is refused, and its problems come before the laws', () => {
  expect(errorOf(() => new backup.BackupVault(stack, 'Vault', { backupVaultName: '?', removalPolicy: 'keep' }))).toMatchObject({
    constructPath: 'Stack/Vault',
    problems: [expect.stringMatching(/^'removalPolicy' must be a RemovalPolicy \(DESTROY, RETAIN, SNAPSHOT or RETAIN_ON_UPDATE_OR_DELETE\), got the text 'keep'$/)],
  });
  expect(stack.node.tryFindChild('Vault')).toBeUndefined();
});

test('the stack says first what was called, and then who called it', () => {
  function ofTheProgram() { backup.BackupResource.fromArn(42); }

  const [, first, second] = errorOf(ofTheProgram).stack!.split('\n').slice(0, 4).filter((line) => !/\.check /.test(line));
  expect(first).toMatch(/fromArn .*bundle\.js/);
  expect(second).toMatch(/ofTheProgram .*built-package\.test\.ts/);
});

describe('what works goes on working', () => {
  test('objects of another copy of aws-cdk-lib', () => {
    const rule = new backup.BackupPlanRule({
      deleteAfter: otherCopy.Duration.days(35),
      scheduleExpression: otherCopy.aws_events.Schedule.cron({ hour: '1', minute: '0' }),
      scheduleExpressionTimezone: otherCopy.TimeZone.EUROPE_PARIS,
    });
    new backup.BackupPlan(stack, 'Plan', { backupPlanRules: [rule] });
    new backup.BackupVault(stack, 'Vault', {
      accessPolicy: otherCopy.aws_iam.PolicyDocument.fromJson({ Statement: [{ Effect: 'Deny', Principal: '*', Action: 'backup:DeleteRecoveryPoint', Resource: '*' }] }),
      removalPolicy: otherCopy.RemovalPolicy.DESTROY,
    });

    Template.fromStack(stack).hasResource('AWS::Backup::BackupVault', { DeletionPolicy: 'Delete' });
  });

  test('constructs of aws-cdk-lib, rules of its plans, and L1s', () => {
    const vault = new peer.BackupVault(stack, 'Vault');
    const plan = new backup.BackupPlan(stack, 'Plan', { backupVault: vault, backupPlanRules: [new peer.BackupPlanRule({ ruleName: 'theirs' })] });
    new backup.BackupPlanRule({ backupVault: new peer.CfnBackupVault(stack, 'L1', { backupVaultName: 'own' }) });
    plan.addSelection('Selection', { resources: [peer.BackupResource.fromTag('backup', 'daily')] });
    new backup.BackupSelection(stack, 'Other', { backupPlan: new peer.BackupPlan(stack, 'Theirs', { backupPlanRules: [peer.BackupPlanRule.daily()] }), resources: [TAG()] });

    Template.fromStack(stack).resourceCountIs('AWS::Backup::BackupSelection', 2);
  });

  test('objects that a program has made, with no more than what is used', () => {
    const rule = new backup.BackupPlanRule({
      deleteAfter: { toDays: () => 35, toMilliseconds: () => Duration.days(35).toMilliseconds(), isUnresolved: () => false, toHumanString: () => '35 days' },
      scheduleExpression: { expressionString: 'cron(0 1 ? * * *)' },
      scheduleExpressionTimezone: { timezoneName: 'Europe/Paris' },
    });
    const plan = new backup.BackupPlan(stack, 'Plan', { backupPlanRules: [rule, { props: { ruleName: 'plain' } }] });
    plan.addSelection('Selection', { resources: [{ resource: 'arn:aws:dynamodb:*:*:table/orders' }, { tagCondition: { key: 'backup', value: 'daily' } }] });

    Template.fromStack(stack).hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: { BackupPlanRule: [{ Lifecycle: { DeleteAfterDays: 35 }, ScheduleExpressionTimezone: 'Europe/Paris' }, { RuleName: 'plain' }] },
    });
  });

  test('tokens and intrinsics', () => {
    const plan = new backup.BackupPlan(stack, 'Plan', { backupPlanRules: [backup.BackupPlanRule.daily()] });
    plan.addSelection('Selection', { resources: [backup.BackupResource.fromArn({ 'Fn::ImportValue': 'TableArn' })] });

    Template.fromStack(stack).hasResourceProperties('AWS::Backup::BackupSelection', { BackupSelection: { Resources: [{ 'Fn::ImportValue': 'TableArn' }] } });
  });

  test('wider objects, null, and sets', () => {
    new backup.BackupVault(stack, 'Vault', { description: 'x', backupVaultName: null, lockConfiguration: null, notificationEvents: null });
    new backup.BackupPlan(stack, 'Plan', { backupPlanRules: new Set([backup.BackupPlanRule.daily()]) });

    expect(() => synth(stack)).not.toThrow();
  });

  test('objects that belong to somebody else, such as patterns of an event', () => {
    new backup.BackupVault(stack, 'Vault').onJobFailed('Rule', { eventPattern: { resources: [{ prefix: 'arn:aws:backup' }] } });

    Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', { EventPattern: { resources: [{ prefix: 'arn:aws:backup' }] } });
  });

  test('injected properties are those that are looked at', () => {
    const plan = new backup.BackupPlan(stack, 'Plan', { backupPlanRules: [backup.BackupPlanRule.daily()] });
    PropertyInjectors.of(stack).add({
      constructUniqueId: backup.BackupSelection.PROPERTY_INJECTION_ID,
      inject: (props: any) => ({ backupPlan: plan, ...props, conditions: props.resources ? undefined : 'none' }),
    });

    new backup.BackupSelection(stack, 'Selection', { resources: [TAG()] });
    expect(messageOf(() => new backup.BackupSelection(stack, 'Wrong', {}))).toMatch(/^Stack\/Wrong: 'conditions' must be a list of BackupSelectionCondition, got the text 'none'/);
  });

  test('classes that a program has derived, which are checked, too', () => {
    class Orders extends backup.BackupVault {
      constructor(scope: Stack, id: string, name: any) {
        super(scope, id, { backupVaultName: name });
      }
    }
    const vault: any = new Orders(stack, 'Vault', 'orders');

    expect([vault instanceof backup.BackupVault, vault.constructor]).toEqual([true, Orders]);
    expect(messageOf(() => new Orders(stack, 'Wrong', 42))).toBe('Stack/Wrong: \'backupVaultName\' must be a text, got the number 42');
    expect(messageOf(() => vault.grant(Size.gibibytes(1), 'backup:StartBackupJob'))).toMatch(/^Stack\/Vault: 'grantee' must be an IGrantable \(an object with 'grantPrincipal'\), got a Size/);
  });

  test('methods of what was imported, which are checked, too', () => {
    const vault = backup.BackupVault.fromBackupVaultName(stack, 'Vault', 'orders');

    expect(messageOf(() => vault.grant(new iam.ArnPrincipal('arn:aws:iam::111122223333:role/x'), 42))).toBe('Stack/Vault: \'actions[0]\' must be a text, got the number 42');
  });

  test('classes are what they were', () => {
    expect([backup.BackupVault.name, backup.BackupVault.prototype.grant.length, backup.BackupPlanRule.length]).toEqual(['BackupVault', 1, 1]);
    expect(new backup.BackupPlanRule({}).constructor).toBe(backup.BackupPlanRule);
    expect(backup.BackupPlanRule[Symbol.for('jsii.rtti')].fqn).toBe('cdk-aws-backup.BackupPlanRule');
  });
});
