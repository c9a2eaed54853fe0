import { COPY_CHECKS } from './copy-checks';
import { duplicateRuleNames } from './duplicate-rule-names';
import type { PlanCheck } from './plan-under-check';
import { ofResources } from './resource-check';

/** All that a plan and what it has to do with show together, in the order in which it is said. */
export const PLAN_CHECKS: readonly PlanCheck[] = [
  duplicateRuleNames,
  ...COPY_CHECKS.map(ofResources),
];
