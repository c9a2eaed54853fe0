import type { Stream } from './streams';
import { count } from '../private/in-words';

/** Why the recovery points of a rule in a place are still there. */
export function reasonOf({ ruleName, vault, kind, keptDays, coldAfter }: Stream): string {
  const cold = coldAfter === Infinity ? '' : `, in cold storage after ${count(coldAfter / (24 * 60 * 60 * 1000), 'day')}`;
  const kept = keptDays === Infinity ? 'never deleted' : `kept for ${count(keptDays, 'day')}`;
  switch (kind) {
    case 'continuous': return `the continuous backup of the rule '${ruleName}', which goes back ${count(keptDays, 'day')} at most`;
    case 'temporary': return `a temporary recovery point of the rule '${ruleName}', deleted as soon as it has been copied`;
    case 'copy': return `a copy to '${vault}' by the rule '${ruleName}', ${kept}${cold}`;
    default: return `the rule '${ruleName}': ${kept}${cold}`;
  }
}

/** An instant as people read it: to the minute, in UTC. */
export function instantInWords(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16)}Z`;
}
