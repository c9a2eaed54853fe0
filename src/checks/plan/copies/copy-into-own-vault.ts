import type { CopyDocument, RuleDocument } from '../../../document/plan-document';
import type { Problem } from '../../findings/finding';
import type { PlanUnderCheck } from '../plan-under-check';

/** A copy that comes into a vault that has the recovery point already. */
export function copyIntoOwnVault({ rules }: PlanUnderCheck): Problem[] {
  return rules.flatMap((rule) => (rule.copies ?? []).flatMap((copy, index, copies) => {
    const isSaid = copies.slice(0, index).filter(({ vault }) => vault.key === copy.vault.key).length > 1;
    const words = isSaid ? undefined : wordsOf(rule, copy, copies.slice(0, index));
    return words === undefined ? [] : [{
      id: 'copyIntoOwnVault',
      level: 'warning',
      property: copy.destination.path,
      message: `the rule '${rule.name}' ${words}: a copy is worth something in another one`,
    }];
  }));
}

function wordsOf(rule: RuleDocument, { vault }: CopyDocument, before: readonly CopyDocument[]): string | undefined {
  if (before.some((other) => other.vault.key === vault.key)) { return `copies into '${vault.words}' more than once`; }
  const own = [rule.vault, ...rule.airGappedVault ? [rule.airGappedVault] : []].find(({ key }) => key === vault.key);
  return own && `backs up into '${own.words}' and copies into '${vault.words}', the same vault`;
}
