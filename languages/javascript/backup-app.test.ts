import assert from 'node:assert/strict';
import test from 'node:test';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import {
  BackupPlan, BackupPlanRule, BackupResource, BackupResourceType, BackupSelection, BackupSelectionCondition, BackupVault, IndexActionResourceType, TagOperation,
} from 'cdk-aws-backup';
import { BackupApp } from './backup-app';

const app = new BackupApp(new App());

test('the main vault has its key, topic, lock and policy', () => {
  const template = Template.fromStack(app.vaults);

  template.hasResource('AWS::Backup::BackupVault', {
    DeletionPolicy: 'Retain',
    Properties: {
      BackupVaultName: 'main',
      EncryptionKeyArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
      LockConfiguration: { MinRetentionDays: 7 },
      Notifications: { BackupVaultEvents: ['BACKUP_JOB_FAILED', 'COPY_JOB_FAILED'] },
      AccessPolicy: {
        Statement: [
          Match.objectLike({ Sid: 'OnlyFromTheOrganization', Effect: 'Allow' }),
          Match.objectLike({ Sid: 'NoRestores', Effect: 'Deny' }),
          Match.objectLike({ Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'], Effect: 'Deny' }),
        ],
      },
    },
  });
});

test('the audited vault is notified of everything', () => {
  const vaults = Template.fromStack(app.vaults).findResources('AWS::Backup::BackupVault');
  const audited = Object.values(vaults).find(({ Properties }) => Properties.BackupVaultName !== 'main')!;

  assert.equal(audited.Properties.Notifications.BackupVaultEvents.length, 17);
  Annotations.fromStack(app.vaults).hasNoWarning('*', Match.anyValue());
});

test('nobody can empty the vault of copies', () => {
  Template.fromStack(app.copies).hasResourceProperties('AWS::Backup::BackupVault', {
    BackupVaultName: 'copies',
    LockConfiguration: { ChangeableForDays: 30, MinRetentionDays: 7, MaxRetentionDays: 400 },
    AccessPolicy: { Statement: [{ Effect: 'Deny', Principal: { AWS: '*' } }] },
  });
  Annotations.fromStack(app.copies).hasNoWarning('*', Match.anyValue());
});

test('a rule says when, how long, and where to', () => {
  Template.fromStack(app.plans).hasResourceProperties('AWS::Backup::BackupPlan', {
    BackupPlan: {
      BackupPlanName: 'tailored',
      AdvancedBackupSettings: [{ ResourceType: 'EC2', BackupOptions: { WindowsVSS: 'enabled' } }],
      BackupPlanRule: [
        {
          RuleName: 'nightly',
          ScheduleExpression: 'cron(30 3 * * ? *)',
          ScheduleExpressionTimezone: 'Europe/Paris',
          StartWindowMinutes: 120,
          CompletionWindowMinutes: 720,
          Lifecycle: { MoveToColdStorageAfterDays: 30, DeleteAfterDays: 365 },
          RecoveryPointTags: { kind: 'archive', owner: 'platform' },
          CopyActions: [{
            DestinationBackupVaultArn: 'arn:aws:backup:eu-central-1:111122223333:backup-vault:copies',
            Lifecycle: { MoveToColdStorageAfterDays: 30, DeleteAfterDays: 365 },
          }],
          IndexActions: [{ ResourceTypes: ['S3'] }],
        },
        { RuleName: 'continuous', EnableContinuousBackup: true, Lifecycle: { DeleteAfterDays: 14 } },
        { RuleName: 'weekly', IndexActions: [{ ResourceTypes: ['EBS'] }] },
      ],
    },
  });
});

test('a selection holds what was named and what was found', () => {
  const template = Template.fromStack(app.plans);
  const [selection] = Object.values(template.findResources('AWS::Backup::BackupSelection', {
    Properties: { BackupSelection: { SelectionName: 'everything' } },
  }));

  assert.equal(selection.Properties.BackupSelection.Resources.length, 10);
  assert.deepEqual(selection.Properties.BackupSelection.ListOfTags, [
    { ConditionType: 'STRINGEQUALS', ConditionKey: 'stage', ConditionValue: 'production' },
    { ConditionType: 'STRINGEQUALS', ConditionKey: 'stage', ConditionValue: 'staging' },
  ]);
});

test('conditions narrow everything, and exceptions are left out', () => {
  const template = Template.fromStack(app.plans);

  template.hasResourceProperties('AWS::Backup::BackupSelection', {
    BackupSelection: {
      SelectionName: 'Production',
      Resources: ['*'],
      Conditions: {
        StringEquals: [{ ConditionKey: 'aws:ResourceTag/stage', ConditionValue: 'production' }],
        StringNotEquals: [{ ConditionKey: 'aws:ResourceTag/tier', ConditionValue: '3' }],
        StringLike: [{ ConditionKey: 'aws:ResourceTag/team', ConditionValue: 'core-*' }],
        StringNotLike: [{ ConditionKey: 'aws:ResourceTag/owner', ConditionValue: 'tmp-*' }],
      },
    },
  });
  template.hasResourceProperties('AWS::Backup::BackupSelection', {
    BackupSelection: { SelectionName: 'Buckets', NotResources: [Match.anyValue(), 'arn:aws:s3:::logs-*'] },
  });
});

test('there are all plans and selections', () => {
  const template = Template.fromStack(app.plans);
  template.resourceCountIs('AWS::Backup::BackupPlan', 9);
  template.resourceCountIs('AWS::Backup::BackupSelection', 13);
});

test('what the house asks of its vaults goes for a subclass, and for the vault that a plan makes', () => {
  const template = Template.fromStack(app.house);
  const protection = { Action: Match.arrayWith(['backup:DeleteBackupVault']), Effect: 'Deny' };

  template.hasResourceProperties('AWS::Backup::BackupVault', {
    BackupVaultName: 'contracts',
    AccessPolicy: {
      Statement: [
        Match.objectLike({ Sid: 'Statement1', Action: 'backup:StartRestoreJob' }),
        Match.objectLike({ Sid: 'Statement2', ...protection }),
      ],
    },
  });
  template.hasResourceProperties('AWS::Backup::BackupVault', {
    BackupVaultName: Match.stringLikeRegexp('^HousePlan'),
    AccessPolicy: { Statement: [Match.objectLike({ Sid: Match.absent(), ...protection })] },
  });
  template.hasOutput('PlanVault', { Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Plan'), 'BackupVaultName'] } });
});

test('a window that is too short is refused, and the message says why', () => {
  assert.throws(() => new BackupPlanRule({ startWindow: Duration.minutes(30) }), {
    message: "'startWindow' must be at least 60 minutes, got 30 minutes",
  });
});

test('all problems come at once', () => {
  const rule = { ruleName: 'no spaces', deleteAfter: Duration.days(100), moveToColdStorageAfter: Duration.days(30) };

  assert.throws(() => new BackupPlanRule(rule), {
    message: '2 problems\n'
      + "  - 'ruleName' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'no spaces'\n"
      + "  - the rule 'no spaces': 'deleteAfter' must be at least 90 days after 'moveToColdStorageAfter' (30 days), got 100 days: "
      + 'a recovery point stays in cold storage for 90 days at least',
  });
});

test('an operation that AWS Backup does not know is refused', () => {
  const plan = BackupPlan.daily35DayRetention(new Stack(), 'Plan');
  const resources = [BackupResource.fromTag('stage', 'production', TagOperation.DUMMY)];

  assert.throws(() => plan.addSelection('Selection', { resources }), {
    message: "Default/Plan/Selection: the operation of a tag in 'resources' must be TagOperation.STRING_EQUALS, "
      + "got TagOperation.DUMMY for the key 'stage'",
  });
});

test('what was given can be read again', () => {
  const rule = new BackupPlanRule({ ruleName: 'nightly', deleteAfter: Duration.days(35) });
  assert.equal(rule.props.ruleName, 'nightly');
  assert.equal(rule.props.deleteAfter?.toDays(), 35);

  const tag = BackupResource.fromTag('stage', 'production');
  assert.equal(tag.tagCondition?.key, 'stage');
  assert.equal(tag.tagCondition?.value, 'production');
  assert.equal(tag.resource, undefined);

  assert.equal(BackupResource.allOf(BackupResourceType.S3).resourceTypes?.[0].name, 'S3');
  assert.equal(BackupResourceType.of('Quantum').isKnown, false);
  assert.equal(BackupResourceType.S3.supportsContinuousBackup, true);
  assert.equal(BackupResourceType.all().length, 19);

  const condition = BackupSelectionCondition.tagNotLike('owner', 'tmp-*');
  assert.equal(`${condition.conditionOperator} ${condition.key} ${condition.value}`, 'StringNotLike owner tmp-*');

  const stack = new Stack();
  assert.equal(BackupResource.fromConstruct(stack).construct, stack);

  assert.equal(new IndexActionResourceType('FSX').value, 'FSX');
  assert.equal(IndexActionResourceType.S3.toString(), 'S3');
});

test('property injectors find the classes by these names', () => {
  assert.equal(BackupPlan.PROPERTY_INJECTION_ID, 'cdk-aws-backup.BackupPlan');
  assert.equal(BackupSelection.PROPERTY_INJECTION_ID, 'cdk-aws-backup.BackupSelection');
  assert.equal(BackupVault.PROPERTY_INJECTION_ID, 'cdk-aws-backup.BackupVault');
});
