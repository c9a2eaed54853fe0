import { DEFAULT_VAULT, destinationsOf, isOfOtherAccount, ofDestination } from './copies';
import type { VaultReference } from '../../../document/arns/vault-reference';
import type { Problem } from '../../findings/finding';
import { hasNoCustomerManagedKey } from '../../vault/customer-key';
import { ruleThat } from '../plan-under-check';
import type { PlanUnderCheck } from '../plan-under-check';

/** AWS Backup does not copy into a vault of another account with an AWS managed key. */
export function copyIntoVaultWithoutKey(plan: PlanUnderCheck): Problem[] {
  return destinationsOf(plan).filter((destination) => isOfOtherAccount(destination, plan)).flatMap((destination) => {
    const { rules, vault } = destination;
    const reason = reasonOf(vault);
    return reason === undefined ? [] : [ofDestination('copyIntoVaultWithoutKey', 'error', destination,
      `${ruleThat(rules, 'must copy', 'must copy')} into a vault with a customer managed key in another account, got '${vault.words}'${reason}`)];
  });
}

function reasonOf({ document, name }: VaultReference): string | undefined {
  if (name === DEFAULT_VAULT) { return `, the vault ${DEFAULT_VAULT}: its AWS managed key cannot be shared`; }
  return document && hasNoCustomerManagedKey(document) ? ' without one: give it an \'encryptionKey\'' : undefined;
}
