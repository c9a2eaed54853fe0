import type { IConstruct, Node } from 'constructs';

/**
 * What is wrong with a reference that is no construct: in plain JavaScript it may have what it refers to, and no place in the tree.
 *
 * @param type the interface that it must have, `IBackupVaultRef`, which is that of the member that it has beside
 */
export function placelessProblems(property: string, type: string, given: { readonly node?: unknown } | undefined): string[] {
  if (!given || given.node) { return []; }
  const member = `${type.charAt(1).toLowerCase()}${type.slice(2)}`;
  return [`'${property}' must be an ${type} (an object with '${member}' and 'node'), got an object without 'node': give a construct, or import what exists already`];
}

/** The place of something in the tree; in plain JavaScript, a role may be an object that the program has made, and that has none. */
export function nodeOf(construct: IConstruct): Node | undefined {
  return 'node' in construct ? construct.node : undefined;
}
