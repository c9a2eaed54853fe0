import type { Documents } from './documents';

/** What was told in a world, and whether it may be something else in other worlds. */
export interface Told<T> {
  readonly found: T;
  readonly isAsked: boolean;
}

/**
 * Tells something, if it was not told before. Whoever asks again learns as well whether other worlds may differ in it: what is then made of it may differ in them, too.
 *
 * @param before what was told before
 */
export function told<T>({ world }: Documents, before: Told<T> | undefined, tell: () => T): Told<T> {
  if (before) {
    world.isAsked ||= before.isAsked;
    return before;
  }
  const wasAsked = world.isAsked;
  world.isAsked = false;
  try {
    return { found: tell(), isAsked: world.isAsked };
  } finally {
    world.isAsked ||= wasAsked;
  }
}

/** The same of one of many things. */
export function toldOnce<K, T>(
  documents: Documents, all: { get(key: K): Told<T> | undefined; set(key: K, told: Told<T>): unknown }, key: K, tell: () => T,
): T {
  const before = all.get(key);
  const now = told(documents, before, tell);
  if (!before) { all.set(key, now); }
  return now.found;
}
