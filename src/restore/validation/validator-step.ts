import { ArnFormat, aws_iam as iam, Lazy, Stack } from 'aws-cdk-lib';
import type { aws_ecs as ecs, aws_lambda as lambda, aws_stepfunctions as stepfunctions } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { EcsTaskValidatorOptions } from './validator-options';
import { resourceBehind } from '../../private/references';

/** A state of a state machine, in the language of Step Functions. */
export type State = Readonly<Record<string, unknown>>;

/** What a validator is to the state machine of its validation. */
export interface ValidatorStep {
  /** The state that asks it: its answer becomes `value`. */
  readonly state: State;
  /** What the state machine may do for that. */
  readonly statements: readonly iam.PolicyStatement[];
  /** The state that removes what it has made, if it makes something. */
  readonly cleanUp?: State;
  /** The function that does that, and what it gets but for what is to be removed. */
  readonly cleaner?: { readonly functionArn: string; readonly input: Readonly<Record<string, string>>; readonly allow: (ruleArn: string) => void };
}

/** Where the state machine has what is to be validated. */
export const JOB = '$.begun.value.job';

/** What Lambda may answer instead of running a function. */
export const BUSY: State = {
  ErrorEquals: ['Lambda.ServiceException', 'Lambda.AWSLambdaException', 'Lambda.SdkClientException', 'Lambda.TooManyRequestsException', 'Lambda.ClientExecutionTimeoutException'],
  IntervalSeconds: 2,
  MaxAttempts: 5,
  BackoffRate: 2,
  MaxDelaySeconds: 30,
};

/** A function that is called with what it is to validate. */
export function lambdaStep(scope: Construct, { functionRef: { functionArn } }: lambda.IFunctionRef): ValidatorStep {
  return {
    state: {
      Resource: integration(scope, 'lambda:invoke'),
      Parameters: { 'FunctionName': functionArn, 'Payload.$': JOB },
      ResultSelector: { 'value.$': '$.Payload' },
      Retry: [BUSY],
    },
    statements: [invocation(functionArn)],
  };
}

/** A state machine that gets what it is to validate as its input. */
export function stateMachineStep(scope: Construct, { stateMachineRef: { stateMachineArn } }: stepfunctions.IStateMachineRef): ValidatorStep {
  const stack = Stack.of(scope);
  const { resourceName: name, region, account, partition } = stack.splitArn(stateMachineArn, ArnFormat.COLON_RESOURCE_NAME);
  const executions = stack.formatArn({ partition, region, account, service: 'states', resource: 'execution', resourceName: `${name}:*`, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  return {
    state: {
      Resource: integration(scope, 'states:startExecution.sync:2'),
      Parameters: { 'StateMachineArn': stateMachineArn, 'Input.$': JOB },
      ResultSelector: { 'value.$': '$.Output' },
    },
    statements: [
      new iam.PolicyStatement({ actions: ['states:StartExecution'], resources: [stateMachineArn] }),
      new iam.PolicyStatement({ actions: ['states:DescribeExecution', 'states:StopExecution'], resources: [executions] }),
      managedRule(stack, 'StepFunctionsGetEventsForStepFunctionsExecutionRule'),
    ],
  };
}

/** A task that gets what it is to validate in its environment, and says what it has found by its exit code. */
export function ecsTaskStep(scope: Construct, options: EcsTaskValidatorOptions): ValidatorStep {
  const { cluster, taskDefinition, containerName, subnets, securityGroups, assignPublicIp = false } = options;
  const stack = Stack.of(scope);
  const { clusterRef: { clusterArn } } = cluster;
  const { taskDefinitionRef: { taskDefinitionArn } } = taskDefinition;
  const roles = passedRoles(options);
  return {
    state: {
      Resource: integration(scope, 'ecs:runTask.sync'),
      Parameters: {
        Cluster: clusterArn,
        TaskDefinition: taskDefinitionArn,
        LaunchType: 'FARGATE',
        NetworkConfiguration: {
          AwsvpcConfiguration: {
            Subnets: subnets.map(({ subnetRef }) => subnetRef.subnetId),
            SecurityGroups: securityGroups?.map(({ securityGroupRef }) => securityGroupRef.securityGroupId),
            AssignPublicIp: assignPublicIp ? 'ENABLED' : 'DISABLED',
          },
        },
        Overrides: { ContainerOverrides: [{ Name: containerName, Environment: [{ 'Name': 'RESTORE_TEST', 'Value.$': `States.JsonToString(${JOB})` }] }] },
      },
      ResultSelector: { value: { status: 'SUCCESSFUL', message: 'the task has ended with 0' } },
      Retry: [{ ErrorEquals: ['ECS.AmazonECSException', 'ECS.ServerException', 'ECS.ThrottlingException'], IntervalSeconds: 5, MaxAttempts: 5, BackoffRate: 2, MaxDelaySeconds: 60 }],
    },
    statements: [
      new iam.PolicyStatement({ actions: ['ecs:RunTask'], resources: [taskDefinitionArn], conditions: { ArnEquals: { 'ecs:cluster': clusterArn } } }),
      new iam.PolicyStatement({ actions: ['ecs:DescribeTasks', 'ecs:StopTask'], resources: ['*'], conditions: { ArnEquals: { 'ecs:cluster': clusterArn } } }),
      ...(roles ? [new iam.PolicyStatement({ actions: ['iam:PassRole'], resources: roles, conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } } })] : []),
      managedRule(stack, 'StepFunctionsGetEventsForECSTaskRule'),
    ],
  };
}

/** Which service Step Functions asks for what. */
export function integration(scope: Construct, action: string): string {
  return `arn:${Stack.of(scope).partition}:states:::${action}`;
}

export function invocation(functionArn: string): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn, `${functionArn}:*`] });
}

/**
 * Step Functions has a rule of EventBridge tell it how what it waits for has ended.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
 */
function managedRule(stack: Stack, name: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: ['events:DescribeRule', 'events:PutRule', 'events:PutTargets'],
    resources: [stack.formatArn({ service: 'events', resource: 'rule', resourceName: name })],
  });
}

/** The execution role of a task definition may be made later than the validation. */
function passedRoles({ taskDefinition, passedRoles: given }: EcsTaskValidatorOptions): string[] | undefined {
  if (given) { return given.length > 0 ? given.map(({ roleRef }) => roleRef.roleArn) : undefined; }
  const made = resourceBehind(taskDefinition.taskDefinitionRef.taskDefinitionArn) as ecs.CfnTaskDefinition | undefined;
  const rolesOf = () => [made?.taskRoleArn, made?.executionRoleArn].filter((arn) => arn !== undefined);
  return rolesOf().length > 0 ? Lazy.list({ produce: rolesOf }) : undefined;
}
