import { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** All stages in a construct, also those within others. */
export function stagesIn(construct: IConstruct): IConstruct[] {
  return construct.node.children.flatMap((child) => [...Stage.isStage(child) ? [child] : [], ...stagesIn(child)]);
}

/**
 * Has something done before each synthesis of an app or a stage.
 *
 * What aws-cdk-lib itself offers comes too late: the stages in it have been written by then.
 */
export function beforeSynthesis(root: IConstruct, prepare: () => void): void {
  const { configurable = true } = Object.getOwnPropertyDescriptor(root, 'synth') ?? {};
  // In another language a class of the program may have taken it for good.
  if (!Stage.isStage(root) || !configurable) { return; }
  const synth = root.synth;
  Object.defineProperty(root, 'synth', {
    configurable: true,
    writable: true,
    value(this: Stage, ...options: Parameters<Stage['synth']>) {
      prepare();
      return synth.apply(this, options);
    },
  });
}
