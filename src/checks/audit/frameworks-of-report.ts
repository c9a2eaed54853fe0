import { isOfOtherAccounts } from './report-plan-laws';
import type { ReportPlanDocument } from '../../document/report-plan-document';
import { COMPLIANCE_TEMPLATES } from '../../model/audit/reports';
import type { Problem } from '../findings/finding';

/** Frameworks of a report where they have no meaning, or may be refused. */
export function frameworksOfReport(plan: ReportPlanDocument): Problem[] {
  const { frameworks, reportTemplate: { knownText: template } } = plan;
  if (template === undefined || (frameworks.elements()?.length ?? 0) === 0) { return []; }
  const found = (message: string): Problem[] => [{ id: 'frameworksOfReport', level: 'warning', property: frameworks.path, message }];
  if (!COMPLIANCE_TEMPLATES.has(template)) { return found(`a report of jobs (${template}) is of no framework: leave the frameworks out, or ask for a report of compliance`); }
  return isOfOtherAccounts(plan)
    ? found('a report on several accounts is of the frameworks of each of them, and AWS Backup may refuse one that names a framework of this account: leave the frameworks out, or acknowledge this if it is deployed')
    : [];
}
