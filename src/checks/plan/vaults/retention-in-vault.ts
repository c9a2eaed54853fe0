import type { RuleDocument } from '../../../document/plan-document';
import type { Reading } from '../../../document/values/reading';
import type { Problem } from '../../findings/finding';
import { refusals } from '../../findings/problems';
import type { PlanUnderCheck } from '../plan-under-check';
import { copyOutOfRange, ruleOutOfRange } from '../retentions';

/** What vaults do not take of rules and of their copies: every job would fail. */
export function retentionInVault({ rules }: PlanUnderCheck): Problem[] {
  return rules.flatMap((rule) => [
    ...ofLifecycle(rule.lifecycle.reading, ownProblems(rule)),
    ...(rule.copies ?? []).flatMap((copy) => ofLifecycle(copy.lifecycle.reading, copyOutOfRange(rule, copy))),
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
