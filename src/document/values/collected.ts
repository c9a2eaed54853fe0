import type { CfnResource } from 'aws-cdk-lib';

/** The intrinsic function that stands for the ARNs of a list of resources while a template is read, and never in one. */
export const COLLECTED = 'Fn::CollectedArns';

/**
 * The resources that a selection has collected of an app that is being synthesised. Selections of the same construct share one list, which is looked at once.
 */
export class Collected {
  /**
   * @param resources what was collected
   * @param mayBeConditional whether some of them may be made only under a condition
   * @param write the ARNs as the template has them, which takes much longer
   */
  constructor(
    public readonly resources: readonly CfnResource[], public readonly mayBeConditional: boolean, public readonly write: () => readonly unknown[],
  ) {}

  /** It is never written. */
  public toJSON(): string {
    return `${this.resources.length} resources`;
  }
}

/** The list that an element of a list of ARNs stands for. */
export function collectedIn(element: unknown): Collected | undefined {
  const list = typeof element === 'object' && element !== null ? (element as { [COLLECTED]?: unknown })[COLLECTED] : undefined;
  return list instanceof Collected ? list : undefined;
}
