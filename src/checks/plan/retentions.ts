import type { VaultReference } from '../../document/arns/vault-reference';
import type { LifecycleDocument, RuleDocument } from '../../document/plan-document';
import { daysInWords, rangeInWords, retentionRangeOf } from '../vault/retention-range';

/** For how many days a lifecycle lets something be kept: `Infinity` for ever, and nothing where only deployment knows it. */
export function daysKept({ deleteAfterDays }: LifecycleDocument): number | undefined {
  return deleteAfterDays.isAbsent ? Infinity : deleteAfterDays.number;
}

/** The same of what a rule backs up. Of continuous backups AWS Backup wants to be told. */
export function daysKeptBy({ lifecycle, mayBeContinuous }: RuleDocument): number | undefined {
  return lifecycle.deleteAfterDays.isAbsent && mayBeContinuous ? undefined : daysKept(lifecycle);
}

/** What a vault does not take, by the days for which it is kept. `keeping` begins the sentence. */
export function outOfRangeProblems(keeping: string, days: number | undefined, vault: VaultReference): string[] {
  const range = retentionRangeOf(vault);
  if (days === undefined || (days >= (range.min ?? -Infinity) && days <= (range.max ?? Infinity))) { return []; }
  return [`${keeping} ${days === Infinity ? 'for ever' : `for ${daysInWords(days)}`}, and the vault '${vault.words}' takes only what is kept for ${rangeInWords(range)}`];
}

/** The same of what a rule backs up into a vault. */
export function ruleOutOfRange(rule: RuleDocument, vault: VaultReference): string[] {
  return outOfRangeProblems(`the rule '${rule.name}' keeps recovery points`, daysKeptBy(rule), vault);
}
