import { patternsOf } from './policy-selection';
import type { PolicySelection } from './policy-selection';
import { NameRule } from '../model/name';
import { Quota } from '../model/quota';
import { unknownTypeProblems } from '../model/resources/backup-resource-type';
import type { BackupResourceType } from '../model/resources/backup-resource-type';
import { isKnownText } from '../private/known-text';
import { refuse } from '../private/messages/validation-error';
import type { BackupSelectionCondition } from '../selection/backup-selection-condition';

/**
 * What every selection of a policy of an organization has.
 */
export interface OrganizationBackupSelectionOptions {
  /**
   * The name of the role that AWS Backup assumes, of the same name in every account that the policy goes to. With its path, if it has one.
   *
   * 1 to 64 letters, digits and `+=,.@_-`. `OrganizationBackupPrerequisites` makes it in an account.
   */
  readonly roleName: string;

  /**
   * Conditions on the tags of resources; the order does not matter.
   *
   * An element compares one tag. Only what meets **all** of them is backed up. At most 30.
   *
   * @default - none
   */
  readonly conditions?: BackupSelectionCondition[];
}

/**
 * What is selected by a tag.
 */
export interface OrganizationTagSelectionOptions extends OrganizationBackupSelectionOptions {
  /**
   * The key of the tag, such as `backup`.
   */
  readonly key: string;

  /**
   * The values of the tag, of which a resource has to have one. The order does not matter. At least 1 and at most 30.
   */
  readonly values: string[];
}

/**
 * What is selected by its type.
 */
export interface OrganizationTypeSelectionOptions extends OrganizationBackupSelectionOptions {
  /**
   * The types of resources to back up. The order does not matter.
   *
   * Without an element, everything that AWS Backup protects.
   */
  readonly resourceTypes: BackupResourceType[];

  /**
   * Types of resources to leave out. The order does not matter.
   *
   * @default - none
   */
  readonly notResourceTypes?: BackupResourceType[];
}

const ROLE_NAME = /^(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/;

/**
 * What a plan of a policy backs up in each account: what has a tag, or what is of some types.
 *
 * All selections of one plan are by tag, or all by type.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_backup_syntax.html#backup-plan-selections
 *
 * @example
 * backup.OrganizationBackupSelection.byTag('Daily', { key: 'backup', values: ['daily', 'gold'], roleName: 'OrgBackup' });
 * backup.OrganizationBackupSelection.byTypes('Databases', {
 *   resourceTypes: [backup.BackupResourceType.RDS, backup.BackupResourceType.AURORA],
 *   conditions: [backup.BackupSelectionCondition.tagEquals('stage', 'prod')],
 *   roleName: 'OrgBackup',
 * });
 */
export class OrganizationBackupSelection {
  /**
   * What has a tag with one of some values.
   *
   * @param id the name of the selection: 1 to 50 letters, digits, `-`, `_` and `.`
   * @param options the tag, the role, and conditions
   *
   * @throws all at once, for a name, a role, a number of values or of conditions out of bounds
   */
  public static byTag(id: string, options: OrganizationTagSelectionOptions): OrganizationBackupSelection {
    const { key, values, roleName, conditions = [] } = options;
    refuse([
      ...commonProblems(id, options),
      ...key === '' ? ['\'key\' must be the key of a tag, got \'\''] : [],
      ...values.length === 0 ? ['\'values\' must have at least one value, got none'] : Quota.TAGS.problemsOf('\'values\'', values.length, 'values'),
    ]);
    return new OrganizationBackupSelection({ name: id, roleName, conditions, tag: { key, values } });
  }

  /**
   * What is of some types.
   *
   * @param id the name of the selection: 1 to 50 letters, digits, `-`, `_` and `.`
   * @param options the types, the role, and conditions
   *
   * @throws all at once, for a name, a role, a type that this library does not know, or a number of conditions out of bounds
   */
  public static byTypes(id: string, options: OrganizationTypeSelectionOptions): OrganizationBackupSelection {
    const { resourceTypes, notResourceTypes = [], roleName, conditions = [] } = options;
    refuse([...commonProblems(id, options), ...unknownTypeProblems([...resourceTypes, ...notResourceTypes])]);
    return new OrganizationBackupSelection({
      name: id,
      roleName,
      conditions,
      patterns: resourceTypes.length === 0 ? ['*'] : patternsOf(resourceTypes),
      notPatterns: patternsOf(notResourceTypes),
    });
  }

  /**
   * The name of the selection, which is that of its place in the policy.
   */
  public readonly selectionName: string;

  /** @internal */
  public readonly _said: PolicySelection;

  private constructor(said: PolicySelection) {
    this.selectionName = said.name;
    this._said = said;
  }
}

function commonProblems(id: string, { roleName, conditions = [] }: OrganizationBackupSelectionOptions): string[] {
  return [
    ...NameRule.SELECTION.problemsOf('id', id),
    ...roleNameProblems('roleName', roleName),
    ...Quota.CONDITIONS.problemsOf('\'conditions\'', conditions.length),
  ];
}

/** What IAM would refuse in the name of a role, with its path. */
export function roleNameProblems(property: string, name: string): string[] {
  return !isKnownText(name) || ROLE_NAME.test(name)
    ? []
    : [`'${property}' must be the name of a role, 1 to 64 characters of letters, digits and '+=,.@_-', got '${name}'`];
}
