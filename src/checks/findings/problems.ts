import type { Problem } from './finding';
import { nameOf } from '../../document/values/durations';
import type { Reading } from '../../document/values/reading';
import type { LawId } from '../../private/messages/finding-ids';

/** What is certain to be refused in a place of a document. */
export function refusals(id: LawId, { path }: Reading, messages: readonly string[]): Problem[] {
  return messages.map((message) => ({ id, level: 'error', property: path || undefined, message }));
}

/** What is wrong with a place in which something has to be; nothing is said where something is. */
export function missing(reading: Reading): string[] | undefined {
  return reading.isAbsent ? [`'${nameOf(reading)}' must be given`] : undefined;
}
