import { CfnResource, Stage } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { FinishedArns } from './collected-arns';
import { kindOf } from '../model/resource-catalog';
import type { ResourceKind } from '../model/resource-catalog';

/** A resource that AWS Backup protects. */
export interface CollectedResource {
  readonly resource: CfnResource;
  readonly kind: ResourceKind;
}

/** Which of the resources of a tree lie within a construct: those from `start` up to `end`. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * All resources of a tree that AWS Backup protects, found in one walk, in the order of the tree.
 *
 * A stage is a tree of its own: it is synthesised by itself, and references do not lead out of it.
 */
export class ResourceCollection {
  /** The tree that a construct belongs to. */
  public static rootOf(construct: IConstruct): IConstruct {
    return Stage.isStage(construct) ? construct : Stage.of(construct) ?? construct.node.root;
  }

  private readonly found: CollectedResource[] = [];
  private readonly ranges = new Map<IConstruct, Range>();
  private readonly arns = new Map<Stack, FinishedArns>();

  constructor(root: IConstruct) {
    this.walk(root);
  }

  /** What lies within any of the constructs, each resource once. */
  public within(constructs: readonly IConstruct[]): CollectedResource[] {
    const ranges = constructs
      .map((construct) => this.ranges.get(construct) ?? { start: 0, end: 0 })
      .sort((a, b) => a.start - b.start);
    let next = 0;
    return ranges.flatMap(({ start, end }) => {
      const slice = this.found.slice(Math.max(start, next), end);
      next = Math.max(next, end);
      return slice;
    });
  }

  /** The ARNs of what was found, as the template of a stack has them. */
  public arnsOf(stack: Stack): FinishedArns {
    let arns = this.arns.get(stack);
    if (!arns) {
      arns = new FinishedArns(stack);
      this.arns.set(stack, arns);
    }
    return arns;
  }

  private walk(construct: IConstruct): void {
    const start = this.found.length;
    const kind = CfnResource.isCfnResource(construct) ? kindOf(construct) : undefined;
    if (kind) {
      this.found.push({ resource: construct as CfnResource, kind });
    }
    for (const child of construct.node.children) {
      if (!Stage.isStage(child)) {
        this.walk(child);
      }
    }
    this.ranges.set(construct, { start, end: this.found.length });
  }
}
