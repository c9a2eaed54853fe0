import type { RuleFacts } from '../../plans/plan-facts';
import type { ResourceCoverage } from '../../resource-coverage';

/** The rules that reach a resource, with all that they say. */
export function rulesOf(resource: ResourceCoverage): RuleFacts[] {
  const plans = new Map(resource.proofs().flatMap(({ plan }) => plan ? [[plan.key, plan]] : []));
  return [...plans.values()].flatMap(({ rules = [] }) => rules);
}
