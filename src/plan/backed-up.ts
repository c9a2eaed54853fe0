import type { aws_backup as backup, aws_iam as iam } from 'aws-cdk-lib';
import { CfnResource, Mixin, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { backedUpOtherwise, identify } from '../model/resources/resource-catalog';
import { statefulType } from '../model/resources/stateful-type';
import { propertyOf } from '../model/resources/template-properties';
import { envInWords, knownToDiffer } from '../private/environments';
import { refuse } from '../private/messages/validation-error';
import { rootOf } from '../private/tree';
import { GrowingSelections } from '../selection/growing-selections';

/**
 * How a `BackedUp` backs up.
 */
export interface BackedUpOptions {
  /**
   * The role that AWS Backup assumes to back up and restore the resources, as `BackupSelectionOptions.role` has it. All `BackedUp` of a plan have the same.
   *
   * @default - a new role with the policies for what is backed up
   */
  readonly role?: iam.IRole;

  /**
   * Whether to leave the managed policies for backups off the role, as `BackupSelectionOptions.disableDefaultBackupPolicy` has it. All `BackedUp` of a plan say
   * the same.
   *
   * @default false
   */
  readonly disableDefaultBackupPolicy?: boolean;

  /**
   * Whether the role may restore, too: it gets the AWS managed policies for that. All `BackedUp` of a plan say the same.
   *
   * @default false
   */
  readonly allowRestores?: boolean;
}

/**
 * A mixin that has resources backed up by a plan: a resource, or all that a construct holds.
 *
 * All of a plan go into one selection, `BackedUp` in the plan, whichever stacks of its account and Region they are in; beyond the 500 ARNs that a selection
 * takes, it becomes two. It acts at once: what is added later is not backed up. To apply it again changes nothing.
 *
 * Of a construct, what AWS Backup does not protect is left out; `requireAll()` of `Mixins` makes an error of that.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
 *
 * @example
 * declare const table: dynamodb.Table;
 * const plan = backup.BackupPlan.daily35DayRetention(this, 'Plan');
 *
 * table.with(new backup.BackedUp(plan));
 *
 * // All that this stack holds now.
 * Mixins.of(this).apply(new backup.BackedUp(plan));
 */
export class BackedUp extends Mixin {
  private readonly plan: backup.IBackupPlanRef;
  private readonly options: BackedUpOptions;

  /**
   * @param plan the plan, made here or imported
   * @param options how to back up
   */
  constructor(plan: backup.IBackupPlanRef, options: BackedUpOptions = {}) {
    super();
    this.plan = plan;
    this.options = options;
  }

  /**
   * Whether a construct is a resource that AWS Backup protects by itself: an L1. Of an L2, `with()` and `Mixins` find it.
   *
   * @param construct any construct
   */
  public supports(construct: IConstruct): boolean {
    return CfnResource.isCfnResource(construct) && identify(construct) !== undefined;
  }

  /**
   * Has a resource backed up.
   *
   * @param construct an L1 of the account and Region of the plan
   *
   * @throws if AWS Backup does not protect it, if it is in another account, Region or stage than the plan, if another `BackedUp` of the plan was given
   * other options, or if the plan has 100 selections already
   */
  public applyTo(construct: IConstruct): void {
    refuse(this.problemsOf(construct), construct);
    GrowingSelections.of(this.plan, this.options).add(construct as CfnResource);
  }

  private problemsOf(construct: IConstruct): string[] {
    if (!CfnResource.isCfnResource(construct)) {
      return ['what is backed up must be a resource, an L1, got another construct: give BackedUp to its with(), which finds the resources in it'];
    }
    if (!this.supports(construct)) { return [unprotected(construct)]; }
    if (rootOf(construct) !== rootOf(this.plan)) {
      return [`what is backed up must be in the app or stage of its plan '${this.plan.node.path}', got a resource of another one: give each a plan of its own`];
    }
    const { account, region } = Stack.of(construct);
    return knownToDiffer({ account, region }, this.plan.env)
      ? [`a plan backs up what is in its own account and Region (${envInWords(this.plan.env)}), got a resource of another one (${envInWords({ account, region })}): `
        + 'give each account and Region a plan of its own']
      : [];
  }
}

/** Why AWS Backup does not protect a resource, and what does. */
function unprotected(resource: CfnResource): string {
  const { cfnResourceType: type } = resource;
  const otherwise = backedUpOtherwise(type, (name) => propertyOf(resource, name));
  return otherwise
    ? `AWS Backup does not protect this ${type} by itself: ${otherwise}`
    : `AWS Backup does not protect ${type}: ${statefulType(type)?.advice ?? ADVICE}`;
}

const ADVICE = 'back up by other means what it holds, or leave it out';
