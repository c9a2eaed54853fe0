import type { ReportPlanDocument } from '../../document/report-plan-document';
import { nameOf } from '../../document/values/durations';
import type { Reading } from '../../document/values/reading';
import {
  ALL_REPORT_TEMPLATES, areSeveralRegions, COMPLIANCE_TEMPLATES, descriptionProblems, REPORT_FORMATS, reportAccountProblems, reportFormatProblems,
  reportRegionProblems, reportUnitProblems,
} from '../../model/audit/reports';
import { NameRule } from '../../model/name';
import { Quota } from '../../model/quota';
import { inWords } from '../../private/known-text';
import type { Problem } from '../findings/finding';
import { missing, refusals } from '../findings/problems';

/** Laws of a report plan. */
export const REPORT_PLAN_LAWS: readonly ((plan: ReportPlanDocument) => Problem[])[] = [
  ({ reportPlanName: name }) => refusals('invalidAuditName', name, NameRule.AUDIT.problemsOf(nameOf(name), name.text)),
  ({ description }) => refused(description, descriptionProblems(nameOf(description), description.knownText)),
  ({ channel, bucketName }) =>
    refused(channel.isAbsent ? channel : bucketName, missing(channel) ?? missing(bucketName) ?? bucketNameProblems(bucketName)),
  formatProblems,
  ({ setting, reportTemplate: template }) =>
    refused(setting.isAbsent ? setting : template, missing(setting) ?? missing(template) ?? notAmong(template, ALL_REPORT_TEMPLATES)),
  frameworkProblems,
  ({ accounts }) => refused(accounts, reportAccountProblems(nameOf(accounts), textsAt(accounts))),
  ({ units }) => refused(units, reportUnitProblems(nameOf(units), textsAt(units))),
  ({ regions }) => refused(regions, reportRegionProblems(nameOf(regions), textsAt(regions))),
];

/** What is an ARN or an address is no name of a bucket. */
function bucketNameProblems(name: Reading): string[] {
  const { text = '' } = name;
  return /^(arn|s3|https):/.test(text) ? [`'${nameOf(name)}' must be the name of a bucket, got '${inWords(text)}'`] : [];
}

/** Whether a report is on other accounts for sure, which only that of the organization or its delegate may ask for. */
export function isOfOtherAccounts({ accounts, units }: ReportPlanDocument): boolean {
  return [accounts, units].some((list) => (list.elements()?.length ?? 0) > 0);
}

function refused(reading: Reading, messages: readonly string[]): Problem[] {
  return refusals('invalidReportPlan', reading, messages);
}

function formatProblems(plan: ReportPlanDocument): Problem[] {
  const { formats } = plan;
  const isOfSeveral = isOfOtherAccounts(plan) || areSeveralRegions(textsAt(plan.regions));
  return refused(formats, [
    ...(!formats.isAbsent && formats.elements()?.length === 0 ? [`'${nameOf(formats)}' must have at least one format, or be left out, got none`] : []),
    ...formats.all.flatMap((format) => notAmong(format, REPORT_FORMATS, nameOf(formats))),
    ...reportFormatProblems(nameOf(formats), textsAt(formats), isOfSeveral),
  ]);
}

/** A report on compliance is of frameworks. Of several accounts it is of theirs, and facts disagree on whether it may name one. */
function frameworkProblems(plan: ReportPlanDocument): Problem[] {
  const { frameworks, reportTemplate: { knownText: template = '' }, accounts, units } = plan;
  const count = frameworks.elements()?.length;
  const isOfOwn = [accounts, units].every((list) => list.elements()?.length === 0);
  return refused(frameworks, [
    ...(COMPLIANCE_TEMPLATES.has(template) && count === 0 && isOfOwn ? [`'${nameOf(frameworks)}' must have at least one framework for ${template}, got none`] : []),
    ...Quota.FRAMEWORKS_OF_REPORT.problemsOf(`'${nameOf(frameworks)}'`, count ?? 0),
  ]);
}

function textsAt(list: Reading): string[] {
  return (list.elements() ?? []).flatMap(({ knownText }) => knownText ?? []);
}

function notAmong({ knownText: text, path }: Reading, values: readonly string[], name = path.slice(path.lastIndexOf('.') + 1)): string[] {
  return text === undefined || values.includes(text) ? [] : [`'${name}' must be ${values.slice(0, -1).join(', ')} or ${values.at(-1)}, got '${text}'`];
}
