import type { Document } from '../../document/document';
import type { Documents, Reader } from '../../document/documents';
import type { Place } from '../../document/template';
import { memo } from '../../private/memo';

/** The first of all documents of some types that are made and of one key, if it is another one. One of which only deployment knows the key is like no other. */
export function firstAlike<D extends Document>(
  document: D, documents: Documents, Kind: Reader<D>, types: ReadonlySet<string>, index: string, keyOf: (document: D) => string | undefined,
): D | undefined {
  const places = documents.constant(index, () => {
    const found = new Map<string, Place[]>();
    for (const each of documents.ofTypes(Kind, types)) {
      const key = keyOf(each);
      if (key !== undefined) { memo(found, key, () => []).push({ template: each.template, logicalId: each.logicalId }); }
    }
    return found;
  });
  const key = keyOf(document);
  const alike = key === undefined ? [] : places.get(key) ?? [];
  const first = alike.map((place) => documents.of(Kind, place)).find(({ isMade }) => isMade);
  return first?.key === document.key ? undefined : first;
}

/** A key that is of an account and Region. Stacks of which these are not known may be deployed into different ones. */
export function keyWithin({ env: { account, region } }: Document, key: string | undefined): string | undefined {
  return key === undefined ? undefined : `${account}/${region}/${key}`;
}
