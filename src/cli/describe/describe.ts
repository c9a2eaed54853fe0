import { describeFramework, describeReportPlan } from './audit';
import type { Description } from './description';
import { describeAccessPoint, describeLegalHold } from './holds';
import { Worlds } from './in-worlds';
import { describeResources } from './overview';
import { describePlan, describeSelection } from './plans';
import { describeOrganizationPolicy } from './policies';
import { describeRestoreTestingPlan, describeRestoreTestingSelection } from './restores';
import { describeTiering } from './tiering';
import { describeVault } from './vaults';
import { AccessPointDocument } from '../../document/access-point-document';
import type { Document } from '../../document/document';
import type { Reader } from '../../document/documents';
import { FrameworkDocument } from '../../document/framework-document';
import { LegalHoldDocument } from '../../document/legal-hold-document';
import { PolicyDocument } from '../../document/organization/policy-document';
import { PlanDocument } from '../../document/plan-document';
import { ReportPlanDocument } from '../../document/report-plan-document';
import { RestoreTestingPlanDocument } from '../../document/restore-testing-plan-document';
import { RestoreTestingSelectionDocument } from '../../document/restore-testing-selection-document';
import { SelectionDocument } from '../../document/selection-document';
import type { TemplateFiles } from '../../document/template-file';
import { TieringDocument } from '../../document/tiering-document';
import { VaultDocument } from '../../document/vault-document';
import { fileOf } from '../file-of';

/** What the templates of an application say of backups. */
export function describeApplication(application: TemplateFiles): Description {
  const worlds = new Worlds(application);
  const { documents: { plans, selections, vaults } } = worlds;
  const policies = ofType(worlds, PolicyDocument).filter((policy) => worlds.attempt(`${policy.template.name}/${policy.logicalId}`, () => {
    worlds.documents.begin();
    return policy.isBackupPolicy;
  }));
  return {
    version: 1,
    resources: describeResources(application, worlds),
    plans: worlds.describe(plans, PlanDocument, describePlan),
    selections: worlds.describe(selections, SelectionDocument, describeSelection),
    vaults: worlds.describe(vaults, VaultDocument, describeVault),
    legalHolds: worlds.describe(ofType(worlds, LegalHoldDocument), LegalHoldDocument, describeLegalHold),
    accessPoints: worlds.describe(ofType(worlds, AccessPointDocument), AccessPointDocument, describeAccessPoint),
    tierings: worlds.describe(ofType(worlds, TieringDocument), TieringDocument, describeTiering),
    restoreTestingPlans: worlds.describe(ofType(worlds, RestoreTestingPlanDocument), RestoreTestingPlanDocument, describeRestoreTestingPlan),
    restoreTestingSelections: worlds.describe(
      ofType(worlds, RestoreTestingSelectionDocument), RestoreTestingSelectionDocument, describeRestoreTestingSelection),
    frameworks: worlds.describe(ofType(worlds, FrameworkDocument), FrameworkDocument, describeFramework),
    reportPlans: worlds.describe(ofType(worlds, ReportPlanDocument), ReportPlanDocument, describeReportPlan),
    organizationPolicies: worlds.describe(policies, PolicyDocument, describeOrganizationPolicy),
    templates: application.templates.map((template) => ({
      file: fileOf(template),
      account: template.environment.account ?? null,
      region: template.environment.region ?? null,
      resources: template.size,
    })),
    unread: worlds.unread,
  };
}

function ofType<D extends Document>({ documents }: Worlds, Kind: Reader<D> & { readonly TYPE: string }): readonly D[] {
  return documents.ofTypes(Kind, new Set([Kind.TYPE]));
}
