import type { IConstruct } from 'constructs';

/** A message that names more than these is not read to its end. */
const MOST = 10;

/** Constructs by their paths, as a message names them. */
export function pathsInWords(constructs: readonly IConstruct[]): string {
  return namesInWords(constructs.map(({ node }) => node.path));
}

/** Names of things, as a message has them. */
export function namesInWords(names: readonly string[]): string {
  const named = names.slice(0, MOST).map((name) => `'${name}'`).join(', ');
  return names.length > MOST ? `${named} and ${(names.length - MOST).toLocaleString('en-US')} more` : named;
}

/** What people call a construct by the path of its L1: without what every L1 is called. */
export function constructIn(path: string): string {
  return path.replace(/(\/(Default|Resource))+$/, '');
}

/** What they call a resource: its construct, where a path of it is known, else by its logical id. */
export function nameOfResource(resource: { readonly path?: string | null; readonly logicalId: string }): string {
  const { path } = resource;
  return path === undefined || path === null ? resource.logicalId : constructIn(path);
}
