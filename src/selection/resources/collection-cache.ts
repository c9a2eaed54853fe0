import type { IConstruct } from 'constructs';
import { ResourceCollection } from './resource-collection';
import { forget, found } from '../../document/live/live-application';

/** The collection of a tree, and how far the synthesis is that it was made for. */
interface Entry {
  readonly collection: ResourceCollection;
  readonly prepared: WeakSet<object>;
  isRendered: boolean;
}

const entries = new WeakMap<IConstruct, Entry>();

/**
 * Walks each tree once in a synthesis, however many selections read it.
 *
 * aws-cdk-lib does not say when a synthesis begins. But in each one, after all aspects, everything is first resolved to find
 * references (`preparing`) and then once more to be written. So a reader that prepares again, or after anybody has
 * written, is in a new synthesis and needs a new walk; and a reader that writes without having prepared is in none.
 */
export function collectionFor(reader: object, root: IConstruct, preparing: boolean): ResourceCollection {
  return preparing ? forPreparing(reader, root) : forRendering(reader, root);
}

/** What a reader has prepared, or what it would find now; without being counted as a reader. */
export function peekCollection(reader: object, root: IConstruct): ResourceCollection {
  const entry = entries.get(root);
  return entry?.prepared.has(reader) ? entry.collection : new ResourceCollection(root);
}

function forPreparing(reader: object, root: IConstruct): ResourceCollection {
  let entry = entries.get(root);
  if (!entry || entry.isRendered || entry.prepared.has(reader)) {
    entry = { collection: new ResourceCollection(root), prepared: new WeakSet(), isRendered: false };
    entries.set(root, entry);
    found(root, entry.collection.resources);
  }
  entry.prepared.add(reader);
  return entry.collection;
}

function forRendering(reader: object, root: IConstruct): ResourceCollection {
  const entry = entries.get(root);
  if (!entry?.prepared.has(reader)) {
    return new ResourceCollection(root);
  }
  entry.isRendered = true;
  forget(root);
  return entry.collection;
}
