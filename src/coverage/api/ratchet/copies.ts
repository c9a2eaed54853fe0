import { daysOf, lostSteps, stepsOf } from './lost-steps';
import type { ReportedResource } from './reported';
import { keptOr, stepInWords } from './retention';
import type { Told } from './retention';
import type { CopiesKeptForm, CopyForm } from '../../report/form';

/** Copies that are gone, or are kept shorter, or of which there are fewer. A copy that moves to another vault of the same account and Region is not lost. */
export function lostCopies(more: ReportedResource, less: ReportedResource, told: Told): string[] {
  return more.copiesKept && less.copiesKept
    ? lostVaults(more.copiesKept, less.copiesKept, told)
    : unmatched(more.copies ?? [], less.copies ?? []).map((copy) => gone(copy, daysOf(copy), told));
}

/** What is in each vault; what other rules make in it is the same. */
function lostVaults(more: readonly CopiesKeptForm[], less: readonly CopiesKeptForm[], told: Told): string[] {
  const left = [...less];
  const lostIn = (one: CopiesKeptForm, other: CopiesKeptForm) => lostSteps(stepsOf(one.kept), stepsOf(other.kept));
  const take = (one: CopiesKeptForm, isPartner: (other: CopiesKeptForm) => boolean) => {
    const index = left.findIndex((other) => isSamePlace(one, other) && isPartner(other));
    return index < 0 ? undefined : left.splice(index, 1)[0];
  };
  const isSameVault = (one: CopiesKeptForm) => (other: CopiesKeptForm) => one.vault === other.vault;
  const keepsAll = (one: CopiesKeptForm) => (other: CopiesKeptForm) => lostIn(one, other).length === 0;
  const lessened = more.filter((one) => !take(one, (other) => isSameVault(one)(other) && keepsAll(one)(other)))
    .filter((one) => !take(one, keepsAll(one)));
  return lessened.flatMap((one) => {
    const other = take(one, isSameVault(one)) ?? take(one, () => true);
    return other
      ? lostIn(one, other).map((lost) => told(...stepInWords(lost, `copied to ${vaultInWords(one)}`)))
      : [gone(one, Math.max(0, ...stepsOf(one.kept).map(({ days }) => days)), told)];
  });
}

function gone(vault: Pick<CopyForm, 'vault' | 'account' | 'region'>, days: number, told: Told): string {
  return told(`copied to ${vaultInWords(vault)} ${keptOr(days)}`, 'not');
}

/** The copies that have no partner in the same place that is kept as long. */
function unmatched(more: readonly CopyForm[], less: readonly CopyForm[]): CopyForm[] {
  const left = [...less];
  return more.filter((copy) => {
    const index = left.findIndex((other) => isSamePlace(copy, other) && daysOf(other) >= daysOf(copy));
    if (index >= 0) { left.splice(index, 1); }
    return index < 0;
  });
}

function isSamePlace(one: Pick<CopyForm, 'vault' | 'account' | 'region'>, other: Pick<CopyForm, 'vault' | 'account' | 'region'>): boolean {
  const isKnown = (one.account ?? one.region) !== null;
  return one.account === other.account && one.region === other.region && (isKnown || one.vault === other.vault);
}

function vaultInWords({ vault, account, region }: Pick<CopyForm, 'vault' | 'account' | 'region'>): string {
  const where = [account, region].filter((each) => each !== null).join(', ');
  return `the vault '${vault}'${where === '' ? '' : ` (${where})`}`;
}
