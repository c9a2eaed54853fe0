import type { VaultReference } from '../../document/arns/vault-reference';
import type { CopyDocument, LifecycleDocument, RuleDocument } from '../../document/plan-document';
import { daysInWords, rangeInWords, retentionRangeOf } from '../vault/retention-range';

/** For how many days a lifecycle lets something be kept: `Infinity` for ever, and nothing where only deployment knows it. */
export function daysKept({ deleteAfterDays }: LifecycleDocument): number | undefined {
  return deleteAfterDays.isAbsent ? Infinity : deleteAfterDays.number;
}

/** The same of what a rule backs up. Of continuous backups AWS Backup wants to be told. */
export function daysKeptBy({ lifecycle, mayBeContinuous }: RuleDocument): number | undefined {
  return lifecycle.deleteAfterDays.isAbsent && mayBeContinuous ? undefined : daysKept(lifecycle);
}

/**
 * The same of a copy: of whose end nothing is said, it is kept at least as long as what it is a copy of. One that is to be kept for ever is documented to expire with its original.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/recov-point-create-a-copy.html
 */
export function daysOfCopy(rule: RuleDocument, { lifecycle }: CopyDocument): number | undefined {
  return lifecycle.deleteAfterDays.isAbsent ? daysKeptBy(rule) : daysKept(lifecycle);
}

/** Whether a copy has a lifecycle of its own that does not say when it ends: nobody says that this is never, nor that it is not. */
export function mayOutlast({ lifecycle: { reading, deleteAfterDays } }: CopyDocument): boolean {
  return !reading.isAbsent && deleteAfterDays.isAbsent;
}

/** What a vault does not take, by the days for which it is kept. `keeping` begins the sentence. */
export function outOfRangeProblems(keeping: string, days: number | undefined, vault: VaultReference): string[] {
  const range = retentionRangeOf(vault);
  if (days === undefined || (days >= (range.min ?? -Infinity) && days <= (range.max ?? Infinity))) { return []; }
  return [`${keeping} ${days === Infinity ? 'for ever' : `for ${daysInWords(days)}`}, and the vault '${vault.words}' takes only what is kept for ${rangeInWords(range)}`];
}

/** Whether only deployment knows if a vault takes what is kept for some days. */
export function isRangeOpen(days: number | undefined, { document }: VaultReference): boolean {
  const bounds = document ? [document.minRetentionDays, document.maxRetentionDays].filter(({ isAbsent }) => !isAbsent) : [];
  return days === undefined ? bounds.length > 0 : bounds.some(({ number }) => number === undefined);
}

/** The same of a copy, by what is said of it. */
export function copyOutOfRange(rule: RuleDocument, copy: CopyDocument): string[] {
  return problemsOfCopy(rule, copy, mayOutlast(copy) ? Infinity : daysOfCopy(rule, copy));
}

/** Whether only deployment knows if a vault takes a copy, or whether it counts what is said of it, or when it ends. */
export function isCopyRangeOpen(rule: RuleDocument, copy: CopyDocument): boolean {
  const days = daysOfCopy(rule, copy);
  return isRangeOpen(days, copy.vault) || (mayOutlast(copy) && problemsOfCopy(rule, copy, days).length > 0);
}

function problemsOfCopy({ name }: RuleDocument, { lifecycle, vault }: CopyDocument, days: number | undefined): string[] {
  return outOfRangeProblems(`the rule '${name}' ${lifecycle.reading.isAbsent ? 'keeps copies as long as the original,' : 'keeps copies'}`, days, vault);
}

/** The same of what a rule backs up into a vault. */
export function ruleOutOfRange(rule: RuleDocument, vault: VaultReference): string[] {
  return outOfRangeProblems(`the rule '${rule.name}' keeps recovery points`, daysKeptBy(rule), vault);
}
