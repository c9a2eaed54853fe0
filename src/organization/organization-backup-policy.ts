import { aws_organizations as organizations, Lazy, Names, Resource } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { idInArn, ImportedPolicy, policyArnProblems } from './imported-policy';
import { twiceProblems } from './organization-backup-plan';
import type { OrganizationBackupPlan } from './organization-backup-plan';
import type { OrganizationChildControl } from './organization-child-control';
import type { OrganizationTarget } from './organization-target';
import { controlled } from './policy-node';
import { judgeAtSynthesis } from '../checks/synthesis';
import { effectivePolicy } from '../model/organization/effective-policy';
import { nameProblems, policyDescriptionProblems, policyIdProblems } from '../model/organization/policy-limits';
import { arnSection } from '../private/arn';
import { isDefaultOfLookup } from '../private/known-text';
import { refuse } from '../private/messages/validation-error';

/**
 * Properties of an `OrganizationBackupPolicy`.
 */
export interface OrganizationBackupPolicyProps {
  /**
   * The plans that accounts get. The order is kept.
   *
   * At least 1, each with a name of its own. The whole policy has at most 10,000 characters.
   */
  readonly plans: OrganizationBackupPlan[];

  /**
   * What the policy is attached to: roots, organizational units and accounts. The order does not matter. `addTarget()` adds more.
   *
   * @default - nothing: the policy is in effect nowhere
   */
  readonly targets?: OrganizationTarget[];

  /**
   * The name of the policy, 1 to 128 characters.
   *
   * @default - a name made of the path of the construct
   */
  readonly policyName?: string;

  /**
   * What the policy is for, at most 512 characters.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * What the policies of units and accounts below may change.
   *
   * @see https://docs.aws.amazon.com/organizations/latest/userguide/policy-operators.html
   * @default - nothing is said, and they may change everything
   */
  readonly childControl?: OrganizationChildControl;
}

/**
 * A backup policy of an organization: plans that AWS Backup makes in all accounts that the policy goes to.
 *
 * It is deployed in the management account of the organization, or in one that is a delegated administrator. Backup policies have to be enabled there, and each account needs the
 * vaults and the role that the plans name: `OrganizationBackupPrerequisites` makes them.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_backup.html
 *
 * @example
 * const vault = backup.BackupVault.fromBackupVaultName(this, 'Main', 'Main');
 *
 * new backup.OrganizationBackupPolicy(this, 'Policy', {
 *   policyName: 'daily-backups',
 *   childControl: backup.OrganizationChildControl.none(),
 *   plans: [
 *     backup.OrganizationBackupPlan.fromRules('Databases', {
 *       rules: [backup.BackupPlanRule.daily(vault)],
 *       regions: ['eu-west-1'],
 *       selections: [backup.OrganizationBackupSelection.byTypes('All', { resourceTypes: [backup.BackupResourceType.RDS], roleName: 'OrgBackup' })],
 *     }),
 *   ],
 *   targets: [backup.OrganizationTarget.organizationalUnit('ou-ab12-11111111')],
 * });
 */
@propertyInjectable
export class OrganizationBackupPolicy extends Resource implements organizations.IPolicyRef {
  /**
   * The id by which `PropertyInjectors` find this class.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-aws-backup.OrganizationBackupPolicy';

  /**
   * Imports a policy of the organization by its id. Its ARN, which has the id of the organization in it, is not known then.
   *
   * @param scope where the import belongs
   * @param id its id there
   * @param policyId the id, such as `p-examplepolicyid111`
   *
   * @throws if it is no id of a policy; at synthesis, if the ARN is needed
   */
  public static fromPolicyId(scope: Construct, id: string, policyId: string): organizations.IPolicyRef {
    refuse(isDefaultOfLookup(policyId, scope) ? [] : policyIdProblems('policyId', policyId), scope);
    return new ImportedPolicy(scope, id, policyId);
  }

  /**
   * Imports a backup policy of an organization by its ARN.
   *
   * @param scope where the import belongs
   * @param id its id there
   * @param policyArn the ARN: `arn:<partition>:organizations::<account>:policy/<organization>/backup_policy/<id>`
   *
   * @throws if it is not the ARN of a backup policy
   */
  public static fromPolicyArn(scope: Construct, id: string, policyArn: string): organizations.IPolicyRef {
    refuse(policyArnProblems(scope, policyArn), scope);
    return new ImportedPolicy(scope, id, idInArn(policyArn), policyArn, { account: arnSection(policyArn, ACCOUNT) });
  }

  /**
   * What AWS Organizations makes of backup policies that an account inherits and has: a plain object `{ plans }` without operators.
   *
   * Lists have what is inherited first, and then what is appended. What becomes empty is left out. Values are texts, `$account` and `$region` stay as they are, and names keep the
   * case of the policy that brought them first. Of policies side by side the first counts that assigns a value, and below them only what all of them allow is done. What is not
   * allowed is left out without a word, as AWS Organizations does it. The documents are not changed.
   *
   * @param documents policies as plain objects, one a level from the root down to the account; in the place of one there may be a list of those that are attached side by side, in
   * the order in which they were attached
   *
   * @throws all at once, for what is no backup policy, with the places: an operator that is none, a value without one, names beside an operator, more than 32 levels of names
   *
   * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inheritance_mgmt.html
   */
  public static effective(documents: any[]): any {
    refuse(Array.from(documents).flatMap((document, i) =>
      document === undefined || document === null ? [`'documents[${i}]' must be given: a policy document, or a list of those side by side`] : []));
    const { policy, problems } = effectivePolicy(documents);
    refuse(problems.map(({ path, message }) => `'${path}' ${message}`));
    return policy;
  }

  /**
   * The id of the policy, such as `p-examplepolicyid111`.
   *
   * @attribute
   */
  public readonly policyId: string;

  /**
   * The ARN of the policy.
   *
   * @attribute
   */
  public readonly policyArn: string;

  private readonly plans: readonly OrganizationBackupPlan[];
  private readonly targets: OrganizationTarget[];

  /**
   * @param scope where the policy belongs
   * @param id its id there
   * @param props properties of the policy
   *
   * @throws all at once, for what AWS Organizations refuses or a policy cannot say: a name or description out of bounds, no plan, two plans of one name, a target twice, and what
   * plans have that a policy cannot say; at synthesis, for a policy of more than 10,000 characters, a plan without a selection, and what was added to plans since
   */
  constructor(scope: Construct, id: string, props: OrganizationBackupPolicyProps) {
    super(scope, id);
    const { plans, targets = [], policyName, description, childControl } = props;
    refuse([
      ...nameProblems('policyName', policyName || undefined),
      ...policyDescriptionProblems('description', description),
      ...plans.length === 0 ? ['\'plans\' must have at least one plan, got none'] : [],
      ...twiceProblems('plans', plans.map(({ planName: name }) => ({ name }))),
      ...plans.flatMap((plan) => plan._problems(false)),
      ...targetProblems(targets),
    ], this);
    this.plans = [...plans];
    this.targets = [...targets];

    const resource = new organizations.CfnPolicy(this, 'Resource', {
      name: policyName || Names.uniqueResourceName(this, { maxLength: 128 }),
      type: 'BACKUP_POLICY',
      description,
      content: Lazy.uncachedAny({ produce: () => this.render(childControl) }),
      targetIds: Lazy.list({ produce: () => this.targets.map(({ targetId }) => targetId) }, { omitEmpty: true }),
    });
    this.policyId = resource.attrId;
    this.policyArn = resource.attrArn;

    judgeAtSynthesis({
      construct: this,
      resource,
      problems: () => this.plans.flatMap((plan) => plan._problems(true)),
    });
  }

  /**
   * A reference to this policy, as all of aws-cdk-lib takes it.
   */
  public get policyRef(): organizations.PolicyReference {
    return { policyId: this.policyId, policyArn: this.policyArn };
  }

  /**
   * Attaches the policy to something more.
   *
   * @param target a root, an organizational unit or an account
   *
   * @throws if the policy is attached to it already
   */
  public addTarget(target: OrganizationTarget): void {
    refuse(targetProblems([...this.targets, target]), this);
    this.targets.push(target);
  }

  private render(childControl: OrganizationChildControl | undefined): object {
    const plans = Object.fromEntries(this.plans.map((plan) => [plan.planName, plan._render(this.stack)]));
    return { plans: childControl ? controlled(plans, childControl._allowed) : plans };
  }
}

const ACCOUNT = 4;

function targetProblems(targets: readonly OrganizationTarget[]): string[] {
  const ids = targets.map(({ targetId }) => targetId);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `'targets' must have each target once, got '${id}' again`);
}
