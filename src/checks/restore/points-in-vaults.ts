import { pointsOf } from './points';
import type { Points } from './points';
import type { VaultReference } from '../../document/arns/vault-reference';
import type { Documents } from '../../document/documents';
import type { PlanDocument } from '../../document/plan-document';
import type { RestoreTestingPlanDocument } from '../../document/restore-testing-plan-document';

/** Recovery points, and the plan that makes them. */
export interface PlannedPoints extends Points {
  readonly plan: PlanDocument;
}

/**
 * What the rules of the application make or copy into the vaults of a restore testing plan. Undefined where these are not all of the application and named one by one, or only deployment knows what
 * goes into them.
 */
export function pointsInVaults(
  { namedVaults, includedVaults }: RestoreTestingPlanDocument, documents: Documents,
): readonly PlannedPoints[] | undefined {
  const vaults = new Set(namedVaults.flatMap(({ document }) => document?.key ?? []));
  if (vaults.size === 0 || vaults.size !== includedVaults.elements()?.length) { return undefined; }
  const found: PlannedPoints[] = [];
  for (const plan of documents.plans.filter(({ isMade }) => isMade)) {
    if (!plan.rules) { return undefined; }
    for (const rule of plan.rules) {
      const points = pointsOf(rule);
      if (!rule.copies || !points.every(({ vault }) => isKnown(vault))) { return undefined; }
      found.push(...points.filter(({ vault: { document } }) => document && vaults.has(document.key)).map((each) => ({ ...each, plan })));
    }
  }
  return found;
}

function isKnown({ document, name }: VaultReference): boolean {
  return document !== undefined || name !== undefined;
}
