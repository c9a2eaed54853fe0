import type { Stack } from 'aws-cdk-lib';
import type { OrganizationBackupSelection } from './organization-backup-selection';
import { assign, tagNodes } from './policy-node';
import type { Branch } from './policy-node';
import { renderSelection } from './policy-selection';
import type { PolicySelection } from './policy-selection';
import { renderRule, ruleProblems } from './rule-in-policy';
import type { PolicyRule } from './rule-in-policy';
import { selectionsOfPlan } from './selections-of-plan';
import { NameRule } from '../model/name';
import { regionProblems } from '../model/organization/policy-limits';
import { Quota } from '../model/quota';
import type { BackupPlan } from '../plan/backup-plan';
import type { BackupPlanRule } from '../plan/backup-plan-rule';
import { groupsBy } from '../private/messages/groups';
import { refuse } from '../private/messages/validation-error';

/**
 * Where a plan of a policy runs.
 */
export interface OrganizationBackupPlanOptions {
  /**
   * The Regions in which the plan runs in each account, such as `eu-west-1`. The order does not matter. At least 1.
   */
  readonly regions: string[];

  /**
   * What the plan backs up in each account: all by tag, or all by type. The order is kept.
   *
   * @default - of a `BackupPlan`, its selections, each of which needs a role with a name that is known, as each account of the policy has one of that name
   */
  readonly selections?: OrganizationBackupSelection[];
}

/**
 * A plan of rules.
 */
export interface OrganizationBackupRulesOptions extends OrganizationBackupPlanOptions {
  /**
   * The rules of the plan, 1 to 10. Each has a vault, of which a policy takes the name: every account has one of that name. The order is kept, and numbers the rules without a
   * name.
   */
  readonly rules: BackupPlanRule[];

  /**
   * Whether EC2 instances with Windows are backed up by the Volume Shadow Copy Service, so that applications on them are consistent.
   *
   * @default false
   */
  readonly windowsVss?: boolean;
}

/** What a plan of a policy says at one moment. */
interface Said {
  readonly rules: readonly PolicyRule[];
  readonly selections: readonly PolicySelection[];
  readonly windowsVss: boolean;
  readonly tags: Readonly<Record<string, string>>;
  /** What the policy cannot say. */
  readonly problems: readonly string[];
}

/**
 * A plan that every account gets that a policy goes to.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_backup_syntax.html
 *
 * @example
 * declare const plan: backup.BackupPlan;
 *
 * const daily = backup.OrganizationBackupPlan.fromPlan(plan, {
 *   regions: ['eu-west-1', 'eu-central-1'],
 *   selections: [backup.OrganizationBackupSelection.byTag('Daily', { key: 'backup', values: ['daily'], roleName: 'OrgBackup' })],
 * });
 * new backup.OrganizationBackupPolicy(this, 'Policy', { plans: [daily] });
 */
export class OrganizationBackupPlan {
  /**
   * What a plan of the app says: its name, its rules, its tags, and its selections unless others are given. It may grow until the app is synthesised.
   *
   * The plan itself is still deployed in the account of its stack. Without selections of its own it backs up nothing there: give `selections` here. With selections of its own it backs
   * up what they select there, in addition to what the policy does where it goes to that account, too. `fromRules()` makes a plan that only the policy has.
   *
   * What a policy cannot say is refused, in the constructor of the policy or when the app is synthesised: a time zone, a schedule that is not given, overrides, a copy into a
   * vault whose ARN is not known, and of selections single resources and what is left out of a selection by tag.
   *
   * @param plan the plan
   * @param options where it runs, and what it backs up
   *
   * @throws if a Region is none, or the selections are by tag and by type
   */
  public static fromPlan(plan: BackupPlan, options: OrganizationBackupPlanOptions): OrganizationBackupPlan {
    refuse(optionProblems(options));
    const given = options.selections?.map(({ _said }) => _said);
    return new OrganizationBackupPlan(plan._said.name, options.regions, () => {
      const { rules, windowsVss, isAsMade, tags } = plan._said;
      const { selections, problems } = given ? { selections: given, problems: [] } : selectionsOfPlan(plan);
      return {
        rules,
        selections,
        windowsVss,
        tags: tags(),
        problems: [
          ...isAsMade() ? [] : [`the plan '${plan.node.path}' has what its template alone says, by an override or an aspect: a policy of an organization does not have it`],
          ...problems,
        ],
      };
    });
  }

  /**
   * A plan of rules, which no account has before the policy gives it.
   *
   * @param name the name of the plan: 1 to 50 letters, digits, `-`, `_` and `.`
   * @param options its rules, where it runs, and what it backs up
   *
   * @throws all at once, for a name, a number of rules or a Region out of bounds, two rules of one name, no selection, selections by tag and by type, and for what a policy cannot say: a rule
   * without a vault or a schedule, a time zone, a copy into a vault whose ARN is not known
   */
  public static fromRules(name: string, options: OrganizationBackupRulesOptions): OrganizationBackupPlan {
    const rules = options.rules.map((rule, index): PolicyRule => ({
      name: rule.props.ruleName ?? NameRule.PLAN.generate(`${name}Rule${index}`, name), vault: rule.props.backupVault, rule,
    }));
    const selections = (options.selections ?? []).map(({ _said }) => _said);
    refuse([
      ...NameRule.PLAN.problemsOf('name', name),
      ...optionProblems(options),
      ...rules.length === 0 ? ['\'rules\' must have at least one rule, got none'] : Quota.RULES.problemsOf('\'rules\'', rules.length),
      ...selections.length === 0 ? ['\'selections\' must have at least one selection, got none'] : [],
      ...ruleSetProblems(rules),
    ]);
    const said = { rules, selections, windowsVss: options.windowsVss ?? false, tags: {}, problems: [] };
    return new OrganizationBackupPlan(name, options.regions, () => said);
  }

  /**
   * The name of the plan, which is that of its place in the policy.
   */
  public readonly planName: string;

  /**
   * The Regions in which it runs.
   */
  public readonly regions: string[];

  private constructor(planName: string, regions: readonly string[], private readonly said: () => Said) {
    this.planName = planName;
    this.regions = [...regions];
  }

  /**
   * What a policy cannot say of it.
   *
   * @param isComplete whether nothing can be added any more
   *
   * @internal
   */
  public _problems(isComplete: boolean): string[] {
    const { rules, selections, problems } = this.said();
    return [
      ...isComplete && selections.length === 0 && problems.length === 0 ? ['it has no selection: give it \'selections\', or the plan that it is of'] : [],
      ...problems,
      ...ruleSetProblems(rules),
      ...selectionSetProblems(selections),
    ].map((problem) => `the plan '${this.planName}': ${problem}`);
  }

  /** @internal */
  public _render(stack: Stack): Branch {
    const { rules, selections, windowsVss, tags } = this.said();
    const kind = selections.some(({ tag }) => tag) ? 'tags' : 'resources';
    return {
      regions: assign(this.regions),
      rules: Object.fromEntries(rules.map((rule) => [rule.name, renderRule(rule, stack)])),
      selections: { [kind]: Object.fromEntries(selections.map((selection) => [selection.name, renderSelection(selection, stack)])) },
      ...windowsVss ? { advanced_backup_settings: { ec2: { windows_vss: assign('enabled') } } } : {},
      ...Object.keys(tags).length > 0 ? { backup_plan_tags: tagNodes(tags) } : {},
    };
  }
}

function optionProblems({ regions, selections = [] }: OrganizationBackupPlanOptions): string[] {
  return [
    ...regions.length === 0 ? ['\'regions\' must have at least one Region, got none'] : regionProblems('regions', regions),
    ...selectionSetProblems(selections.map(({ _said }) => _said)),
  ];
}

function ruleSetProblems(rules: readonly PolicyRule[]): string[] {
  return [...twiceProblems('rules', rules), ...rules.flatMap(ruleProblems)];
}

function selectionSetProblems(selections: readonly PolicySelection[]): string[] {
  const [tags, types] = [selections.filter(({ tag }) => tag), selections.filter(({ tag }) => !tag)];
  return [
    ...tags.length > 0 && types.length > 0
      ? [`the selections of a plan must be all by tag or all by type, got '${tags[0].name}' by tag and '${types[0].name}' by type: make a plan of its own for the others`]
      : [],
    ...twiceProblems('selections', selections),
  ];
}

/** AWS Organizations takes names as one that differ by case alone. */
export function twiceProblems(property: string, named: readonly { readonly name: string }[]): string[] {
  return groupsBy(named, ({ name }) => name.toLowerCase()).filter(({ length }) => length > 1)
    .map((group) => `'${property}' must have different names, upper and lower case being the same, got ${group.map(({ name }) => `'${name}'`).join(' and ')}`);
}
