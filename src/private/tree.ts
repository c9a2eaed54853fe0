import { CfnElement, Stage } from 'aws-cdk-lib';
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

/** All L1s in a construct, but for those of stages in it. */
export function elementsIn(construct: IConstruct): CfnElement[] {
  const elements: CfnElement[] = [];
  const walk = (each: IConstruct) => {
    if (CfnElement.isCfnElement(each)) { elements.push(each); }
    for (const child of each.node.children) {
      if (!Stage.isStage(child)) { walk(child); }
    }
  };
  walk(construct);
  return elements;
}
