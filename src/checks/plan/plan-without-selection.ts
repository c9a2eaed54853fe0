import type { PlanUnderCheck } from './plan-under-check';
import type { Documents } from '../../document/documents';
import { PolicyDocument } from '../../document/organization/policy-document';
import type { Problem } from '../findings/finding';

/**
 * A plan that selects nothing, as far as the application goes. Where anything in it refers to the plan, that may be handed over to who makes the selections.
 */
export function planWithoutSelection({ document, documents, resources: { selections } }: PlanUnderCheck): Problem[] {
  const { template, logicalId, planName } = document;
  const isUsed = selections.length > 0 || documents.hasSelectionsOfUnknownPlans || template.references.has(logicalId)
    || (planName.knownText !== undefined && plansOfPolicies(documents).has(planName.knownText));
  return isUsed ? [] : [{
    id: 'planWithoutSelection',
    level: 'warning',
    message: 'the plan has no selection, and so backs up nothing: give it one, or acknowledge this if its selections are made elsewhere',
  }];
}

/** The names of the plans that an organization gets by its policies. */
function plansOfPolicies(documents: Documents): ReadonlySet<string> {
  return documents.constant('plans of policies', () => new Set(documents.ofTypes(PolicyDocument, new Set([PolicyDocument.TYPE]))
    .filter(({ isBackupPolicy }) => isBackupPolicy)
    .flatMap(({ plans }) => plans.map(({ name }) => name))));
}
