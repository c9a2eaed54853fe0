import { aws_sns as sns, Duration, Stack, Token } from 'aws-cdk-lib';
import { BackupResourceType, RestoreTestingPlan, RestoreTestingPlanAlarms, RestoreTestingPlanMetrics } from '../../../src';
import { HERE, messageOf, resourceOf, resourcesOf, testStack, THERE, warningsOf } from '../../util';
import { WEEKLY } from '../schedules';

const ARN = 'arn:aws:backup:us-east-1:222222222222:restore-testing-plan:weekly-0a1b2c3d';
const PLAN = { Ref: 'TestsADECCFD5' };
const FUNCTION = { 'Fn::GetAtt': ['CdkAwsBackupRestoreValidationFunctionBD00E4E1', 'Arn'] };

let stack: Stack;
let tests: RestoreTestingPlan;

beforeEach(() => {
  stack = testStack(HERE);
  tests = new RestoreTestingPlan(stack, 'Tests', { scheduleExpression: WEEKLY });
});

const alarms = () => Object.values(resourcesOf(stack, 'AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);

describe('metrics', () => {
  test('are those of the plan', () => {
    const { metrics } = tests;
    const options = { resourceType: BackupResourceType.S3, period: Duration.hours(1) };
    const all = [
      metrics.validationsSuccessful(), metrics.validationsFailed(options), metrics.objectivesMissed(), metrics.restoreTime(), metrics.restoreJobsFailed(), metrics.metric('Newer', { statistic: 'Average' }),
    ];
    const told = all.map(({ namespace, metricName, statistic, period, dimensions }) => (
      [namespace, metricName, statistic, period.toMinutes(), stack.resolve(dimensions)]
    ));
    expect(told).toEqual([
      ['CdkAwsBackup/RestoreTesting', 'ValidationsSuccessful', 'Sum', 5, { RestoreTestingPlanName: PLAN }],
      ['CdkAwsBackup/RestoreTesting', 'ValidationsFailed', 'Sum', 60, { RestoreTestingPlanName: PLAN, ResourceType: 'S3' }],
      ['CdkAwsBackup/RestoreTesting', 'ObjectivesMissed', 'Sum', 5, { RestoreTestingPlanName: PLAN }],
      ['CdkAwsBackup/RestoreTesting', 'RestoreTime', 'Maximum', 5, { RestoreTestingPlanName: PLAN }],
      ['CdkAwsBackup/RestoreTesting', 'RestoreJobsFailed', 'Sum', 5, { RestoreTestingPlanName: PLAN }],
      ['CdkAwsBackup/RestoreTesting', 'Newer', 'Average', 5, { RestoreTestingPlanName: PLAN }],
    ]);
  });

  test.each<[string, () => RestoreTestingPlan['metrics'], unknown]>([
    ['elsewhere are there', () => RestoreTestingPlanMetrics.fromPlan(RestoreTestingPlan.fromRestoreTestingPlanArn(stack, 'There', ARN)), { account: THERE.account, region: THERE.region }],
    ['of nowhere in particular are where they are asked for', () =>
      new RestoreTestingPlan(testStack(), 'Tests', { scheduleExpression: WEEKLY }).metrics, { account: undefined, region: undefined }],
  ])('%s', (_, metrics, env) => {
    const { account, region } = metrics().validationsFailed();
    expect({ account, region }).toEqual(env);
  });
});

describe('alarms', () => {
  const alarm = (MetricName: string, what: string) => ({
    AlarmDescription: { 'Fn::Join': ['', [`${what}, restore testing plan `, PLAN]] },
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    Dimensions: [{ Name: 'RestoreTestingPlanName', Value: PLAN }],
    EvaluationPeriods: 1,
    MetricName,
    Namespace: 'CdkAwsBackup/RestoreTesting',
    Period: 300,
    Statistic: 'Sum',
    Threshold: 1,
    TreatMissingData: 'notBreaching',
  });
  const usual = [
    alarm('RestoreJobsFailed', 'Test restores have failed'), alarm('ValidationsFailed', 'Validations of test restores have failed'),
    alarm('ObjectivesMissed', 'Test restores have taken longer than they may'),
  ];

  test('go off when restores or validations fail, or an objective is missed', () => {
    const made = tests.metrics.createAlarms(stack, 'Alarms');
    expect(alarms()).toEqual(usual);
    expect(made.alarms).toEqual([made.restoreJobsFailed, made.validationsFailed, made.objectivesMissed]);
    expect(made.noValidation).toBeUndefined();
    expect(resourceOf(stack, 'AWS::Events::Rule').Properties).toEqual({
      EventPattern: {
        'source': ['aws.backup'],
        'detail-type': ['Restore Job State Change'],
        'detail': { restoreTestingPlanArn: [{ 'Fn::GetAtt': ['TestsADECCFD5', 'RestoreTestingPlanArn'] }], status: ['FAILED', 'ABORTED'] },
      },
      State: 'ENABLED',
      Targets: [{
        Arn: FUNCTION,
        Id: 'Target0',
        InputTransformer: {
          InputPathsMap: { 'detail-resourceType': '$.detail.resourceType' },
          InputTemplate: { 'Fn::Join': ['', ['{"step":"observe","plan":"', PLAN, '","detail":{"resourceType":<detail-resourceType>}}']] },
        },
      }],
    });
    expect(resourceOf(stack, 'AWS::Lambda::Permission').Properties).toMatchObject({ Action: 'lambda:InvokeFunction', Principal: 'events.amazonaws.com' });
  });

  test.each([1, 30])('go off when nothing was validated for %d days', (days) => {
    const made = tests.metrics.createAlarms(stack, 'Alarms', { noValidationWithin: Duration.days(days) });
    expect(alarms()).toEqual([...usual, {
      ...alarm('DaysSinceValidation', 'No test restore was validated'), Period: 43_200, Statistic: 'Maximum', Threshold: days, TreatMissingData: 'breaching',
    }]);
    expect(made.alarms).toHaveLength(4);
    expect(Object.values(resourcesOf(stack, 'AWS::Events::Rule')).map(({ Properties }) => Properties).filter(({ ScheduleExpression }) => ScheduleExpression)).toEqual([{
      ScheduleExpression: 'rate(6 hours)',
      State: 'ENABLED',
      Targets: [{
        Arn: FUNCTION,
        Id: 'Target0',
        Input: { 'Fn::Join': ['', ['{"step":"watch","plan":"', PLAN, '","arn":"', { 'Fn::GetAtt': ['TestsADECCFD5', 'RestoreTestingPlanArn'] }, '"}']] },
      }],
    }]);
  });

  test('tell a topic, which lets them, and do what else they are told', () => {
    const topic = new sns.Topic(stack, 'Topic');
    const made = new RestoreTestingPlanAlarms(stack, 'Alarms', {
      restoreTestingPlan: tests, alarmTopic: topic, alarmActions: [{ bind: () => ({ alarmActionArn: 'other' }) }], noValidationWithin: Duration.days(Token.asNumber({ Ref: 'Days' })),
    });
    made.addAlarmAction({ bind: () => ({ alarmActionArn: 'more' }) });
    expect(alarms().map(({ AlarmActions }) => AlarmActions)).toEqual(Array(4).fill([{ Ref: 'TopicBFC7AF6E' }, 'other', 'more']));
    expect(alarms()[3].Threshold).toEqual({ Ref: 'Days' });
    expect(resourceOf(stack, 'AWS::SNS::TopicPolicy').Properties.PolicyDocument.Statement[0]).toMatchObject({
      Action: 'sns:Publish', Principal: { Service: 'cloudwatch.amazonaws.com' },
    });
    expect(warningsOf(stack)).toEqual([]);
  });

  test.each<[number, string]>([[0, '0 days'], [31, '31 days']])('are refused after %d days', (days, got) => {
    expect(messageOf(() => tests.metrics.createAlarms(stack, 'Alarms', { noValidationWithin: Duration.days(days) }))).toBe(
      `Stack/Alarms: 'noValidationWithin' must be between 1 and 30 days, which is how far AWS Backup looks back, got ${got}`);
  });

  test('are refused elsewhere', () => {
    const there = RestoreTestingPlan.fromRestoreTestingPlanArn(stack, 'There', ARN);
    expect(messageOf(() => RestoreTestingPlanMetrics.fromPlan(there).createAlarms(stack, 'Alarms'))).toBe(
      "Stack/Alarms: 'restoreTestingPlan' must be of the account and Region of the stack (111111111111, eu-central-1), where its events arrive, got 'Stack/There' of 222222222222, us-east-1");
  });
});
