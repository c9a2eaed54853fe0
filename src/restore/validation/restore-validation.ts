import { aws_events as events, aws_iam as iam, aws_stepfunctions as stepfunctions, Stack } from 'aws-cdk-lib';
import type { aws_backup as backup, Duration } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import type { RestoreValidator } from './restore-validator';
import { ValidatedJobs } from './validated-jobs';
import { ValidationFunction } from './validation-function';
import { validationStates } from './validation-states';
import { invocation } from './validator-step';
import type { ValidatorStep } from './validator-step';
import type { BackupResourceType } from '../../model/resources/backup-resource-type';
import { testedTypeProblems } from '../../model/restore-testing';
import { knownMinuteProblems } from '../../private/durations';
import { envInWords, knownToDiffer } from '../../private/environments';
import { refuse } from '../../private/messages/validation-error';
import { BackupEventState } from '../../vault/events/backup-event-state';
import { RestoreTestingEventRules } from '../restore-testing-event-rules';
import type { RestoreTestingSelection } from '../restore-testing-selection';

/**
 * Options of the validation of restore tests.
 */
export interface RestoreValidationOptions {
  /**
   * Who looks at what was restored, and says whether it is as it should be.
   */
  readonly validator: RestoreValidator;

  /**
   * How long a restore may take, from the creation of the restore job to its completion. One that takes longer has failed, whatever the validator says.
   *
   * Whole minutes, at least 1.
   *
   * @default - a restore may take any time
   */
  readonly recoveryTimeObjective?: Duration;
}

/**
 * Options of the validation of the restore tests of a plan.
 */
export interface RestoreTestingPlanValidationOptions extends RestoreValidationOptions {
  /**
   * Only what is of these types. The order does not matter.
   *
   * @default - the type of the validator, or every type for a program of yours
   */
  readonly resourceTypes?: BackupResourceType[];
}

/**
 * Properties of a `RestoreValidation`.
 */
export interface RestoreValidationProps extends RestoreTestingPlanValidationOptions {
  /**
   * The restore testing plan, of the account and Region of the stack.
   */
  readonly restoreTestingPlan: backup.IRestoreTestingPlanRef;

  /**
   * Only what this selection of the plan restores. AWS Backup tells of a restore job what was restored, but not the selection: so it is all of the type where the selection does not name its `resources`.
   *
   * @default - what any selection restores
   */
  readonly restoreTestingSelection?: RestoreTestingSelection;
}

/**
 * Says of each restore test whether what was restored is as it should be: a rule of EventBridge starts a state machine for each restore job that was completed, which asks a validator and tells AWS
 * Backup the result.
 *
 * There is always a result: `SUCCESSFUL`, or `FAILED` with the reason, which may be that the validator has crashed, taken too long, or answered nonsense. AWS Backup takes one for each job, and deletes
 * what was restored when the validation window is over.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-validation.html
 *
 * @example
 * declare const tests: backup.RestoreTestingPlan;
 * declare const validator: lambda.Function;
 *
 * new backup.RestoreValidation(this, 'Validation', {
 *   restoreTestingPlan: tests,
 *   validator: backup.RestoreValidator.lambda(validator),
 *   recoveryTimeObjective: Duration.hours(4),
 * });
 */
@propertyInjectable
export class RestoreValidation extends Construct {
  /**
   * The id by which `PropertyInjectors` find this class.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-aws-backup.RestoreValidation';

  /**
   * The state machine that runs for each restore job, such as for alarms on its executions.
   */
  public readonly stateMachine: stepfunctions.IStateMachineRef;

  /**
   * @param scope where the validation belongs
   * @param id its id there
   * @param props properties of the validation
   *
   * @throws all at once: a plan of another account or Region, a validator of another type, a selection of another plan, an objective out of bounds, another validation of the same restore jobs
   */
  constructor(scope: Construct, id: string, props: RestoreValidationProps) {
    super(scope, id);
    const { restoreTestingPlan: plan, restoreTestingSelection: selection, validator, recoveryTimeObjective } = props;
    const planName = plan.restoreTestingPlanRef.restoreTestingPlanName;
    const types = selection ? [selection.resourceType] : props.resourceTypes ?? (validator.resourceType && [validator.resourceType]);
    const jobs = new ValidatedJobs(this, planName, types, selection?.node.defaultChild as backup.CfnRestoreTestingSelection | undefined);
    const problems = [
      ...environmentProblems(this, plan),
      ...typeProblems(props, types),
      ...(selection && selection.restoreTestingPlanName !== planName ? [`'restoreTestingSelection' must be one of the plan, got '${selection.node.path}' of another one`] : []),
      ...knownMinuteProblems('recoveryTimeObjective', recoveryTimeObjective, 1),
    ];
    refuse([...problems, ...(problems.length > 0 ? [] : jobs.problems())], this);

    const objectiveSeconds = recoveryTimeObjective?.toSeconds();
    const { functionArn } = ValidationFunction.of(this);
    const step = validator._bind(this);
    const states = validationStates(this, {
      functionArn, planName, objectiveSeconds, resources: jobs.resources, timeoutSeconds: validator.timeout.toSeconds(), step,
    });
    this.stateMachine = this.machine({ ...states, TimeoutSeconds: validator._window.toSeconds() }, [invocation(functionArn), ...step.statements]);

    this.startWhenRestored(plan, types);
    this.rescueWhenStopped(step, { plan: planName, objective: objectiveSeconds });
  }

  private machine(definition: object, statements: iam.PolicyStatement[]): stepfunctions.CfnStateMachine {
    const role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('states.amazonaws.com') });
    const result = new iam.PolicyStatement({ actions: ['backup:PutRestoreValidationResult'], resources: ['*'] });
    [result, ...statements].forEach((statement) => role.addToPrincipalPolicy(statement));
    const machine = new stepfunctions.CfnStateMachine(this, 'Resource', { roleArn: role.roleArn, definitionString: Stack.of(this).toJsonString(definition) });
    machine.node.addDependency(role); // Step Functions asks at once whether it may have itself told of what it waits for
    return machine;
  }

  private startWhenRestored(plan: backup.IRestoreTestingPlanRef, types?: readonly BackupResourceType[]): void {
    const { stateMachineArn: arn } = this.stateMachine.stateMachineRef;
    const role = new iam.Role(this, 'StartRole', { assumedBy: new iam.ServicePrincipal('events.amazonaws.com') });
    role.addToPrincipalPolicy(new iam.PolicyStatement({ actions: ['states:StartExecution'], resources: [arn] }));
    RestoreTestingEventRules.of(this, plan).onRestoreTestingJobStateChange('Restored', {
      states: [BackupEventState.COMPLETED],
      eventPattern: types && { detail: { resourceType: types.map(({ name }) => name) } },
      target: { bind: () => ({ arn, role }) },
    });
  }

  /** Somebody may stop an execution, or an answer of the validator be too large: then there is no result yet. */
  private rescueWhenStopped({ cleaner }: ValidatorStep, report: { plan: string; objective?: number }): void {
    const rule = new events.Rule(this, 'Stopped', {
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { stateMachineArn: [this.stateMachine.stateMachineRef.stateMachineArn], status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
      },
    });
    const execution = events.EventField.fromPath('$.detail');
    ValidationFunction.of(this).addTo(rule, events.RuleTargetInput.fromObject({ step: 'rescue', ...report, execution }));
    if (cleaner) {
      cleaner.allow(rule.ruleArn);
      rule.addTarget({ bind: () => ({ arn: cleaner.functionArn, input: events.RuleTargetInput.fromObject({ ...cleaner.input, execution }) }) });
    }
  }
}

function environmentProblems(scope: Construct, { env, node }: backup.IRestoreTestingPlanRef): string[] {
  const here = Stack.of(scope);
  return knownToDiffer(env, here)
    ? [`'restoreTestingPlan' must be of the account and Region of the stack (${envInWords(here)}), where its events arrive, got '${node.path}' of ${envInWords(env)}`]
    : [];
}

function typeProblems(props: RestoreValidationProps, types?: readonly BackupResourceType[]): string[] {
  const { validator: { resourceType }, restoreTestingSelection: selection, resourceTypes } = props;
  const others = resourceType ? (types ?? []).filter((type) => type !== resourceType) : [];
  return [
    ...(selection && resourceTypes ? ["'resourceTypes' must not be given with 'restoreTestingSelection', which has one type"] : []),
    ...(resourceTypes?.length === 0 ? ["'resourceTypes' must have at least one type, got none"] : []),
    ...(resourceTypes ?? []).flatMap(({ name }) => testedTypeProblems('resourceTypes', name)),
    ...(others.length > 0 ? [`'validator' must be one for the type ${others.map(({ name }) => `'${name}'`).join(', ')}, got that for '${resourceType!.name}'`] : []),
  ];
}
