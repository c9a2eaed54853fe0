import type { SelectionDocument } from '../../document/selection-document';
import { nameOf } from '../../document/values/durations';
import { inWords } from '../../private/known-text';
import type { Problem } from '../findings/finding';
import { missing, refusals } from '../findings/problems';

/** A selection is of a plan that is known by its id, whoever says it: an import is taken by its word. */
export function noPlanId({ planId }: SelectionDocument): Problem[] {
  const { text } = planId;
  const isNone = text !== undefined && (text === '' || text.startsWith('arn:'));
  return refusals('invalidPlanId', planId, missing(planId) ?? (isNone ? [`'${nameOf(planId)}' must be the id of a backup plan, got '${inWords(text)}'`] : []));
}
