import { aws_backup as backup, aws_iam as iam, CfnResource, Resource } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import type { BackupSelectionCondition } from './backup-selection-condition';
import { neededPolicies, registerSelection } from './plan-selections';
import type { BackupResource } from './resources/backup-resource';
import { importsElsewhere } from './resources/imports-elsewhere';
import { LatePolicies } from './role/late-policies';
import { keptRole } from './role/own-role';
import { addPolicies, backupPolicies, restorePolicies, warnOfWithheld } from './role/role-policies';
import { isOfThisApp, roleResource } from './role/role-resource';
import { collectedProblems, countProblems, givenProblems, isEmpty, warnOfGiven, warnOfLeftOut, warnOfNothing, warnOfNothingLeftOut } from './selection-checks';
import { SelectionLogic } from './selection-logic';
import { selectionWords } from './selection-words';
import { writtenBody } from './written-selection';
import { judgeAtSynthesis } from '../checks/synthesis';
import { promise, remember } from '../document/live/live-application';
import { tellProperties } from '../document/live/live-resource';
import { NameRule } from '../model/name';
import type { BackupResourceType } from '../model/resources/backup-resource-type';
import { isOverridden } from '../model/resources/template-properties';
import { roleArnProblems } from '../model/role-arn';
import { nodeOf } from '../private/construct-reference';
import { refuse } from '../private/messages/validation-error';
import { BACKUP_SERVICE } from '../private/service';
import { rootOf } from '../private/tree';

/**
 * Options of a selection of a plan.
 */
export interface BackupSelectionOptions {
  /**
   * What to back up; the order is kept in the template and does not matter to AWS Backup.
   *
   * An element is one resource, an ARN pattern, a tag, a type or a construct: see the static methods of `BackupResource`. A resource is selected
   * if **any** of them matches. At least one ARN or tag is needed when the app is synthesised, and at most 500 ARNs, of which 30 with
   * `*`, and 30 tags.
   *
   * @default - everything, if there are `conditions` or `notResources`; else it is required
   */
  readonly resources?: BackupResource[];

  /**
   * Conditions on the tags of resources; the order does not matter.
   *
   * An element compares one tag. Of what is selected by `resources`, only that is backed up that meets **all** conditions. At most 30.
   *
   * A resource is backed up if all of this holds:
   *
   * - it is selected by `resources`;
   * - it meets every condition;
   * - it does not match `notResources`.
   *
   * @default - none
   */
  readonly conditions?: BackupSelectionCondition[];

  /**
   * What to leave out, however it was selected; the order does not matter.
   *
   * An element is one resource, an ARN pattern, a type or a construct, and no tag: a tag is left out by a condition such as
   * `BackupSelectionCondition.tagNotEquals()`. Of a construct, nested stacks are left out beside what is in them. At most 500 ARNs, of which 30 with `*`.
   *
   * @default - none
   */
  readonly notResources?: BackupResource[];

  /**
   * The name of the selection.
   *
   * 1 to 50 letters, digits, `-`, `_` and `.`. A longer one, and one with `:`, gives a warning: AWS Backup may refuse it. Changing it replaces the selection.
   *
   * @default - the id of the construct, made valid where AWS Backup is certain to refuse it
   */
  readonly backupSelectionName?: string;

  /**
   * The role that AWS Backup assumes to back up and restore the resources, of the account of the plan. It gets the AWS managed policy
   * `AWSBackupServiceRolePolicyForBackup`, and those for the types that are asked for (of a construct: of which it holds resources), unless
   * `disableDefaultBackupPolicy` is true. An imported one, or
   * one of `withoutPolicyUpdates()`, has to have them. `BackupRole` makes one.
   *
   * @default - a new role
   */
  readonly role?: iam.IRole;

  /**
   * Whether to leave the managed policies for backups off the role: `AWSBackupServiceRolePolicyForBackup`, those for the types that are
   * selected, such as `AWSBackupServiceRolePolicyForS3Backup`, and `AWSBackupServiceRolePolicyForScans` of a plan that has recovery points scanned for malware.
   *
   * @default false
   */
  readonly disableDefaultBackupPolicy?: boolean;

  /**
   * Whether the role may restore, too: it gets the AWS managed policy `AWSBackupServiceRolePolicyForRestores`, and those for the types that are
   * selected, such as `AWSBackupServiceRolePolicyForS3Restore`.
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
   * The role that AWS Backup assumes.
   */
  public readonly role: iam.IRole;

  /**
   * @param scope where the selection belongs
   * @param id its id there
   * @param props properties of the selection
   *
   * @throws all at once, for what AWS Backup refuses: a name out of bounds, too many ARNs, tags or conditions, a wildcard within a name,
   * `TagOperation.DUMMY`, a tag in `notResources`, a service-linked role, a 101st selection of the plan or an 11th with tags; at synthesis, if nothing is selected, too much
   * was collected, or AWS Backup cannot assume the role
   */
  constructor(scope: Construct, id: string, props: BackupSelectionProps) {
    super(scope, id);
    const selection = new SelectionLogic(props, this);
    refuse([
      ...NameRule.SELECTION.problemsOf('backupSelectionName', props.backupSelectionName || undefined, this),
      ...givenProblems(selection),
      ...(props.role ? roleArnProblems('role', props.role.roleArn, this) : []),
      ...countProblems(props.backupPlan, selection),
    ], this);

    const policies = policiesFor(props, selection.namedTypes());
    this.role = props.role ?? new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal(BACKUP_SERVICE) });
    const isKept = props.role ? () => false : keptRole(this.role);
    addPolicies(this, this.role, policies);
    this.grantPrincipal = this.role;
    const latePolicies = new LatePolicies(this.role, policiesFor(props, selection.wantedTypes()).filter((name) => !policies.includes(name)));
    const others: string[] = [];
    const takePolicies = (names: readonly string[]) => {
      if (props.disableDefaultBackupPolicy) { return; }
      others.push(...names);
      addPolicies(this, this.role, names);
    };
    registerSelection(props.backupPlan, { construct: this, logic: selection, takePolicies });
    takePolicies(neededPolicies(props.backupPlan));

    const name = props.backupSelectionName || NameRule.SELECTION.generate(this.node.id, this.node.addr);
    const resource = new backup.CfnBackupSelection(this, 'Resource', {
      backupPlanId: props.backupPlan.backupPlanRef.backupPlanId,
      backupSelection: {
        iamRoleArn: this.role.roleArn,
        selectionName: name,
        ...selection.render(),
      },
    });
    this.backupPlanId = resource.attrBackupPlanId;
    this.selectionId = resource.attrSelectionId;

    NameRule.SELECTION.warnOf(this, 'the selection', name);
    warnOfGiven(this, selection);
    this.remember(props.backupPlan, props.resources);
    const { backupSelection } = resource;
    const isAsMade = () => resource.backupSelection === backupSelection && !isOverridden(resource, 'BackupSelection');
    tellProperties(resource, writtenBody(resource, selection, props.role ? undefined : this.role, isAsMade));
    const settle = () => latePolicies.settle(() => policiesFor(props, selection.foundTypes()));
    promise(resource, () => ({
      role: roleResource(this.role),
      policies: [...policies, ...others, ...settle()],
      isOthersAffair: props.disableDefaultBackupPolicy ?? false,
      isKept: isKept(),
    }));
    judgeAtSynthesis({
      construct: this,
      resource,
      isAsMade,
      settle,
      words: selectionWords(selection, isAsMade),
      saidOf: {
        resourceOfOtherEnvironment: props.backupPlan,
        bucketWithoutVersioning: props.backupPlan,
        eksAuthenticationMode: props.backupPlan,
        lustreWithoutBackups: props.backupPlan,
      },
      problems: () => checkAtSynthesis(this, selection, settle(), isAsMade()),
    });
  }

  /** Of an import, templates do not have what people call it, nor where a bucket is. */
  private remember(plan: backup.IBackupPlanRef, resources: readonly BackupResource[] = []): void {
    const { stack, role } = this;
    for (const { text, construct, env } of importsElsewhere(resources, stack)) { remember(rootOf(this), { stack, text, construct, env }); }
    if (!isOfThisApp(role) && nodeOf(role)) { remember(rootOf(this), { stack, text: role.roleArn, construct: role }); }
    if (!isPlanOf(stack, plan)) { remember(rootOf(this), { stack, text: plan.backupPlanRef.backupPlanId, construct: plan, env: plan.env }); }
  }
}

/** Whether a plan is in the template of a stack. */
function isPlanOf(stack: Stack, plan: backup.IBackupPlanRef): boolean {
  const resource = CfnResource.isCfnResource(plan) ? plan : plan.node.defaultChild;
  return CfnResource.isCfnResource(resource) && resource.cfnResourceType === backup.CfnBackupPlan.CFN_RESOURCE_TYPE_NAME && resource.stack === stack;
}

/** The AWS managed policies that the role of a selection gets. */
function policiesFor({ disableDefaultBackupPolicy, allowRestores }: BackupSelectionOptions, types: readonly BackupResourceType[]): string[] {
  return [
    ...(disableDefaultBackupPolicy ? [] : backupPolicies(types)),
    ...(allowRestores ? restorePolicies(types) : []),
  ];
}

/** What the constructs hold is only known when everybody has added their part. */
function checkAtSynthesis(selection: BackupSelection, logic: SelectionLogic, latePolicies: readonly string[], isAsMade: boolean): string[] {
  const problems = isAsMade ? collectedProblems(logic) : [];
  if (problems.length === 0 && !(isAsMade && isEmpty(logic))) {
    warnOfNothing(selection, logic);
    warnOfNothingLeftOut(selection, logic);
    warnOfLeftOut(selection, logic);
    warnOfWithheld(selection, selection.role, latePolicies);
  }
  return problems;
}
