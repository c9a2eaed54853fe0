import { describeFramework, describeReportPlan } from './audit';
import type { Description } from './description';
import { Worlds } from './in-worlds';
import { describeResources } from './overview';
import { describePlan, describeSelection } from './plans';
import { describeTiering } from './tiering';
import { describeVault } from './vaults';
import { FrameworkDocument } from '../../document/framework-document';
import { PlanDocument } from '../../document/plan-document';
import { ReportPlanDocument } from '../../document/report-plan-document';
import { SelectionDocument } from '../../document/selection-document';
import type { TemplateFiles } from '../../document/template-file';
import { TieringDocument } from '../../document/tiering-document';
import { VaultDocument } from '../../document/vault-document';
import { fileOf } from '../file-of';

/** What the templates of an application say of backups. */
export function describeApplication(application: TemplateFiles): Description {
  const worlds = new Worlds(application);
  const { documents: { plans, selections, vaults } } = worlds;
  const frameworks = worlds.documents.ofTypes(FrameworkDocument, new Set([FrameworkDocument.TYPE]));
  const reportPlans = worlds.documents.ofTypes(ReportPlanDocument, new Set([ReportPlanDocument.TYPE]));
  return {
    version: 1,
    resources: describeResources(application, worlds),
    plans: worlds.describe(plans, PlanDocument, describePlan),
    selections: worlds.describe(selections, SelectionDocument, describeSelection),
    vaults: worlds.describe(vaults, VaultDocument, describeVault),
    tierings: worlds.describe(worlds.documents.ofTypes(TieringDocument, new Set([TieringDocument.TYPE])), TieringDocument, describeTiering),
    frameworks: worlds.describe(frameworks, FrameworkDocument, describeFramework),
    reportPlans: worlds.describe(reportPlans, ReportPlanDocument, describeReportPlan),
    templates: application.templates.map((template) => ({
      file: fileOf(template),
      account: template.environment.account ?? null,
      region: template.environment.region ?? null,
      resources: template.size,
    })),
    unread: worlds.unread,
  };
}
