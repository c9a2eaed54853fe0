import type { Hindrance } from './hindrance';
import type { CopyFacts, PlanFacts, RuleFacts } from './plan-facts';

/** What is so of a plan by several selections: which of their roles makes a copy, nobody knows. */
export function inCommon(one: PlanFacts, other: PlanFacts): PlanFacts {
  if (one === other || !one.rules || !other.rules) { return other; }
  const rules = other.rules.map((rule) => {
    const same = one.rules!.find(({ name }) => name === rule.name);
    return same ? ruleInCommon(same, rule) : rule;
  });
  return { ...other, rules };
}

function ruleInCommon(one: RuleFacts, other: RuleFacts): RuleFacts {
  const airGappedHindrance = either(one.airGappedHindrance, other.airGappedHindrance);
  return {
    ...other,
    ...airGappedHindrance ? { airGappedHindrance } : {},
    copies: other.copies.map((copy, index): CopyFacts => {
      const hindrance = either(one.copies[index]?.hindrance, copy.hindrance);
      return hindrance ? { ...copy, hindrance } : copy;
    }),
  };
}

function either(one: Hindrance | undefined, other: Hindrance | undefined): Hindrance | undefined {
  const telling = other ?? one;
  return telling && { ...telling, isSure: one?.isSure === true && other?.isSure === true };
}
