import type { VaultDocument } from '../../document/vault-document';

/** What the alias of a key that AWS manages begins with. */
export const AWS_MANAGED = 'alias/aws/';

/** Whether a vault is known to be an ordinary one without a customer managed key. A logically air-gapped one has a key of its own. */
export function hasNoCustomerManagedKey({ isAirGapped, encryptionKey }: VaultDocument): boolean {
  return !isAirGapped && (encryptionKey.isAbsent || (encryptionKey.text?.includes(AWS_MANAGED) ?? false));
}
