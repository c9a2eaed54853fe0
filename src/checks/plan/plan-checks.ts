import { COPY_CHECKS } from './copy-checks';
import { duplicateRuleNames } from './duplicate-rule-names';
import { indexWithoutPolicy } from './index-policy';
import type { PlanCheck } from './plan-under-check';
import { ofResources } from './resource-check';
import { unreadyResources } from '../selection/readiness';
import { tooManySelections } from '../selection/selection-counts';

/** All that a plan and what it has to do with show together, in the order in which it is said. */
export const PLAN_CHECKS: readonly PlanCheck[] = [
  duplicateRuleNames,
  ({ resources: { selections } }) => tooManySelections(selections),
  indexWithoutPolicy,
  ...COPY_CHECKS.map(ofResources),
  ({ resources, document: { env, template } }) => unreadyResources(resources, env, template),
];
