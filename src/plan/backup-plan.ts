import { aws_backup as backup, Lazy, Resource, TagManager } from 'aws-cdk-lib';
import type { IResource } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { BackupPlanGrants } from './backup-plan-grants';
import { BackupPlanRule, ofRule, ruleProblems } from './backup-plan-rule';
import type { MalwareScan } from './malware-scan';
import type { BackupPlanObjectives } from './objectives/backup-plan-objectives';
import { rulesOfObjectives } from './objectives/rules-of-objectives';
import { checkAtSynthesis, ruleCountProblems, warnOfRule } from './plan-checks';
import { PlanScans } from './plan-scans';
import { renderRule } from './planned-rule';
import type { PlannedRule, SaidOfPlan } from './planned-rule';
import { rememberVaults } from './remembered-vaults';
import { targetProblems } from '../checks/plan/vaults/target-elsewhere';
import { judgeAtSynthesis } from '../checks/synthesis';
import { backupArn } from '../model/backup-arn';
import { NameRule } from '../model/name';
import { isOverridden } from '../model/resources/template-properties';
import { inGivenNames } from '../private/messages/names';
import { refuse } from '../private/messages/validation-error';
import { testRestoresOf } from '../restore/derived/derived-tests';
import type { TestRestoresOptions } from '../restore/derived/test-restores-options';
import type { RestoreTestingPlan } from '../restore/restore-testing-plan';
import { BackupSelection } from '../selection/backup-selection';
import type { BackupSelectionOptions } from '../selection/backup-selection';
import { BackupVault } from '../vault/backup-vault';
import { asBackupVault } from '../vault/backup-vault-base';
import type { IBackupVault } from '../vault/backup-vault-base';

/**
 * A backup plan, made here or imported.
 */
export interface IBackupPlan extends IResource, backup.IBackupPlanRef {
  /**
   * The id of the plan.
   *
   * @attribute
   */
  readonly backupPlanId: string;
}

/**
 * Properties of a `BackupPlan`.
 */
export interface BackupPlanProps {
  /**
   * The name of the plan.
   *
   * 1 to 50 letters, digits, `-`, `_` and `.`. A longer one gives a warning: AWS Backup may refuse it.
   *
   * @default - the id of the construct, made valid where AWS Backup is certain to refuse it
   */
  readonly backupPlanName?: string;

  /**
   * The vault of all rules that name none themselves.
   *
   * @default - a vault is made as soon as a rule needs it
   */
  readonly backupVault?: backup.IBackupVaultRef;

  /**
   * The rules of the plan, 1 to 10.
   *
   * An element says when to back up and for how long. The order is kept, and numbers the rules without a name. `addRule()` adds more.
   *
   * @default - none yet
   */
  readonly backupPlanRules?: BackupPlanRule[];

  /**
   * Whether EC2 instances with Windows are backed up by the Volume Shadow Copy Service, so that applications on them are consistent.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/windows-backups.html
   * @default false
   */
  readonly windowsVss?: boolean;

  /**
   * How the recovery points of all rules that say nothing themselves are scanned for malware. The roles of selections of the plan get the AWS managed policy
   * `AWSBackupServiceRolePolicyForScans` then.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/malware-protection.html
   * @default - they are not scanned
   */
  readonly malwareScan?: MalwareScan;
}

/**
 * A backup plan: when AWS Backup makes recovery points, where it keeps them, and for how long.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/about-backup-plans.html
 *
 * @example
 * const plan = backup.BackupPlan.dailyWeeklyMonthly5YearRetention(this, 'Plan');
 *
 * plan.addSelection('Selection', {
 *   resources: [backup.BackupResource.fromTag('stage', 'production')],
 * });
 */
@propertyInjectable
export class BackupPlan extends Resource implements IBackupPlan {
  /**
   * The id by which `PropertyInjectors` find this class.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-aws-backup.BackupPlan';

  /**
   * Imports a plan of the account and Region of the stack.
   *
   * @param scope where the import belongs
   * @param id its id there
   * @param backupPlanId the id of the plan
   */
  public static fromBackupPlanId(scope: Construct, id: string, backupPlanId: string): IBackupPlan {
    return new ImportedBackupPlan(scope, id, backupPlanId);
  }

  /**
   * A plan with a daily rule: recovery points are kept for 35 days.
   *
   * @param scope where the plan belongs
   * @param id its id there
   * @param backupVault the vault, by default one is made
   */
  public static daily35DayRetention(scope: Construct, id: string, backupVault?: backup.IBackupVaultRef): BackupPlan {
    return withRules(scope, id, [BackupPlanRule.daily()], backupVault);
  }

  /**
   * A plan with a daily rule, and a monthly one whose recovery points are kept for 1 year.
   *
   * @param scope where the plan belongs
   * @param id its id there
   * @param backupVault the vault, by default one is made
   */
  public static dailyMonthly1YearRetention(scope: Construct, id: string, backupVault?: backup.IBackupVaultRef): BackupPlan {
    return withRules(scope, id, [BackupPlanRule.daily(), BackupPlanRule.monthly1Year()], backupVault);
  }

  /**
   * A plan with a daily rule, a weekly one, and a monthly one whose recovery points are kept for 5 years.
   *
   * @param scope where the plan belongs
   * @param id its id there
   * @param backupVault the vault, by default one is made
   */
  public static dailyWeeklyMonthly5YearRetention(scope: Construct, id: string, backupVault?: backup.IBackupVaultRef): BackupPlan {
    return withRules(scope, id, [BackupPlanRule.daily(), BackupPlanRule.weekly(), BackupPlanRule.monthly5Year()], backupVault);
  }

  /**
   * A plan with a daily rule, a weekly one, and a monthly one whose recovery points are kept for 7 years.
   *
   * @param scope where the plan belongs
   * @param id its id there
   * @param backupVault the vault, by default one is made
   */
  public static dailyWeeklyMonthly7YearRetention(scope: Construct, id: string, backupVault?: backup.IBackupVaultRef): BackupPlan {
    return withRules(scope, id, [BackupPlanRule.daily(), BackupPlanRule.weekly(), BackupPlanRule.monthly7Year()], backupVault);
  }

  /**
   * A plan with the fewest rules that meet objectives, and a selection `Resources` of what is backed up.
   *
   * Each objective is served by one rule, which keeps recovery points exactly as long as it says, until the next one is there at least, and has it in its name; objectives share a rule where that makes no more recovery points.
   * Rules start at full hours in UTC, clear of each other and of the windows that databases in the tree name; each job has an hour to start. Where types of the resources have it, one rule
   * that keeps for 35 days or less is continuous. What is made once a month or less and kept for 120 days or more goes to cold storage after 30 days, where types of the resources have it;
   * of types whose backups always have everything, all that is kept as long does. A forecast of the rules proves each objective.
   *
   * @param scope where the plan belongs
   * @param id its id there
   * @param objectives what has to be reached
   *
   * @throws if an objective cannot be met, for the reason that binds
   */
  public static fromObjectives(scope: Construct, id: string, objectives: BackupPlanObjectives): BackupPlan {
    const { rules, backupVault, vaultProps } = rulesOfObjectives(scope, id, objectives);
    const plan = new BackupPlan(scope, id, { backupVault });
    plan.ownVault ??= vaultProps && new BackupVault(plan, 'Vault', vaultProps);
    rules.forEach((rule) => plan.addRule(rule));
    plan.addSelection('Resources', { resources: objectives.resources });
    return plan;
  }

  /**
   * The id of the plan.
   *
   * @attribute
   */
  public readonly backupPlanId: string;

  /**
   * The ARN of the plan.
   *
   * @attribute
   */
  public readonly backupPlanArn: string;

  /**
   * The id of the version of the plan, which changes with its content.
   *
   * @attribute
   */
  public readonly versionId: string;

  /**
   * What is known of the plan beyond its template.
   *
   * @internal
   */
  public readonly _said: SaidOfPlan;

  private readonly rules: PlannedRule[] = [];
  private readonly scans: PlanScans;
  private ownVault?: backup.IBackupVaultRef;
  private ownVaultAsVault?: IBackupVault;

  /**
   * @param scope where the plan belongs
   * @param id its id there
   * @param props properties of the plan
   *
   * @throws all at once, for what AWS Backup refuses: a name out of bounds, more than 10 rules; at synthesis, if there is no rule
   */
  constructor(scope: Construct, id: string, props: BackupPlanProps = {}) {
    super(scope, id);
    const rules = props.backupPlanRules ?? [];
    this.scans = new PlanScans(this, rules, props.malwareScan);
    refuse([
      ...NameRule.PLAN.problemsOf('backupPlanName', props.backupPlanName || undefined, this),
      ...ruleCountProblems(rules.length),
      ...rules.flatMap((rule, index) => this.problemsOf(rule, index)),
      ...this.scans.problems(),
    ], this);

    const name = props.backupPlanName || NameRule.PLAN.generate(id, this.node.addr);
    NameRule.PLAN.warnOf(this, 'the plan', name);

    this.ownVault = props.backupVault;
    const resource = new backup.CfnBackupPlan(this, 'Resource', {
      backupPlan: {
        advancedBackupSettings: props.windowsVss ? [WINDOWS_VSS] : undefined,
        backupPlanName: name,
        backupPlanRule: Lazy.uncachedAny(
          { produce: () => this.rules.map((rule) => renderRule(rule, this.stack, this.scans)) }, { omitEmptyArray: true },
        ),
        scanSettings: Lazy.uncachedAny({ produce: () => this.scans.renderSettings() }),
      },
    });
    this.backupPlanId = resource.attrBackupPlanId;
    this.backupPlanArn = resource.attrBackupPlanArn;
    this.versionId = resource.attrVersionId;

    rules.forEach((rule) => this.addRule(rule));
    const { backupPlan } = resource;
    const isAsMade = () => resource.backupPlan === backupPlan && !isOverridden(resource, 'BackupPlan');
    this._said = { name, rules: this.rules, windowsVss: props.windowsVss ?? false, isAsMade, tags: () => TagManager.of(resource)?.tagValues() ?? {} };
    judgeAtSynthesis({
      construct: this,
      resource,
      isAsMade,
      words: {
        untrustedRole: (message) => inGivenNames(message, { ScannerRoleArn: 'scannerRole' }),
        // Said of what was given, of which the template may not tell where it is.
        vaultOfOtherEnvironment: (message) => isAsMade() ? null : message,
      },
      problems: () => checkAtSynthesis(this, this.rules),
    });
  }

  /**
   * A reference to this plan, as all of aws-cdk-lib takes it.
   */
  public get backupPlanRef(): backup.BackupPlanReference {
    return { backupPlanId: this.backupPlanId, backupPlanArn: this.backupPlanArn };
  }

  /**
   * What people and programs may be allowed to do with this plan.
   */
  public get grants(): BackupPlanGrants {
    return BackupPlanGrants.fromPlan(this);
  }

  /**
   * The vault of the rules that name none themselves: the one that was given, or the one that was made for them.
   *
   * A bare reference that was given gets the face of a vault, by a construct `ReferredVault` without resources.
   *
   * @throws if none was given, and no rule has needed one yet
   */
  public get backupVault(): IBackupVault {
    if (!this.ownVault) {
      refuse(['the plan has no vault of its own yet: give it a \'backupVault\', or add a rule without one before'], this);
    }
    this.ownVaultAsVault ??= asBackupVault(this, 'ReferredVault', this.ownVault!);
    return this.ownVaultAsVault;
  }

  /**
   * Adds a rule after those that the plan has.
   *
   * @param rule when to back up, where to and for how long
   *
   * @throws if the plan has 10 rules already, if the rule is one of aws-cdk-lib that AWS Backup refuses, if its logically air-gapped vault is in
   * another account or Region, or if it has other types scanned, or with another role, than the plan and its other rules
   */
  public addRule(rule: BackupPlanRule): void {
    const index = this.rules.length;
    refuse([...ruleCountProblems(index + 1), ...this.problemsOf(rule, index), ...this.scans.problems(rule)], this);
    const name = this.nameOf(rule, this.rules.length);
    const vault = rule.props.backupVault ?? this.vaultForRules();
    const planned = { name, vault, rule };
    this.rules.push(planned);
    this.scans.add(rule);
    rememberVaults(this, planned);
    warnOfRule(this, planned);
  }

  /**
   * Adds a selection of resources to back up.
   *
   * @param id the id of the selection within the plan
   * @param options what to back up, and with which role
   */
  public addSelection(id: string, options: BackupSelectionOptions): BackupSelection {
    return new BackupSelection(this, id, { backupPlan: this, ...options });
  }

  /**
   * Tests the restores of all that this plan selects, also by selections that are added later or made of another library.
   *
   * A restore testing plan is made in this plan, at synthesis with a selection for each type of resources that AWS Backup can test, for at most 30 ARNs each. It takes the latest recovery
   * points that the rules of this plan make. Restores are told the subnet groups, subnets and security groups of the constructs. A warning names what is not tested.
   *
   * @param id the id of the restore testing plan within this plan
   * @param options when and how to test
   *
   * @throws as the constructors of `RestoreTestingPlan` and `RestoreTestingSelection` do
   */
  public testRestores(id: string, options: TestRestoresOptions): RestoreTestingPlan {
    return testRestoresOf({ plan: this, resource: this.node.defaultChild as backup.CfnBackupPlan }, id, options);
  }

  /** What AWS Backup would refuse in a rule of this plan. A rule of aws-cdk-lib is welcome, and nobody has checked it yet. */
  private problemsOf(rule: BackupPlanRule, index: number): string[] {
    const ruleName = this.nameOf(rule, index);
    const { targetLogicallyAirGappedBackupVault: target } = rule.props;
    return [
      ...(rule instanceof BackupPlanRule ? [] : ruleProblems({ ...(rule as BackupPlanRule).props, ruleName })),
      ...(target ? ofRule(ruleName, targetProblems(this.env, { property: 'targetLogicallyAirGappedBackupVault', words: target.node.path, env: target.env })) : []),
    ];
  }

  private nameOf({ props: { ruleName } }: BackupPlanRule, index: number): string {
    return ruleName ?? NameRule.PLAN.generate(`${this.node.id}Rule${index}`, this.node.addr);
  }

  private vaultForRules(): backup.IBackupVaultRef {
    this.ownVault ??= new BackupVault(this, 'Vault');
    return this.ownVault;
  }
}

class ImportedBackupPlan extends Resource implements IBackupPlan {
  public readonly backupPlanId: string;

  constructor(scope: Construct, id: string, backupPlanId: string) {
    super(scope, id);
    this.backupPlanId = backupPlanId;
  }

  public get backupPlanRef(): backup.BackupPlanReference {
    return { backupPlanId: this.backupPlanId, backupPlanArn: backupArn(this, 'backup-plan', this.backupPlanId) };
  }
}

const WINDOWS_VSS: backup.CfnBackupPlan.AdvancedBackupSettingResourceTypeProperty = {
  resourceType: 'EC2',
  backupOptions: { WindowsVSS: 'enabled' },
};

function withRules(scope: Construct, id: string, rules: BackupPlanRule[], backupVault?: backup.IBackupVaultRef): BackupPlan {
  const plan = new BackupPlan(scope, id, { backupVault });
  rules.forEach((rule) => plan.addRule(rule));
  return plan;
}
