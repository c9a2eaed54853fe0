import { OPERATORS } from '../model/organization/operators';
import type { Operator } from '../model/organization/operators';

/**
 * What a policy below another one does with what it inherits.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/policy-operators.html#value-setting-operators
 */
export enum OrganizationPolicyOperator {
  /** Puts a value in the place of an inherited one. */
  ASSIGN = '@@assign',
  /** Adds to an inherited list. */
  APPEND = '@@append',
  /** Takes from an inherited list. */
  REMOVE = '@@remove',
}

/**
 * What the policies of units and accounts below may change.
 *
 * It is written at every place of the policy, as AWS's guide does it. A policy in between cannot allow what one above it does not.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/policy-operators.html#child-control-operators
 *
 * @example
 * declare const vault: backup.BackupVault;
 *
 * new backup.OrganizationBackupPolicy(this, 'Policy', {
 *   childControl: backup.OrganizationChildControl.only(backup.OrganizationPolicyOperator.APPEND),
 *   plans: [backup.OrganizationBackupPlan.fromRules('Daily', {
 *     rules: [backup.BackupPlanRule.daily(vault)],
 *     regions: ['eu-west-1'],
 *     selections: [backup.OrganizationBackupSelection.byTag('Daily', { key: 'backup', values: ['daily'], roleName: 'OrgBackup' })],
 *   })],
 * });
 */
export class OrganizationChildControl {
  /**
   * Everything, also other plans, as where nothing is said.
   */
  public static all(): OrganizationChildControl {
    return new OrganizationChildControl(OPERATORS);
  }

  /**
   * Nothing: neither the plans of the policy, nor may others be added.
   */
  public static none(): OrganizationChildControl {
    return new OrganizationChildControl([]);
  }

  /**
   * What some operators do, and nothing else. Who may assign or append may also add plans, rules and selections.
   *
   * @param operators the operators that are allowed; the order does not matter
   */
  public static only(...operators: OrganizationPolicyOperator[]): OrganizationChildControl {
    return new OrganizationChildControl(operators as string[] as Operator[]);
  }

  /**
   * The operators that are allowed, in no order that matters. Without any, nothing may be changed.
   */
  public readonly allowedOperators: OrganizationPolicyOperator[];

  /** @internal */
  public readonly _allowed: ReadonlySet<Operator>;

  private constructor(allowed: readonly Operator[]) {
    this._allowed = new Set(allowed);
    this.allowedOperators = [...this._allowed] as string[] as OrganizationPolicyOperator[];
  }
}
