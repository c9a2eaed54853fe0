import type { PlanUnderCheck } from './plan-under-check';
import type { Problem } from '../findings/finding';

/** A plan that selects nothing, as far as the application goes. Where anything in it refers to the plan, that may be handed over to who makes the selections. */
export function planWithoutSelection({ document: { template, logicalId }, documents, resources: { selections } }: PlanUnderCheck): Problem[] {
  return selections.length > 0 || documents.hasSelectionsOfUnknownPlans || template.references.has(logicalId) ? [] : [{
    id: 'planWithoutSelection',
    level: 'warning',
    message: 'the plan has no selection, and so backs up nothing: give it one, or acknowledge this if its selections are made elsewhere',
  }];
}
