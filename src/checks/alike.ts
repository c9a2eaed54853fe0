import type { Document } from '../document/document';
import type { Documents, Reader } from '../document/documents';
import type { Place } from '../document/template';
import { memo } from '../private/memo';

/** All of a kind that are made and have a key, in the order of the templates: looked for once, as to compare each with each would take much longer. */
export function alike<D extends Document>(
  key: string | undefined, documents: Documents, Kind: Reader<D> & { readonly TYPE: string }, index: string, keyOf: (each: D) => string | undefined,
): D[] {
  const places = documents.constant(index, () => {
    const found = new Map<string, Place[]>();
    for (const each of documents.ofTypes(Kind, new Set([Kind.TYPE]))) {
      const { template, logicalId } = each;
      const own = keyOf(each);
      if (own) { memo(found, own, () => []).push({ template, logicalId }); }
    }
    return found;
  });
  return (places.get(key ?? '') ?? []).map((place) => documents.of(Kind, place)).filter(({ isMade }) => isMade);
}
