import type { Document } from '../document/document';
import type { Documents, Reader } from '../document/documents';
import type { Place } from '../document/template';
import { memo } from '../private/memo';

/** All of some types that are made and have a key, in the order of the templates: looked for once, as to compare each with each would take much longer. */
export function alikeOf<D extends Document>(
  key: string | undefined, documents: Documents, Kind: Reader<D>, types: ReadonlySet<string>, index: string, keyOf: (each: D) => string | undefined,
): D[] {
  const places = documents.constant(index, () => {
    const found = new Map<string, Place[]>();
    for (const each of documents.ofTypes(Kind, types)) {
      const { template, logicalId } = each;
      const own = keyOf(each);
      if (own) { memo(found, own, () => []).push({ template, logicalId }); }
    }
    return found;
  });
  return (places.get(key ?? '') ?? []).map((place) => documents.of(Kind, place)).filter(({ isMade }) => isMade);
}

/** The same of a kind that has one type. */
export function alike<D extends Document>(
  key: string | undefined, documents: Documents, Kind: Reader<D> & { readonly TYPE: string }, index: string, keyOf: (each: D) => string | undefined,
): D[] {
  return alikeOf(key, documents, Kind, new Set([Kind.TYPE]), index, keyOf);
}

/** The first of all that are like a document, if it is another one. One of which only deployment knows the key is like no other. */
export function firstAlike<D extends Document>(
  document: D, documents: Documents, Kind: Reader<D>, types: ReadonlySet<string>, index: string, keyOf: (document: D) => string | undefined,
): D | undefined {
  const [first] = alikeOf(keyOf(document), documents, Kind, types, index, keyOf);
  return first?.key === document.key ? undefined : first;
}

/** A key that is of an account and Region. Stacks of which these are not known may be deployed into different ones. */
export function keyWithin({ env: { account, region } }: Document, key: string | undefined): string | undefined {
  return key === undefined ? undefined : `${account}/${region}/${key}`;
}
