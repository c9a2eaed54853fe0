import { aws_backup as backup, aws_iam as iam, Names, Resource } from 'aws-cdk-lib';
import type { Duration } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import type { RestoreMetadata } from './metadata/restore-metadata';
import { conditionProblems, renderConditions, TestedResources } from './tested-resources';
import { RestoreValidation } from './validation/restore-validation';
import type { RestoreValidationOptions } from './validation/restore-validation';
import { judgeAtSynthesis } from '../checks/synthesis';
import { NameRule } from '../model/name';
import type { BackupResourceType } from '../model/resources/backup-resource-type';
import { testedTypeProblems, validationWindowProblems } from '../model/restore-testing';
import { roleArnProblems } from '../model/role-arn';
import { isKnownText } from '../private/known-text';
import { inGivenNames } from '../private/messages/names';
import { refuse } from '../private/messages/validation-error';
import { BACKUP_SERVICE } from '../private/service';
import type { BackupSelectionCondition } from '../selection/backup-selection-condition';
import type { BackupResource } from '../selection/resources/backup-resource';
import { addPolicies, wholeRestorePolicies } from '../selection/role/role-policies';

/**
 * Options of a selection of a restore testing plan.
 */
export interface RestoreTestingSelectionOptions {
  /**
   * The type of what is restored: Aurora, DocumentDB, DynamoDB, EBS, EC2, EFS, FSx, Neptune, RDS or S3.
   */
  readonly resourceType: BackupResourceType;

  /**
   * The name of the selection, unique in its plan.
   *
   * 1 to 50 letters, digits and `_`. Changing it replaces the selection.
   *
   * @default - the id of the construct, or a name made of its path where it is not made in the plan
   */
  readonly restoreTestingSelectionName?: string;

  /**
   * The resources of which recovery points are restored: at most 30, all of the type, in any order.
   *
   * An element is one resource, everything of the type (`BackupResource.allOf()`), or a construct, of which those of the type are collected when the app is synthesised.
   *
   * @default - everything of the type that has recovery points
   */
  readonly resources?: BackupResource[];

  /**
   * Conditions on the tags that a resource had when its latest recovery point was made, all of which it has to meet. Only `tagEquals()` and `tagNotEquals()`, at most 30, in any order, and
   * only with everything of the type. An element compares one tag.
   *
   * @default - none
   */
  readonly conditions?: BackupSelectionCondition[];

  /**
   * The role that AWS Backup assumes to restore. One that is given stays as it is: `BackupRole.forRestore()` makes one.
   *
   * @default - a new role with the AWS managed policies for restores of the type, and no others
   */
  readonly role?: iam.IRole;

  /**
   * What the restores are told instead of what AWS Backup infers.
   *
   * Needed for FSx: AWS Backup does not infer subnets, storage virtual machine and active directory. Needed for databases and EC2 instances where the Region has no default VPC.
   *
   * @default - AWS Backup infers everything
   */
  readonly restoreMetadata?: RestoreMetadata;

  /**
   * How long what was restored is there to be validated, before AWS Backup deletes it.
   *
   * Whole hours, 1 to 168 (7 days).
   *
   * @default - it is deleted soon after it was restored
   */
  readonly validationWindow?: Duration;
}

/**
 * Properties of a `RestoreTestingSelection`.
 */
export interface RestoreTestingSelectionProps extends RestoreTestingSelectionOptions {
  /**
   * The restore testing plan that restores the selection.
   */
  readonly restoreTestingPlan: backup.IRestoreTestingPlanRef;
}

/**
 * What a restore testing plan restores of one type of resources, and the role with which AWS Backup does it.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
 *
 * @example
 * const tests = backup.RestoreTestingPlan.fromRestoreTestingPlanName(this, 'Tests', 'weekly');
 *
 * new backup.RestoreTestingSelection(this, 'Buckets', {
 *   restoreTestingPlan: tests,
 *   resourceType: backup.BackupResourceType.S3,
 *   conditions: [backup.BackupSelectionCondition.tagEquals('stage', 'production')],
 *   validationWindow: Duration.hours(4),
 * });
 */
@propertyInjectable
export class RestoreTestingSelection extends Resource implements backup.IRestoreTestingSelectionRef, iam.IGrantable {
  /**
   * The id by which `PropertyInjectors` find this class.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-aws-backup.RestoreTestingSelection';

  /**
   * The name of the plan.
   *
   * @attribute
   */
  public readonly restoreTestingPlanName: string;

  /**
   * The name of the selection.
   *
   * @attribute
   */
  public readonly restoreTestingSelectionName: string;

  /**
   * The type of what is restored.
   */
  public readonly resourceType: BackupResourceType;

  /**
   * The role that AWS Backup assumes to restore.
   */
  public readonly role: iam.IRole;

  /**
   * That role, as a principal to grant permissions to.
   */
  public readonly grantPrincipal: iam.IPrincipal;

  private readonly plan: backup.IRestoreTestingPlanRef;

  /**
   * @param scope where the selection belongs
   * @param id its id there
   * @param props properties of the selection
   *
   * @throws all at once, for what AWS Backup refuses: a type of which it tests no restores, a name or window out of bounds, resources of another type, by a tag, or too many, conditions beside
   * them, a service-linked role; metadata of another type; at synthesis, if nothing is selected, too much was collected, or AWS Backup cannot assume the role
   */
  constructor(scope: Construct, id: string, props: RestoreTestingSelectionProps) {
    super(scope, id);
    const { resourceType, restoreTestingPlan, restoreMetadata, conditions = [] } = props;
    const resources = new TestedResources(this, resourceType, props.resources);
    refuse([
      ...testedTypeProblems('resourceType', resourceType.name),
      ...NameRule.RESTORE_TESTING.problemsOf('restoreTestingSelectionName', props.restoreTestingSelectionName || undefined, this),
      ...resources.problems(),
      ...conditionProblems(conditions, resources),
      ...(props.role ? roleArnProblems('role', props.role.roleArn, this) : []),
      ...metadataProblems(this, resourceType, restoreMetadata),
      ...validationWindowProblems(props.validationWindow),
    ], this);

    this.plan = restoreTestingPlan;
    this.resourceType = resourceType;
    this.role = props.role ?? this.ownRole();
    this.grantPrincipal = this.role;
    const { restoreTestingPlanName } = restoreTestingPlan.restoreTestingPlanRef;
    const resource = new backup.CfnRestoreTestingSelection(this, 'Resource', {
      restoreTestingPlanName,
      restoreTestingSelectionName: props.restoreTestingSelectionName || this.generatedName(restoreTestingPlan),
      protectedResourceType: resourceType.name,
      iamRoleArn: this.role.roleArn,
      protectedResourceArns: resources.render(),
      protectedResourceConditions: renderConditions(conditions),
      restoreMetadataOverrides: restoreMetadata?._render(this.stack),
      validationWindowHours: props.validationWindow?.toHours(),
    });
    this.restoreTestingPlanName = restoreTestingPlanName;
    this.restoreTestingSelectionName = resource.restoreTestingSelectionRef.restoreTestingSelectionName;

    judgeAtSynthesis({
      construct: this,
      resource,
      words: {
        duplicateRestoreTestingName: inOwnWords,
        invalidRestoreTestingSelection: inOwnWords,
        restoreValidationWindowTooShort: inOwnWords,
        untrustedRole: inOwnWords,
      },
      problems: () => resources.collectedProblems(),
    });
  }

  /**
   * A reference to this selection, as all of aws-cdk-lib takes it.
   */
  public get restoreTestingSelectionRef(): backup.RestoreTestingSelectionReference {
    return { restoreTestingPlanName: this.restoreTestingPlanName, restoreTestingSelectionName: this.restoreTestingSelectionName };
  }

  /**
   * Has it said of each restore test of this selection whether what was restored is as it should be. AWS Backup does not tell which selection a restore job is of: without `resources`, it is said of all
   * of the type that the plan restores.
   *
   * @param id the id of the validation within the selection
   * @param options who says it, and how long a restore may take
   *
   * @throws as the constructor of `RestoreValidation` does
   */
  public addValidation(id: string, options: RestoreValidationOptions): RestoreValidation {
    return new RestoreValidation(this, id, { ...options, restoreTestingPlan: this.plan, restoreTestingSelection: this });
  }

  private ownRole(): iam.Role {
    const role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal(BACKUP_SERVICE) });
    addPolicies(this, role, wholeRestorePolicies([this.resourceType]));
    return role;
  }

  /** Within a plan an id is there once. */
  private generatedName(plan: backup.IRestoreTestingPlanRef): string {
    return NameRule.RESTORE_TESTING.generate(this.node.scope === plan ? this.node.id : Names.uniqueId(this), this.node.addr);
  }
}

function inOwnWords(message: string): string {
  return inGivenNames(message, {
    IamRoleArn: 'role',
    ProtectedResourceArns: 'resources',
    ProtectedResourceType: 'resourceType',
    RestoreTestingSelectionName: 'restoreTestingSelectionName',
    ValidationWindowHours: 'validationWindow',
  });
}

function metadataProblems(scope: Construct, { name }: BackupResourceType, metadata?: RestoreMetadata): string[] {
  const { resourceType } = metadata ?? {};
  return !resourceType || resourceType.name === name || !isKnownText(name, scope) ? [] : [`'restoreMetadata' must be of the type '${name}', got that of '${resourceType}'`];
}
