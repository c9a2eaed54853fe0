import type { Documents } from '../../document/documents';
import { nameOf } from '../../document/values/durations';
import type { VaultDocument } from '../../document/vault-document';
import type { Problem } from '../findings/finding';
import { refusals } from '../findings/problems';

/**
 * An account and Region has one vault of a name, ordinary or logically air-gapped. Stacks of which these are not known may be deployed into different ones.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html
 */
export function duplicateVaultName({ vaultName, env, key }: VaultDocument, documents: Documents): Problem[] {
  const { knownText: name } = vaultName;
  const first = name === undefined ? undefined : documents.vaultNamed(name, env);
  return first === undefined || first.key === key ? [] : refusals('duplicateVaultName', vaultName, [
    `'${nameOf(vaultName)}' must be unique in the account and Region, got '${name}', which is that of '${first.name}'`,
  ]);
}
