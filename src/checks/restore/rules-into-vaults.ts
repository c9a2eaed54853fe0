import type { VaultReference } from '../../document/arns/vault-reference';
import type { Documents } from '../../document/documents';
import type { RuleDocument } from '../../document/plan-document';
import type { RestoreTestingPlanDocument } from '../../document/restore-testing-plan-document';

/**
 * The rules of the application that make or copy recovery points into the vaults of a restore testing plan. Undefined where these are not all of the application and named one by one, or only
 * deployment knows what goes into them.
 */
export function rulesIntoVaults({ namedVaults, includedVaults }: RestoreTestingPlanDocument, documents: Documents): RuleDocument[] | undefined {
  const vaults = new Set(namedVaults.flatMap(({ document }) => document?.key ?? []));
  if (vaults.size === 0 || vaults.size !== includedVaults.elements()?.length) { return undefined; }
  const found: RuleDocument[] = [];
  for (const { rules } of documents.plans.filter(({ isMade }) => isMade)) {
    if (!rules) { return undefined; }
    for (const rule of rules) {
      const targets = targetsOf(rule);
      if (!targets?.every(isKnown)) { return undefined; }
      if (targets.some(({ document }) => document && vaults.has(document.key))) { found.push(rule); }
    }
  }
  return found;
}

function targetsOf({ vault, airGappedVault, copies }: RuleDocument): VaultReference[] | undefined {
  return copies && [vault, ...airGappedVault ? [airGappedVault] : [], ...copies.map((copy) => copy.vault)];
}

function isKnown({ document, name }: VaultReference): boolean {
  return document !== undefined || name !== undefined;
}
