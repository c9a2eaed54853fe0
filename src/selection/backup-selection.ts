import { aws_backup as backup, aws_iam as iam, Resource } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import type { BackupResource } from './backup-resource';
import { registerSelection, selectionsOf } from './plan-selections';
import { SelectedResources } from './selected-resources';
import { countProblems, emptySelectionProblems, givenProblems, warnOfGiven, warnOfNothing } from './selection-checks';
import { NameRule } from '../model/name';
import { refuse } from '../private/validation-error';

/**
 * Options of a selection of a plan.
 */
export interface BackupSelectionOptions {
  /**
   * What to back up; the order is kept in the template and does not matter to AWS Backup.
   *
   * An element is one resource, an ARN pattern, a tag or a construct: see the static methods of `BackupResource`. A resource is backed up
   * if **any** of them matches. At least one ARN or tag is needed when the app is synthesised, and at most 500 ARNs, of which 30 with
   * `*`, and 30 tags.
   */
  readonly resources: BackupResource[];

  /**
   * The name of the selection.
   *
   * 1 to 50 letters, digits, `-`, `_` and `.`. Changing it replaces the selection.
   *
   * @default - the id of the construct, made valid where AWS Backup would refuse it
   */
  readonly backupSelectionName?: string;

  /**
   * The role that AWS Backup assumes to back up and restore the resources. It gets the AWS managed policy
   * `AWSBackupServiceRolePolicyForBackup` unless `disableDefaultBackupPolicy` is true.
   *
   * @default - a new role
   */
  readonly role?: iam.IRole;

  /**
   * Whether to leave the managed policy `AWSBackupServiceRolePolicyForBackup` off the role.
   *
   * @default false
   */
  readonly disableDefaultBackupPolicy?: boolean;

  /**
   * Whether the role may restore, too: it gets the AWS managed policy `AWSBackupServiceRolePolicyForRestores`.
   *
   * @default false
   */
  readonly allowRestores?: boolean;
}

/**
 * Properties of a `BackupSelection`.
 */
export interface BackupSelectionProps extends BackupSelectionOptions {
  /**
   * The plan that backs up the selection.
   */
  readonly backupPlan: backup.IBackupPlanRef;
}

/**
 * What a plan backs up, and the role with which AWS Backup does it.
 *
 * Any change of a selection replaces it; recovery points are not touched by that.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
 *
 * @example
 * const plan = backup.BackupPlan.fromBackupPlanId(this, 'Plan', 'a1b2c3d4-5678-90ab-cdef-1234567890ab');
 *
 * new backup.BackupSelection(this, 'Selection', {
 *   backupPlan: plan,
 *   resources: [backup.BackupResource.fromTag('stage', 'production')],
 *   allowRestores: true,
 * });
 */
@propertyInjectable
export class BackupSelection extends Resource implements iam.IGrantable {
  /**
   * The id by which `PropertyInjectors` find this class.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-aws-backup.BackupSelection';

  /**
   * The id of the plan.
   *
   * @attribute
   */
  public readonly backupPlanId: string;

  /**
   * The id of the selection.
   *
   * @attribute
   */
  public readonly selectionId: string;

  /**
   * The role that AWS Backup assumes, as a principal to grant permissions to.
   */
  public readonly grantPrincipal: iam.IPrincipal;

  /**
   * @param scope where the selection belongs
   * @param id its id there
   * @param props properties of the selection
   *
   * @throws all at once, for what AWS Backup refuses: a name out of bounds, too many ARNs or tags, `TagOperation.DUMMY`, a 101st selection of the
   * plan; at synthesis, if nothing is selected or too much was collected
   */
  constructor(scope: Construct, id: string, props: BackupSelectionProps) {
    super(scope, id);
    const selected = new SelectedResources(props.resources);
    refuse([
      ...NameRule.PLAN.problemsOf('backupSelectionName', props.backupSelectionName || undefined),
      ...givenProblems(selected),
      ...countProblems(selectionsOf(props.backupPlan).length + 1),
    ], this);

    const role = this.roleFor(props);
    this.grantPrincipal = role;
    registerSelection(props.backupPlan, { construct: this, role, resources: selected });

    const resource = new backup.CfnBackupSelection(this, 'Resource', {
      backupPlanId: props.backupPlan.backupPlanRef.backupPlanId,
      backupSelection: {
        iamRoleArn: role.roleArn,
        selectionName: props.backupSelectionName || NameRule.PLAN.generate(this.node.id, this.node.addr),
        listOfTags: selected.renderTags(),
        resources: selected.renderArns(),
      },
    });
    this.backupPlanId = resource.attrBackupPlanId;
    this.selectionId = resource.attrSelectionId;

    warnOfGiven(this, selected);
    this.node.addValidation({ validate: () => checkAtSynthesis(this, selected) });
  }

  private roleFor(props: BackupSelectionProps): iam.IRole {
    const role = props.role ?? new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') });
    if (!props.disableDefaultBackupPolicy) {
      role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForBackup'));
    }
    if (props.allowRestores) {
      role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForRestores'));
    }
    return role;
  }
}

/** What the constructs hold is only known when everybody has added their resources. */
function checkAtSynthesis(selection: BackupSelection, selected: SelectedResources): string[] {
  const problems = emptySelectionProblems(selected);
  if (problems.length === 0) {
    warnOfNothing(selection, selected);
  }
  return problems;
}
