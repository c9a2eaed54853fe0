import type { IConstruct } from 'constructs';

/** Whether a construct still lies where it was made: it may have been removed, or another one put in its place. */
export function isInTree(construct: IConstruct): boolean {
  return construct.node.scope?.node.tryFindChild(construct.node.id) === construct;
}
