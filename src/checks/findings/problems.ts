import type { Problem } from './finding';
import { nameOf } from '../../document/values/durations';
import type { Reading } from '../../document/values/reading';
import type { LawId, RiskId } from '../../private/messages/finding-ids';

/** What is certain to be refused in a place of a document. */
export function refusals(id: LawId, { path }: Reading, messages: readonly string[]): Problem[] {
  return messages.map((message) => ({ id, level: 'error', property: path || undefined, message }));
}

/** What may be refused there. */
export function risks(id: RiskId, { path }: Reading, messages: readonly string[]): Problem[] {
  return messages.map((message) => ({ id, level: 'warning', property: path || undefined, message }));
}

/** What is wrong with a place in which something has to be; nothing is said where something is. */
export function missing(reading: Reading): string[] | undefined {
  return reading.isAbsent ? [`'${nameOf(reading)}' must be given`] : undefined;
}

/** What is wrong with a text that has to be one of some. */
export function notAmong({ knownText: text, path }: Reading, values: readonly string[], name = path.slice(path.lastIndexOf('.') + 1)): string[] {
  return text === undefined || values.includes(text) ? [] : [`'${name}' must be ${values.join(' or ')}, got '${text}'`];
}
