import { isKnownText } from '../../private/known-text';
import { partitionOf } from '../../private/partition';

/**
 * The templates of reports, by what the constructs call them.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/choosing-report-template.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_ReportSetting.html
 */
export const REPORT_TEMPLATES = {
  backupJobs: 'BACKUP_JOB_REPORT',
  copyJobs: 'COPY_JOB_REPORT',
  restoreJobs: 'RESTORE_JOB_REPORT',
  scanJobs: 'SCAN_JOB_REPORT',
  resourceCompliance: 'RESOURCE_COMPLIANCE_REPORT',
  controlCompliance: 'CONTROL_COMPLIANCE_REPORT',
} as const;

/** The same, as a list. */
export const ALL_REPORT_TEMPLATES: readonly string[] = Object.values(REPORT_TEMPLATES);

/** Those that are of frameworks. */
export const COMPLIANCE_TEMPLATES: ReadonlySet<string> = new Set([REPORT_TEMPLATES.resourceCompliance, REPORT_TEMPLATES.controlCompliance]);

/** How reports are written. */
export const REPORT_FORMATS = ['CSV', 'JSON'] as const;

const ACCOUNT = /^\d{12}$/;
const WHOLE_ORGANIZATION = 'ROOT';
const UNIT = /^(ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32})$/;
const ALL_REGIONS = '*';

/** What AWS Backup would refuse in the accounts that a report is on. */
export function reportAccountProblems(property: string, accounts: readonly string[]): string[] {
  return accounts.filter((each) => isKnownText(each) && each !== WHOLE_ORGANIZATION && !ACCOUNT.test(each))
    .map((each) => `'${property}' must be ids of accounts, 12 digits each, or '${WHOLE_ORGANIZATION}' for the whole organization, got '${each}'`);
}

/** The same of organizational units. */
export function reportUnitProblems(property: string, units: readonly string[]): string[] {
  return units.filter((each) => isKnownText(each) && !UNIT.test(each))
    .map((each) => `'${property}' must be ids of organizational units, such as ou-ab12-11111111, got '${each}'`);
}

/** The same of Regions. */
export function reportRegionProblems(property: string, regions: readonly string[]): string[] {
  return regions.filter((each) => isKnownText(each) && each !== ALL_REGIONS && !partitionOf(each))
    .map((each) => `'${property}' must be names of Regions, such as eu-central-1, or '${ALL_REGIONS}' for all, got '${each}'`);
}

/** Whether a report on Regions is on several for sure. */
export function areSeveralRegions(regions: readonly string[]): boolean {
  return new Set(regions.filter((each) => isKnownText(each))).size > 1 || regions.includes(ALL_REGIONS);
}

/**
 * What is wrong with the formats of a report on several accounts or Regions.
 *
 * @param isOfSeveral whether it is on several for sure
 */
export function reportFormatProblems(property: string, formats: readonly string[], isOfSeveral: boolean): string[] {
  return isOfSeveral && formats.includes('JSON')
    ? [`'${property}' must be CSV alone for a report on several accounts or Regions, got JSON`]
    : [];
}

/** What is wrong with a description of a framework or a report plan. */
export function descriptionProblems(property: string, text: string | undefined): string[] {
  if (text === undefined || !isKnownText(text)) { return []; }
  if (text.length > MAX_DESCRIPTION) { return [`'${property}' must have at most 1,024 characters, got ${text.length.toLocaleString('en-US')}`]; }
  return text !== '' && text.trim() === '' ? [`'${property}' must have a character that is not blank`] : [];
}

const MAX_DESCRIPTION = 1024;
