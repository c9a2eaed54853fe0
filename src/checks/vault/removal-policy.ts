import { Document } from '../../document/document';
import type { Documents } from '../../document/documents';
import type { VaultDocument } from '../../document/vault-document';
import type { Problem } from '../findings/finding';

/** Empties a vault before it is deleted. */
const EMPTIERS: ReadonlySet<string> = new Set(['Custom::BackupVaultAutoDelete']);

/** Says where a vault is to be deleted with its stack, which AWS Backup will refuse. A template that says nothing of it was not meant so. */
export function removalPolicyDestroy(vault: VaultDocument, documents: Documents): Problem[] {
  if (!vault.hasDeletionPolicy || !vault.isDeleted || isEmptied(vault, documents)) { return []; }
  return [{
    id: 'removalPolicyDestroy',
    level: 'warning',
    property: 'DeletionPolicy',
    message: `the vault has the removal policy DESTROY: AWS Backup refuses to delete ${vault.isAirGapped
      ? 'a logically air-gapped vault until its last recovery point has expired'
      : 'a vault that holds recovery points'}, and the deletion of the stack fails; keep it by RemovalPolicy.RETAIN (DeletionPolicy: Retain)`
      + (vault.isLockedForGood && !vault.isAirGapped ? ', or leave the compliance lock out' : ''),
  }];
}

function isEmptied({ key }: VaultDocument, documents: Documents): boolean {
  return emptied(documents).has(key);
}

/** The vaults that something in their stack empties. */
function emptied(documents: Documents): ReadonlySet<string> {
  return documents.constant('vaults that are emptied', () => new Set(documents.ofTypes(Document, EMPTIERS).flatMap((emptier) =>
    documents.referredVault(emptier.property('BackupVaultName').text ?? '')?.key ?? [])));
}
