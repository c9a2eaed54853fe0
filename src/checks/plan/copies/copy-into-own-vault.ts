import type { Problem } from '../../findings/finding';
import type { PlanUnderCheck } from '../plan-under-check';

/** A copy that comes into a vault that has the recovery point already. */
export function copyIntoOwnVault({ rules }: PlanUnderCheck): Problem[] {
  return rules.flatMap((rule) => (rule.copies ?? []).flatMap((copy, index, copies) => {
    const before = copies.slice(0, index).map(({ vault }) => vault);
    const isSaid = before.filter(({ key }) => key === copy.vault.key).length > 1;
    const words = isSaid ? undefined : sameVaultInWords(copy.vault, before, [rule.vault, ...rule.airGappedVault ? [rule.airGappedVault] : []]);
    return words === undefined ? [] : [{
      id: 'copyIntoOwnVault',
      level: 'warning',
      property: copy.destination.path,
      message: `the rule '${rule.name}' ${words}`,
    }];
  }));
}

/** A vault, as far as it is told from others. */
interface NamedVault {
  readonly key: string;
  readonly words: string;
}

/**
 * Why a copy into a vault is worth nothing, as what is said of who makes it.
 *
 * @param before where the copies go that are made before it
 * @param own where what is copied is
 */
export function sameVaultInWords({ key, words }: NamedVault, before: readonly NamedVault[], own: readonly NamedVault[]): string | undefined {
  if (before.some((other) => other.key === key)) { return `copies into '${words}' more than once${WORTH}`; }
  const same = own.find((other) => other.key === key);
  return same && `backs up into '${same.words}' and copies into '${words}', the same vault${WORTH}`;
}

const WORTH = ': a copy is worth something in another one';
