import type { Document } from '../../document/document';
import type { Documents } from '../../document/documents';
import { FrameworkDocument } from '../../document/framework-document';
import { ReportPlanDocument } from '../../document/report-plan-document';
import { nameOf } from '../../document/values/durations';
import type { Reading } from '../../document/values/reading';
import { Quota } from '../../model/quota';
import { isKnownText } from '../../private/known-text';
import { alike } from '../alike';
import type { Problem } from '../findings/finding';
import { refusals } from '../findings/problems';

const ofNamedFramework = (framework: FrameworkDocument) => keyOfName(framework, framework.frameworkName);
const ofNamedReportPlan = (plan: ReportPlanDocument) => keyOfName(plan, plan.reportPlanName);

/** An account and Region has one framework of a name. */
export function duplicateFrameworkName(framework: FrameworkDocument, documents: Documents): Problem[] {
  return duplicates(framework, framework.frameworkName, alike(ofNamedFramework(framework), documents, FrameworkDocument, 'frameworks by name and place', ofNamedFramework));
}

/** And one report plan. */
export function duplicateReportPlanName(plan: ReportPlanDocument, documents: Documents): Problem[] {
  return duplicates(plan, plan.reportPlanName, alike(ofNamedReportPlan(plan), documents, ReportPlanDocument, 'report plans by name and place', ofNamedReportPlan));
}

/** How many an account and Region may have, unless AWS has given it a higher quota: said of the first that is too much. */
export function tooManyFrameworks(framework: FrameworkDocument, documents: Documents): Problem[] {
  const all = frameworksBeside(framework, documents);
  return all[Quota.FRAMEWORKS.max] === framework ? overQuota(Quota.FRAMEWORKS, 'an account and Region', all.length) : [];
}

/** The same of their controls, of which one that is in several frameworks counts in each. */
export function tooManyControls(framework: FrameworkDocument, documents: Documents): Problem[] {
  let count = 0;
  let first: FrameworkDocument | undefined;
  for (const each of frameworksBeside(framework, documents)) {
    count += each.controls?.length ?? 0;
    if (count > Quota.CONTROLS.max) { first ??= each; }
  }
  return first === framework ? overQuota(Quota.CONTROLS, 'an account and Region', count) : [];
}

/** The same of report plans, in an account. */
export function tooManyReportPlans(plan: ReportPlanDocument, documents: Documents): Problem[] {
  const all = alike(plan.env.account, documents, ReportPlanDocument, 'report plans by account', ({ env }) => env.account);
  return all[Quota.REPORT_PLANS.max] === plan && isKnownText(plan.env.account) ? overQuota(Quota.REPORT_PLANS, 'an account', all.length) : [];
}

function frameworksBeside(framework: FrameworkDocument, documents: Documents): FrameworkDocument[] {
  return alike(keyOfPlace(framework), documents, FrameworkDocument, 'frameworks by place', keyOfPlace);
}

function overQuota(quota: Quota, subject: string, count: number): Problem[] {
  return quota.problemsOf(subject, count).map((message) => ({ id: 'auditQuota', level: 'warning', message }));
}

function duplicates(document: Document, name: Reading, [first]: readonly Document[]): Problem[] {
  return first === undefined || first === document ? [] : refusals('duplicateAuditName', name,
    [`'${nameOf(name)}' must be unique in the account and Region, got '${name.text}', which is that of '${first.name}'`]);
}

function keyOfPlace({ env: { account, region } }: Document): string {
  return `${account}/${region}`;
}

function keyOfName(document: Document, { knownText }: Reading): string | undefined {
  return knownText && `${keyOfPlace(document)}/${knownText}`;
}
