import { aws_iam as iam, aws_sns as sns, CfnParameter, Duration, Fn, Stack, Tags, TimeZone, Token } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import {
  BackupEventState, BackupResourceType, BackupVault, LogicallyAirGappedBackupVault, RestoreTestingEventRules, RestoreTestingPlan,
  RestoreTestingPlanGrants, RestoreTestingPointType, RestoreTestingRecoveryPoints, RestoreTestingSelection,
} from '../../src';
import { HERE, messageOf, resourceOf, resourcesOf, synth, synthesisProblemsOf, testStack, THERE, warningsOf } from '../util';

const TYPE = 'AWS::Backup::RestoreTestingPlan';
const WEEKLY = Schedule.cron({ weekDay: 'SUN', hour: '4', minute: '0' });
const ARN = 'arn:aws:backup:us-east-1:222222222222:restore-testing-plan:weekly-0a1b2c3d';

let stack: Stack;

beforeEach(() => {
  stack = testStack(HERE);
});

const properties = () => resourceOf(stack, TYPE).Properties;
const plan = (props: Partial<ConstructorParameters<typeof RestoreTestingPlan>[2]> = {}, id = 'Tests') =>
  new RestoreTestingPlan(stack, id, { scheduleExpression: WEEKLY, ...props });
const of = (points: RestoreTestingRecoveryPoints) => {
  plan({ recoveryPoints: points });
  return properties().RecoveryPointSelection;
};

describe('a plan', () => {
  test('takes the latest recovery point of any vault by default', () => {
    plan();
    expect(Object.keys(resourcesOf(stack, TYPE))).toEqual(['TestsADECCFD5']);
    expect(properties()).toEqual({
      RestoreTestingPlanName: 'StackTestsB04C104D',
      ScheduleExpression: 'cron(0 4 ? * SUN *)',
      RecoveryPointSelection: { Algorithm: 'LATEST_WITHIN_WINDOW', IncludeVaults: ['*'], RecoveryPointTypes: ['SNAPSHOT', 'CONTINUOUS'] },
    });
  });

  test('has everything', () => {
    const tests = plan({
      restoreTestingPlanName: 'weekly_tests',
      scheduleExpressionTimezone: TimeZone.EUROPE_PARIS,
      startWindow: Duration.hours(8),
      recoveryPoints: RestoreTestingRecoveryPoints.random({
        within: Duration.days(7),
        vaults: [
          BackupVault.fromBackupVaultName(stack, 'Main', 'main'),
          new LogicallyAirGappedBackupVault(stack, 'AirGapped', { minRetention: Duration.days(7), maxRetention: Duration.days(30) }),
        ],
        vaultPatterns: ['arn:aws:backup:*:*:backup-vault:prod-*'],
        excludeVaults: [BackupVault.fromBackupVaultName(stack, 'Old', 'old')],
        excludeVaultPatterns: ['arn:aws:backup:*:*:backup-vault:prod-tmp-*'],
        types: [RestoreTestingPointType.SNAPSHOT, RestoreTestingPointType.SNAPSHOT],
      }),
    });
    Tags.of(tests).add('stage', 'production');
    tests.addSelection('Buckets', { resourceType: BackupResourceType.S3 });

    const vault = (name: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:backup:eu-central-1:111111111111:backup-vault:${name}`]] });
    expect(properties()).toEqual({
      RestoreTestingPlanName: 'weekly_tests',
      ScheduleExpression: 'cron(0 4 ? * SUN *)',
      ScheduleExpressionTimezone: 'Europe/Paris',
      StartWindowHours: 8,
      RecoveryPointSelection: {
        Algorithm: 'RANDOM_WITHIN_WINDOW',
        IncludeVaults: [vault('main'), { 'Fn::GetAtt': ['AirGappedB22F77BE', 'BackupVaultArn'] }, 'arn:aws:backup:*:*:backup-vault:prod-*'],
        ExcludeVaults: [vault('old'), 'arn:aws:backup:*:*:backup-vault:prod-tmp-*'],
        RecoveryPointTypes: ['SNAPSHOT'],
        SelectionWindowDays: 7,
      },
      Tags: [{ Key: 'stage', Value: 'production' }],
    });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('names itself by attributes of its resource', () => {
    const tests = plan();
    expect(stack.resolve(tests.restoreTestingPlanRef)).toEqual({
      restoreTestingPlanName: { Ref: 'TestsADECCFD5' }, restoreTestingPlanArn: { 'Fn::GetAtt': ['TestsADECCFD5', 'RestoreTestingPlanArn'] },
    });
    const { restoreTestingPlanName, restoreTestingPlanArn, restoreTestingPlanRef } = tests;
    expect(restoreTestingPlanRef).toEqual({ restoreTestingPlanName, restoreTestingPlanArn });
  });

  test.each(['a'.repeat(60), 'with-hyphen and more'])('has a generated name that is taken: %s', (id) => {
    plan({}, id);
    expect(properties().RestoreTestingPlanName).toMatch(/^[a-zA-Z0-9_]{1,50}$/);
  });

  test('takes tokens', () => {
    const param = (id: string, type = 'String') => new CfnParameter(stack, id, { type });
    plan({
      restoreTestingPlanName: param('Name').valueAsString,
      scheduleExpression: Schedule.expression(param('Schedule').valueAsString),
      scheduleExpressionTimezone: TimeZone.of(param('Zone').valueAsString),
      startWindow: Duration.hours(param('Start', 'Number').valueAsNumber),
      recoveryPoints: RestoreTestingRecoveryPoints.latest({
        within: Duration.days(param('Days', 'Number').valueAsNumber), vaultPatterns: [param('Vault').valueAsString, Fn.sub('arn:${AWS::Partition}:backup:*:*:backup-vault:x')],
      }),
    });
    expect(properties()).toEqual({
      RestoreTestingPlanName: { Ref: 'Name' },
      ScheduleExpression: { Ref: 'Schedule' },
      ScheduleExpressionTimezone: { Ref: 'Zone' },
      StartWindowHours: { Ref: 'Start' },
      RecoveryPointSelection: {
        Algorithm: 'LATEST_WITHIN_WINDOW',
        IncludeVaults: [{ Ref: 'Vault' }, { 'Fn::Sub': 'arn:${AWS::Partition}:backup:*:*:backup-vault:x' }],
        RecoveryPointTypes: ['SNAPSHOT', 'CONTINUOUS'],
        SelectionWindowDays: { Ref: 'Days' },
      },
    });
  });

  test('takes the bounds of everything', () => {
    plan({ restoreTestingPlanName: 'a'.repeat(50), startWindow: Duration.hours(168), recoveryPoints: RestoreTestingRecoveryPoints.latest({ within: Duration.days(365) }) });
    plan({ restoreTestingPlanName: '_', startWindow: Duration.minutes(60), recoveryPoints: RestoreTestingRecoveryPoints.latest({ within: Duration.hours(24) }) }, 'Others');
    expect(Object.values(resourcesOf(stack, TYPE)).map(({ Properties: { StartWindowHours, RecoveryPointSelection } }) =>
      [StartWindowHours, RecoveryPointSelection.SelectionWindowDays])).toEqual([[168, 365], [1, 1]]);
  });

  test('is refused with all that is wrong with it at once', () => {
    expect(messageOf(() => plan({
      restoreTestingPlanName: 'weekly-tests', scheduleExpression: Schedule.rate(Duration.days(7)), scheduleExpressionTimezone: TimeZone.of('Europe/Atlantis'), startWindow: Duration.hours(169),
    })).split('\n')).toEqual([
      'Stack/Tests: 4 problems',
      "  - 'restoreTestingPlanName' must be 1 to 50 characters of letters, digits and '_', got 'weekly-tests'",
      expect.stringContaining("'scheduleExpression': "),
      expect.stringContaining("'scheduleExpressionTimezone': "),
      "  - 'startWindow' must be between 1 and 168 hours, got 7 days 1 hour",
    ]);
  });

  test.each<[Duration, string]>([
    [Duration.minutes(59), "'startWindow' must be between 1 and 168 hours, got 59 minutes"],
    [Duration.minutes(90), "'startWindow' must be a whole number of hours, got 1 hour 30 minutes"],
    [Duration.days(Token.asNumber({ Ref: 'X' })), "'startWindow' must be given in hours when it is a token, got days: it cannot be converted at deployment"],
  ])('is refused with another start window', (startWindow, message) => {
    expect(messageOf(() => plan({ startWindow }))).toBe(`Stack/Tests: ${message}`);
  });

  test('is refused with the name of another one', () => {
    plan({ restoreTestingPlanName: 'weekly' });
    plan({ restoreTestingPlanName: 'weekly' }, 'Others');
    expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Others] 'restoreTestingPlanName' must be unique in the account and Region, got 'weekly', which is that of 'Stack/Tests'"]);
  });
});

describe('recovery points', () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `arn:aws:backup:*:*:backup-vault:v${index}`);

  test('are of at most 30 vaults and patterns', () => {
    const points = RestoreTestingRecoveryPoints.latest({ vaultPatterns: names(30), excludeVaultPatterns: names(30) });
    expect(of(points)).toMatchObject({ IncludeVaults: names(30), ExcludeVaults: names(30) });
  });

  test.each<[Parameters<typeof RestoreTestingRecoveryPoints.latest>[0], string]>([
    [{ within: Duration.hours(23) }, "'within' must be between 1 and 365 days, got 23 hours"],
    [{ within: Duration.days(366) }, "'within' must be between 1 and 365 days, got 366 days"],
    [{ within: Duration.hours(36) }, "'within' must be a whole number of days, got 1 day 12 hours"],
    [{ vaults: [] }, "'vaults' and 'vaultPatterns' must have at least one element, got none: leave them out for all vaults"],
    [{ vaultPatterns: [] }, "'vaults' and 'vaultPatterns' must have at least one element, got none: leave them out for all vaults"],
    [{ vaultPatterns: names(31) }, "'vaults' and 'vaultPatterns' must have at most 30 vaults and patterns, got 31; name several vaults by one pattern"],
    [{ excludeVaultPatterns: names(31) }, "'excludeVaults' and 'excludeVaultPatterns' must have at most 30 vaults and patterns, got 31; name several vaults by one pattern"],
    [{ vaultPatterns: ['prod-*'] }, "'vaultPatterns' must be ARNs of backup vaults, in which '*' may stand for any characters, or '*' alone, got 'prod-*'"],
    [{ excludeVaultPatterns: ['arn:aws:s3:::logs'] }, "'excludeVaultPatterns' must be ARNs of backup vaults, in which '*' may stand for any characters, or '*' alone, got 'arn:aws:s3:::logs'"],
    [{ types: [] }, "'types' must have at least one type, got none: leave it out for both"],
  ])('are refused with %j', (options, message) => {
    expect(messageOf(() => RestoreTestingRecoveryPoints.latest(options))).toBe(message);
    expect(messageOf(() => RestoreTestingRecoveryPoints.random(options))).toBe(message);
  });

  test('take patterns that are a token as a whole, but not beside vaults', () => {
    const patterns = () => new CfnParameter(stack, 'Patterns', { type: 'CommaDelimitedList' }).valueAsList;
    const vaults = [BackupVault.fromBackupVaultName(stack, 'Vault', 'main')];
    const refusalOf = (options: Parameters<typeof RestoreTestingRecoveryPoints.latest>[0]) =>
      messageOf(() => RestoreTestingRecoveryPoints.latest(options));
    const vaultPatterns = patterns();

    expect(refusalOf({ vaults, vaultPatterns }))
      .toBe("'vaultPatterns' can be a token as a whole only without 'vaults': nothing can be added to a list that is known only at deployment");
    expect(refusalOf({ excludeVaults: vaults, excludeVaultPatterns: vaultPatterns }))
      .toBe("'excludeVaultPatterns' can be a token as a whole only without 'excludeVaults': nothing can be added to a list that is known only at deployment");
    new RestoreTestingPlan(stack, 'Plan', { scheduleExpression: WEEKLY, recoveryPoints: RestoreTestingRecoveryPoints.latest({ vaultPatterns, excludeVaultPatterns: vaultPatterns }) });
    expect(properties().RecoveryPointSelection).toMatchObject({ IncludeVaults: { Ref: 'Patterns' }, ExcludeVaults: { Ref: 'Patterns' } });
  });

  test('say how they are chosen', () => {
    expect([RestoreTestingRecoveryPoints.latest(), RestoreTestingRecoveryPoints.random()].map(({ algorithm }) => algorithm)).toEqual(['LATEST_WITHIN_WINDOW', 'RANDOM_WITHIN_WINDOW']);
  });

  test('of a vault elsewhere are a risk', () => {
    of(RestoreTestingRecoveryPoints.latest({ vaults: [BackupVault.fromBackupVaultArn(stack, 'There', 'arn:aws:backup:us-east-1:222222222222:backup-vault:there')] }));
    expect(warningsOf(stack)).toEqual([{
      path: 'Stack/Tests',
      id: 'cdk-aws-backup:restoreTestingVaultElsewhere',
      text: 'a restore testing plan tests what is in its own account and Region (111111111111, eu-central-1), and so nothing of '
        + "'arn:aws:backup:us-east-1:222222222222:backup-vault:there': give each account and Region a plan of its own",
    }]);
  });
});

describe('an import', () => {
  test('by its ARN has its name', () => {
    const tests = RestoreTestingPlan.fromRestoreTestingPlanArn(stack, 'Tests', ARN);
    expect([tests.restoreTestingPlanName, tests.restoreTestingPlanArn, tests.env]).toEqual(['weekly', ARN, { account: '222222222222', region: 'us-east-1' }]);
    expect(tests.restoreTestingPlanRef).toEqual({ restoreTestingPlanName: 'weekly', restoreTestingPlanArn: ARN });
  });

  test('by an ARN that is a token takes its name out of it', () => {
    const tests = RestoreTestingPlan.fromRestoreTestingPlanArn(stack, 'Tests', Fn.importValue('tests'));
    expect(stack.resolve(tests.restoreTestingPlanName)).toEqual({ 'Fn::Select': [0, { 'Fn::Split': ['-', { 'Fn::Select': [6, { 'Fn::Split': [':', { 'Fn::ImportValue': 'tests' }] }] }] }] });
  });

  test.each(['weekly', ARN.replace('restore-testing-plan', 'backup-plan'), ARN.replace('-0a1b2c3d', '')])('is refused by %s', (arn) => {
    expect(messageOf(() => RestoreTestingPlan.fromRestoreTestingPlanArn(stack, 'Tests', arn))).toBe(
      `Stack: 'restoreTestingPlanArn' must be the ARN of a restore testing plan, arn:<partition>:backup:<region>:<account>:restore-testing-plan:<name>-<id>, got '${arn}'`);
  });

  test('by its name takes selections', () => {
    const tests = RestoreTestingPlan.fromRestoreTestingPlanName(stack, 'Tests', 'weekly');
    new RestoreTestingSelection(stack, 'Buckets', { restoreTestingPlan: tests, resourceType: BackupResourceType.S3 });
    expect(resourceOf(stack, 'AWS::Backup::RestoreTestingSelection').Properties.RestoreTestingPlanName).toBe('weekly');
    expect(tests.restoreTestingPlanName).toBe('weekly');
  });

  test('by its name has no ARN', () => {
    const tests = RestoreTestingPlan.fromRestoreTestingPlanName(stack, 'Tests', 'weekly');
    RestoreTestingPlanGrants.fromPlan(tests).read(new iam.User(stack, 'User'));
    expect(messageOf(() => synth(stack))).toContain("the ARN of the restore testing plan 'weekly' is needed, which ends with an id that AWS Backup has made: "
      + 'import the plan by fromRestoreTestingPlanArn()');
  });

  test('is refused by a name that is none', () => {
    expect(messageOf(() => RestoreTestingPlan.fromRestoreTestingPlanName(stack, 'Tests', 'weekly-tests'))).toBe(
      "Stack: 'restoreTestingPlanName' must be 1 to 50 characters of letters, digits and '_', got 'weekly-tests'");
  });
});

describe('grants', () => {
  const statements = () => resourceOf(stack, 'AWS::IAM::Policy').Properties.PolicyDocument.Statement;
  const ofPlan = { 'Fn::GetAtt': ['TestsADECCFD5', 'RestoreTestingPlanArn'] };

  test('let somebody make selections with a role', () => {
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') });
    plan().grants.createSelections(new iam.User(stack, 'User'), role);
    expect(statements()).toEqual([
      { Action: 'backup:CreateRestoreTestingSelection', Effect: 'Allow', Resource: ofPlan },
      {
        Action: 'iam:PassRole',
        Effect: 'Allow',
        Resource: { 'Fn::GetAtt': ['Role1ABCC5F0', 'Arn'] },
        Condition: { StringEquals: { 'iam:PassedToService': 'backup.amazonaws.com' } },
      },
    ]);
  });

  test('let somebody read', () => {
    plan().grants.read(new iam.User(stack, 'User'));
    expect(statements()).toEqual([
      { Action: ['backup:GetRestoreTestingPlan', 'backup:GetRestoreTestingSelection', 'backup:ListRestoreTestingSelections'], Effect: 'Allow', Resource: ofPlan },
    ]);
  });

  test('let somebody say what was found', () => {
    plan().grants.putValidationResults(new iam.User(stack, 'User'));
    expect(statements()).toEqual([{ Action: ['backup:PutRestoreValidationResult', 'backup:DescribeRestoreJob'], Effect: 'Allow', Resource: '*' }]);
  });

  test('are for the account of the plan only', () => {
    expect(messageOf(() => plan().grants.read(new iam.AccountPrincipal(THERE.account)))).toBe(
      'Stack/Tests: the grantee of read() must be of the account of the restore testing plan, 111111111111, got one of 222222222222: AWS Backup lets no other account use one');
  });
});

describe('events', () => {
  const pattern = () => resourceOf(stack, 'AWS::Events::Rule').Properties.EventPattern;
  const target = () => new SnsTopic(new sns.Topic(stack, 'Topic'));

  test('are those of the restore jobs of the plan', () => {
    plan().onRestoreTestingJobStateChange('Failed', { states: [BackupEventState.FAILED, BackupEventState.ABORTED], target: target() });
    expect(pattern()).toEqual({
      'source': ['aws.backup'],
      'detail-type': ['Restore Job State Change'],
      'detail': { restoreTestingPlanArn: [{ 'Fn::GetAtt': ['TestsADECCFD5', 'RestoreTestingPlanArn'] }], status: ['FAILED', 'ABORTED'] },
    });
  });

  test('of an import are of its ARN, and narrowed by what is asked for', () => {
    const tests = RestoreTestingPlan.fromRestoreTestingPlanArn(stack, 'Tests', ARN);
    RestoreTestingEventRules.of(stack, tests).onRestoreTestingJobStateChange('Rule', { eventPattern: { detail: { resourceType: ['S3'] } } });
    expect(pattern().detail).toEqual({ resourceType: ['S3'], restoreTestingPlanArn: [ARN] });
  });

  test('are refused with another plan or state', () => {
    const tests = plan();
    expect(messageOf(() => tests.onRestoreTestingJobStateChange('A', { eventPattern: { detail: { restoreTestingPlanArn: [ARN] } } }))).toBe(
      "Stack/Tests: 'eventPattern.detail.restoreTestingPlanArn' must not be given: this method says it itself");
    expect(messageOf(() => tests.onRestoreTestingJobStateChange('B', { states: [BackupEventState.EXPIRED] }))).toBe(
      "Stack/Tests: 'states' of a restore job must be of PENDING, RUNNING, COMPLETED, FAILED, ABORTED, got EXPIRED");
  });
});
