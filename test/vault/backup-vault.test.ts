import { aws_iam as iam, aws_kms as kms, aws_sns as sns, CfnParameter, Duration, Errors, Lazy, RemovalPolicy, Token } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BackupVault, BackupVaultEvents } from '../../src';
import { BackupValidationError } from '../../src/private/messages/validation-error';
import { errorOf, HERE, l1Of, messageOf, resourceOf, resourcesOf, testStack, warningsOf } from '../util';

const TYPE = 'AWS::Backup::BackupVault';

let stack: Stack;

beforeEach(() => {
  stack = testStack();
});

test('a vault of which nothing is said', () => {
  new BackupVault(stack, 'Vault');
  expect(Template.fromStack(stack).toJSON().Resources).toEqual({
    Vault23237E5B: {
      Type: TYPE,
      Properties: { BackupVaultName: 'StackVault02F737C4' },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    },
  });
  expect(warningsOf(stack)).toEqual([]);
});

test('a vault of which everything is said', () => {
  const key = new kms.Key(stack, 'Key');
  const topic = new sns.Topic(stack, 'Topic');
  new BackupVault(stack, 'Vault', {
    backupVaultName: 'my-vault',
    accessPolicy: new iam.PolicyDocument({
      statements: [new iam.PolicyStatement({
        actions: ['backup:CopyIntoBackupVault'],
        principals: [new iam.AccountPrincipal('222222222222')],
        resources: ['*'],
      })],
    }),
    encryptionKey: key,
    notificationTopic: topic,
    notificationEvents: [BackupVaultEvents.COPY_JOB_FAILED, BackupVaultEvents.BACKUP_JOB_FAILED],
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    blockRecoveryPointDeletion: true,
    lockConfiguration: { minRetention: Duration.days(7), maxRetention: Duration.days(365) },
  });
  expect(resourcesOf(stack, TYPE)).toEqual({
    Vault23237E5B: {
      Type: TYPE,
      Properties: {
        BackupVaultName: 'my-vault',
        AccessPolicy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'backup:CopyIntoBackupVault',
              Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::222222222222:root']] } },
              Resource: '*',
            },
            {
              Effect: 'Deny',
              Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
              Principal: { AWS: '*' },
              Resource: '*',
            },
          ],
        },
        EncryptionKeyArn: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] },
        Notifications: { SNSTopicArn: { Ref: 'TopicBFC7AF6E' }, BackupVaultEvents: ['COPY_JOB_FAILED', 'BACKUP_JOB_FAILED'] },
        LockConfiguration: { MinRetentionDays: 7, MaxRetentionDays: 365 },
      },
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    },
  });
  expect(warningsOf(stack)).toEqual([]);
});

test('has one L1, by the name of Resource', () => {
  const vault = new BackupVault(stack, 'Vault');
  expect(vault.node.children.map(({ node }) => node.id)).toEqual(['Resource']);
  expect(l1Of(vault).cfnResourceType).toBe(TYPE);
});

test('its attributes are those of the resource', () => {
  const vault = new BackupVault(stack, 'Vault', { backupVaultName: 'my-vault' });
  expect(stack.resolve(vault.backupVaultName)).toEqual({ 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultName'] });
  expect(stack.resolve(vault.backupVaultArn)).toEqual({ 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] });
  expect(vault.backupVaultRef).toEqual({ backupVaultName: vault.backupVaultName, backupVaultArn: vault.backupVaultArn });
});

test('is in the environment of its stack', () => {
  const { env } = new BackupVault(testStack(HERE), 'Vault');
  expect({ account: env.account, region: env.region }).toEqual(HERE);
});

describe('its name', () => {
  test.each(['ab', 'a'.repeat(50), '-_-', 'My_Vault-2'])('takes %j', (backupVaultName) => {
    new BackupVault(stack, 'Vault', { backupVaultName });
    expect(resourceOf(stack, TYPE).Properties.BackupVaultName).toBe(backupVaultName);
  });

  test.each(['a', 'a'.repeat(51), 'my vault', 'my.vault', 'größe'])('refuses %j', (backupVaultName) => {
    expect(messageOf(() => new BackupVault(stack, 'Vault', { backupVaultName })))
      .toBe(`Stack/Vault: 'backupVaultName' must be 2 to 50 characters of letters, digits, '-' and '_', got '${backupVaultName}'`);
  });

  test('takes a token', () => {
    new BackupVault(stack, 'Vault', { backupVaultName: Lazy.string({ produce: () => 'later' }) });
    expect(resourceOf(stack, TYPE).Properties.BackupVaultName).toBe('later');
  });

  test('takes a parameter', () => {
    new BackupVault(stack, 'Vault', { backupVaultName: new CfnParameter(stack, 'Name').valueAsString });
    expect(resourceOf(stack, TYPE).Properties.BackupVaultName).toEqual({ Ref: 'Name' });
  });
});

describe('its key', () => {
  test.each<[string, () => kms.IKeyRef, unknown]>([
    ['made here', () => new kms.Key(stack, 'Key'), { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] }],
    ['as an L1', () => new kms.CfnKey(stack, 'Key'), { 'Fn::GetAtt': ['Key', 'Arn'] }],
    ['imported', () => kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-1:111111111111:key/1'), 'arn:aws:kms:us-east-1:111111111111:key/1'],
  ])('%s', (_, key, expected) => {
    new BackupVault(stack, 'Vault', { encryptionKey: key() });
    expect(resourceOf(stack, TYPE).Properties.EncryptionKeyArn).toEqual(expected);
  });
});

describe('several problems', () => {
  const fail = () => new BackupVault(stack, 'Vault', {
    backupVaultName: 'my vault',
    accessPolicy: new iam.PolicyDocument({ statements: [new iam.PolicyStatement({ actions: ['backup:*'], principals: [new iam.AnyPrincipal()] })] }),
    notificationTopic: new sns.Topic(stack, 'Topic', { fifo: true }),
    lockConfiguration: { minRetention: Duration.days(0), changeableFor: Duration.days(2) },
  });

  test('come in one error', () => {
    expect(messageOf(fail)).toBe([
      'Stack/Vault: 5 problems',
      "  - 'backupVaultName' must be 2 to 50 characters of letters, digits, '-' and '_', got 'my vault'",
      "  - an access policy of a vault must name each action, without '*', got 'backup:*': AWS Backup takes no wildcard there",
      "  - 'notificationTopic' must be a standard topic, got the FIFO topic 'Stack/Topic': AWS Backup cannot publish to FIFO topics",
      "  - 'lockConfiguration.minRetention' must be between 1 and 36,500 days, got 0 days",
      "  - 'lockConfiguration.changeableFor' must be between 3 and 36,500 days, got 2 days",
    ].join('\n'));
  });

  test('are an error of validation', () => {
    const error = errorOf(fail);
    expect(error).toBeInstanceOf(BackupValidationError);
    expect(Errors.isValidationError(error)).toBe(true);
    expect(Errors.isConstructError(error)).toBe(true);
    expect(error).toMatchObject({ constructPath: 'Stack/Vault' });
  });
});

test('what it is given may be tokens', () => {
  const days = Duration.days(Lazy.number({ produce: () => 10 }));
  new BackupVault(stack, 'Vault', {
    encryptionKey: kms.Key.fromKeyArn(stack, 'Key', new CfnParameter(stack, 'KeyArn').valueAsString),
    notificationTopic: sns.Topic.fromTopicArn(stack, 'Topic', new CfnParameter(stack, 'TopicArn').valueAsString),
    notificationEvents: Token.asList(new CfnParameter(stack, 'Events', { type: 'CommaDelimitedList' }).valueAsList) as BackupVaultEvents[],
    lockConfiguration: { minRetention: days, maxRetention: days, changeableFor: days },
  });
  expect(resourceOf(stack, TYPE).Properties).toEqual({
    BackupVaultName: 'StackVault02F737C4',
    EncryptionKeyArn: { Ref: 'KeyArn' },
    Notifications: { SNSTopicArn: { Ref: 'TopicArn' }, BackupVaultEvents: { Ref: 'Events' } },
    LockConfiguration: { MinRetentionDays: 10, MaxRetentionDays: 10, ChangeableForDays: 10 },
  });
});
