import type { aws_backup as backup, aws_events as events } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { refuse } from '../private/messages/validation-error';
import { stateChangeRule } from '../vault/events/event-rules';
import { RESTORE_JOB } from '../vault/events/event-types';
import type { OnBackupEventOptions } from '../vault/events/on-backup-event-options';

const PLAN_KEY = 'restoreTestingPlanArn';

/**
 * Rules of EventBridge for the restore jobs that a restore testing plan starts, wherever the plan comes from.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-validation.html
 *
 * @example
 * declare const topic: sns.Topic;
 * const tests = backup.RestoreTestingPlan.fromRestoreTestingPlanArn(this, 'Tests',
 *   'arn:aws:backup:eu-central-1:111122223333:restore-testing-plan:weekly-0a1b2c3d');
 *
 * backup.RestoreTestingEventRules.of(this, tests).onRestoreTestingJobStateChange('TestFailed', {
 *   states: [backup.BackupEventState.FAILED, backup.BackupEventState.ABORTED],
 *   target: new targets.SnsTopic(topic),
 * });
 */
export class RestoreTestingEventRules {
  /**
   * Rules for the restore jobs of a restore testing plan.
   *
   * @param scope the construct within which the rules are made
   * @param plan the plan, made here, by an L1, or imported by its ARN
   */
  public static of(scope: Construct, plan: backup.IRestoreTestingPlanRef): RestoreTestingEventRules {
    return new RestoreTestingEventRules(scope, plan);
  }

  private constructor(private readonly scope: Construct, private readonly plan: backup.IRestoreTestingPlanRef) {}

  /**
   * A rule for the states of the restore jobs of the plan.
   *
   * `PENDING`, `RUNNING`, `COMPLETED`, `FAILED` and `ABORTED`.
   *
   * @param id the id of the rule
   * @param options which of these events, and what to do with them
   *
   * @throws if these events have not one of the states, or if the `eventPattern` says what this method says
   */
  public onRestoreTestingJobStateChange(id: string, options: OnBackupEventOptions = {}): events.Rule {
    const { eventPattern } = options;
    refuse(eventPattern?.detail?.[PLAN_KEY] === undefined ? [] : [`'eventPattern.detail.${PLAN_KEY}' must not be given: this method says it itself`], this.scope);
    const detail = { ...eventPattern?.detail, [PLAN_KEY]: [this.plan.restoreTestingPlanRef.restoreTestingPlanArn] };
    return stateChangeRule({ scope: this.scope }, id, RESTORE_JOB, { ...options, eventPattern: { ...eventPattern, detail } });
  }
}
