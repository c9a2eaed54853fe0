/**
 * What messages call the properties of something: as a program gives them, or as a template has them. A short name stands beside a whole one, for a property of the same thing.
 */
export type Names = (property: string, isShort?: boolean) => string;

/** As they are called where they are given. */
export const AS_GIVEN: Names = (property) => property;

/** As they are called in a place of their own, such as `copyActions[0].`. */
export function within(prefix: string): Names {
  return (property, isShort) => isShort ? property : `${prefix}${property}`;
}

/** A message about a template as whoever wrote no template reads it: with the names that they have given. */
export function inGivenNames(message: string, names: Readonly<Record<string, string>>): string {
  return Object.entries(names).reduce((text, [written, given]) => text.replaceAll(`'${written}'`, `'${given}'`), message);
}
