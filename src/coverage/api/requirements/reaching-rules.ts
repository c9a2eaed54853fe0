import { memo } from '../../../private/memo';
import type { RuleFacts } from '../../plans/plan-facts';
import type { ResourceCoverage } from '../../resource-coverage';

const FOUND = new WeakMap<ResourceCoverage, RuleFacts[]>();

/** The rules that reach a resource, with all that they say. */
export function rulesOf(resource: ResourceCoverage): RuleFacts[] {
  return memo(FOUND, resource, () => {
    const plans = new Map(resource.proofs().flatMap(({ plan }) => plan ? [[plan.key, plan]] : []));
    return [...plans.values()].flatMap(({ rules = [] }) => rules);
  });
}
