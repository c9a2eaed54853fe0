import type { VaultReference } from '../../../document/arns/vault-reference';
import type { RuleDocument } from '../../../document/plan-document';
import { canCopy, canHold } from '../../../model/resources/copy-abilities';
import type { ResourceKind } from '../../../model/resources/resource-kind';
import { namesInWords } from '../../../private/paths';
import { ruleThat } from '../plan-under-check';

/** Whether a rule gets none of a kind into its logically air-gapped vaults. What cannot be copied at all is said to be so by another check. */
export function isNotSupported(kind: ResourceKind, rule: RuleDocument): boolean {
  return !canHold(kind) && (hasTarget(rule) || canCopy(kind));
}

/** Whether a rule sends recovery points to a logically air-gapped vault, or copies them there. */
export function goesToAirGapped(rule: RuleDocument): boolean {
  return hasTarget(rule) || destinationsOf(rule).length > 0;
}

export function hasTarget({ targetAirGappedVault }: RuleDocument): boolean {
  return !targetAirGappedVault.isAbsent;
}

/** A sentence begins with rules and where they send their recovery points. */
export function sends(rules: readonly RuleDocument[]): string {
  const targets = rules.flatMap(({ airGappedVault }) => airGappedVault ?? []);
  const copied = rules.flatMap(destinationsOf);
  const verbs = [...(targets.length > 0 ? [['sends', 'send']] : []), ...(copied.length > 0 ? [['copies', 'copy']] : [])];
  const [singular, plural] = [0, 1].map((form) => verbs.map((verb) => verb[form]).join(' or '));
  const vaults = [...new Set([...targets, ...copied].map(({ words }) => words))];
  return `${ruleThat(rules, singular, plural)} recovery points to the logically air-gapped vault${vaults.length === 1 ? '' : 's'} ${namesInWords(vaults)}`;
}

function destinationsOf({ copies = [] }: RuleDocument): VaultReference[] {
  return copies.map(({ vault }) => vault).filter(({ isAirGapped }) => isAirGapped);
}
