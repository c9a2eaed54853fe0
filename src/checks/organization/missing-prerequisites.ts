import type { Document } from '../../document/document';
import type { Documents } from '../../document/documents';
import { planResource, selectionResources } from '../../document/organization/plan-in-policy';
import type { PolicyDocument, PolicyPlan } from '../../document/organization/policy-document';
import { PlanDocument } from '../../document/plan-document';
import { RoleDocument } from '../../document/role-document';
import { SelectionDocument } from '../../document/selection-document';
import { VaultDocument } from '../../document/vault-document';
import { vaultNameIn } from '../../model/backup-arn';
import { colonSectionsOf } from '../../private/arn';
import type { Problem } from '../findings/finding';

const ROLE = 5;
/** The vault that AWS Backup makes itself. */
const DEFAULT_VAULT = 'Default';

/** Vaults and roles by the names that a policy has for them. */
interface Prerequisites {
  readonly vaults: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
}

/** Says which vaults and roles a policy uses that nothing in the application makes, in whatever account. */
export function missingPrerequisites(policy: PolicyDocument, documents: Documents): Problem[] {
  if (!policy.isBackupPolicy) { return []; }
  const needed = policy.plans.map((plan) => neededBy(policy, plan, documents));
  const made = madeIn(documents);
  const lacking = (kind: keyof Prerequisites) => {
    const found = made[kind];
    return found && [...new Set(needed.flatMap((each) => [...each[kind]]))].filter((name) => !found.has(name));
  };
  return prerequisiteProblem(lacking('vaults') ?? [], lacking('roles') ?? []);
}

/** What is said of vaults and roles that are not there. */
function prerequisiteProblem(vaults: readonly string[], roles: readonly string[]): Problem[] {
  const named = (one: string, several: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`the ${names.length === 1 ? one : several} ${names.map((name) => `'${name}'`).join(', ')}`];
  const words = [...named('vault', 'vaults', vaults), ...named('role', 'roles', roles)];
  return words.length === 0 ? [] : [{
    id: 'organizationPrerequisiteMissing',
    level: 'warning',
    message: `the policy uses ${words.join(' and ')}, which nothing in the app makes, and each account that it goes to needs them: make them by `
      + 'OrganizationBackupPrerequisites, or acknowledge this if they are there',
  }];
}

/** Of a policy only vaults of the accounts themselves are needed, and roles. */
function neededBy({ template, logicalId }: PolicyDocument, { name, reading }: PolicyPlan, documents: Documents): Prerequisites {
  const plan = new PlanDocument(documents, { template, logicalId: `${logicalId}.${name}`, raw: planResource(name, reading) });
  const rules = plan.rules ?? [];
  const arns = rules
    .flatMap(({ targetAirGappedVault, copies = [] }) => [targetAirGappedVault, ...copies.map(({ destination }) => destination)])
    .flatMap(({ knownText = '' }) => knownText.includes(':$account:') ? vaultNameIn(knownText) ?? [] : []);
  const roles = [...selectionResources(reading, '').values()].flatMap((raw) => {
    const { knownText = '' } = new SelectionDocument(documents, { template, logicalId, raw }).role;
    const [, role] = /^role\/(?:.*\/)?([^/]+)$/.exec(colonSectionsOf(knownText)[ROLE] ?? '') ?? [];
    return knownText.includes('::$account:') ? role ?? [] : [];
  });
  return {
    vaults: new Set([...rules.flatMap(({ targetVault: { knownText } }) => knownText ?? []), ...arns].filter((each) => each !== DEFAULT_VAULT)),
    roles: new Set(roles),
  };
}

/** The names of all that the app makes; nothing of a kind where one of them has a name that only deployment knows. */
function madeIn(documents: Documents): Partial<Prerequisites> {
  return documents.constant('made for policies', () => {
    const namesOf = (of: readonly Document[], types: ReadonlySet<string>, property: string) => {
      const names = of.map((each) => each.property(property)).filter(({ isAbsent }) => !isAbsent).map(({ knownText }) => knownText);
      const elsewhere = documents.application.textsElsewhere?.(types, property) ?? [];
      return names.includes(undefined) ? undefined : new Set([...names as string[], ...elsewhere]);
    };
    return {
      vaults: namesOf(documents.vaults, VaultDocument.TYPES, 'BackupVaultName'),
      roles: namesOf(documents.roles, new Set([RoleDocument.TYPE]), 'RoleName'),
    };
  });
}
