import type { Description } from './description';
import { describeAccessPoint, describeLegalHold } from './holds';
import { Worlds } from './in-worlds';
import { describeResources } from './overview';
import { describePlan, describeSelection } from './plans';
import { describeTiering } from './tiering';
import { describeVault } from './vaults';
import { AccessPointDocument } from '../../document/access-point-document';
import { LegalHoldDocument } from '../../document/legal-hold-document';
import { PlanDocument } from '../../document/plan-document';
import { SelectionDocument } from '../../document/selection-document';
import type { TemplateFiles } from '../../document/template-file';
import { TieringDocument } from '../../document/tiering-document';
import { VaultDocument } from '../../document/vault-document';
import { fileOf } from '../file-of';

/** What the templates of an application say of backups. */
export function describeApplication(application: TemplateFiles): Description {
  const worlds = new Worlds(application);
  const { documents: { plans, selections, vaults } } = worlds;
  return {
    version: 1,
    resources: describeResources(application, worlds),
    plans: worlds.describe(plans, PlanDocument, describePlan),
    selections: worlds.describe(selections, SelectionDocument, describeSelection),
    vaults: worlds.describe(vaults, VaultDocument, describeVault),
    tierings: worlds.describe(worlds.documents.ofTypes(TieringDocument, new Set([TieringDocument.TYPE])), TieringDocument, describeTiering),
    legalHolds: worlds.describe(worlds.documents.ofTypes(LegalHoldDocument, new Set([LegalHoldDocument.TYPE])), LegalHoldDocument, describeLegalHold),
    accessPoints: worlds.describe(
      worlds.documents.ofTypes(AccessPointDocument, new Set([AccessPointDocument.TYPE])), AccessPointDocument, describeAccessPoint,
    ),
    templates: application.templates.map((template) => ({
      file: fileOf(template),
      account: template.environment.account ?? null,
      region: template.environment.region ?? null,
      resources: template.size,
    })),
    unread: worlds.unread,
  };
}
