import type { Documents } from './documents';
import { memo } from '../private/memo';

/** What was told in a world, and whether it may be something else in other worlds. */
export interface Told<T> {
  readonly found: T;
  readonly isAsked: boolean;
}

/** Tells something once, and whoever asks again learns as well whether other worlds may differ in it. */
export function toldOnce<K, T>(
  { world }: Documents, all: { get(key: K): Told<T> | undefined; set(key: K, told: Told<T>): unknown }, key: K, tell: () => T,
): T {
  const wasAsked = world.isAsked;
  const { found, isAsked } = memo(all, key, () => {
    world.isAsked = false;
    return { found: tell(), isAsked: world.isAsked };
  });
  world.isAsked = wasAsked || isAsked;
  return found;
}
