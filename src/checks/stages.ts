import { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { memo } from '../private/memo';

/** All stages in a construct, also those within others. */
export function stagesIn(construct: IConstruct): IConstruct[] {
  return construct.node.children.flatMap((child) => [...Stage.isStage(child) ? [child] : [], ...stagesIn(child)]);
}

/** What is to be done before the synthesis of an app or a stage, the last first. */
const PREPARATIONS = new WeakMap<IConstruct, (() => void)[]>();
const WATCHED = new WeakSet<object>();

/**
 * Has something done before each synthesis of an app or a stage.
 *
 * What aws-cdk-lib itself offers comes too late: the stages in it have been written by then.
 */
export function beforeSynthesis(root: IConstruct, prepare: () => void): void {
  if (!Stage.isStage(root)) { return; }
  watch(root);
  memo(PREPARATIONS, root, () => []).unshift(prepare);
}

/** It is the class that is watched: a program in another language calls the method of the class, and sees none of the object alone. */
function watch(root: Stage): void {
  const owner: Stage = prototypesOf(root).filter((each) => Object.hasOwn(each, 'synth')).pop();
  if (WATCHED.has(owner)) { return; }
  WATCHED.add(owner);
  const { synth } = owner;
  owner.synth = function (this: Stage, ...options: Parameters<Stage['synth']>) {
    PREPARATIONS.get(this)?.forEach((prepare) => prepare());
    return synth.apply(this, options);
  };
}

/** The prototypes of an object, from that of its class on. */
function prototypesOf(object: object): any[] {
  const prototype = Object.getPrototypeOf(object);
  return prototype === null ? [] : [prototype, ...prototypesOf(prototype)];
}
