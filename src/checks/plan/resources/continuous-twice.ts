import { ContinuousRules, hasPointInTimeRecovery, isApart } from './continuous-rules';
import type { PlanUnderCheck } from '../plan-under-check';
import { ruleThat } from '../plan-under-check';
import { names } from './resource-check';
import type { Found, ResourceCheck } from './resource-check';

/** More plans than these are not named. */
const MOST_PLANS = 10;

/** A resource that is backed up continuously into two vaults, by one plan. */
export const CONTINUOUS_TWICE: ResourceCheck = {
  id: 'continuousTwice',
  concerns: (rule, plan) => rule.isContinuous && plan.rules.some((other) => isApart(rule, other)),
  applies: ({ kind }) => hasPointInTimeRecovery(kind),
  message: (found) => `${ruleThat(found.rules, '', 'back up')} continuously into different vaults, and a resource has one continuous backup only: `
    + `in which of them it will be cannot be told of ${names(found)}`,
};

/** The same by several plans: it is said of those that come after another one. */
export const CONTINUOUS_IN_TWO_PLANS: ResourceCheck = {
  id: 'continuousTwice',
  concerns: (rule, plan) => rule.isContinuous && ContinuousRules.of(plan.documents).areBeside(plan),
  applies: (resource, rule, plan) => hasPointInTimeRecovery(resource.kind)
    && !ContinuousRules.of(plan.documents).rivals(resource, rule, plan, true).next().done,
  message: (found, plan) => `${ruleThat(found.rules, 'backs up', 'back up')} continuously what ${rivalsIn(found, plan)} backs up continuously `
    + `into another vault, and a resource has one continuous backup only: in which of them it will be cannot be told of ${names(found)}`,
};

function rivalsIn({ resources, rules }: Found, plan: PlanUnderCheck): string {
  const found = rivalsOf(resources, rules, plan).map((rival) => `'${rival.document.name}'`);
  return `the plan${found.length === 1 ? '' : 's'} ${found.slice(0, MOST_PLANS).join(', ')}${found.length > MOST_PLANS ? ' and others' : ''}`;
}

/** They are not searched for to their end where there are more than a message names. */
function rivalsOf(resources: Found['resources'], rules: Found['rules'], plan: PlanUnderCheck): PlanUnderCheck[] {
  const found = new Set<PlanUnderCheck>();
  for (const rule of rules) {
    for (const resource of resources) {
      for (const rival of ContinuousRules.of(plan.documents).rivals(resource, rule, plan, true)) {
        found.add(rival);
        if (found.size > MOST_PLANS) { return [...found]; }
      }
    }
  }
  return [...found];
}
