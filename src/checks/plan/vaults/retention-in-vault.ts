import type { CopyDocument, RuleDocument } from '../../../document/plan-document';
import type { Reading } from '../../../document/values/reading';
import type { Problem } from '../../findings/finding';
import { refusals } from '../../findings/problems';
import type { PlanUnderCheck } from '../plan-under-check';
import { daysKept, daysKeptBy, outOfRangeProblems, ruleOutOfRange } from '../retentions';

/** What vaults do not take of rules and of their copies: every job would fail. */
export function retentionInVault({ rules }: PlanUnderCheck): Problem[] {
  return rules.flatMap((rule) => [
    ...ofLifecycle(rule.lifecycle.reading, ownProblems(rule)),
    ...(rule.copies ?? []).flatMap((copy) => ofLifecycle(copy.lifecycle.reading, copyProblems(rule, copy))),
  ]);
}

function ofLifecycle(lifecycle: Reading, messages: readonly string[]): Problem[] {
  return refusals('retentionOutOfRange', lifecycle, messages);
}

function ownProblems(rule: RuleDocument): string[] {
  const { airGappedVault: target } = rule;
  if (!target) { return ruleOutOfRange(rule, rule.vault); }
  // What no logically air-gapped vault takes is said of the rule by itself.
  return target.document ? ruleOutOfRange(rule, target) : [];
}

/**
 * A copy of which nothing is said is kept as long as what it is a copy of.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-backup-backupplan-copyactionresourcetype.html
 */
function copyProblems(rule: RuleDocument, { lifecycle, vault }: CopyDocument): string[] {
  return lifecycle.reading.isAbsent
    ? outOfRangeProblems(`the rule '${rule.name}' keeps copies as long as the original,`, daysKeptBy(rule), vault)
    : outOfRangeProblems(`the rule '${rule.name}' keeps copies`, daysKept(lifecycle), vault);
}
