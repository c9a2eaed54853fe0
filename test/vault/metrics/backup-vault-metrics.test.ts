import { App, aws_backup as backup, aws_cloudwatch as cloudwatch, aws_kms as kms, aws_sns as sns, CfnParameter, Duration, Stack, Token } from 'aws-cdk-lib';
import { BackupResourceType, BackupVault, BackupVaultAlarms, BackupVaultMetrics } from '../../../src';
import type { BackupVaultAlarmsOptions } from '../../../src';
import { HERE, messageOf, resourceOf, resourcesOf, testStack, THERE, warningsOf } from '../../util';

const ALARM = 'AWS::CloudWatch::Alarm';
const NAME = { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultName'] };
/** The metrics of the guide. */
const METRICS = Object.entries({
  BackupJobs: ['Created', 'Pending', 'Running', 'Aborted', 'Completed', 'Failed', 'Expired'],
  CopyJobs: ['Created', 'Running', 'Completed', 'Failed'],
  RestoreJobs: ['Pending', 'Running', 'Completed', 'Failed'],
  RecoveryPoints: ['Completed', 'Partial', 'Expired', 'Deleting', 'Cold'],
}).flatMap(([what, states]) => states.map((state) => `NumberOf${what}${state}`));

let stack: Stack;

beforeEach(() => {
  stack = testStack(HERE);
});

/** A metric as an alarm has it. */
function rendered(metric: cloudwatch.Metric) {
  metric.createAlarm(stack, 'Rendered', { threshold: 1, evaluationPeriods: 1 });
  const { Namespace, MetricName, Dimensions, Statistic, Period, Unit } = resourceOf(stack, ALARM).Properties;
  return { Namespace, MetricName, Dimensions, Statistic, Period, Unit };
}

type Getter = (options?: object) => cloudwatch.Metric;

test('every metric of the guide has a method, and nothing else has', () => {
  const methods = Object.getOwnPropertyNames(BackupVaultMetrics.prototype).filter((name) => name.startsWith('numberOf'));
  expect(methods.map((name) => `N${name.slice(1)}`)).toEqual(METRICS);
});

test.each(METRICS)('%s is the sum over five minutes, of the vault', (name) => {
  const metrics = new BackupVault(stack, 'Vault').metrics as unknown as Record<string, Getter>;
  expect(rendered(metrics[`n${name.slice(1)}`]())).toEqual({
    Namespace: 'AWS/Backup', MetricName: name, Dimensions: [{ Name: 'BackupVaultName', Value: NAME }], Statistic: 'Sum', Period: 300,
  });
});

test.each(METRICS)('%s has options', (name) => {
  const metrics = new BackupVault(stack, 'Vault').metrics as unknown as Record<string, Getter>;
  const options = { resourceType: BackupResourceType.STORAGE_GATEWAY, period: Duration.hours(1), statistic: 'Maximum', dimensionsMap: { Other: 'value' } };
  expect(rendered(metrics[`n${name.slice(1)}`](options))).toEqual({
    Namespace: 'AWS/Backup',
    MetricName: name,
    Dimensions: [{ Name: 'BackupVaultName', Value: NAME }, { Name: 'Other', Value: 'value' }, { Name: 'ResourceType', Value: 'Storage Gateway' }],
    Statistic: 'Maximum',
    Period: 3600,
  });
});

test('a metric may be newer than this library', () => {
  expect(rendered(new BackupVault(stack, 'Vault').metrics.metric('NumberOfScansFailed')).MetricName).toBe('NumberOfScansFailed');
});

test.each<[string, () => backup.IBackupVaultRef, unknown]>([
  ['of aws-cdk-lib', () => new backup.BackupVault(stack, 'Vault'), NAME],
  ['as an L1', () => new backup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'vault' }), { Ref: 'Vault' }],
  ['imported', () => BackupVault.fromBackupVaultName(stack, 'Vault', 'vault'), 'vault'],
])('a vault %s has metrics', (_, vault, name) => {
  expect(rendered(BackupVaultMetrics.fromVault(vault()).numberOfBackupJobsFailed()).Dimensions).toEqual([{ Name: 'BackupVaultName', Value: name }]);
});

test('a vault without a known environment has metrics', () => {
  stack = testStack();
  expect(rendered(new BackupVault(stack, 'Vault').metrics.numberOfBackupJobsFailed()).MetricName).toBe('NumberOfBackupJobsFailed');
});

describe('alarms', () => {
  test('are one call', () => {
    const alarms = new BackupVault(stack, 'Vault').metrics.createAlarms(stack, 'Alarms');
    expect(alarms).toBeInstanceOf(BackupVaultAlarms);
    expect(Object.keys(resourcesOf(stack, ALARM))).toEqual([
      'AlarmsBackupJobsFailed9C6CACA8', 'AlarmsBackupJobsExpired006B0CC3', 'AlarmsCopyJobsFailed3C7944DB', 'AlarmsRestoreJobsFailedBBAEA851',
    ]);
    expect(Object.values(resourcesOf(stack, ALARM)).map(({ Properties }) => Properties)).toEqual([
      ['NumberOfBackupJobsFailed', 'Backup jobs have failed'],
      ['NumberOfBackupJobsExpired', 'Backup jobs could not start in their start window'],
      ['NumberOfCopyJobsFailed', 'Copy jobs have failed'],
      ['NumberOfRestoreJobsFailed', 'Restore jobs have failed'],
    ].map(([MetricName, what]) => ({
      Namespace: 'AWS/Backup',
      MetricName,
      Dimensions: [{ Name: 'BackupVaultName', Value: NAME }],
      Statistic: 'Sum',
      Period: 300,
      AlarmDescription: { 'Fn::Join': ['', [`${what}, vault `, NAME]] },
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: 1,
      EvaluationPeriods: 1,
      TreatMissingData: 'notBreaching',
    })));
    expect(alarms.noBackup).toBeUndefined();
  });

  test('have options', () => {
    const action: cloudwatch.IAlarmAction = { bind: () => ({ alarmActionArn: 'arn:one' }) };
    const alarms = new BackupVaultAlarms(stack, 'Alarms', {
      vault: new backup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'vault' }),
      alarmActions: [action],
      resourceType: BackupResourceType.RDS,
      period: Duration.hours(1),
      evaluationPeriods: 2,
      threshold: 3,
    });
    alarms.addAlarmAction({ bind: () => ({ alarmActionArn: 'arn:two' }) });
    const all = Object.values(resourcesOf(stack, ALARM)).map(({ Properties }) => Properties);
    expect(all).toHaveLength(4);
    all.forEach((properties) => expect(properties).toMatchObject({
      AlarmActions: ['arn:one', 'arn:two'],
      Dimensions: [{ Name: 'BackupVaultName', Value: { Ref: 'Vault' } }, { Name: 'ResourceType', Value: 'RDS' }],
      Period: 3600,
      EvaluationPeriods: 2,
      Threshold: 3,
    }));
    expect(alarms.alarms).toEqual([alarms.backupJobsFailed, alarms.backupJobsExpired, alarms.copyJobsFailed, alarms.restoreJobsFailed]);
  });

  describe('with a topic', () => {
    const CLOUDWATCH = { Service: 'cloudwatch.amazonaws.com' };
    const forAlarmsOf = (account: unknown, ...arn: unknown[]) => ({
      StringEquals: { 'aws:SourceAccount': account },
      ArnLike: { 'aws:SourceArn': { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ...arn]] } },
    });
    const Condition = forAlarmsOf('111111111111', ':cloudwatch:eu-central-1:111111111111:alarm:*');
    const alarmsTo = (alarmTopic: sns.ITopicRef) => {
      const action: cloudwatch.IAlarmAction = { bind: () => ({ alarmActionArn: 'arn:other' }) };
      return new BackupVault(stack, 'Vault').metrics.createAlarms(stack, 'Alarms', { alarmTopic, alarmActions: [action], noBackupWithin: Duration.days(2) });
    };
    const actions = () => Object.values(resourcesOf(stack, ALARM)).map(({ Properties }) => Properties.AlarmActions);

    test('tell it first', () => {
      alarmsTo(new sns.Topic(stack, 'Topic'));
      expect(actions()).toEqual(Array(5).fill([{ Ref: 'TopicBFC7AF6E' }, 'arn:other']));
    });

    test.each<[string, () => sns.ITopicRef, unknown]>([
      ['an L2', () => new sns.Topic(stack, 'Topic'), { Ref: 'TopicBFC7AF6E' }],
      ['an L1', () => new sns.CfnTopic(stack, 'Topic'), { Ref: 'Topic' }],
    ])('may publish to %s, once for all, and no alarms of other accounts or Regions may', (_, topic, Resource) => {
      alarmsTo(topic());
      expect(resourceOf(stack, 'AWS::SNS::TopicPolicy').Properties.PolicyDocument.Statement).toEqual([
        expect.objectContaining({ Action: 'sns:Publish', Effect: 'Allow', Principal: CLOUDWATCH, Resource, Condition }),
      ]);
      expect(warningsOf(stack)).toEqual([]);
    });

    test('of a stack whose environment is not known are those of wherever that is', () => {
      stack = testStack();
      alarmsTo(new sns.Topic(stack, 'Topic'));
      expect(resourceOf(stack, 'AWS::SNS::TopicPolicy').Properties.PolicyDocument.Statement[0].Condition)
        .toEqual(forAlarmsOf({ Ref: 'AWS::AccountId' }, ':cloudwatch:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':alarm:*'));
    });

    test('of another account than the topic are those of their own', () => {
      const far = new Stack(stack.node.root as App, 'Far', { env: { account: '222222222222', region: 'eu-central-1' } });
      const topic = new sns.Topic(far, 'Topic', { topicName: 'team' });
      alarmsTo(topic);
      expect(resourceOf(far, 'AWS::SNS::TopicPolicy').Properties.PolicyDocument.Statement[0].Condition).toEqual(Condition);
    });

    test('may publish to one that AWS Backup publishes to, which says nothing of itself', () => {
      const topic = new sns.Topic(stack, 'Topic');
      new BackupVault(stack, 'Notifying', { notificationTopic: topic });
      alarmsTo(topic);
      expect(resourceOf(stack, 'AWS::SNS::TopicPolicy').Properties.PolicyDocument.Statement.map((statement: any) => [statement.Principal, statement.Condition]))
        .toEqual([[{ Service: 'backup.amazonaws.com' }, undefined], [CLOUDWATCH, Condition]]);
    });

    test.each<[string, (masterKey: kms.Key) => sns.ITopicRef]>([
      ['an L2', (masterKey) => new sns.Topic(stack, 'Topic', { masterKey })],
      ['an L1', ({ keyArn }) => new sns.CfnTopic(stack, 'Topic', { kmsMasterKeyId: keyArn })],
    ])('may use the key of %s', (_, topic) => {
      alarmsTo(topic(new kms.Key(stack, 'Key')));
      expect(resourceOf(stack, 'AWS::KMS::Key').Properties.KeyPolicy.Statement.slice(1)).toEqual([
        { Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Effect: 'Allow', Principal: CLOUDWATCH, Resource: '*', Condition },
      ]);
    });

    test('that is imported, under an imported key, say what it needs', () => {
      alarmsTo(sns.Topic.fromTopicAttributes(stack, 'Topic', {
        topicArn: 'arn:aws:sns:eu-central-1:222222222222:team', keyArn: 'arn:aws:kms:eu-central-1:222222222222:key/1a2b',
      }));
      expect(actions()[0]).toEqual(['arn:aws:sns:eu-central-1:222222222222:team', 'arn:other']);
      expect(warningsOf(stack)).toEqual([{
        path: 'Stack/Alarms',
        id: 'cdk-aws-backup:importedTopic',
        text: "the topic 'Stack/Topic' is not made in this app, which cannot write its policy: if it has been given one, "
          + 'that has to allow sns:Publish to cloudwatch.amazonaws.com',
      }, {
        path: 'Stack/Alarms',
        id: 'cdk-aws-backup:importedTopicKey',
        text: "the key arn:aws:kms:eu-central-1:222222222222:key/1a2b of the topic 'Stack/Topic' is not made in this app, which cannot write its policy: "
          + 'it has to allow kms:Decrypt and kms:GenerateDataKey* to cloudwatch.amazonaws.com',
      }]);
    });

    test('under the AWS managed key warn', () => {
      alarmsTo(new sns.CfnTopic(stack, 'Topic', { kmsMasterKeyId: 'alias/aws/sns' }));
      expect(warningsOf(stack)).toEqual([{
        path: 'Stack/Alarms',
        id: 'cdk-aws-backup:topicUnderAwsManagedKey',
        text: "the topic 'Stack/Topic' is encrypted with the AWS managed key alias/aws/sns, which CloudWatch cannot use: "
          + 'no notification will arrive; encrypt it with a customer managed key',
      }]);
    });
  });

  test.each([
    ['noBackupWithin', 'NumberOfBackupJobsCompleted', 'No backup job was completed, vault '] as const,
    ['noCopyWithin', 'NumberOfCopyJobsCompleted', 'No copy job was completed, vault '] as const,
  ].flatMap((row) => [1, 7].map((days) => [...row, days] as const)))('tell by %s', (property, MetricName, what, days) => {
    const alarms = new BackupVault(stack, 'Vault').metrics.createAlarms(stack, 'Alarms', { [property]: Duration.days(days) });
    expect(alarms.alarms).toHaveLength(5);
    expect(alarms.alarms[4]).toBe(property === 'noCopyWithin' ? alarms.noCopy : alarms.noBackup);
    expect(Object.values(resourcesOf(stack, ALARM)).map(({ Properties }) => Properties).find((it) => it.MetricName === MetricName)).toMatchObject({
      AlarmDescription: { 'Fn::Join': ['', [what, NAME]] },
      Period: 86_400,
      EvaluationPeriods: days,
      Statistic: 'Sum',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
  });

  test.each<[BackupVaultAlarmsOptions, string]>([
    [{ noBackupWithin: Duration.days(0) }, "'noBackupWithin' must be between 1 and 7 days, which is how far CloudWatch looks back, got 0 days"],
    [{ noBackupWithin: Duration.days(8) }, "'noBackupWithin' must be between 1 and 7 days, which is how far CloudWatch looks back, got 8 days"],
    [{ noCopyWithin: Duration.hours(36) }, "'noCopyWithin' must be a whole number of days, got 1 day 12 hours"],
    [{ evaluationPeriods: 0 }, "'evaluationPeriods' must be a whole number of at least 1, got 0"],
    [{ evaluationPeriods: 1.5 }, "'evaluationPeriods' must be a whole number of at least 1, got 1.5"],
    [{ threshold: 0 }, "'threshold' must be a whole number of at least 1, got 0"],
    [{ period: Duration.seconds(30) }, "'period' must be at least 1 minute, got 30 seconds"],
    [{ period: Duration.seconds(90) }, "'period' must be a whole number of minutes, got 1 minute 30 seconds"],
    [{ evaluationPeriods: 289 }, "'evaluationPeriods' times 'period' must be at most 1 day, as far as CloudWatch looks back with it, got 289 times 5 minutes"],
    [{ evaluationPeriods: 25, period: Duration.minutes(59) },
      "'evaluationPeriods' times 'period' must be at most 1 day, as far as CloudWatch looks back with it, got 25 times 59 minutes"],
    [{ evaluationPeriods: 169, period: Duration.hours(1) },
      "'evaluationPeriods' times 'period' must be at most 7 days, as far as CloudWatch looks back with it, got 169 times 1 hour"],
  ])('with %j are refused', (options, message) => {
    expect(messageOf(() => new BackupVault(stack, 'Vault').metrics.createAlarms(stack, 'Alarms', options))).toBe(`Stack/Alarms: ${message}`);
  });

  test('are refused with all problems at once', () => {
    const options = { noBackupWithin: Duration.days(8), period: Duration.seconds(45), threshold: 0 };
    expect(messageOf(() => new BackupVault(stack, 'Vault').metrics.createAlarms(stack, 'Alarms', options))).toBe([
      'Stack/Alarms: 3 problems',
      "  - 'period' must be at least 1 minute, got 45 seconds",
      "  - 'threshold' must be a whole number of at least 1, got 0",
      "  - 'noBackupWithin' must be between 1 and 7 days, which is how far CloudWatch looks back, got 8 days",
    ].join('\n'));
  });

  test.each<BackupVaultAlarmsOptions>([
    { evaluationPeriods: 288 }, { evaluationPeriods: 168, period: Duration.hours(1) }, { period: Duration.minutes(1) },
  ])('may have %j', (options) => {
    expect(new BackupVault(stack, 'Vault').metrics.createAlarms(stack, 'Alarms', options).alarms).toHaveLength(4);
  });

  test('may have tokens as numbers', () => {
    const number = Token.asNumber(new CfnParameter(stack, 'Number', { type: 'Number' }).value);
    new BackupVault(stack, 'Vault').metrics.createAlarms(stack, 'Alarms', { evaluationPeriods: number, threshold: number });
    Object.values(resourcesOf(stack, ALARM)).forEach(({ Properties }) =>
      expect(Properties).toMatchObject({ EvaluationPeriods: { Ref: 'Number' }, Threshold: { Ref: 'Number' } }));
  });

  test('may have a token as the time', () => {
    const days = Token.asNumber(new CfnParameter(stack, 'Days', { type: 'Number' }).value);
    new BackupVault(stack, 'Vault').metrics.createAlarms(stack, 'Alarms', { noBackupWithin: Duration.days(days) });
    expect(Object.values(resourcesOf(stack, ALARM)).map(({ Properties }) => Properties.EvaluationPeriods)).toContainEqual({ Ref: 'Days' });
  });
});

describe('widgets', () => {
  const bodyOf = (scope: Stack, id = 'Dashboard') => {
    const dashboard = new cloudwatch.Dashboard(scope, id);
    return (widgets: cloudwatch.IWidget[]) => {
      dashboard.addWidgets(...widgets);
      const body = resourceOf(scope, 'AWS::CloudWatch::Dashboard').Properties.DashboardBody;
      const text = typeof body === 'string' ? body : body['Fn::Join'][1].map((part: unknown) => typeof part === 'string' ? part : 'TOKEN').join('');
      return JSON.parse(text).widgets;
    };
  };

  test('are a row of a dashboard', () => {
    const widgets = bodyOf(stack)(BackupVaultMetrics.fromVault(BackupVault.fromBackupVaultName(stack, 'Vault', 'main')).widgets());
    expect(widgets.map(({ x, y, width, height, properties: { title } }: any) => [x, y, width, height, title])).toEqual([
      [0, 0, 6, 6, 'Backup jobs, main'], [6, 0, 6, 6, 'Copy jobs, main'], [12, 0, 6, 6, 'Restore jobs, main'], [18, 0, 6, 6, 'Recovery points, main'],
    ]);
    expect(widgets[0].properties.metrics).toEqual(['Completed', 'Failed', 'Expired', 'Aborted'].map((state) => [
      'AWS/Backup', `NumberOfBackupJobs${state}`, 'BackupVaultName', 'main', { label: state, stat: 'Sum' },
    ]));
    const known = widgets.flatMap(({ properties }: any) => properties.metrics.map(([, name]: string[]) => name));
    expect(known.filter((name: string) => !METRICS.includes(name))).toEqual([]);
    expect(known).toHaveLength(13);
  });

  test('have options', () => {
    const vault = new BackupVault(stack, 'Vault');
    const options = { resourceType: BackupResourceType.S3, period: Duration.days(1), width: 24, height: 4 };
    const [first, second] = bodyOf(stack)(vault.metrics.widgets(options));
    expect([first.width, first.height, second.y]).toEqual([24, 4, 4]);
    expect(first.properties.title).toBe('Backup jobs, TOKEN');
    expect(first.properties.metrics[0]).toEqual([
      'AWS/Backup', 'NumberOfBackupJobsCompleted', 'BackupVaultName', 'TOKEN', 'ResourceType', 'S3', { label: 'Completed', period: 86_400, stat: 'Sum' },
    ]);
  });

  test('of a vault elsewhere say where', () => {
    const far = BackupVault.fromBackupVaultArn(new Stack(stack.node.root as App, 'Far', { env: THERE }), 'Vault',
      `arn:aws:backup:${THERE.region}:${THERE.account}:backup-vault:far`);
    const [first] = bodyOf(stack)(BackupVaultMetrics.fromVault(far).widgets());
    expect(first.properties.metrics[0][4]).toEqual({ label: 'Completed', stat: 'Sum', region: 'us-east-1', accountId: '222222222222' });
  });
});
