import { areKnown } from './known-rules';
import type { Need } from './need';
import type { Shortfall } from './shortfall';
import { KEPT_BY, vaultName } from './words';
import { isAtLeast } from '../../../model/immutability';
import type { VaultFacts } from '../../plans/vault-facts';
import type { ResourceCoverage } from '../../resource-coverage';

/** That recovery points are not kept from being deleted as they must be. */
export function immutabilityUnmet({ numbers }: ResourceCoverage, { immutability: wanted = 'none' }: Need): Shortfall[] {
  const found = numbers?.immutability ?? 'none';
  if (isAtLeast(found, wanted)) { return []; }
  return [{
    id: 'immutability',
    says: `must have recovery points that are ${KEPT_BY[wanted]}, and they are ${KEPT_BY[found]}`,
    fix: 'lock the vault, copy them into one that is locked, or exempt it with a reason',
  }];
}

/** That a vault of a rule, or one of the app that copies go to, has no key of the customer's own. */
export function customerManagedKeyUnmet(resource: ResourceCoverage, { customerManagedKey }: Need): Shortfall[] {
  if (!customerManagedKey) { return []; }
  const vaults = resource.rulesOfWorlds.flat().flatMap(({ vault, airGappedVault, airGappedHindrance, copies }) =>
    [vault, ...airGappedVault && !airGappedHindrance?.isSure ? [airGappedVault] : [],
      ...copies.filter(({ hindrance }) => !hindrance?.isSure).map((copy) => copy.vault).filter(({ place }) => place)]);
  const without = vaults.find((vault) => !hasCustomerManagedKey(vault));
  if (!without && areKnown(resource)) { return []; }
  const found = !without ? 'its vaults are known only at deployment' : without.place
    ? `the vault '${vaultName(without)}' has no such key` : `the key of the vault '${vaultName(without)}' is not known here`;
  return [{
    id: 'customerManagedKey',
    says: `must have recovery points in vaults with a customer managed key, and ${found}`,
    fix: "set 'encryptionKey' of the vault, or exempt it with a reason",
  }];
}

/** An alias that begins so is one of AWS's own. */
function hasCustomerManagedKey({ encryptionKey }: VaultFacts): boolean {
  return encryptionKey !== undefined && !encryptionKey.includes('alias/aws/');
}
