import { copying, destinationsOf, isOfOtherAccount, ofDestination } from './copies';
import type { PlanUnderCheck } from './plan-under-check';
import type { Problem } from '../finding';
import { COPY_INTO } from '../vault/copy-permission';

/** A vault of another account of which nothing is known. */
export function copyIntoVaultElsewhere(plan: PlanUnderCheck): Problem[] {
  const { account } = plan.document.env;
  return destinationsOf(plan)
    .filter((destination) => isOfOtherAccount(destination, plan) && !destination.vault.document)
    .map((destination) => {
      const [key, make] = destination.vault.isAirGapped ? ['', 'make sure of it'] : ['that vault has a customer managed key and ', 'make sure of both'];
      return ofDestination('copyIntoVaultElsewhere', 'warning', destination,
        `${copying(destination)} in another account, which works only if ${key}its access policy allows the account ${account} ${COPY_INTO}: ${make}`);
    });
}
