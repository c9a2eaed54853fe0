import { aws_events as events, aws_events_targets as targets, aws_iam as iam, aws_kms as kms, aws_s3 as s3, aws_sns as sns, Aws, CfnCondition, CfnResource, Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import {
  BackupAccessPoint, BackupPlan, BackupReport, BackupReportPlan, BackupResourceType, BackupVault, BackupVaultEvents,
  LogicallyAirGappedBackupVault, RestoreTestingPlan,
  RestoreValidator, TieringConfiguration, TieringSelection,
} from '../../src';
import { l1Of, synth, testStack, warningsOf } from '../util';

const POINT = 'arn:aws:backup:eu-west-1:111122223333:recovery-point:a1b2';

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

describe('what needs something of AWS Backup beside vaults', () => {
  const role = () => new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });

  test('may be made without it: what sees and validates restore tests', () => {
    const tests = under(new RestoreTestingPlan(stack, 'Tests', { scheduleExpression: events.Schedule.cron({ hour: '1', minute: '0' }) }));
    tests.addSelection('Tables', { resourceType: BackupResourceType.DYNAMODB, validationWindow: Duration.hours(4) });
    tests.onRestoreTestingJobStateChange('Tested', {});
    tests.addValidation('Validation', { validator: RestoreValidator.dynamoDb({}) });
    tests.metrics.createAlarms(stack, 'Alarms', {});

    const said = texts();
    ['Stack/Tests/Tables', 'Stack/Tests/Tested', 'Stack/Tests/Validation', 'Stack/Alarms/RestoreJobsFailed'].forEach((path) =>
      expect(said).toContain(refused(path, 'Stack/Tests/Resource', `${path}/Resource`)));
  });

  test.each<[string, string, () => void]>([
    ['a vault', 'Vault', () => under(new BackupVault(stack, 'Vault')).grants.startBackup(role())],
    ['a plan', 'Plan', () => under(BackupPlan.daily35DayRetention(stack, 'Plan', new BackupVault(stack, 'Vault'))).grants.createSelections(role())],
    ['an access point', 'Point', () => under(new BackupAccessPoint(stack, 'Point', { recoveryPointArn: POINT })).grants.read(role())],
  ])('may be made without it: the policy of a role that is granted something on %s', (_, id, grant) => {
    grant();

    expect(texts()).toEqual([refused('Stack/Role/DefaultPolicy', `Stack/${id}/Resource`, 'Stack/Role/DefaultPolicy/Resource')]);
  });

  test('is not made: the policy of a bucket of reports', () => {
    const [bucket, other, bare] = [under(new s3.Bucket(stack, 'Bucket')), new s3.Bucket(stack, 'Other'), new s3.CfnBucket(stack, 'Bare')];
    bare.cfnOptions.condition = isProd;
    [bucket, other, bare].forEach((each, index) => under(new BackupReportPlan(stack, `Reports${index}`, { bucket: each, report: BackupReport.backupJobs() })));

    expect(conditional().filter((type) => type.startsWith('AWS::S3::')).sort()).toEqual(['AWS::S3::Bucket', 'AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'AWS::S3::BucketPolicy']);
    expect(texts()).toEqual([]);
  });
});

test('the policy that a topic gets is made where the topic is', () => {
  const bare = new sns.CfnTopic(stack, 'Bare');
  [under(new sns.Topic(stack, 'Topic')), new sns.Topic(stack, 'Other'), bare].forEach((notificationTopic, index) =>
    under(new BackupVault(stack, `Vault${index}`, { notificationTopic })));
  bare.cfnOptions.condition = isProd;

  expect(conditional().filter((type) => type.startsWith('AWS::SNS::')).sort()).toEqual(['AWS::SNS::Topic', 'AWS::SNS::Topic', 'AWS::SNS::TopicPolicy', 'AWS::SNS::TopicPolicy']);
});
