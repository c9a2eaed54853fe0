import type { CopyDocument, RuleDocument } from '../../../document/plan-document';
import type { Reading } from '../../../document/values/reading';
import type { Problem } from '../../findings/finding';
import { refusals } from '../../findings/problems';
import type { PlanUnderCheck } from '../plan-under-check';
import { daysOfCopy, outOfRangeProblems, ruleOutOfRange } from '../retentions';

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

function copyProblems(rule: RuleDocument, copy: CopyDocument): string[] {
  const keeping = copy.lifecycle.reading.isAbsent ? 'keeps copies as long as the original,' : 'keeps copies';
  return outOfRangeProblems(`the rule '${rule.name}' ${keeping}`, daysOfCopy(rule, copy), copy.vault);
}
