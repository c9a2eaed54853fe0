import type { VaultDocument } from '../../document/vault-document';
import { complianceInWords } from '../../model/vault-lock';
import type { Names } from '../../private/messages/names';
import type { Problem } from '../findings/finding';

const AS_WRITTEN: Names = (_, isShort) => isShort ? 'ChangeableForDays' : 'LockConfiguration.ChangeableForDays';

/** Says what cannot be undone, and from when. That of a logically air-gapped vault goes without saying. */
export function complianceLock({ isAirGapped, isLockedForGood, changeableForDays }: VaultDocument): Problem[] {
  return isLockedForGood && !isAirGapped
    ? [{ id: 'complianceLock', level: 'warning', property: changeableForDays.path, message: complianceInWords(changeableForDays.number, AS_WRITTEN) }]
    : [];
}
