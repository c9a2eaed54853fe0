import { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Whether a construct still lies where it was made: it, or one around it, may have been removed, or another one put in its place. */
export function isInTree(construct: IConstruct): boolean {
  const { scope, id } = construct.node;
  return scope === undefined || (scope.node.tryFindChild(id) === construct && isInTree(scope));
}

/** The app or stage that a construct belongs to: each is synthesised by itself, and references do not lead out of it. */
export function rootOf(construct: IConstruct): IConstruct {
  return Stage.isStage(construct) ? construct : Stage.of(construct) ?? construct.node.root;
}
