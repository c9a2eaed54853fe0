import { copying, DEFAULT_VAULT, destinationsOf, isOfOtherAccount, ofDestination } from './copies';
import type { Problem } from '../../findings/finding';
import type { PlanUnderCheck } from '../plan-under-check';

/** A copy into a vault that may not be there; into that of another account it is refused. */
export function copyIntoDefaultVault(plan: PlanUnderCheck): Problem[] {
  return destinationsOf(plan)
    .filter((destination) => destination.vault.name === DEFAULT_VAULT && !isOfOtherAccount(destination, plan))
    .map((destination) => ofDestination('copyIntoDefaultVault', 'warning', destination,
      `${copying(destination)}, the vault ${DEFAULT_VAULT}: it exists only where somebody has opened the console, `
        + 'and takes no copies of Storage Gateway volumes; copy into a vault of your own'));
}
