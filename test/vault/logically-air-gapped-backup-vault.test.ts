import { App, aws_backup as backup, aws_iam as iam, aws_kms as kms, aws_sns as sns, CfnOutput, CfnParameter, Duration, Lazy, NestedStack, PropertyInjectors, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import type { IPropertyInjector } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BackupPlan, BackupPlanRule, BackupVaultEvents, LogicallyAirGappedBackupVault } from '../../src';
import type { LogicallyAirGappedBackupVaultProps } from '../../src';
import { HERE, l1Of, messageOf, resourceOf, resourcesOf, synthesisProblemsOf, testStack, THERE, warningsOf } from '../util';

const TYPE = 'AWS::Backup::LogicallyAirGappedBackupVault';
const days = Duration.days;
const RANGE = { minRetention: days(7), maxRetention: days(365) };
const number = Lazy.number({ produce: () => 8 });

let stack: Stack;

beforeEach(() => {
  stack = testStack();
});

function vaultWith(props: Partial<LogicallyAirGappedBackupVaultProps> = {}): LogicallyAirGappedBackupVault {
  return new LogicallyAirGappedBackupVault(stack, 'Vault', { ...RANGE, ...props });
}

test('with no more than its retention', () => {
  vaultWith();
  expect(Template.fromStack(stack).toJSON().Resources).toEqual({
    Vault23237E5B: {
      Type: TYPE,
      Properties: { BackupVaultName: 'StackVault02F737C4', MinRetentionDays: 7, MaxRetentionDays: 365 },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    },
  });
  expect(warningsOf(stack)).toEqual([]);
});

test('with everything', () => {
  const vault = vaultWith({
    backupVaultName: 'apart',
    encryptionKey: new kms.Key(stack, 'Key'),
    mpaApprovalTeamArn: 'arn:aws:mpa:eu-central-1:111111111111:approval-team/a1b2c3d4',
    accessPolicy: new iam.PolicyDocument({
      statements: [new iam.PolicyStatement({
        actions: ['backup:CopyIntoBackupVault'], principals: [new iam.AccountPrincipal('222222222222')], resources: ['*'],
      })],
    }),
    notificationTopic: new sns.Topic(stack, 'Topic'),
    notificationEvents: [BackupVaultEvents.COPY_JOB_FAILED],
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  vault.blockRecoveryPointDeletion();
  const { Properties, DeletionPolicy } = resourceOf(stack, TYPE);
  expect(Properties).toEqual({
    BackupVaultName: 'apart',
    MinRetentionDays: 7,
    MaxRetentionDays: 365,
    EncryptionKeyArn: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] },
    MpaApprovalTeamArn: 'arn:aws:mpa:eu-central-1:111111111111:approval-team/a1b2c3d4',
    AccessPolicy: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'backup:CopyIntoBackupVault',
          Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::222222222222:root']] } },
          Resource: '*',
        },
        { Effect: 'Deny', Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'], Principal: { AWS: '*' }, Resource: '*' },
      ],
    },
    Notifications: { SNSTopicArn: { Ref: 'TopicBFC7AF6E' }, BackupVaultEvents: ['COPY_JOB_FAILED'] },
  });
  expect(DeletionPolicy).toBe('RetainExceptOnCreate');
  expect(resourceOf(stack, 'AWS::SNS::TopicPolicy').Properties.PolicyDocument.Statement[0].Principal).toEqual({ Service: 'backup.amazonaws.com' });
  expect(warningsOf(stack)).toEqual([]);
});

test.each<[string, Partial<LogicallyAirGappedBackupVaultProps>, [unknown, unknown]]>([
  ['the shortest', { minRetention: days(7), maxRetention: days(7) }, [7, 7]],
  ['the longest', { minRetention: days(36_500), maxRetention: days(36_500) }, [36_500, 36_500]],
  ['in other units', { minRetention: Duration.hours(192), maxRetention: Duration.hours(240) }, [8, 10]],
  ['as tokens', { minRetention: days(number), maxRetention: days(number) }, [8, 8]],
])('takes a retention: %s', (_, props, expected) => {
  vaultWith(props);
  const { MinRetentionDays, MaxRetentionDays } = resourceOf(stack, TYPE).Properties;
  expect([MinRetentionDays, MaxRetentionDays]).toEqual(expected);
});

test.each<[string, Partial<LogicallyAirGappedBackupVaultProps>, string]>([
  ['a minimum of 6 days', { minRetention: days(6) }, "Stack/Vault: 'minRetention' must be between 7 and 36,500 days, got 6 days"],
  ['a maximum of 36,501 days', { maxRetention: days(36_501) }, "Stack/Vault: 'maxRetention' must be between 7 and 36,500 days, got 36,501 days"],
  ['a maximum below the minimum', { minRetention: days(30), maxRetention: days(29) },
    "Stack/Vault: 'maxRetention' must be at least 'minRetention' (30 days), got 29 days"],
  ['half a day', { minRetention: Duration.hours(180) }, "Stack/Vault: 'minRetention' must be a whole number of days, got 7 days 12 hours"],
  ['a token in hours', { minRetention: Duration.hours(number) },
    "Stack/Vault: 'minRetention' must be given in days when it is a token, got hours: it cannot be converted at deployment"],
  ['a name', { backupVaultName: 'a b' }, "Stack/Vault: 'backupVaultName' must be 2 to 50 characters of letters, digits, '-' and '_', got 'a b'"],
  ['an ARN that is not that of a team', { mpaApprovalTeamArn: 'arn:aws:mpa:eu-central-1:111111111111:team/a' }, "Stack/Vault: 'mpaApprovalTeamArn' must be the ARN of "
    + "an approval team, arn:<partition>:mpa:<region>:<account>:approval-team/<id>, got 'arn:aws:mpa:eu-central-1:111111111111:team/a'"],
])('refuses %s', (_, props, message) => {
  expect(messageOf(() => vaultWith(props))).toBe(message);
});

test('refuses everything at once, what every vault has before what this kind has', () => {
  const topic = sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:111111111111:jobs.fifo');
  expect(messageOf(() => vaultWith({ backupVaultName: '?', notificationTopic: topic, minRetention: days(1), maxRetention: days(2), mpaApprovalTeamArn: 'x' })).split('\n'))
    .toEqual(['Stack/Vault: 5 problems', expect.stringContaining("'backupVaultName'"), expect.stringContaining("'notificationTopic'"),
      expect.stringContaining("'minRetention'"), expect.stringContaining("'maxRetention'"), expect.stringContaining("'mpaApprovalTeamArn'")]);
});

test('a token passes as the ARN of a team', () => {
  vaultWith({ mpaApprovalTeamArn: new CfnParameter(stack, 'Team').valueAsString });
  expect(resourceOf(stack, TYPE).Properties.MpaApprovalTeamArn).toEqual({ Ref: 'Team' });
});

test('an action with a wildcard is refused, also where it comes later', () => {
  const accessPolicy = new iam.PolicyDocument();
  const vault = vaultWith({ accessPolicy });
  const statement = new iam.PolicyStatement({ actions: ['backup:*'], principals: [new iam.AnyPrincipal()], resources: ['*'] });
  const problem = "an access policy of a vault must name each action, without '*', got 'backup:*': AWS Backup takes no wildcard there";
  expect(messageOf(() => vault.addToAccessPolicy(statement))).toBe(`Stack/Vault: ${problem}`);
  accessPolicy.addStatements(statement);
  expect(synthesisProblemsOf(stack)).toEqual([`[Stack/Vault] ${problem}`]);
});

test('tags reach it', () => {
  Tags.of(stack).add('team', 'storage');
  Tags.of(vaultWith()).add('stage', 'production');
  expect(resourceOf(stack, TYPE).Properties.BackupVaultTags).toEqual({ team: 'storage', stage: 'production' });
});

test('removal policy DESTROY gives a warning', () => {
  vaultWith({ removalPolicy: RemovalPolicy.DESTROY });
  expect(warningsOf(stack)).toEqual([{
    path: 'Stack/Vault',
    id: 'cdk-aws-backup:removalPolicyDestroy',
    text: 'the vault has the removal policy DESTROY: AWS Backup refuses '
    + 'to delete a logically air-gapped vault until its last recovery point has expired, and the deletion of the stack fails; keep it by RemovalPolicy.RETAIN (DeletionPolicy: Retain)',
  }]);
});

test('events without a topic give a warning', () => {
  vaultWith({ notificationEvents: [BackupVaultEvents.COPY_JOB_FAILED] });
  expect(warningsOf(stack).map(({ id }) => id)).toEqual(['cdk-aws-backup:notificationEventsWithoutTopic']);
});

test('a principal can be granted actions on it', () => {
  vaultWith().grant(new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() }), 'backup:StartRestoreJob');
  expect(resourceOf(stack, 'AWS::IAM::Policy').Properties.PolicyDocument.Statement).toEqual([
    { Effect: 'Allow', Action: 'backup:StartRestoreJob', Resource: { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] } },
  ]);
});

test('is a reference to a vault, and to a logically air-gapped one', () => {
  const vault = vaultWith();
  const [any, airGapped]: [backup.IBackupVaultRef, backup.ILogicallyAirGappedBackupVaultRef] = [vault, vault];
  expect(stack.resolve([any.backupVaultRef, airGapped.logicallyAirGappedBackupVaultRef])).toEqual([
    { backupVaultName: { Ref: 'Vault23237E5B' }, backupVaultArn: { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] } },
    { backupVaultName: { Ref: 'Vault23237E5B' } },
  ]);
});

test('is a destination of copies for this library and for aws-cdk-lib', () => {
  const vault = vaultWith();
  const copyActions = [{ destinationBackupVault: vault, deleteAfter: days(30) }];
  new BackupPlan(stack, 'Ours', { backupPlanRules: [new BackupPlanRule({ copyActions })] });
  new backup.BackupPlan(stack, 'Theirs', { backupPlanRules: [new backup.BackupPlanRule({ copyActions })] });
  const rules = Object.values(resourcesOf(stack, 'AWS::Backup::BackupPlan')).map(({ Properties }) => Properties.BackupPlan.BackupPlanRule[0]);
  expect(rules.map(({ CopyActions }) => CopyActions)).toEqual(Array(2).fill([
    { DestinationBackupVaultArn: { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] }, Lifecycle: { DeleteAfterDays: 30 } },
  ]));
});

test('in a nested stack it hands its ARN to the parent', () => {
  const nested = new NestedStack(stack, 'Nested');
  const vault = new LogicallyAirGappedBackupVault(nested, 'Vault', RANGE);
  new CfnOutput(stack, 'Arn', { value: vault.backupVaultArn });
  expect(Template.fromStack(stack).toJSON().Outputs.Arn.Value)
    .toEqual({ 'Fn::GetAtt': ['NestedNestedStackNestedNestedStackResourceDEFDAA4D', expect.stringMatching(/^Outputs\..*BackupVaultArn$/)] });
});

test('an injector sets its properties', () => {
  const injector: IPropertyInjector = {
    constructUniqueId: LogicallyAirGappedBackupVault.PROPERTY_INJECTION_ID,
    inject: (props) => ({ backupVaultName: 'injected', ...props }),
  };
  const app = new App({ propertyInjectors: [injector] });
  const inner = new Stack(app, 'Stack');
  new LogicallyAirGappedBackupVault(inner, 'Vault', RANGE);
  expect(PropertyInjectors.hasPropertyInjectors(app)).toBe(true);
  expect(LogicallyAirGappedBackupVault.PROPERTY_INJECTION_ID).toBe('cdk-aws-backup.LogicallyAirGappedBackupVault');
  expect(resourceOf(inner, TYPE).Properties.BackupVaultName).toBe('injected');
});

test('properties of the L1 can be overridden', () => {
  l1Of(vaultWith()).addPropertyOverride('MinRetentionDays', 14);
  expect(resourceOf(stack, TYPE).Properties.MinRetentionDays).toBe(14);
});

describe('imported', () => {
  test('by its name it is in the account and Region of the stack', () => {
    const here = testStack(HERE);
    const vault = LogicallyAirGappedBackupVault.fromBackupVaultName(here, 'Vault', 'apart');
    expect(vault.logicallyAirGappedBackupVaultRef).toEqual({ backupVaultName: 'apart' });
    expect(here.resolve(vault.backupVaultRef)).toEqual({
      backupVaultName: 'apart',
      backupVaultArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup:eu-central-1:111111111111:backup-vault:apart']] },
    });
    expect(vault.env).toMatchObject(HERE);
    expect(Template.fromStack(here).toJSON()).not.toHaveProperty('Resources');
  });

  test('by its ARN it may be anywhere', () => {
    const vault = LogicallyAirGappedBackupVault.fromBackupVaultArn(testStack(HERE), 'Vault', 'arn:aws:backup:us-east-1:222222222222:backup-vault:apart');
    expect([vault.backupVaultName, vault.env]).toEqual(['apart', expect.objectContaining(THERE)]);
  });

  test('by the ARN of a bare L1 it is that one', () => {
    const l1 = new backup.CfnLogicallyAirGappedBackupVault(stack, 'L1', { backupVaultName: 'apart', minRetentionDays: 7, maxRetentionDays: 8 });
    const vault = LogicallyAirGappedBackupVault.fromBackupVaultArn(stack, 'Vault', l1.attrBackupVaultArn);
    expect(stack.resolve(vault.backupVaultArn)).toEqual({ 'Fn::GetAtt': ['L1', 'BackupVaultArn'] });
  });

  test('refuses what no vault is called', () => {
    expect(messageOf(() => LogicallyAirGappedBackupVault.fromBackupVaultName(stack, 'Vault', 'a b')))
      .toBe("Stack: 'backupVaultName' must be 2 to 50 characters of letters, digits, '-' and '_', got 'a b'");
    expect(messageOf(() => LogicallyAirGappedBackupVault.fromBackupVaultArn(stack, 'Vault', 'arn:aws:s3:::apart'))).toBe(
      "Stack: 'backupVaultArn' must be the ARN of a backup vault, arn:<partition>:backup:<region>:<account>:backup-vault:<name>, got 'arn:aws:s3:::apart'");
  });
});
