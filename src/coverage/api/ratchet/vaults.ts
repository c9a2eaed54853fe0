import type { ReportedResource } from './reported';
import { keptOr } from './retention';
import type { Told } from './retention';
import type { VaultForm } from '../../report/form';

/** For how long recovery points are locked, as what keeps them from being deleted counts: by the vault that does so best. That no lock is left is told by itself. */
export function lostLock(more: ReportedResource, less: ReportedResource, told: Told): string[] {
  if ([more, less].some(({ immutability = 'none' }) => immutability === 'none')) { return []; }
  const [longer, shorter] = [more, less].map(lockedDays);
  return longer !== undefined && shorter !== undefined && longer > shorter ? [told(`locked ${keptOr(longer)} at least`, keptOr(shorter))] : [];
}

/** Customer managed keys, where every vault had one. */
export function lostKeys(more: ReportedResource, less: ReportedResource, told: Told): string[] {
  const [keyed, without] = [more, less].map((each) => vaultsOf(each)?.filter(({ encryptionKey }) => typeof encryptionKey !== 'string'));
  return keyed?.length === 0 && without && without.length > 0
    ? [told('encrypted by customer managed keys in every vault', `not for sure in ${[...new Set(without.map(({ name }) => `'${name}'`))].join(', ')}`)] : [];
}

function lockedDays(resource: ReportedResource): number | undefined {
  const vaults = vaultsOf(resource);
  return vaults && Math.max(...vaults.map(({ minRetentionDays }) => minRetentionDays ?? 0));
}

/** The vaults of all rules that back a resource up, or may do so; nothing where a report has none of them. */
function vaultsOf({ proof = [] }: ReportedResource): VaultForm[] | undefined {
  const vaults = proof.filter(({ answer }) => answer !== false).flatMap(({ plan }) => plan?.rules ?? []).map(({ vault }) => vault);
  return vaults.length > 0 ? vaults : undefined;
}
