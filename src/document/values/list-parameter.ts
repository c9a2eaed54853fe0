import { textOf } from './expression';
import { isPartlyLater } from '../../private/later';

/** Types of parameters whose value is a list, and is written as one text. */
const LIST_TYPES: ReadonlySet<unknown> = new Set(['CommaDelimitedList', 'List<Number>', 'List<String>']);

export function isListType(type: unknown): boolean {
  return LIST_TYPES.has(type);
}

/** The elements of a list that is written as a text, as far as that is known. */
export function listIn(value: unknown): unknown {
  const text = textOf(value);
  return text === undefined || isPartlyLater(text) ? value : text.split(',').map((each) => each.trim());
}
