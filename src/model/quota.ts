/**
 * How many of something AWS Backup takes.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/aws-backup-limits.html
 */
export class Quota {
  public static readonly RULES = new Quota(10, 'rules');
  public static readonly COPY_ACTIONS = new Quota(5, 'elements');
  public static readonly INDEX_ACTIONS = new Quota(1, 'element');
  public static readonly RECOVERY_POINT_TAGS = new Quota(10, 'tags');
  public static readonly ARNS = new Quota(500, 'ARNs', 'split them into several selections');
  public static readonly WILDCARD_ARNS = new Quota(30, 'ARNs with \'*\'', 'split them into several selections');
  public static readonly TAGS = new Quota(30, 'tags');
  public static readonly CONDITIONS = new Quota(30, 'elements');
  public static readonly SELECTIONS = new Quota(100, 'selections');
  public static readonly SELECTIONS_WITH_TAGS = new Quota(
    10, 'selections with tags in \'resources\'', 'put several tags, of which any is enough, into one selection',
  );
  public static readonly RESTORE_TESTING_SELECTIONS = new Quota(30, 'selections', 'make another restore testing plan for the others');
  public static readonly VAULT_SELECTORS = new Quota(30, 'vaults and patterns', 'name several vaults by one pattern');
  public static readonly TESTED_ARNS = new Quota(30, 'ARNs', 'split them into several selections');
  public static readonly FRAMEWORKS = new Quota(15, 'frameworks', 'ask AWS for a higher quota, or put controls together');
  public static readonly CONTROLS = new Quota(50, 'controls', 'ask AWS for a higher quota, or put controls together');
  public static readonly REPORT_PLANS = new Quota(20, 'report plans', 'ask AWS for a higher quota, or report on several frameworks, accounts or Regions by one');
  public static readonly EXEMPT_ROLES = new Quota(5, 'roles');
  public static readonly ACCOUNTS_OF_CONTROL = new Quota(5, 'accounts');
  public static readonly FRAMEWORKS_OF_REPORT = new Quota(1000, 'frameworks');

  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
  public static readonly POLICIES_OF_TARGET = new Quota(10, 'backup policies', 'put the plans of several into one');
  public static readonly LEGAL_HOLDS = new Quota(50, 'legal holds', 'put several vaults or resources into one');
  public static readonly ACCESS_POINTS = new Quota(5, 'backup access points');

  private constructor(public readonly max: number, private readonly noun: string, private readonly cure?: string) {}

  /** What is wrong with a number of things; `subject` is what has them, and begins the sentence. `noun` is what they are called where they are. */
  public problemsOf(subject: string, count: number, noun = this.noun): string[] {
    if (count <= this.max) { return []; }
    const most = this.max === 1 ? 'one' : this.max;
    return [`${subject} must have at most ${most} ${noun}, got ${count}${this.cure ? `; ${this.cure}` : ''}`];
  }
}
