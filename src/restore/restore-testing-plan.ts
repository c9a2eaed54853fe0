import { aws_backup as backup, Lazy, Names, Resource } from 'aws-cdk-lib';
import type { aws_events as events, Duration, IResource, TimeZone } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { arnProblems, ImportedRestoreTestingPlan } from './imported-restore-testing-plan';
import { RestoreTestingPlanMetrics } from './metrics/restore-testing-plan-metrics';
import { RestoreTestingEventRules } from './restore-testing-event-rules';
import { RestoreTestingPlanGrants } from './restore-testing-plan-grants';
import { RestoreTestingRecoveryPoints } from './restore-testing-recovery-points';
import { RestoreTestingSelection } from './restore-testing-selection';
import type { RestoreTestingSelectionOptions } from './restore-testing-selection';
import { RestoreValidation } from './validation/restore-validation';
import type { RestoreTestingPlanValidationOptions } from './validation/restore-validation';
import { judgeAtSynthesis } from '../checks/synthesis';
import { namedWithId } from '../model/backup-arn';
import { NameRule } from '../model/name';
import { startWindowProblems } from '../model/restore-testing';
import { scheduleProblems } from '../model/schedule/given-schedule';
import { inWords } from '../private/known-text';
import { inGivenNames } from '../private/messages/names';
import { refuse } from '../private/messages/validation-error';
import type { OnBackupEventOptions } from '../vault/events/on-backup-event-options';

/**
 * A restore testing plan, made here or imported.
 */
export interface IRestoreTestingPlan extends IResource, backup.IRestoreTestingPlanRef {
  /**
   * The name of the plan, unique in its account and Region.
   *
   * @attribute
   */
  readonly restoreTestingPlanName: string;

  /**
   * The ARN of the plan, which ends with an id that the service makes.
   *
   * @attribute
   */
  readonly restoreTestingPlanArn: string;
}

/**
 * Properties of a `RestoreTestingPlan`.
 */
export interface RestoreTestingPlanProps {
  /**
   * The name of the plan, unique in its account and Region.
   *
   * 1 to 50 letters, digits and `_`. Changing it replaces the plan.
   *
   * @default - a name made of the path of the construct
   */
  readonly restoreTestingPlanName?: string;

  /**
   * When tests start: a cron expression of AWS. AWS Backup takes no rates.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
   */
  readonly scheduleExpression: events.Schedule;

  /**
   * The time zone of the schedule, by its IANA name.
   *
   * @default - UTC
   */
  readonly scheduleExpressionTimezone?: TimeZone;

  /**
   * How long after its scheduled time a test may begin. AWS Backup spreads the tests over this time.
   *
   * Whole hours, 1 to 168 (7 days).
   *
   * @default Duration.hours(24)
   */
  readonly startWindow?: Duration;

  /**
   * The recovery points of which one is restored for each resource.
   *
   * @default - the latest of the last 30 days, in any vault, snapshot or continuous
   */
  readonly recoveryPoints?: RestoreTestingRecoveryPoints;
}

/**
 * A restore testing plan: AWS Backup restores recovery points on a schedule, says whether that worked, and deletes what it restored.
 *
 * What is restored costs what such a resource costs, for as long as it is there.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
 *
 * @example
 * declare const table: dynamodb.Table;
 *
 * const tests = new backup.RestoreTestingPlan(this, 'Tests', {
 *   scheduleExpression: events.Schedule.cron({ weekDay: 'SUN', hour: '4', minute: '0' }),
 *   scheduleExpressionTimezone: TimeZone.EUROPE_PARIS,
 *   startWindow: Duration.hours(8),
 * });
 * tests.addSelection('Tables', {
 *   resourceType: backup.BackupResourceType.DYNAMODB,
 *   resources: [backup.BackupResource.fromDynamoDbTable(table)],
 * });
 */
@propertyInjectable
export class RestoreTestingPlan extends Resource implements IRestoreTestingPlan {
  /**
   * The id by which `PropertyInjectors` find this class.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-aws-backup.RestoreTestingPlan';

  /**
   * Imports a plan of the account and Region of the stack by its name, which is enough to add selections. Its ARN, which ends with an id that the service has made, is not known then.
   *
   * @param scope where the import belongs
   * @param id its id there
   * @param restoreTestingPlanName the name of the plan
   *
   * @throws if the name is out of bounds; at synthesis, if the ARN is needed
   */
  public static fromRestoreTestingPlanName(scope: Construct, id: string, restoreTestingPlanName: string): IRestoreTestingPlan {
    refuse(NameRule.RESTORE_TESTING.problemsOf('restoreTestingPlanName', restoreTestingPlanName, scope), scope);
    const restoreTestingPlanArn = Lazy.uncachedString({
      produce: () => {
        refuse([`the ARN of the restore testing plan '${inWords(restoreTestingPlanName)}' is needed, which ends with an id that AWS Backup has made: `
          + 'import the plan by fromRestoreTestingPlanArn()'], scope);
        return undefined;
      },
    });
    return new ImportedRestoreTestingPlan(scope, id, { restoreTestingPlanName, restoreTestingPlanArn });
  }

  /**
   * Imports a plan by its ARN, which ends with an id that the service has made.
   *
   * @param scope where the import belongs
   * @param id its id there
   * @param restoreTestingPlanArn the ARN: `arn:<partition>:backup:<region>:<account>:restore-testing-plan:<name>-<id>`
   *
   * @throws if it is not the ARN of a restore testing plan
   */
  public static fromRestoreTestingPlanArn(scope: Construct, id: string, restoreTestingPlanArn: string): IRestoreTestingPlan {
    refuse(arnProblems(scope, restoreTestingPlanArn), scope);
    const { name, account, region } = namedWithId(scope, 'restoreTestingPlanArn', restoreTestingPlanArn);
    return new ImportedRestoreTestingPlan(scope, id, { restoreTestingPlanArn, restoreTestingPlanName: name }, { account, region });
  }

  public readonly restoreTestingPlanName: string;
  public readonly restoreTestingPlanArn: string;

  /**
   * @param scope where the plan belongs
   * @param id its id there
   * @param props properties of the plan
   *
   * @throws all at once, for what AWS Backup refuses: a name, schedule, time zone or window out of bounds; at synthesis, for a name that another plan has
   */
  constructor(scope: Construct, id: string, props: RestoreTestingPlanProps) {
    super(scope, id);
    refuse([
      ...NameRule.RESTORE_TESTING.problemsOf('restoreTestingPlanName', props.restoreTestingPlanName || undefined, this),
      ...scheduleProblems(props.scheduleExpression, props.scheduleExpressionTimezone, this),
      ...startWindowProblems(props.startWindow),
    ], this);

    const resource = new backup.CfnRestoreTestingPlan(this, 'Resource', {
      restoreTestingPlanName: props.restoreTestingPlanName || NameRule.RESTORE_TESTING.generate(Names.uniqueId(this), this.node.addr),
      scheduleExpression: props.scheduleExpression.expressionString,
      scheduleExpressionTimezone: props.scheduleExpressionTimezone?.timezoneName,
      startWindowHours: props.startWindow?.toHours(),
      recoveryPointSelection: (props.recoveryPoints ?? RestoreTestingRecoveryPoints.latest())._render(),
    });
    this.restoreTestingPlanName = resource.ref;
    this.restoreTestingPlanArn = resource.attrRestoreTestingPlanArn;

    judgeAtSynthesis({ construct: this, resource, words: { duplicateRestoreTestingName: inOwnWords } });
  }

  /**
   * A reference to this plan, as all of aws-cdk-lib takes it.
   */
  public get restoreTestingPlanRef(): backup.RestoreTestingPlanReference {
    return { restoreTestingPlanName: this.restoreTestingPlanName, restoreTestingPlanArn: this.restoreTestingPlanArn };
  }

  /**
   * What people and programs may be allowed to do with this plan.
   */
  public get grants(): RestoreTestingPlanGrants {
    return RestoreTestingPlanGrants.fromPlan(this);
  }

  /**
   * The metrics of the restore tests of this plan, and alarms on them.
   */
  public get metrics(): RestoreTestingPlanMetrics {
    return RestoreTestingPlanMetrics.fromPlan(this);
  }

  /**
   * Adds a selection of resources of one type, of which recovery points are restored. A plan has at most 30.
   *
   * @param id the id of the selection within the plan
   * @param options what to restore, and how
   *
   * @throws as the constructor of `RestoreTestingSelection` does
   */
  public addSelection(id: string, options: RestoreTestingSelectionOptions): RestoreTestingSelection {
    return new RestoreTestingSelection(this, id, { restoreTestingPlan: this, ...options });
  }

  /**
   * A rule of EventBridge for the states of the restore jobs of this plan.
   *
   * `PENDING`, `RUNNING`, `COMPLETED`, `FAILED` and `ABORTED`.
   *
   * @param id the id of the rule within the plan
   * @param options which of these events, and what to do with them
   *
   * @throws if these events have not one of the states, or if the `eventPattern` says what this method says
   */
  public onRestoreTestingJobStateChange(id: string, options?: OnBackupEventOptions): events.Rule {
    return RestoreTestingEventRules.of(this, this).onRestoreTestingJobStateChange(id, options);
  }

  /**
   * Has it said of each restore test of this plan whether what was restored is as it should be.
   *
   * @param id the id of the validation within the plan
   * @param options who says it, and how long a restore may take
   *
   * @throws as the constructor of `RestoreValidation` does
   */
  public addValidation(id: string, options: RestoreTestingPlanValidationOptions): RestoreValidation {
    return new RestoreValidation(this, id, { ...options, restoreTestingPlan: this });
  }
}

function inOwnWords(message: string): string {
  return inGivenNames(message, { RestoreTestingPlanName: 'restoreTestingPlanName' });
}
