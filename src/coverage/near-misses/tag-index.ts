import type { SeenResource } from './seen-resources';
import { isKnownText } from '../../private/known-text';
import { memo } from '../../private/memo';

/** Tags as they are alike: however they are written, and whether there is one or are several. */
export function likeness(text: string): string {
  return text.toLowerCase().replace(/s$/, '');
}

/** The tags that resources have for sure. */
export class TagIndex {
  /** Whether there may be tags that are not known. */
  public readonly isOpen: boolean;
  /** Whether they may be others where a parameter has another value than its default. */
  public readonly isByDefaults: boolean;
  private readonly exact = new Set<string>();
  private readonly alike = new Map<string, SeenResource[]>();

  constructor(resources: readonly SeenResource[]) {
    this.isOpen = resources.some(({ subject: { tags: { known, mayHaveMore } } }) => mayHaveMore || Object.entries(known).some((tag) => !isKnownText(tag.join(''))));
    this.isByDefaults = resources.some(({ isByDefaults }) => isByDefaults);
    for (const seen of resources) {
      for (const [key, value] of Object.entries(seen.subject.tags.known)) {
        this.exact.add(JSON.stringify([key, value]));
        if (seen.isOpen) { memo(this.alike, JSON.stringify([likeness(key), likeness(value)]), () => []).push(seen); }
      }
    }
  }

  public has(key: string, value: string): boolean {
    return this.exact.has(JSON.stringify([key, value]));
  }

  /** Those that nothing backs up, and that have a tag like this one. */
  public like(key: string, value: string): readonly SeenResource[] {
    return this.alike.get(JSON.stringify([likeness(key), likeness(value)])) ?? [];
  }
}
