import { Duration, Size, Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { BackupAccessPoint, RestoreTestingPlan, RestoreValidator } from '../../../src';
import { HERE, messageOf, resourcesOf, testStack } from '../../util';
import { WEEKLY } from '../schedules';

let stack: Stack;

beforeEach(() => {
  stack = testStack(HERE);
});

const PARTITION = { Ref: 'AWS::Partition' };
const arn = (rest: string) => ({ 'Fn::Join': ['', ['arn:', PARTITION, `:${rest}`]] });
const here = (service: string, resource: string) => arn(`${service}:eu-central-1:111111111111:${resource}`);
const policyOf = (id: RegExp) => Object.entries(resourcesOf(stack, 'AWS::IAM::Policy')).find(([name]) => id.test(name))![1].Properties.PolicyDocument.Statement;

function validated(validator: RestoreValidator): void {
  new RestoreTestingPlan(stack, 'Tests', { scheduleExpression: WEEKLY }).addValidation('V', { validator });
}

/** The state of a validator, with what only deployment knows in angle brackets. */
function statesOf(validator: RestoreValidator): any {
  validated(validator);
  const { 'Fn::Join': [, parts] } = Object.entries(resourcesOf(stack, 'AWS::StepFunctions::StateMachine')).find(([name]) => name.startsWith('Tests'))![1].Properties.DefinitionString;
  return JSON.parse(parts.map((part: any) => typeof part === 'string' ? part : `<${part.Ref ?? part['Fn::GetAtt'].join('.')}>`).join('')).States;
}

describe('a check of this library may look at what was restored', () => {
  const allow = (Action: string | string[], Resource: unknown, Condition?: object) => ({ Action, Effect: 'Allow', Resource, ...(Condition ? { Condition } : {}) });
  const ifRestored = { Null: { 'aws:ResourceTag/awsbackup-restore-test': 'false' } };
  const table = here('dynamodb', 'table/awsbackup-restore-test-*');
  const cluster = [
    allow(['rds:CreateDBInstance', 'rds:DescribeDBClusters'], here('rds', 'cluster:*'), ifRestored),
    allow(['rds:AddTagsToResource', 'rds:CreateDBInstance', 'rds:DeleteDBInstance', 'rds:DescribeDBInstances'], here('rds', 'db:restore-validation-*')),
    allow('rds:CreateDBInstance', [here('rds', 'og:*'), here('rds', 'pg:*'), here('rds', 'subgrp:*')]),
  ];

  test.each<[string, RestoreValidator, object[]]>([
    ['DynamoDB', RestoreValidator.dynamoDb(), [allow(['dynamodb:DescribeTable', 'dynamodb:Scan'], table)]],
    ['DynamoDB', RestoreValidator.dynamoDb({ withinPercentOfSource: 5 }),
      [allow(['dynamodb:DescribeTable', 'dynamodb:Scan'], table), allow('dynamodb:DescribeTable', here('dynamodb', 'table/*'))]],
    ['S3', RestoreValidator.s3(), [allow('s3:ListBucket', arn('s3:::awsbackup-restore-test-*')), allow('s3:GetObject', arn('s3:::awsbackup-restore-test-*/*'))]],
    ['EBS', RestoreValidator.ebs(), [allow(['ec2:DescribeVolumes', 'ec2:DescribeVolumeStatus'], '*')]],
    ['EC2', RestoreValidator.ec2(), [allow('ec2:DescribeInstanceStatus', '*')]],
    ['EFS', RestoreValidator.efs(), [allow('elasticfilesystem:DescribeFileSystems', here('elasticfilesystem', 'file-system/*'), ifRestored)]],
    ['FSx', RestoreValidator.fsx(), [allow(['fsx:DescribeFileSystems', 'fsx:DescribeVolumes'], '*')]],
    ['RDS', RestoreValidator.rds(), [allow(['rds:DescribeDBClusters', 'rds:DescribeDBInstances'], [here('rds', 'cluster:*'), here('rds', 'db:*')], ifRestored)]],
    ['Aurora', RestoreValidator.aurora(), cluster],
    ['DocumentDB', RestoreValidator.docDb(), cluster],
    ['Neptune', RestoreValidator.neptune(), cluster],
  ])('and nothing else: %s, %#', (type, validator, statements) => {
    expect(validator.resourceType!.name).toBe(type);
    validated(validator);
    expect(policyOf(/Check/)).toEqual(statements);
  });

  test.each([RestoreValidator.dynamoDb, RestoreValidator.s3])('with its key', (validator) => {
    validated(validator({ encryptionKey: new kms.Key(stack, 'Key') }));
    expect(policyOf(/Check/)).toContainEqual(allow('kms:Decrypt', { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] }));
  });
});

describe('a check of buckets', () => {
  const POINT = 'arn:aws:backup:eu-central-1:111111111111:recovery-point:logs-5ec207d0';
  const readers = (accessPoint: unknown) => [
    { Action: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketVersions'], Effect: 'Allow', Resource: accessPoint },
    {
      Action: ['s3:GetObject', 's3:GetObjectAttributes', 's3:GetObjectTagging'], Effect: 'Allow', Resource: { 'Fn::Join': ['', [accessPoint, '/object/*']] },
    },
  ];

  test('may read through its access point, and use the key of that', () => {
    const accessPoint = new BackupAccessPoint(stack, 'Golden', { recoveryPointArn: POINT, pointInTime: '2026-01-31T03:30:27Z' });
    const { Validate } = statesOf(RestoreValidator.s3({ accessPoint, accessPointKey: new kms.Key(stack, 'Key') }));
    expect(Validate.Parameters.Payload.options).toEqual({ minObjects: 1, accessPointArn: '<GoldenBA401183.AccessPointMetadata.S3AccessPointArn>' });
    expect(policyOf(/Check/).slice(2)).toEqual([
      { Action: 'kms:Decrypt', Effect: 'Allow', Resource: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] } },
      ...readers({ 'Fn::GetAtt': ['GoldenBA401183', 'AccessPointMetadata.S3AccessPointArn'] }),
    ]);
  });

  test('takes an imported one', () => {
    validated(RestoreValidator.s3({ accessPoint: BackupAccessPoint.fromBackupAccessPointName(stack, 'Golden', 'golden') }));
    expect(policyOf(/Check/)[2].Resource).toEqual(here('s3', 'accesspoint/golden'));
  });

  test('takes none of elsewhere', () => {
    const accessPoint = BackupAccessPoint.fromBackupAccessPointArn(stack, 'Golden', 'arn:aws:backup:us-east-1:111111111111:accesspoint/golden');
    expect(messageOf(() => validated(RestoreValidator.s3({ accessPoint })))).toBe(
      "Stack/Tests/V: 'accessPoint' must be of the account and Region of the stack (111111111111, eu-central-1), got 'Stack/Golden' of 111111111111, us-east-1");
  });

  test('takes no key of none', () => {
    expect(messageOf(() => RestoreValidator.s3({ accessPointKey: new kms.Key(stack, 'Key') }))).toBe(
      "'accessPointKey' must not be given without 'accessPoint', of whose recovery point it is the key");
  });
});

describe('a check of this library is asked until it has an answer', () => {
  const retry = (IntervalSeconds: number, MaxAttempts: number) => ({ ErrorEquals: ['NotYet'], IntervalSeconds, MaxAttempts, BackoffRate: 1 });

  test.each<[Duration | undefined, number, object]>([
    [undefined, 900, retry(30, 60)],
    [Duration.minutes(1), 60, retry(30, 2)],
    [Duration.hours(10), 900, retry(36, 1000)],
  ])('or its time is over: %s', (timeout, functionTimeout, expected) => {
    const { Validate } = statesOf(RestoreValidator.efs({ timeout, minSize: Size.gibibytes(1) }));
    const seconds = (timeout ?? Duration.minutes(30)).toSeconds();
    expect(Validate).toMatchObject({ TimeoutSeconds: seconds, Retry: [expected, { MaxAttempts: 5 }], Next: 'Report' });
    expect(Validate.Parameters.Payload).toEqual({
      'kind': 'efs', 'options': { minSizeBytes: 1024 ** 3 }, 'job.$': '$.begun.value.job', 'startedAt.$': '$$.Execution.StartTime', seconds,
    });
    const check = Object.entries(resourcesOf(stack, 'AWS::Lambda::Function')).find(([id]) => id.includes('Check'))![1].Properties;
    expect(check).toMatchObject({ Handler: 'check.handler', MemorySize: 512, Timeout: functionTimeout });
  });

  test('and an instance of a cluster is removed after it', () => {
    const { Validate, CleanUp } = statesOf(RestoreValidator.neptune());
    expect([Validate.Next, Validate.Catch[0].Next]).toEqual(['CleanUp', 'CleanUp']);
    expect(CleanUp).toMatchObject({
      Parameters: { Payload: { 'kind': 'neptune', 'step': 'cleanUp', 'restoreJobId.$': '$.detail.restoreJobId' } },
      TimeoutSeconds: 120,
      Retry: [retry(30, 60), { MaxAttempts: 5 }],
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.cleanUp', Next: 'Report' }],
      Next: 'Report',
    });
  });
});

test('a state machine gets what it is to validate, and its output is the answer', () => {
  const { Validate } = statesOf(RestoreValidator.stateMachine(new CfnStateMachine(stack, 'Machine', { roleArn: 'arn:aws:iam::111111111111:role/r' })));
  expect(Validate).toMatchObject({
    Resource: 'arn:<AWS::Partition>:states:::states:startExecution.sync:2',
    Parameters: { 'StateMachineArn': '<Machine>', 'Input.$': '$.begun.value.job' },
    ResultSelector: { 'value.$': '$.Output' },
    TimeoutSeconds: 3600,
  });
  const [, , ...statements] = policyOf(/^TestsVRole/);
  const section = (index: number) => ({ 'Fn::Select': [index, { 'Fn::Split': [':', { Ref: 'Machine' }] }] });
  expect(statements).toEqual([
    { Action: 'states:StartExecution', Effect: 'Allow', Resource: { Ref: 'Machine' } },
    {
      Action: ['states:DescribeExecution', 'states:StopExecution'],
      Effect: 'Allow',
      Resource: { 'Fn::Join': ['', ['arn:', section(1), ':states:', section(3), ':', section(4), ':execution:', section(6), ':*']] },
    },
    { Action: ['events:DescribeRule', 'events:PutRule', 'events:PutTargets'], Effect: 'Allow', Resource: here('events', 'rule/StepFunctionsGetEventsForStepFunctionsExecutionRule') },
  ]);
});

describe('a task', () => {
  const definition = () => {
    const made = new ecs.FargateTaskDefinition(stack, 'Task');
    made.addContainer('check', { image: ecs.ContainerImage.fromRegistry('check') });
    return made;
  };
  const cluster = () => new ecs.CfnCluster(stack, 'Cluster');
  const subnets = () => [new ec2.CfnSubnet(stack, 'Subnet', { vpcId: 'vpc-1' })];

  test('gets what it is to validate in its environment', () => {
    const { Validate } = statesOf(RestoreValidator.ecsTask({
      cluster: cluster(),
      taskDefinition: definition(),
      containerName: 'check',
      subnets: subnets(),
      timeout: Duration.hours(2),
      securityGroups: [new ec2.CfnSecurityGroup(stack, 'Group', { groupDescription: 'g' })],
      assignPublicIp: true,
    }));
    expect(Validate).toMatchObject({
      Resource: 'arn:<AWS::Partition>:states:::ecs:runTask.sync',
      Parameters: {
        Cluster: '<Cluster.Arn>',
        TaskDefinition: expect.stringMatching(/^<Task.*>$/),
        LaunchType: 'FARGATE',
        NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [expect.stringMatching(/^<Subnet\b/)], SecurityGroups: [expect.stringMatching(/^<Group\b/)], AssignPublicIp: 'ENABLED' } },
        Overrides: { ContainerOverrides: [{ Name: 'check', Environment: [{ 'Name': 'RESTORE_TEST', 'Value.$': 'States.JsonToString($.begun.value.job)' }] }] },
      },
      ResultSelector: { value: { status: 'SUCCESSFUL', message: 'the task has ended with 0' } },
      TimeoutSeconds: 7200,
    });
  });

  test('runs with the roles of its definition, also one that is made later', () => {
    const taskDefinition = definition();
    validated(RestoreValidator.ecsTask({ cluster: cluster(), taskDefinition, containerName: 'check', subnets: subnets() }));
    taskDefinition.obtainExecutionRole();
    const [, , ...statements] = policyOf(/^TestsVRole/);
    const inCluster = { ArnEquals: { 'ecs:cluster': { 'Fn::GetAtt': ['Cluster', 'Arn'] } } };
    expect(statements).toEqual([
      { Action: 'ecs:RunTask', Effect: 'Allow', Resource: { Ref: expect.stringMatching(/^Task/) }, Condition: inCluster },
      { Action: ['ecs:DescribeTasks', 'ecs:StopTask'], Effect: 'Allow', Resource: '*', Condition: inCluster },
      {
        Action: 'iam:PassRole',
        Effect: 'Allow',
        Resource: ['TaskTaskRole', 'TaskExecutionRole'].map((id) => ({ 'Fn::GetAtt': [expect.stringContaining(id), 'Arn'] })),
        Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
      },
      { Action: ['events:DescribeRule', 'events:PutRule', 'events:PutTargets'], Effect: 'Allow', Resource: here('events', 'rule/StepFunctionsGetEventsForECSTaskRule') },
    ]);
  });

  test.each<[string, (imported: ecs.ITaskDefinitionRef) => object, unknown[]]>([
    ['none of an import', (taskDefinition) => ({ taskDefinition }), []],
    ['those that are given', (taskDefinition) => ({ taskDefinition, passedRoles: [iam.Role.fromRoleArn(stack, 'R', 'arn:aws:iam::111111111111:role/r')] }), ['arn:aws:iam::111111111111:role/r']],
    ['none that is given', (taskDefinition) => ({ taskDefinition, passedRoles: [] }), []],
    ['none of a bare definition without roles', () => ({ taskDefinition: new ecs.CfnTaskDefinition(stack, 'Bare') }), []],
  ])('gets roles: %s', (_, more, roles) => {
    const imported = ecs.FargateTaskDefinition.fromFargateTaskDefinitionArn(stack, 'Imported', 'arn:aws:ecs:eu-central-1:111111111111:task-definition/check:1');
    validated(RestoreValidator.ecsTask({ cluster: cluster(), containerName: 'check', subnets: subnets(), taskDefinition: imported, ...more(imported) }));
    expect(policyOf(/^TestsVRole/).filter(({ Action }: any) => Action === 'iam:PassRole').map(({ Resource }: any) => Resource)).toEqual(roles);
  });

  test('needs a subnet', () => {
    expect(messageOf(() => RestoreValidator.ecsTask({ cluster: cluster(), taskDefinition: definition(), containerName: 'check', subnets: [] }))).toBe(
      "'subnets' must have at least one subnet, got none");
  });
});

describe('a validator is refused', () => {
  const lambda = (timeout: Duration) => () => RestoreValidator.lambda(new CfnFunction(stack, 'F', { code: {}, role: 'r' }), { timeout });

  test.each<[() => unknown, string]>([
    [() => RestoreValidator.dynamoDb({ minItems: -1 }), "'minItems' must be a whole number of at least 0, got -1"],
    [() => RestoreValidator.dynamoDb({ minItems: 1.5 }), "'minItems' must be a whole number of at least 0, got 1.5"],
    [() => RestoreValidator.dynamoDb({ withinPercentOfSource: 101 }), "'withinPercentOfSource' must be a whole number between 0 and 100, got 101"],
    [() => RestoreValidator.dynamoDb({ withinPercentOfSource: -1 }), "'withinPercentOfSource' must be a whole number between 0 and 100, got -1"],
    [() => RestoreValidator.s3({ minObjects: -1 }), "'minObjects' must be a whole number of at least 0, got -1"],
    [() => RestoreValidator.ebs({ minSize: Size.mebibytes(512) }), "'minSize' must be a whole number of gibibytes, got 0.5"],
    [() => RestoreValidator.rds({ minSize: Size.mebibytes(Token.asNumber({ Ref: 'X' })) }), "'minSize' must be given in gibibytes when it is a token: it cannot be converted at deployment"],
    [() => RestoreValidator.efs({ minSize: Size.gibibytes(Token.asNumber({ Ref: 'X' })) }), "'minSize' must be given in bytes when it is a token: it cannot be converted at deployment"],
    [() => RestoreValidator.s3({ timeout: Duration.seconds(59) }), "'timeout' must be at least 1 minute, got 59 seconds"],
    [() => RestoreValidator.s3({ timeout: Duration.seconds(90) }), "'timeout' must be a whole number of minutes, got 1 minute 30 seconds"],
    [() => RestoreValidator.s3({ timeout: Duration.hours(168) }), "'timeout' must be at most 10,020 minutes, got 7 days"],
    [() => RestoreValidator.s3({ timeout: Duration.minutes(Token.asNumber({ Ref: 'X' })) }), "'timeout' must be known when the app is synthesised, got a token"],
    [() => lambda(Duration.minutes(16))(), "'timeout' must be at most 15 minutes, got 16 minutes"],
  ])('%#', (make, message) => {
    expect(messageOf(make)).toBe(message);
  });

  test('not at its bounds, and not with tokens', () => {
    const token = Token.asNumber({ Ref: 'X' });
    expect([
      RestoreValidator.dynamoDb({ minItems: 0, withinPercentOfSource: 0 }),
      RestoreValidator.dynamoDb({ minItems: token, withinPercentOfSource: 100 }),
      RestoreValidator.s3({ minObjects: token, timeout: Duration.minutes(1) }),
      RestoreValidator.rds({ timeout: Duration.hours(167) }),
      lambda(Duration.minutes(15))(),
    ].map(({ timeout }) => timeout.toMinutes())).toEqual([30, 30, 1, 10_020, 15]);
  });
});
