import type { Construct } from 'constructs';
import { integration } from './validator-step';
import type { State, ValidatorStep } from './validator-step';

/** What the states of a validation are about. */
export interface ValidationStates {
  /** The ARN of the function that begins and reports. */
  readonly functionArn: string;
  readonly planName: string;
  readonly objectiveSeconds?: number;
  /** The ARNs of what is validated; of everything where there are none. */
  readonly resources?: unknown;
  readonly timeoutSeconds: number;
  readonly step: ValidatorStep;
}

/** Whatever goes wrong, but for an answer that is too large, goes on here: Step Functions stops the execution for that, and a rule takes care of it. */
const ALL = ['States.ALL'];

/** What fails may succeed a little later: all of it together takes a minute. */
const AGAIN = [{ ErrorEquals: ALL, IntervalSeconds: 2, MaxAttempts: 5, BackoffRate: 2, MaxDelaySeconds: 32 }];

const LOST = 'what the validator has found could not be reported';

/**
 * A state machine whose every way ends with a result: the validator is asked, and its answer, or why there is none, is reported; where even that fails, Step Functions itself says so.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 */
export function validationStates(scope: Construct, states: ValidationStates): State {
  const { planName: plan, objectiveSeconds: objective, resources, timeoutSeconds, step } = states;
  const next = step.cleanUp ? 'CleanUp' : 'Report';
  const call = (payload: object) => ({
    Type: 'Task',
    Resource: integration(scope, 'lambda:invoke'),
    Parameters: { FunctionName: states.functionArn, Payload: { plan, ...payload } },
    ResultSelector: { 'value.$': '$.Payload' },
    TimeoutSeconds: 90,
    Retry: AGAIN,
  });
  return {
    StartAt: 'Begin',
    States: {
      Begin: {
        ...call({ 'step': 'begin', 'detail.$': '$.detail', ...(resources ? { resources } : {}) }),
        ResultPath: '$.begun',
        Catch: [{ ErrorEquals: ALL, ResultPath: '$.failure', Next: 'Report' }],
        Next: 'IsOurs',
      },
      IsOurs: { Type: 'Choice', Choices: [{ Variable: '$.begun.value.isOurs', BooleanEquals: true, Next: 'Validate' }], Default: 'Done' },
      Validate: {
        Type: 'Task',
        ...step.state,
        TimeoutSeconds: timeoutSeconds,
        ResultPath: '$.answer',
        Catch: [{ ErrorEquals: ALL, ResultPath: '$.failure', Next: next }],
        Next: next,
      },
      ...(step.cleanUp ? {
        CleanUp: {
          Type: 'Task', ...step.cleanUp, TimeoutSeconds: 120, ResultPath: '$.cleanedUp', Catch: [{ ErrorEquals: ALL, ResultPath: '$.cleanUp', Next: 'Report' }], Next: 'Report',
        },
      } : {}),
      Report: {
        ...call({ 'step': 'report', objective, 'state.$': '$' }),
        ResultPath: '$.reported',
        Catch: [{ ErrorEquals: ALL, ResultPath: '$.lost', Next: 'ReportLoss' }],
        Next: 'Done',
      },
      ReportLoss: {
        Type: 'Task',
        Resource: integration(scope, 'aws-sdk:backup:putRestoreValidationResult'),
        Parameters: { 'RestoreJobId.$': '$.detail.restoreJobId', 'ValidationStatus': 'FAILED', 'ValidationStatusMessage': LOST },
        Retry: AGAIN,
        ResultPath: '$.reported',
        Next: 'Done',
      },
      Done: { Type: 'Succeed' },
    },
  };
}

