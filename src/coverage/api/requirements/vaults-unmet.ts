import { areKnown } from './known-rules';
import type { Need } from './need';
import type { Shortfall } from './shortfall';
import { KEPT_BY, vaultName } from './words';
import { isAtLeast } from '../../../model/immutability';
import type { RuleFacts } from '../../plans/plan-facts';
import type { VaultFacts } from '../../plans/vault-facts';
import type { ResourceCoverage } from '../../resource-coverage';

/** That recovery points are not kept from being deleted as they must be. */
export function immutabilityUnmet(resource: ResourceCoverage, { immutability: wanted = 'none' }: Need): Shortfall[] {
  const found = resource.numbers?.immutability ?? 'none';
  if (isAtLeast(found, wanted)) { return []; }
  const vaults = vaultsOf(resource.rulesOfWorlds.flat().filter(({ comesToAnEnd }) => !comesToAnEnd));
  const isOpen = vaults.some((vault) => isAtLeast(vault.immutability, wanted) || isAtLeast(vault.perhapsImmutability, wanted));
  const unknown = vaults.find(({ place }) => !place);
  const what = isOpen ? 'whether they are, is known only at deployment'
    : unknown ? `how the vault '${vaultName(unknown)}' keeps them is not known here` : `they are ${KEPT_BY[found]}`;
  return [{
    id: 'immutability',
    says: `must have recovery points that are ${KEPT_BY[wanted]}, and ${what}`,
    fix: 'lock the vault, copy them into one that is locked, or exempt it with a reason',
  }];
}

/** That a vault of a rule, or one of the app that copies go to, has no key of the customer's own. */
export function customerManagedKeyUnmet(resource: ResourceCoverage, { customerManagedKey }: Need): Shortfall[] {
  if (!customerManagedKey) { return []; }
  const found = withoutKey(resource.rulesOfWorlds.flat()) ?? perhapsWithoutKey(resource);
  return found === undefined ? [] : [{
    id: 'customerManagedKey',
    says: `must have recovery points in vaults with a customer managed key, and ${found}`,
    fix: "set 'encryptionKey' of the vault, or exempt it with a reason",
  }];
}

/** The same of rules that may back it up beside those that surely do. */
function perhapsWithoutKey(resource: ResourceCoverage): string | undefined {
  const rules = areKnown(resource) ? resource.possibleRules() : undefined;
  return rules ? withoutKey(rules) : 'its vaults are known only at deployment';
}

function withoutKey(rules: readonly RuleFacts[]): string | undefined {
  const vaults = vaultsOf(rules, ({ place }) => place !== undefined);
  const vault = vaults.find((each) => !hasCustomerManagedKey(each));
  if (!vault) { return undefined; }
  const name = vaultName(vault);
  if (!vault.place) { return `the key of the vault '${name}' is not known here`; }
  const isOpen = vault.isKeyLater || vaults.some((other) => other.key === vault.key && hasCustomerManagedKey(other));
  return isOpen ? `whether the vault '${name}' has such a key is known only at deployment` : `the vault '${name}' has no such key`;
}

/** The vaults of rules, and of such of their copies as may be made. */
function vaultsOf(rules: readonly RuleFacts[], isMeant: (vault: VaultFacts) => boolean = () => true): VaultFacts[] {
  return rules.flatMap(({ vault, airGappedVault, airGappedHindrance, copies }) => [
    vault,
    ...airGappedVault && !airGappedHindrance?.isSure ? [airGappedVault] : [],
    ...copies.filter(({ hindrance }) => !hindrance?.isSure).map((copy) => copy.vault).filter(isMeant),
  ]);
}

/** An alias that begins so is one of AWS's own. */
function hasCustomerManagedKey({ encryptionKey }: VaultFacts): boolean {
  return encryptionKey !== undefined && !encryptionKey.includes('alias/aws/');
}
