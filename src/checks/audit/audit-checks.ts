import { duplicateFrameworkName, duplicateReportPlanName, tooManyControls, tooManyFrameworks, tooManyReportPlans } from './audit-counts';
import { airGappedControlTooShort, scopeNotDocumented, unknownParameters } from './control-checks';
import { controlNeverMet } from './control-never-met';
import { frameworksOfReport } from './frameworks-of-report';
import { typesNotRecorded } from './types-not-recorded';
import type { FrameworkDocument } from '../../document/framework-document';
import type { ReportPlanDocument } from '../../document/report-plan-document';
import type { Law } from '../findings/judge';
import { tagListAt } from '../resource-tags';

/** What a framework shows together with what lies beside it. */
export const FRAMEWORK_CHECKS: readonly Law<FrameworkDocument>[] = [
  duplicateFrameworkName,
  tooManyFrameworks,
  tooManyControls,
  tagListAt('FrameworkTags'),
  scopeNotDocumented,
  unknownParameters,
  airGappedControlTooShort,
  controlNeverMet,
  typesNotRecorded,
];

/** The same of a report plan. */
export const REPORT_PLAN_CHECKS: readonly Law<ReportPlanDocument>[] = [
  duplicateReportPlanName,
  tooManyReportPlans,
  tagListAt('ReportPlanTags'),
  frameworksOfReport,
];
