import { CfnResource, Stage, Stack } from 'aws-cdk-lib';
import type { IResolveContext } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { CollectedArns } from './collected-arns';
import type { CollectedResource } from './collected-arns';
import { kindOf } from '../model/resource-catalog';

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
  private readonly arns = new CollectedArns();
  private readonly lists = new Map<string, CollectedResource[]>();
  private readonly foreign = new Map<string, CollectedResource[]>();
  private readonly written = new Map<string, unknown[]>();

  constructor(root: IConstruct) {
    this.walk(root);
  }

  /** What lies within any of the constructs, each resource once. */
  public within(constructs: readonly IConstruct[]): readonly CollectedResource[] {
    const ranges = this.rangesOf(constructs);
    return memo(this.lists, JSON.stringify(ranges), () => ranges.flatMap(({ start, end }) => this.found.slice(start, end)));
  }

  /** The ARNs of what lies within the constructs, for the template that is being written; the same for all selections of a stack. */
  public arnsWithin(constructs: readonly IConstruct[], context: IResolveContext): readonly unknown[] {
    const stack = Stack.of(context.scope);
    const key = JSON.stringify([stack.node.addr, this.rangesOf(constructs)]);
    if (context.preparing) {
      const foreign = memo(this.foreign, key, () => this.within(constructs).filter(({ resource }) => Stack.of(resource) !== stack));
      return this.arns.refer(foreign, context);
    }
    return isWritten(context)
      ? memo(this.written, key, () => this.arns.write(this.within(constructs), context))
      : this.arns.refer(this.within(constructs), context);
  }

  /** The constructs as ranges that do not overlap, in the order of the tree. */
  private rangesOf(constructs: readonly IConstruct[]): Range[] {
    let next = 0;
    return constructs
      .map((construct) => this.ranges.get(construct) ?? { start: 0, end: 0 })
      .sort((a, b) => a.start - b.start)
      .map(({ start, end }) => {
        const range = { start: Math.max(start, next), end };
        next = Math.max(next, end);
        return range;
      })
      .filter(({ start, end }) => start < end);
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

/**
 * Whether the property of a selection is being resolved to be written into the template or the tree of the assembly, and not for an aspect or a
 * text, which may do anything with it.
 */
function isWritten({ documentPath: [section, ...rest] }: IResolveContext): boolean {
  const property = (section === 'Resources' ? rest.slice(1) : rest).join(' ');
  return (section === 'Resources' && property === 'Properties backupSelection resources')
    || (section === 'aws:cdk:cloudformation:props' && property === 'backupSelection resources');
}

function memo<T>(map: Map<string, T>, key: string, make: () => T): T {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
