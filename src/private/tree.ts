import type { IConstruct } from 'constructs';

/** Whether a construct still lies where it was made: it, or one around it, may have been removed, or another one put in its place. */
export function isInTree(construct: IConstruct): boolean {
  const { scope, id } = construct.node;
  return scope === undefined || (scope.node.tryFindChild(id) === construct && isInTree(scope));
}
