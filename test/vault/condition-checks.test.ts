import { aws_events_targets as targets, aws_kms as kms, aws_sns as sns, Aws, CfnCondition, CfnResource, Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import {
  BackupVault, BackupVaultEvents, LogicallyAirGappedBackupVault, TieringConfiguration, TieringSelection,
} from '../../src';
import { l1Of, synth, testStack, warningsOf } from '../util';

let stack: Stack;
let isProd: CfnCondition;

beforeEach(() => {
  stack = testStack();
  isProd = new CfnCondition(stack, 'IsProd', { expression: Fn.conditionEquals(Aws.REGION, 'eu-west-1') });
});

function under<T extends IConstruct>(made: T): T {
  l1Of(made).cfnOptions.condition = isProd;
  return made;
}

function texts(): string[] {
  return warningsOf(stack).filter(({ id }) => id === 'cdk-aws-backup:conditionalReference').map(({ path, text }) => `${path}: ${text}`);
}

/** The types of the resources that are made under the condition. */
function conditional(): string[] {
  const { Resources: resources } = synth(stack).getStackByName('Stack').template;
  return Object.entries<any>(resources).filter(([, { Condition: condition }]) => condition === 'IsProd').map(([, { Type: type }]) => type);
}

const refused = (warned: string, made: string, by: string, it = 'it') => `${warned}: CloudFormation makes '${made}' under the condition 'IsProd', and '${by}' refers to ${it} in any case: `
  + `where the condition is not met, the stack is refused; give '${by}' the same condition`;

describe('what a vault needs', () => {
  test.each<[string, () => void]>([
    ['a vault', () => new BackupVault(stack, 'Vault', { encryptionKey: under(new kms.Key(stack, 'Key')), notificationTopic: under(new sns.Topic(stack, 'Topic')) })],
    ['a logically air-gapped vault', () => new LogicallyAirGappedBackupVault(stack, 'Vault', {
      minRetention: Duration.days(7), maxRetention: Duration.days(99), encryptionKey: under(new kms.Key(stack, 'Key')), notificationTopic: under(new sns.Topic(stack, 'Topic')),
    })],
    ['a vault whose topic comes later', () => new BackupVault(stack, 'Vault', { encryptionKey: under(new kms.Key(stack, 'Key')) })
      .addNotification(under(new sns.Topic(stack, 'Topic')), [BackupVaultEvents.BACKUP_JOB_FAILED])],
  ])('may not be made: key and topic of %s', (_, make) => {
    make();

    expect(texts()).toEqual([refused('Stack/Vault', "Stack/Key/Resource', 'Stack/Topic/Resource", 'Stack/Vault/Resource', 'them')]);
  });

  test('nothing is said of a vault under the same condition', () => {
    under(new BackupVault(stack, 'Vault', { encryptionKey: under(new kms.Key(stack, 'Key')), notificationTopic: under(new sns.Topic(stack, 'Topic')) }));

    expect(texts()).toEqual([]);
  });
});

describe('what needs a vault', () => {
  test('may be made without it', () => {
    const vault = under(new BackupVault(stack, 'Vault'));
    const topic = new sns.Topic(stack, 'Topic');
    vault.onJobFailed('Failure', { target: new targets.SnsTopic(topic) });
    vault.metrics.createAlarms(stack, 'Alarms', {});
    new TieringConfiguration(stack, 'Tiering', { backupVault: vault, selections: [TieringSelection.allBuckets(Duration.days(60))] });

    const alarms = ['BackupJobsFailed', 'BackupJobsExpired', 'CopyJobsFailed', 'RestoreJobsFailed'].map((id) => `Stack/Alarms/${id}`);
    const made = ['Stack/Tiering', 'Stack/Vault/Failure', ...alarms];
    expect(texts()).toEqual(made.map((path) => refused(path, 'Stack/Vault/Resource', `${path}/Resource`)));
  });

  test('is not made where what is made with the vault is not', () => {
    const vault = new BackupVault(stack, 'Vault', { removalPolicy: RemovalPolicy.DESTROY, autoDeleteRecoveryPoints: true });
    const { length } = vault.node.findChild('AutoDeleteRecoveryPoints').node.findAll().filter(CfnResource.isCfnResource);
    expect(conditional()).toEqual([]);

    under(vault);
    expect(length).toBeGreaterThanOrEqual(4);
    expect(conditional()).toHaveLength(1 + length);
    expect(conditional().filter((type) => type === 'Custom::BackupVaultAutoDelete')).toHaveLength(4);
  });

  test('is not made: the share of a logically air-gapped vault', () => {
    const vault = new LogicallyAirGappedBackupVault(stack, 'Vault', { minRetention: Duration.days(7), maxRetention: Duration.days(99) });
    vault.shareWith(['111122223333']);
    under(vault);

    expect(conditional().sort()).toEqual(['AWS::Backup::LogicallyAirGappedBackupVault', 'AWS::RAM::ResourceShare']);
  });
});

test('the policy that a topic gets is made where the topic is', () => {
  const bare = new sns.CfnTopic(stack, 'Bare');
  [under(new sns.Topic(stack, 'Topic')), new sns.Topic(stack, 'Other'), bare].forEach((notificationTopic, index) =>
    under(new BackupVault(stack, `Vault${index}`, { notificationTopic })));
  bare.cfnOptions.condition = isProd;

  expect(conditional().filter((type) => type.startsWith('AWS::SNS::')).sort()).toEqual(['AWS::SNS::Topic', 'AWS::SNS::Topic', 'AWS::SNS::TopicPolicy', 'AWS::SNS::TopicPolicy']);
});
