import type { KeyDocument } from '../../document/key-document';
import type { VaultDocument } from '../../document/vault-document';
import type { Problem } from '../findings/finding';

// https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html
const LONGEST_WAITING_DAYS = 30;

/** Says where a key of the application may be gone before the recovery points that a lock keeps. */
export function lockedVaultKey(vault: VaultDocument): Problem[] {
  const key = vault.isLockedForGood ? vault.keyDocument : undefined;
  const risks = key ? risksOf(key) : [];
  return risks.length > 0
    ? [{
      id: 'lockedVaultKey',
      level: 'warning',
      property: 'EncryptionKeyArn',
      message: 'nobody can delete the recovery points of the vault before their time, and nobody can restore them without their key; '
        + `the key '${key!.path ?? key!.logicalId}' ${risks.join('; and it ')}`,
    }]
    : [];
}

function risksOf(key: KeyDocument): string[] {
  const waitingDays = key.pendingWindowInDays.number ?? LONGEST_WAITING_DAYS;
  return [
    ...(key.isDeleted ? ['is deleted with its stack: keep it by RemovalPolicy.RETAIN (DeletionPolicy: Retain)'] : []),
    ...(waitingDays < LONGEST_WAITING_DAYS
      ? [`can be gone ${waitingDays} days after its deletion was asked for: let the waiting period (PendingWindowInDays) be ${LONGEST_WAITING_DAYS} days, the longest time to think better of it`]
      : []),
  ];
}
