import { App, aws_dynamodb as dynamodb, Duration, Stack, Token } from 'aws-cdk-lib';
import { CfnRestoreTestingSelection } from 'aws-cdk-lib/aws-backup';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import {
  BackupResource, BackupResourceType, BackupSelectionCondition, RestoreTestingPlan, RestoreTestingSelection, RestoreValidation, RestoreValidator,
} from '../../../src';
import type { RestoreTestingSelectionOptions } from '../../../src';
import { HERE, l1Of, messageOf, resourceOf, resourcesOf, testStack, warningsOf } from '../../util';
import { WEEKLY } from '../schedules';

const { DYNAMODB, S3, EBS } = BackupResourceType;
const MACHINE = 'AWS::StepFunctions::StateMachine';
const TABLE = 'arn:aws:dynamodb:eu-central-1:111111111111:table/orders';

let stack: Stack;
let tests: RestoreTestingPlan;

beforeEach(() => {
  stack = testStack(HERE);
  tests = new RestoreTestingPlan(stack, 'Tests', { scheduleExpression: WEEKLY });
});

const mine = (id = 'Mine') => RestoreValidator.lambda(new CfnFunction(stack, id, { code: {}, role: 'arn:aws:iam::111111111111:role/r' }));
const selection = (id: string, options: Partial<RestoreTestingSelectionOptions> = {}) =>
  tests.addSelection(id, { resourceType: DYNAMODB, validationWindow: Duration.hours(1), ...options });

/** A state machine, with what only deployment knows in angle brackets. */
function definitionOf(scope: Stack = stack): any {
  const { 'Fn::Join': [, parts] } = resourceOf(scope, MACHINE).Properties.DefinitionString;
  return JSON.parse(parts.map((part: any) => typeof part === 'string' ? part : `<${part.Ref ?? part['Fn::GetAtt'].join('.')}>`).join(''));
}

const again = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 2, MaxAttempts: 5, BackoffRate: 2, MaxDelaySeconds: 32 }];
const busy = {
  ErrorEquals: [
    'Lambda.ServiceException', 'Lambda.AWSLambdaException', 'Lambda.SdkClientException', 'Lambda.TooManyRequestsException', 'Lambda.ClientExecutionTimeoutException',
  ],
  IntervalSeconds: 2,
  MaxAttempts: 5,
  BackoffRate: 2,
  MaxDelaySeconds: 30,
};
const FUNCTION = 'CdkAwsBackupRestoreValidationFunctionBD00E4E1';
const caught = (Next: string) => [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next }];

test('a validation is a rule, a state machine, and a function', () => {
  tests.addValidation('Validation', { validator: mine(), recoveryTimeObjective: Duration.hours(4) });
  const invoke = 'arn:<AWS::Partition>:states:::lambda:invoke';
  const call = (payload: object) => ({
    Type: 'Task',
    Resource: invoke,
    Parameters: { FunctionName: `<${FUNCTION}.Arn>`, Payload: { plan: '<TestsADECCFD5>', ...payload } },
    ResultSelector: { 'value.$': '$.Payload' },
    TimeoutSeconds: 90,
    Retry: again,
  });
  expect(definitionOf()).toEqual({
    StartAt: 'Begin',
    States: {
      Begin: { ...call({ 'step': 'begin', 'detail.$': '$.detail' }), ResultPath: '$.begun', Catch: caught('Report'), Next: 'IsOurs' },
      IsOurs: { Type: 'Choice', Choices: [{ Variable: '$.begun.value.isOurs', BooleanEquals: true, Next: 'Validate' }], Default: 'Done' },
      Validate: {
        Type: 'Task',
        Resource: invoke,
        Parameters: { 'FunctionName': '<Mine.Arn>', 'Payload.$': '$.begun.value.job' },
        ResultSelector: { 'value.$': '$.Payload' },
        Retry: [busy],
        TimeoutSeconds: 900,
        ResultPath: '$.answer',
        Catch: caught('Report'),
        Next: 'Report',
      },
      Report: {
        ...call({ 'step': 'report', 'objective': 14_400, 'state.$': '$' }),
        ResultPath: '$.reported',
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.lost', Next: 'ReportLoss' }],
        Next: 'Done',
      },
      ReportLoss: {
        Type: 'Task',
        Resource: 'arn:<AWS::Partition>:states:::aws-sdk:backup:putRestoreValidationResult',
        Parameters: {
          'RestoreJobId.$': '$.detail.restoreJobId', 'ValidationStatus': 'FAILED', 'ValidationStatusMessage': 'what the validator has found could not be reported',
        },
        Retry: again,
        ResultPath: '$.reported',
        Next: 'Done',
      },
      Done: { Type: 'Succeed' },
    },
    TimeoutSeconds: 1800,
  });
  const machine = Object.keys(resourcesOf(stack, MACHINE))[0];
  expect(Object.values(resourcesOf(stack, 'AWS::Events::Rule')).map(({ Properties: { EventPattern, Targets } }) => [EventPattern, Targets])).toEqual([
    [
      {
        'source': ['aws.backup'],
        'detail-type': ['Restore Job State Change'],
        'detail': { restoreTestingPlanArn: [{ 'Fn::GetAtt': ['TestsADECCFD5', 'RestoreTestingPlanArn'] }], status: ['COMPLETED'] },
      },
      [{ Arn: { Ref: machine }, Id: 'Target0', RoleArn: { 'Fn::GetAtt': [expect.stringContaining('StartRole'), 'Arn'] } }],
    ],
    [
      { 'source': ['aws.states'], 'detail-type': ['Step Functions Execution Status Change'], 'detail': { stateMachineArn: [{ Ref: machine }], status: ['FAILED', 'TIMED_OUT', 'ABORTED'] } },
      [expect.objectContaining({ Arn: { 'Fn::GetAtt': [FUNCTION, 'Arn'] } })],
    ],
  ]);
  expect(warningsOf(stack).map(({ id }) => id)).toEqual([]);
});

test('it may do what it does, and no more', () => {
  tests.addValidation('Validation', { validator: mine() });
  const statements = Object.entries(resourcesOf(stack, 'AWS::IAM::Policy')).map(([id, { Properties: { PolicyDocument } }]) =>
    [/(StartRole|Function|Role)/.exec(id)![0], PolicyDocument.Statement]);
  const invoke = (id: string) => {
    const arn = { 'Fn::GetAtt': [id, 'Arn'] };
    return { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: [arn, { 'Fn::Join': ['', [arn, ':*']] }] };
  };
  expect(statements).toEqual([
    ['Role', [{ Action: 'backup:PutRestoreValidationResult', Effect: 'Allow', Resource: '*' }, invoke(FUNCTION), invoke('Mine')]],
    ['StartRole', [{ Action: 'states:StartExecution', Effect: 'Allow', Resource: { Ref: Object.keys(resourcesOf(stack, MACHINE))[0] } }]],
    ['Function', [{ Action: ['backup:DescribeRestoreJob', 'backup:ListRestoreJobs', 'backup:PutRestoreValidationResult'], Effect: 'Allow', Resource: '*' }]],
  ]);
});

test('the state machine waits for the permissions of its role', () => {
  const { stateMachine } = tests.addValidation('Validation', { validator: mine() });
  expect(stack.resolve(stateMachine.stateMachineRef.stateMachineArn)).toEqual({ Ref: Object.keys(resourcesOf(stack, MACHINE))[0] });
  expect(resourceOf(stack, MACHINE).DependsOn).toEqual([expect.stringMatching(/^TestsValidationRoleDefaultPolicy/), expect.stringMatching(/^TestsValidationRole/)]);
});

test('one function serves all validations of a stack', () => {
  tests.addValidation('Tables', { validator: mine(), resourceTypes: [DYNAMODB] });
  tests.addValidation('Buckets', { validator: mine('Other'), resourceTypes: [S3, EBS] });
  expect(Object.keys(resourcesOf(stack, 'AWS::Lambda::Function')).filter((id) => id.startsWith('Cdk'))).toEqual([FUNCTION]);
  expect(Object.values(resourcesOf(stack, 'AWS::Events::Rule')).flatMap(({ Properties }) => Properties.EventPattern.detail.resourceType ?? [])).toEqual(['DynamoDB', 'S3', 'EBS']);
});

describe('a validation of a selection', () => {
  const begun = () => definitionOf().States.Begin.Parameters.Payload.resources;

  test('tells its jobs by its resources', () => {
    const table = new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
    selection('Tables', { resources: [BackupResource.fromDynamoDbTable(table), BackupResource.fromArn(TABLE)] }).addValidation('V', { validator: mine() });
    expect(begun()).toEqual([expect.stringMatching(/^<Table.*\.Arn>$/), TABLE]);
    expect(Object.values(resourcesOf(stack, 'AWS::Events::Rule'))[0].Properties.EventPattern.detail.resourceType).toEqual(['DynamoDB']);
  });

  test('tells its jobs by resources that are collected', () => {
    new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
    selection('Tables', { resources: [BackupResource.fromConstruct(stack)] }).addValidation('V', { validator: mine() });
    expect(begun()).toEqual([expect.stringMatching(/^arn:<AWS::Partition>:dynamodb:eu-central-1:111111111111:table\/<Table\w+>$/)]);
  });

  test('takes all of its type where it has no resources', () => {
    selection('Tables', { conditions: [BackupSelectionCondition.tagEquals('stage', 'production')] }).addValidation('V', { validator: mine() });
    expect(begun()).toBeUndefined();
  });
});

describe('of one restore job there is one validation', () => {
  const twice = (path: string) => `its restore jobs are validated by '${path}' already, and AWS Backup takes one result of a job: use one validation of a type in a plan, `
    + "or one of each selection that names its 'resources'";

  test.each<[string, () => unknown, () => unknown]>([
    ['of everything', () => tests.addValidation('A', { validator: mine('A') }), () => tests.addValidation('B', { validator: mine('B') })],
    ['of everything, and of a type', () => tests.addValidation('A', { validator: mine('A') }), () => tests.addValidation('B', { validator: RestoreValidator.s3() })],
    ['of types', () => tests.addValidation('A', { validator: mine('A'), resourceTypes: [EBS, S3] }), () => tests.addValidation('B', { validator: RestoreValidator.s3() })],
    ['of everything, and of a selection', () => tests.addValidation('A', { validator: mine('A') }), () => selection('S').addValidation('B', { validator: mine('B') })],
    ['of selections without resources', () => selection('R').addValidation('A', { validator: mine('A') }), () => selection('S').addValidation('B', { validator: mine('B') })],
    ['of a selection without resources, and one with some', () => selection('R').addValidation('A', { validator: mine('A') }),
      () => selection('S', { resources: [BackupResource.fromArn(TABLE)] }).addValidation('B', { validator: mine('B') })],
  ])('and not two %s', (_, first, second) => {
    first();
    expect(messageOf(second)).toMatch(/^Stack\/Tests\/(S\/)?B: /);
    expect(messageOf(second)).toContain(' ');
  });

  test('and not two of one selection', () => {
    const tables = selection('Tables', { resources: [BackupResource.fromArn(TABLE)] });
    tables.addValidation('A', { validator: mine('A') });
    expect(messageOf(() => tables.addValidation('B', { validator: mine('B') }))).toBe(`Stack/Tests/Tables/B: ${twice('Stack/Tests/Tables/A')}`);
  });

  test('of types, selections and plans that have nothing in common', () => {
    selection('Tables', { resources: [BackupResource.fromArn(TABLE)] }).addValidation('V', { validator: mine('A') });
    selection('Others', { resources: [BackupResource.fromArn(`${TABLE}2`)] }).addValidation('V', { validator: mine('B') });
    selection('Buckets', { resourceType: S3 });
    tests.addValidation('V', { validator: RestoreValidator.s3({ timeout: Duration.minutes(45) }) });
    new RestoreTestingPlan(stack, 'More', { scheduleExpression: WEEKLY }).addValidation('V', { validator: mine('C') });
    expect(Object.keys(resourcesOf(stack, MACHINE))).toHaveLength(4);
    expect(warningsOf(stack).map(({ id }) => id)).toEqual([]);
  });
});

describe('what was restored has to be there for long enough', () => {
  const said = (path: string, hours: number, deleted: string, time: string, property = 'validationWindow', validation = 'Stack/Tests/Validation') => ({
    path,
    id: 'cdk-aws-backup:restoreValidationWindowTooShort',
    text: `what is restored for the test is deleted ${deleted}, and '${validation}', which validates it, may take ${time}: '${property}' should be at least ${hours} ${hours === 1 ? 'hour' : 'hours'}`,
  });

  test.each<[number | undefined, RestoreValidator, object | undefined]>([
    [1, RestoreValidator.dynamoDb({ timeout: Duration.minutes(45) }), undefined],
    [1, RestoreValidator.dynamoDb({ timeout: Duration.minutes(46) }), said('Stack/Tests/Tables', 2, 'after 1 hour', '1 hour 1 minute')],
    [2, RestoreValidator.dynamoDb({ timeout: Duration.minutes(105) }), undefined],
    [2, RestoreValidator.dynamoDb({ timeout: Duration.minutes(106) }), said('Stack/Tests/Tables', 3, 'after 2 hours', '2 hours 1 minute')],
    [168, RestoreValidator.dynamoDb({ timeout: Duration.hours(167) }), undefined],
    [undefined, RestoreValidator.dynamoDb(), said('Stack/Tests/Tables', 1, 'soon after it', '45 minutes')],
  ])('%s hours', (hours, validator, expected) => {
    tests.addValidation('Validation', { validator });
    selection('Tables', { validationWindow: hours === undefined ? undefined : Duration.hours(hours) });
    selection('Buckets', { resourceType: S3, validationWindow: undefined });
    expect(warningsOf(stack)).toEqual(expected ? [expected] : []);
  });

  test('an instance of a cluster has to be made and removed meanwhile', () => {
    tests.addValidation('Validation', { validator: RestoreValidator.aurora() });
    selection('Clusters', { resourceType: BackupResourceType.AURORA });
    expect(warningsOf(stack)).toEqual([said('Stack/Tests/Clusters', 2, 'after 1 hour', '1 hour 45 minutes')]);
  });

  test('also where an L1 selects it, or an override says so', () => {
    tests.addValidation('Validation', { validator: mine(), resourceTypes: [DYNAMODB] });
    new CfnRestoreTestingSelection(stack, 'Bare', {
      restoreTestingPlanName: tests.restoreTestingPlanName,
      restoreTestingSelectionName: 'bare',
      iamRoleArn: 'arn:aws:iam::111111111111:role/r',
      protectedResourceType: 'DynamoDB',
      protectedResourceArns: ['*'],
    });
    l1Of(selection('Tables')).addPropertyDeletionOverride('ValidationWindowHours');
    expect(warningsOf(stack)).toEqual([
      said('Stack/Bare', 1, 'soon after it', '30 minutes', 'ValidationWindowHours'), said('Stack/Tests/Tables', 1, 'soon after it', '30 minutes'),
    ]);
  });

  test('as far as that is known', () => {
    tests.addValidation('Validation', { validator: mine() });
    selection('Tables', { validationWindow: Duration.hours(Token.asNumber({ Ref: 'Hours' })) });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('of a validation of a selection by that selection', () => {
    selection('Tables', { validationWindow: undefined, resources: [BackupResource.fromArn(`${TABLE}2`)] }).addValidation('V', { validator: mine() });
    selection('Others', { resources: [BackupResource.fromArn(TABLE)], validationWindow: undefined });
    expect(warningsOf(stack)).toEqual([said('Stack/Tests/Tables', 1, 'soon after it', '30 minutes', 'validationWindow', 'Stack/Tests/Tables/V')]);
  });
});

describe('a validator of a type', () => {
  const warning = {
    path: 'Stack/Tests/Validation/Restored',
    id: 'cdk-aws-backup:restoreValidationUnused',
    text: "no selection of the restore testing plan 'Stack/Tests' is of the type S3, so there is nothing that 'Stack/Tests/Validation' validates: add a selection, or validate another type",
  };

  test('without a selection of it is a risk', () => {
    tests.addValidation('Validation', { validator: RestoreValidator.s3() });
    selection('Tables');
    expect(warningsOf(stack)).toEqual([warning]);
  });

  test('may have its selections elsewhere', () => {
    const imported = RestoreTestingPlan.fromRestoreTestingPlanArn(stack, 'Imported', 'arn:aws:backup:eu-central-1:111111111111:restore-testing-plan:weekly-0a1b2c3d');
    new RestoreValidation(stack, 'Validation', { restoreTestingPlan: imported, validator: RestoreValidator.s3() });
    new RestoreTestingSelection(stack, 'Tables', { restoreTestingPlan: imported, resourceType: DYNAMODB });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is not for a selection of another one', () => {
    expect(messageOf(() => selection('Tables').addValidation('V', { validator: RestoreValidator.s3() }))).toBe(
      "Stack/Tests/Tables/V: 'validator' must be one for the type 'DynamoDB', got that for 'S3'");
  });
});

describe('what is refused', () => {
  const elsewhere = { account: '222222222222', region: 'us-east-1' };

  test('is said all at once', () => {
    const there = new Stack(stack.node.root as App, 'There', { env: elsewhere });
    const buckets = new RestoreTestingSelection(stack, 'Buckets', { restoreTestingPlan: RestoreTestingPlan.fromRestoreTestingPlanName(stack, 'Other', 'other'), resourceType: S3 });
    expect(messageOf(() => new RestoreValidation(there, 'V', {
      restoreTestingPlan: tests,
      restoreTestingSelection: buckets,
      validator: RestoreValidator.ebs(),
      resourceTypes: [EBS],
      recoveryTimeObjective: Duration.seconds(30),
    })).split('\n')).toEqual([
      'There/V: 5 problems',
      "  - 'restoreTestingPlan' must be of the account and Region of the stack (222222222222, us-east-1), where its events arrive, got 'Stack/Tests' of 111111111111, eu-central-1",
      "  - 'resourceTypes' must not be given with 'restoreTestingSelection', which has one type",
      "  - 'validator' must be one for the type 'S3', got that for 'EBS'",
      "  - 'restoreTestingSelection' must be one of the plan, got 'Stack/Buckets' of another one",
      "  - 'recoveryTimeObjective' must be at least 1 minute, got 30 seconds",
    ]);
  });

  test.each<[Parameters<RestoreTestingPlan['addValidation']>[1], string]>([
    [{ validator: RestoreValidator.s3(), resourceTypes: [] }, "'resourceTypes' must have at least one type, got none"],
    [{ validator: RestoreValidator.s3(), resourceTypes: [S3, EBS, DYNAMODB] }, "'validator' must be one for the type 'EBS', 'DynamoDB', got that for 'S3'"],
    [{ validator: RestoreValidator.s3(), recoveryTimeObjective: Duration.seconds(90) }, "'recoveryTimeObjective' must be a whole number of minutes, got 1 minute 30 seconds"],
    [{ validator: RestoreValidator.s3(), recoveryTimeObjective: Duration.minutes(Token.asNumber({ Ref: 'X' })) },
      "'recoveryTimeObjective' must be known when the app is synthesised, got a token"],
  ])('of a validation: %#', (options, message) => {
    expect(messageOf(() => tests.addValidation('V', options))).toBe(`Stack/Tests/V: ${message}`);
  });

  test('is a type of which restores are not tested', () => {
    expect(messageOf(() => tests.addValidation('V', { validator: mine(), resourceTypes: [BackupResourceType.TIMESTREAM] }))).toContain(
      "'resourceTypes' must be a type of which AWS Backup tests restores, ");
  });
});
