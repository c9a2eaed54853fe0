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
 * The same of a copy: of which nothing is said, it is kept as long as what it is a copy of.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-backup-backupplan-copyactionresourcetype.html
 */
export function daysOfCopy(rule: RuleDocument, { lifecycle }: CopyDocument): number | undefined {
  return lifecycle.reading.isAbsent ? daysKeptBy(rule) : daysKept(lifecycle);
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

/** The same of a copy. */
export function copyOutOfRange(rule: RuleDocument, copy: CopyDocument): string[] {
  const keeping = copy.lifecycle.reading.isAbsent ? 'keeps copies as long as the original,' : 'keeps copies';
  return outOfRangeProblems(`the rule '${rule.name}' ${keeping}`, daysOfCopy(rule, copy), copy.vault);
}

/** The same of what a rule backs up into a vault. */
export function ruleOutOfRange(rule: RuleDocument, vault: VaultReference): string[] {
  return outOfRangeProblems(`the rule '${rule.name}' keeps recovery points`, daysKeptBy(rule), vault);
}
