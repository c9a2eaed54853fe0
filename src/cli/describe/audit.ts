import type { FrameworkDescription, ReportPlanDescription } from './description';
import { placeOf, textAt, textsAt } from './values';
import type { Documents } from '../../document/documents';
import type { FrameworkDocument } from '../../document/framework-document';
import type { ReportPlanDocument } from '../../document/report-plan-document';
import type { Reading } from '../../document/values/reading';

/** A framework: which controls judge what. */
export function describeFramework(documents: Documents, framework: FrameworkDocument): FrameworkDescription {
  const pairs = (list: Reading, key: string, value: string) =>
    (list.elements() ?? []).map((each) => ({ key: textAt(documents, each.at(key)), value: textAt(documents, each.at(value)) }));
  return {
    ...placeOf(framework),
    name: textAt(documents, framework.frameworkName),
    controls: framework.controls?.map((control) => ({
      name: textAt(documents, control.controlName),
      parameters: pairs(control.parameters, 'ParameterName', 'ParameterValue'),
      types: textsAt(documents, control.types),
      ids: textsAt(documents, control.ids),
      tags: pairs(control.tags, 'Key', 'Value'),
    })) ?? null,
  };
}

/** A report plan: which reports, on what, and where to. */
export function describeReportPlan(documents: Documents, plan: ReportPlanDocument): ReportPlanDescription {
  return {
    ...placeOf(plan),
    name: textAt(documents, plan.reportPlanName),
    report: textAt(documents, plan.reportTemplate),
    frameworks: textsAt(documents, plan.frameworks),
    accounts: textsAt(documents, plan.accounts),
    organizationalUnits: textsAt(documents, plan.units),
    regions: textsAt(documents, plan.regions),
    bucket: textAt(documents, plan.bucketName),
    prefix: textAt(documents, plan.prefix),
    formats: textsAt(documents, plan.formats),
  };
}
