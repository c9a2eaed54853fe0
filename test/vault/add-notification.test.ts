import { App, aws_backup as backup, aws_iam as iam, aws_kms as kms, aws_sns as sns, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { BackupNotificationFilter, BackupVault, BackupVaultEvents, BackupVaultEventSets } from '../../src';
import { ImportedBackupVault } from '../../src/vault/backup-vault-base';
import { HERE, l1Of, messageOf, resourceOf, resourcesOf, testStack, warningsOf } from '../util';

const { BACKUP_JOB_FAILED, COPY_JOB_FAILED, RESTORE_JOB_FAILED, BACKUP_PLAN_CREATED } = BackupVaultEvents;
const TOPIC = { Ref: 'TopicBFC7AF6E' };

let stack: Stack;
let vault: BackupVault;

beforeEach(() => {
  stack = testStack(HERE);
  vault = new BackupVault(stack, 'Vault');
});

const notifications = () => Object.values(resourcesOf(stack, 'AWS::Backup::BackupVault')).map(({ Properties }) => Properties.Notifications).find(Boolean);

describe('events', () => {
  test('are added to a vault without any', () => {
    vault.addNotification(new sns.Topic(stack, 'Topic'), [COPY_JOB_FAILED, BACKUP_JOB_FAILED]);
    expect(notifications()).toEqual({ SNSTopicArn: TOPIC, BackupVaultEvents: ['COPY_JOB_FAILED', 'BACKUP_JOB_FAILED'] });
    expect(resourceOf(stack, 'AWS::SNS::TopicPolicy').Properties.PolicyDocument.Statement).toEqual([
      { Sid: '0', Effect: 'Allow', Action: 'sns:Publish', Principal: { Service: 'backup.amazonaws.com' }, Resource: TOPIC },
    ]);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('come together, each once, in the order in which they were added', () => {
    const topic = new sns.Topic(stack, 'Topic');
    const other = new BackupVault(stack, 'Other', { notificationTopic: topic, notificationEvents: [BACKUP_JOB_FAILED] });
    other.addNotification(topic, [COPY_JOB_FAILED, BACKUP_JOB_FAILED]);
    other.addNotification(topic, [RESTORE_JOB_FAILED, COPY_JOB_FAILED]);
    expect(notifications()).toEqual({ SNSTopicArn: TOPIC, BackupVaultEvents: ['BACKUP_JOB_FAILED', 'COPY_JOB_FAILED', 'RESTORE_JOB_FAILED'] });
    expect(resourceOf(stack, 'AWS::SNS::TopicPolicy').Properties.PolicyDocument.Statement).toHaveLength(1);
  });

  test('are added to the default ones', () => {
    const topic = new sns.Topic(stack, 'Topic');
    new BackupVault(stack, 'Other', { notificationTopic: topic }).addNotification(topic, BackupVaultEventSets.failures());
    expect(notifications().BackupVaultEvents).toHaveLength(17 + 6);
  });

  test.each<[string, () => sns.ITopicRef, () => sns.ITopicRef]>([
    ['by its L1', () => new sns.Topic(stack, 'Topic'), () => l1Of(stack.node.findChild('Topic') as sns.Topic) as sns.CfnTopic],
    ['by its L2', () => l1Of(new sns.Topic(stack, 'Topic')) as sns.CfnTopic, () => stack.node.findChild('Topic') as sns.Topic],
    ['twice imported', () => sns.Topic.fromTopicArn(stack, 'One', 'arn:aws:sns:eu-central-1:111111111111:events'),
      () => sns.Topic.fromTopicArn(stack, 'Two', 'arn:aws:sns:eu-central-1:111111111111:events')],
  ])('come together where the topic is known %s', (_, one, two) => {
    vault.addNotification(one(), [BACKUP_JOB_FAILED]);
    vault.addNotification(two(), [COPY_JOB_FAILED]);
    expect(notifications().BackupVaultEvents).toEqual(['BACKUP_JOB_FAILED', 'COPY_JOB_FAILED']);
  });

  test('may be those that an L1 was given', () => {
    const topic = new sns.Topic(stack, 'Topic');
    (l1Of(vault) as backup.CfnBackupVault).notifications = { snsTopicArn: topic.topicArn, backupVaultEvents: [BACKUP_JOB_FAILED] };
    vault.addNotification(topic, [COPY_JOB_FAILED]);
    expect(notifications().BackupVaultEvents).toEqual(['BACKUP_JOB_FAILED', 'COPY_JOB_FAILED']);
  });

  test('cannot be added to a token', () => {
    (l1Of(vault) as backup.CfnBackupVault).notifications = Lazy.any({ produce: () => undefined });
    expect(messageOf(() => vault.addNotification(new sns.Topic(stack, 'Topic'), [BACKUP_JOB_FAILED])))
      .toBe('Stack/Vault: events cannot be added to notifications that are a token as a whole: add them where it is made');
  });

  test('cannot be added to an import', () => {
    const imported = BackupVault.fromBackupVaultName(stack, 'Import', 'vault') as ImportedBackupVault;
    expect(messageOf(() => imported.addNotification(new sns.Topic(stack, 'Topic'), [BACKUP_JOB_FAILED])))
      .toBe('Stack/Import: events can only be added to the notifications of a vault where it is made, and this one is imported: use a rule of EventBridge');
    expect(resourcesOf(stack, 'AWS::SNS::TopicPolicy')).toEqual({});
  });

  test.each<[string, BackupVaultEvents[], string, string]>([
    ['none', [], 'noNotificationEvents', "'events' is empty: it adds nothing to what the topic 'Stack/Topic' is told of"],
    ['that are not delivered', [BACKUP_PLAN_CREATED], 'undeliveredNotificationEvents', "AWS Backup no longer delivers these 'events': BACKUP_PLAN_CREATED"],
  ])('%s give a warning', (_, events, id, text) => {
    vault.addNotification(new sns.Topic(stack, 'Topic'), events);
    expect(warningsOf(stack)).toEqual([{ path: 'Stack/Vault', id: `cdk-aws-backup:${id}`, text }]);
  });
});

describe('another topic', () => {
  const message = (path: string) => `Stack/Vault: 'topic' must be the topic that the vault has already, got '${path}': `
    + 'a vault notifies one topic; subscribe to that, or use a rule of EventBridge';

  test('is refused', () => {
    vault.addNotification(new sns.Topic(stack, 'Topic'), [BACKUP_JOB_FAILED]);
    const other = new sns.Topic(stack, 'Other');
    expect(messageOf(() => vault.addNotification(other, [BACKUP_JOB_FAILED]))).toBe(message('Stack/Other'));
    expect(Object.keys(resourcesOf(stack, 'AWS::SNS::TopicPolicy'))).toEqual(['TopicPolicyA1747468']);
  });

  test('of the same id in another stack is refused', () => {
    vault.addNotification(new sns.Topic(stack, 'Topic'), [BACKUP_JOB_FAILED]);
    const other = new sns.Topic(new Stack(stack.node.root as App, 'Far', { env: HERE }), 'Topic');
    expect(messageOf(() => vault.addNotification(other, [BACKUP_JOB_FAILED]))).toBe(message('Far/Topic'));
  });

  test('that is a FIFO topic is refused for both', () => {
    vault.addNotification(sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:111111111111:events'), [BACKUP_JOB_FAILED]);
    expect(messageOf(() => vault.addNotification(new sns.Topic(stack, 'Fifo', { fifo: true }), [BACKUP_JOB_FAILED]))).toBe([
      'Stack/Vault: 2 problems',
      "  - 'topic' must be a standard topic, got the FIFO topic 'Stack/Fifo': AWS Backup cannot publish to FIFO topics",
      `  - ${message('Stack/Fifo').replace('Stack/Vault: ', '')}`,
    ].join('\n'));
  });
});

describe('the key of the topic', () => {
  const statement = { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Principal: { Service: 'backup.amazonaws.com' }, Resource: '*' };
  const bareKey = () => new kms.CfnKey(stack, 'Key', { keyPolicy: { Version: '2012-10-17', Statement: [] } });
  const bareTopic = (kmsMasterKeyId: string) => new sns.CfnTopic(stack, 'Topic', { kmsMasterKeyId });

  test.each<[string, () => sns.ITopicRef]>([
    ['an L2 of an L2', () => new sns.Topic(stack, 'Topic', { masterKey: new kms.Key(stack, 'Key') })],
    ['an L2 of an L1, by its ARN', () => bareTopic(new kms.Key(stack, 'Key').keyArn)],
    ['an L2 of an L1, by its id', () => bareTopic(new kms.Key(stack, 'Key').keyId)],
    ['an L1 of an L1, by its ARN', () => bareTopic(bareKey().attrArn)],
    ['an L1 of an L1, by its id', () => bareTopic(bareKey().ref)],
  ])('is opened to AWS Backup: %s', (_, topic) => {
    vault.addNotification(topic(), [BACKUP_JOB_FAILED]);
    const { Statement } = resourceOf(stack, 'AWS::KMS::Key').Properties.KeyPolicy;
    expect(Statement.filter(({ Principal }: any) => Principal.Service)).toEqual([statement]);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is left as aws-cdk-lib leaves it where the topic is a prop, with a warning', () => {
    new BackupVault(stack, 'Other', { notificationTopic: bareTopic(new kms.Key(stack, 'Key').keyArn) });
    expect(warningsOf(stack)).toEqual([{
      path: 'Stack/Other',
      id: 'cdk-aws-backup:topicKeyNotShared',
      text: "the key 'Stack/Key/Resource' of the topic 'Stack/Topic' does not let backup.amazonaws.com use it, and no notification will arrive: "
        + 'use addNotification(), which writes that, or allow kms:Decrypt and kms:GenerateDataKey* in the policy of the key',
    }]);
    expect(resourceOf(stack, 'AWS::KMS::Key').Properties.KeyPolicy.Statement).toHaveLength(1);
  });

  test.each<[string, iam.PolicyStatement]>([
    ['by the pseudo parameter of its domain', new iam.PolicyStatement({
      actions: ['kms:*'], resources: ['*'], principals: [new iam.ServicePrincipal(Fn.sub('backup.${AWS::URLSuffix}'))],
    })],
    ['by a condition', new iam.PolicyStatement({
      actions: ['kms:*'], resources: ['*'], principals: [new iam.AnyPrincipal()], conditions: { StringEquals: { 'kms:ViaService': 'sns.eu-central-1.amazonaws.com' } },
    })],
  ])('that its author has opened %s gives none', (_, opening) => {
    const key = new kms.Key(stack, 'Key');
    key.addToResourcePolicy(opening);
    new BackupVault(stack, 'Other', { notificationTopic: bareTopic(key.keyArn) });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('that its author has opened gives none, be it later', () => {
    const key = new kms.Key(stack, 'Key');
    new BackupVault(stack, 'Other', { notificationTopic: bareTopic(key.keyArn) });
    key.grantEncryptDecrypt(new iam.ServicePrincipal('backup.amazonaws.com'));
    expect(warningsOf(stack)).toEqual([]);
  });

  test.each<[string, () => sns.ITopicRef]>([
    ['of an L2', () => new sns.Topic(stack, 'Topic', { masterKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:111111111111:key/1a2b') })],
    ['of an L1', () => bareTopic('arn:aws:kms:eu-central-1:111111111111:key/1a2b')],
  ])('%s that is imported gives a warning', (_, topic) => {
    vault.addNotification(topic(), [BACKUP_JOB_FAILED]);
    expect(warningsOf(stack)).toEqual([{
      path: 'Stack/Vault',
      id: 'cdk-aws-backup:importedTopicKey',
      text: "the key arn:aws:kms:eu-central-1:111111111111:key/1a2b of the topic 'Stack/Topic' is not made in this app, which cannot write its policy: "
        + 'it has to allow kms:Decrypt and kms:GenerateDataKey* to backup.amazonaws.com',
    }]);
  });

  test.each<[string, () => sns.ITopicRef]>([
    ['of an L2', () => new sns.Topic(stack, 'Topic', { masterKey: kms.Alias.fromAliasName(stack, 'Alias', 'alias/aws/sns') })],
    ['of an L1', () => bareTopic('alias/aws/sns')],
  ])('%s that is the AWS managed one gives a warning', (_, topic) => {
    const text = "the topic 'Stack/Topic' is encrypted with the AWS managed key alias/aws/sns, which AWS Backup cannot use: "
      + 'no notification will arrive; encrypt it with a customer managed key';
    const made = topic();
    vault.addNotification(made, [BACKUP_JOB_FAILED]);
    new BackupVault(stack, 'Prop', { notificationTopic: made });
    expect(warningsOf(stack)).toEqual(['Stack/Vault', 'Stack/Prop'].map((path) => ({ path, id: 'cdk-aws-backup:topicUnderAwsManagedKey', text })));
  });
});

describe('a topic that is not made here', () => {
  test.each<[string, (topic: sns.ITopicRef) => void]>([
    ['as a prop', (notificationTopic) => new BackupVault(stack, 'Other', { notificationTopic })],
    ['added', (topic) => new BackupVault(stack, 'Other').addNotification(topic, [BACKUP_JOB_FAILED])],
  ])('gives a warning, %s', (_, notify) => {
    notify(sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:111111111111:events'));
    expect(warningsOf(stack)).toEqual([{
      path: 'Stack/Other',
      id: 'cdk-aws-backup:importedTopic',
      text: "the topic 'Stack/Topic' is not made in this app, which cannot write its policy: it has to allow sns:Publish to backup.amazonaws.com",
    }]);
  });

  test.each<[string, (topic: sns.ITopicRef) => void]>([
    ['as a prop', (notificationTopic) => new BackupVault(stack, 'Other', { notificationTopic })],
    ['added', (topic) => new BackupVault(stack, 'Other').addNotification(topic, [BACKUP_JOB_FAILED])],
  ])('but in another account gives that warning alone, %s', (_, notify) => {
    notify(sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:222222222222:events'));
    expect(warningsOf(stack)).toEqual([{
      path: 'Stack/Other',
      id: 'cdk-aws-backup:topicOfOtherAccount',
      text: "the topic 'Stack/Topic' is in another account (222222222222, eu-central-1): AWS Backup notifies topics of the account of the vault only; "
        + 'use a rule of EventBridge',
    }]);
  });

  test('in an L2 of its own is made here', () => {
    class OwnTopic extends sns.TopicBase {
      public readonly topicArn: string;
      public readonly topicName = 'own';
      public readonly fifo = false;
      public readonly masterKey = undefined;
      public readonly contentBasedDeduplication = false;
      protected readonly autoCreatePolicy = true;

      constructor(scope: Stack, id: string) {
        super(scope, id);
        this.topicArn = new sns.CfnTopic(this, 'Topic').ref;
      }
    }
    new BackupVault(stack, 'Other', { notificationTopic: new OwnTopic(stack, 'Topic') });
    expect(warningsOf(stack)).toEqual([]);
    expect(Object.keys(resourcesOf(stack, 'AWS::SNS::TopicPolicy'))).toHaveLength(1);
  });

  test('and may be of another account, gives only that of its policy', () => {
    const unknown = new Stack(stack.node.root as App, 'Unknown');
    new BackupVault(unknown, 'Other', { notificationTopic: sns.Topic.fromTopicArn(unknown, 'Topic', 'arn:aws:sns:eu-central-1:222222222222:events') });
    expect(warningsOf(unknown).map(({ id }) => id)).toEqual(['cdk-aws-backup:importedTopic']);
  });
});

describe('sets', () => {
  test('of failures have every event that says so', () => {
    const events = BackupVaultEventSets.failures();
    const saying = Object.values(BackupVaultEvents).filter((event) => /FAILED|JOB_EXPIRED|INTERRUPTED/.test(event));
    expect([...events].sort()).toEqual(saying.filter((event) => event !== 'EKS_RESTORE_MODIFICATION_FAILED').sort());
  });

  test('of jobs tell each end once', () => {
    expect(BackupVaultEventSets.jobs()).toEqual([
      'BACKUP_JOB_STARTED', 'BACKUP_JOB_COMPLETED', 'COPY_JOB_STARTED', 'COPY_JOB_SUCCESSFUL', 'COPY_JOB_FAILED', 'RESTORE_JOB_STARTED', 'RESTORE_JOB_COMPLETED',
    ]);
  });

  test('are copies', () => {
    BackupVaultEventSets.failures().pop();
    BackupVaultEventSets.jobs().pop();
    expect(BackupVaultEventSets.failures()).toHaveLength(12);
    expect(BackupVaultEventSets.jobs()).toHaveLength(7);
  });

  test('are taken by the props of a vault', () => {
    new BackupVault(stack, 'Other', { notificationTopic: new sns.Topic(stack, 'Topic'), notificationEvents: BackupVaultEventSets.failures() });
    expect(notifications().BackupVaultEvents).toEqual(BackupVaultEventSets.failures());
    expect(warningsOf(stack)).toEqual([]);
  });
});

test('a filter lets failures through', () => {
  const topic = new sns.Topic(stack, 'Topic');
  new sns.Subscription(stack, 'Subscription', {
    topic, endpoint: 'ops@example.com', protocol: sns.SubscriptionProtocol.EMAIL, filterPolicy: BackupNotificationFilter.failures(),
  });
  expect(resourceOf(stack, 'AWS::SNS::Subscription').Properties.FilterPolicy).toEqual({ State: ['ABORTED', 'EXPIRED', 'FAILED', 'PARTIAL'] });
});
