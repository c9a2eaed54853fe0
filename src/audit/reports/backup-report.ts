import type { aws_backup as backup } from 'aws-cdk-lib';
import { areSeveralRegions, COMPLIANCE_TEMPLATES, REPORT_TEMPLATES, reportAccountProblems, reportFormatProblems, reportRegionProblems, reportUnitProblems } from '../../model/audit/reports';
import { Quota } from '../../model/quota';
import { isToken } from '../../private/known-text';
import { refuse } from '../../private/messages/validation-error';

/** What a report is on beside its own account and Region. */
interface Reach {
  readonly accounts: readonly string[];
  readonly units: readonly string[];
  readonly regions: readonly string[];
}

const OWN: Reach = { accounts: [], units: [], regions: [] };

/**
 * What a report says, and of which accounts and Regions: without more, of those of its plan.
 *
 * Reports on other accounts are for the management account of an organization, or one that backups are delegated to.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/choosing-report-template.html
 *
 * @example
 * new backup.BackupReportPlan(this, 'Jobs', {
 *   report: backup.BackupReport.backupJobs().forAccounts(['111122223333', '444455556666']).forRegions(['eu-central-1', 'eu-west-1']),
 * });
 */
export class BackupReport {
  /** The backup jobs of the last 24 hours. */
  public static backupJobs(): BackupReport {
    return new BackupReport(REPORT_TEMPLATES.backupJobs, [], OWN);
  }

  /** The copy jobs of the last 24 hours. */
  public static copyJobs(): BackupReport {
    return new BackupReport(REPORT_TEMPLATES.copyJobs, [], OWN);
  }

  /** The restore jobs of the last 24 hours. */
  public static restoreJobs(): BackupReport {
    return new BackupReport(REPORT_TEMPLATES.restoreJobs, [], OWN);
  }

  /** The jobs of the last 24 hours that scanned for malware. */
  public static scanJobs(): BackupReport {
    return new BackupReport(REPORT_TEMPLATES.scanJobs, [], OWN);
  }

  /**
   * Each resource, and whether it meets each control of frameworks.
   *
   * @param frameworks the frameworks, at most 1,000, in any order: required, but for a report on several accounts, which has those of each account
   *
   * @throws if there are too many
   */
  public static resourceCompliance(frameworks: backup.IFrameworkRef[] = []): BackupReport {
    return new BackupReport(REPORT_TEMPLATES.resourceCompliance, [...frameworks], OWN);
  }

  /**
   * Each control of frameworks, and how many resources meet it.
   *
   * @param frameworks the frameworks, at most 1,000, in any order: required, but for a report on several accounts, which has those of each account
   *
   * @throws if there are too many
   */
  public static controlCompliance(frameworks: backup.IFrameworkRef[] = []): BackupReport {
    return new BackupReport(REPORT_TEMPLATES.controlCompliance, [...frameworks], OWN);
  }

  private constructor(
    /** The name of the template in the AWS Backup API. */
    public readonly reportTemplate: string,
    private readonly ofFrameworks: backup.IFrameworkRef[],
    private readonly reach: Reach,
  ) {
    refuse([
      ...Quota.FRAMEWORKS_OF_REPORT.problemsOf("'frameworks'", ofFrameworks.length),
      ...reportAccountProblems('accountIds', reach.accounts),
      ...reportUnitProblems('organizationalUnitIds', reach.units),
      ...reportRegionProblems('regions', reach.regions),
    ]);
  }

  /** The frameworks that it is of. */
  public get frameworks(): backup.IFrameworkRef[] {
    return [...this.ofFrameworks];
  }

  /**
   * The same on some accounts of the organization, too.
   *
   * @param accountIds ids of accounts, 12 digits each, or `ROOT` alone for the whole organization; in any order
   *
   * @throws if one is none
   */
  public forAccounts(accountIds: string[]): BackupReport {
    return this.reaching({ accounts: accountIds });
  }

  /**
   * The same on the accounts of some units of the organization, too.
   *
   * @param organizationalUnitIds ids of units, such as `ou-ab12-11111111`; in any order
   *
   * @throws if one is none
   */
  public forOrganizationalUnits(organizationalUnitIds: string[]): BackupReport {
    return this.reaching({ units: organizationalUnitIds });
  }

  /**
   * The same on some Regions, instead of that of the plan.
   *
   * @param regions names of Regions, or `*` alone for all; in any order
   *
   * @throws if one is none
   */
  public forRegions(regions: string[]): BackupReport {
    return this.reaching({ regions });
  }

  /**
   * What keeps a plan from making it.
   *
   * @internal
   */
  public _problems(formats: readonly string[]): string[] {
    const { accounts, units, regions } = this.reach;
    const isOfOtherAccounts = accounts.length + units.length > 0;
    return [
      ...(COMPLIANCE_TEMPLATES.has(this.reportTemplate) && this.ofFrameworks.length === 0 && !isOfOtherAccounts
        ? [`'report' must be of at least one framework (${this.reportTemplate}), got none; only a report on several accounts is of theirs`]
        : []),
      ...reportFormatProblems('formats', formats, isOfOtherAccounts || areSeveralRegions(regions)),
    ];
  }

  /** @internal */
  public _render(): { readonly [property: string]: string | readonly string[] | undefined } {
    const { accounts, units, regions } = this.reach;
    return {
      ReportTemplate: this.reportTemplate,
      FrameworkArns: given(this.ofFrameworks.map(({ frameworkRef }) => frameworkRef.frameworkArn)),
      Accounts: given(accounts),
      OrganizationUnits: given(units),
      Regions: given(regions),
    };
  }

  private reaching(more: Partial<Reach>): BackupReport {
    const { accounts, units, regions } = this.reach;
    refuse([
      ...joinedProblems('accountIds', accounts, more.accounts),
      ...joinedProblems('organizationalUnitIds', units, more.units),
      ...joinedProblems('regions', regions, more.regions),
    ]);
    const joined = (before: readonly string[], added: readonly string[] = []) => [...new Set([...before, ...added])];
    return new BackupReport(this.reportTemplate, this.ofFrameworks, {
      accounts: joined(accounts, more.accounts), units: joined(units, more.units), regions: joined(regions, more.regions),
    });
  }
}

/** A list that only deployment knows takes no more elements. */
function joinedProblems(property: string, before: readonly string[], added: readonly string[] = []): string[] {
  return before.length > 0 && added.length > 0 && (isToken(before) || isToken(added))
    ? [`'${property}' can be a token as a whole only in the one call that names all of them`]
    : [];
}

function given(list: readonly string[]): readonly string[] | undefined {
  return list.length > 0 ? list : undefined;
}
