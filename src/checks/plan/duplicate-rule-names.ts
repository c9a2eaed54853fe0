import type { PlanUnderCheck } from './plan-under-check';
import type { Problem } from '../findings/finding';

/** Rules that cannot be told apart. */
export function duplicateRuleNames({ rules }: PlanUnderCheck): Problem[] {
  const names = rules.flatMap(({ ruleName }) => ruleName.knownText ?? []);
  const duplicates = new Set(names.filter((name, index) => names.indexOf(name) < index));
  return [...duplicates].map((name) => ({
    id: 'duplicateRuleName',
    level: 'warning',
    message: `the plan has ${names.filter((other) => other === name).length} rules named '${name}': their jobs cannot be told apart`,
  }));
}
