import { ContinuousRules, isApart } from './continuous-rules';
import { ruleThat } from '../plan-under-check';
import { names } from './resource-check';
import type { ResourceCheck } from './resource-check';

/** Backups of a bucket that are not in the vault of the continuous one. */
export const BUCKET_IN_TWO_VAULTS: ResourceCheck = {
  id: 'bucketInTwoVaults',
  concerns: (rule, plan) => !rule.isContinuous
    && (plan.rules.some((other) => isApart(rule, other)) || ContinuousRules.of(plan.documents).areBeside(plan)),
  applies: (resource, rule, plan) => resource.kind.hasOneVault === true
    && (plan.rules.some((other) => isApart(rule, other)) || !ContinuousRules.of(plan.documents).rivals(resource, rule, plan).next().done),
  message: (found) => `${ruleThat(found.rules, 'backs up', 'back up')} into another vault than a continuous rule, and AWS Backup needs all backups of a bucket in one: `
    + `give the rules one vault for ${names(found)}`,
};
