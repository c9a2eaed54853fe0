import { aws_backup as backup, Lazy, Names, Resource } from 'aws-cdk-lib';
import type { IResource, ResourceEnvironment } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import type { BackupFrameworkControl } from './backup-framework-control';
import type { DerivedControls } from './derived/derived-controls';
import { controlsForPlan } from './derived/plan-controls';
import { controlsForNeeds } from './derived/requirement-controls';
import { judgeAtSynthesis } from '../../checks/synthesis';
import type { BackupCoverage } from '../../coverage/api/backup-coverage';
import { PlanDocument } from '../../document/plan-document';
import { descriptionProblems } from '../../model/audit/reports';
import { namedWithId } from '../../model/backup-arn';
import { NameRule } from '../../model/name';
import { inGivenNames } from '../../private/messages/names';
import { refuse } from '../../private/messages/validation-error';
import { warn } from '../../private/messages/warnings';
import { auditArnProblems, nameOnly } from '../audit-arn';
import { behindPlan } from '../behind-plan';
import { ReportsRole } from '../reports/reports-role';

/**
 * A framework of AWS Backup Audit Manager, made here or imported.
 */
export interface IBackupFramework extends IResource, backup.IFrameworkRef {
  /**
   * The name of the framework, unique in its account and Region.
   *
   * @attribute
   */
  readonly frameworkName: string;

  /**
   * The ARN of the framework, which ends with an id that the service makes.
   *
   * @attribute
   */
  readonly frameworkArn: string;
}

/**
 * Properties of a `BackupFramework`.
 */
export interface BackupFrameworkProps {
  /**
   * The name of the framework, unique in its account and Region.
   *
   * 1 to 256 letters, digits and `_`, the first of them a letter. Changing it replaces the framework.
   *
   * @default - a name made of the path of the construct
   */
  readonly frameworkName?: string;

  /**
   * What the framework is for.
   *
   * At most 1,024 characters, not all of them blank.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * The controls, each once, in any order. There has to be one in the end: `addControl()` adds more.
   *
   * An element is what is judged, and by which numbers.
   *
   * @default - none yet
   */
  readonly controls?: BackupFrameworkControl[];
}

/**
 * A framework of AWS Backup Audit Manager: controls by which it judges what is deployed, day by day.
 *
 * AWS Config has to record backup plans, selections, vaults and recovery points in the account and Region, and the types that are judged. Where its recorder is in the app, what it lacks is warned of.
 * The service-linked role of AWS Backup for reports comes with the first framework or report plan of an account.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/working-with-audit-frameworks.html
 *
 * @example
 * new backup.BackupFramework(this, 'Framework', {
 *   controls: [
 *     backup.BackupFrameworkControl.resourcesProtectedByBackupPlan(),
 *     backup.BackupFrameworkControl.planMinFrequencyAndRetention({ frequency: Duration.hours(12), retention: Duration.days(35) }),
 *   ],
 * });
 */
@propertyInjectable
export class BackupFramework extends Resource implements IBackupFramework {
  /**
   * The id by which `PropertyInjectors` find this class.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-aws-backup.BackupFramework';

  /**
   * A framework that judges what a plan says: frequency, retention, locks, copies, and what is in logically air-gapped vaults have the numbers of the plan, and the scope is what its selections select. They are
   * read when the app is synthesised, so that what is added to the plan later counts. What no control can say is warned of. A control that is added takes the place of one with the same name.
   *
   * @param scope where the framework belongs: a stack of the account and Region of the plan
   * @param id its id there
   * @param plan a plan of this app, made by whichever class
   *
   * @throws if the plan is not made in this app
   */
  public static forPlan(scope: Construct, id: string, plan: backup.IBackupPlanRef): BackupFramework {
    const resource = behindPlan(plan);
    refuse(resource?.cfnResourceType === PlanDocument.TYPE ? [] : [`forPlan() takes a plan that is made in this app, whose rules are known, got '${plan.node.path}'`], scope);
    const framework = new BackupFramework(scope, id);
    framework.derive(`the plan '${plan.node.path}'`, () => controlsForPlan(resource!, plan.backupPlanRef.backupPlanId));
    return framework;
  }

  /**
   * A framework that judges what is required: of all that is in the construct that a coverage is of. Requirements are read when the app is synthesised. What no control can say is warned of.
   *
   * @param scope where the framework belongs: a stack of the account and Region of the resources
   * @param id its id there
   * @param coverage the coverage of an app, a stack, or any other construct, of which something is required
   *
   * @throws if the coverage is that of an assembly; at synthesis, if nothing is required
   */
  public static forRequirements(scope: Construct, id: string, coverage: BackupCoverage): BackupFramework {
    coverage._needs('forRequirements');
    const framework = new BackupFramework(scope, id);
    framework.derive('what is required', () => controlsForNeeds(coverage._needs('forRequirements')));
    return framework;
  }

  /**
   * Imports a framework of the account and Region of the stack by its name. Its ARN, which ends with an id that the service has made, is not known then, and a report needs it.
   *
   * @param scope where the import belongs
   * @param id its id there
   * @param frameworkName the name of the framework
   *
   * @throws if the name is out of bounds; at synthesis, if the ARN is needed
   */
  public static fromFrameworkName(scope: Construct, id: string, frameworkName: string): IBackupFramework {
    refuse(NameRule.AUDIT.problemsOf('frameworkName', frameworkName, scope), scope);
    return new ImportedFramework(scope, id, frameworkName, nameOnly(scope, 'framework', frameworkName, 'fromFrameworkArn'));
  }

  /**
   * Imports a framework by its ARN, which ends with an id that the service has made.
   *
   * @param scope where the import belongs
   * @param id its id there
   * @param frameworkArn the ARN: `arn:<partition>:backup:<region>:<account>:framework:<name>-<id>`
   *
   * @throws if it is not the ARN of a framework
   */
  public static fromFrameworkArn(scope: Construct, id: string, frameworkArn: string): IBackupFramework {
    refuse(auditArnProblems(scope, 'frameworkArn', 'framework', frameworkArn), scope);
    const { name, account, region } = namedWithId(scope, 'frameworkArn', frameworkArn);
    return new ImportedFramework(scope, id, name, frameworkArn, { account, region });
  }

  public readonly frameworkName: string;
  public readonly frameworkArn: string;

  /**
   * Whether the controls judge: `ACTIVE`, `PARTIALLY_ACTIVE`, `INACTIVE` or `UNAVAILABLE`.
   *
   * @attribute
   */
  public readonly frameworkStatus: string;

  /**
   * How far AWS Backup is in making the framework: `COMPLETED`, `FAILED`, or one of the states on the way.
   *
   * @attribute
   */
  public readonly deploymentStatus: string;

  /**
   * When the framework was made: an ISO 8601 date and time in UTC.
   *
   * @attribute
   */
  public readonly creationTime: string;

  private readonly controls: BackupFrameworkControl[] = [];
  private derived?: { readonly from: string; readonly read: () => DerivedControls };

  /**
   * @param scope where the framework belongs
   * @param id its id there
   * @param props properties of the framework
   *
   * @throws all at once, for what AWS Backup refuses: a name or description out of bounds, a control twice; at synthesis, if there is no control, or for a name that another framework has
   */
  constructor(scope: Construct, id: string, props: BackupFrameworkProps = {}) {
    super(scope, id);
    refuse([
      ...NameRule.AUDIT.problemsOf('frameworkName', props.frameworkName || undefined, this),
      ...descriptionProblems('description', props.description),
      ...controlProblems(props.controls ?? []),
    ], this);

    this.controls.push(...props.controls ?? []);
    this.frameworkName = props.frameworkName || NameRule.AUDIT.generate(Names.uniqueId(this), this.node.addr);
    const resource = new backup.CfnFramework(this, 'Resource', {
      frameworkName: this.frameworkName,
      frameworkDescription: props.description || undefined,
      frameworkControls: Lazy.uncachedAny({ produce: () => this.allControls().map((control) => control._render()) }),
    });
    this.frameworkArn = resource.attrFrameworkArn;
    this.frameworkStatus = resource.attrFrameworkStatus;
    this.deploymentStatus = resource.attrDeploymentStatus;
    this.creationTime = resource.attrCreationTime;

    ReportsRole.of(this).comesBefore(this);
    judgeAtSynthesis({
      construct: this,
      resource,
      words: { duplicateAuditName: inOwnWords, invalidFramework: inOwnWords },
      problems: () => this.warnOfLosses(),
    });
  }

  /**
   * A reference to this framework, as all of aws-cdk-lib takes it.
   */
  public get frameworkRef(): backup.FrameworkReference {
    return { frameworkArn: this.frameworkArn };
  }

  /**
   * Adds a control. A framework has each once.
   *
   * @param control what is judged, and by which numbers
   *
   * @throws if the framework has been given this control already
   */
  public addControl(control: BackupFrameworkControl): void {
    refuse(controlProblems([...this.controls, control]), this);
    this.controls.push(control);
  }

  private derive(from: string, read: () => DerivedControls): void {
    this.derived = { from, read };
  }

  /** What was given takes the place of what was derived. */
  private allControls(): BackupFrameworkControl[] {
    const given = new Set(this.controls.map(({ controlName }) => controlName));
    return [...(this.derived?.read().controls ?? []).filter(({ controlName }) => !given.has(controlName)), ...this.controls];
  }

  private warnOfLosses(): string[] {
    const { from, read } = this.derived ?? {};
    const losses = read?.().losses ?? [];
    if (losses.length > 0) { warn(this, 'frameworkSaysLess', `the framework judges less, or more, than ${from}: ${losses.join('; ')}`); }
    return [];
  }
}

/** A framework that exists already. */
class ImportedFramework extends Resource implements IBackupFramework {
  constructor(
    scope: Construct, id: string,
    public readonly frameworkName: string, public readonly frameworkArn: string, environment: Partial<ResourceEnvironment> = {},
  ) {
    super(scope, id, environment);
  }

  public get frameworkRef(): backup.FrameworkReference {
    return { frameworkArn: this.frameworkArn };
  }
}

function controlProblems(controls: readonly BackupFrameworkControl[]): string[] {
  const names = controls.map(({ controlName }) => controlName);
  return [...new Set(names.filter((name, index) => names.indexOf(name) < index))].map((name) => `'controls' must have each control once, got '${name}' twice`);
}

function inOwnWords(message: string): string {
  return inGivenNames(message, { FrameworkControls: 'controls', FrameworkName: 'frameworkName', FrameworkDescription: 'description' });
}
