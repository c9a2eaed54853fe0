import { CfnResource, Stage, Stack } from 'aws-cdk-lib';
import type { IResolveContext } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { CollectedArns } from './collected-arns';
import type { BackupResourceType } from '../model/backup-resource-type';
import { identify } from '../model/resource-catalog';
import type { KnownResource } from '../model/resource-catalog';
import { memo } from '../private/memo';

/** A construct, and what is wanted of what it holds: some types, or those that are collected by default. */
export interface Wanted {
  readonly construct: IConstruct;
  readonly types?: readonly BackupResourceType[];
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

  private readonly found: KnownResource[] = [];
  private readonly ranges = new Map<IConstruct, Range>();
  private readonly nestedStacks = new Map<CfnResource, IConstruct>();
  private readonly arns = new CollectedArns();
  private readonly lists = new Map<string, KnownResource[]>();
  private readonly others = new Map<string, KnownResource[]>();
  private readonly foreign = new Map<string, KnownResource[]>();
  private readonly written = new Map<string, unknown[]>();

  constructor(root: IConstruct) {
    this.walk(root);
  }

  /** What is wanted of the constructs, each resource once. */
  public within(wanted: readonly Wanted[]): readonly KnownResource[] {
    const groups = this.groupsOf(wanted);
    return memo(this.lists, JSON.stringify(groups), () => this.listOf(groups));
  }

  /** What AWS Backup protects of what the constructs hold, and is collected only if its type is asked for. */
  public besides(constructs: readonly IConstruct[]): readonly KnownResource[] {
    const ranges = this.rangesOf(constructs);
    return memo(this.others, JSON.stringify(ranges), () =>
      ranges.flatMap(({ start, end }) => this.found.slice(start, end)).filter(({ kind }) => !kind.isCollectedByDefault));
  }

  /** The ARNs of what is wanted of the constructs, for the template that is being written; the same for all selections of a stack. */
  public arnsWithin(wanted: readonly Wanted[], context: IResolveContext): readonly unknown[] {
    const stack = Stack.of(context.scope);
    const key = JSON.stringify([stack.node.addr, this.groupsOf(wanted)]);
    if (context.preparing) {
      const foreign = memo(this.foreign, key, () => this.within(wanted).filter(({ resource }) => Stack.of(resource) !== stack));
      return this.arns.refer(foreign, context);
    }
    return isWritten(context)
      ? memo(this.written, key, () => this.arns.write(this.within(wanted), context))
      : this.arns.refer(this.within(wanted), context);
  }

  /** What is wanted, by types: ranges that do not overlap, in the order of the tree. */
  private groupsOf(wanted: readonly Wanted[]): [types: string[] | null, ranges: Range[]][] {
    const groups = new Map<string, { types: string[] | null; constructs: IConstruct[] }>();
    for (const { construct, types } of wanted) {
      const names = types ? [...new Set(types.map(({ name }) => name))].sort() : null;
      memo(groups, JSON.stringify(names), () => ({ types: names, constructs: [] })).constructs.push(construct);
    }
    return [...groups.values()].map(({ types, constructs }) => [types, this.rangesOf(constructs)]);
  }

  private listOf(groups: readonly [types: string[] | null, ranges: Range[]][]): KnownResource[] {
    const indexes = new Set<number>();
    for (const [types, ranges] of groups) {
      for (const { start, end } of ranges) {
        for (let index = start; index < end; index++) {
          const { kind } = this.found[index];
          if (types ? types.includes(kind.apiName) : kind.isCollectedByDefault) { indexes.add(index); }
        }
      }
    }
    const ordered = groups.length > 1 ? [...indexes].sort((a, b) => a - b) : [...indexes];
    return ordered.map((index) => this.found[index]).filter(({ resource }) => !this.isInParts(resource, indexes));
  }

  /** Whether a nested stack is not to be backed up as a whole: something in it is by itself, or it holds what makes the backups. */
  private isInParts(resource: CfnResource, selected: ReadonlySet<number>): boolean {
    const nested = this.nestedStacks.get(resource);
    if (!nested) { return false; }
    const { start, end } = this.ranges.get(nested)!;
    return [...Array(end - start).keys()].some((offset) => selected.has(start + offset)) || nested.node.findAll().some(makesBackups);
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
    const known = CfnResource.isCfnResource(construct) ? identify(construct) : undefined;
    if (known) {
      this.found.push(known);
    } else if (Stack.isStack(construct) && construct.nestedStackResource) {
      this.nestedStacks.set(construct.nestedStackResource, construct);
    }
    for (const child of construct.node.children) {
      if (!Stage.isStage(child)) {
        this.walk(child);
      }
    }
    this.ranges.set(construct, { start, end: this.found.length });
  }
}

function makesBackups(construct: IConstruct): boolean {
  return CfnResource.isCfnResource(construct) && construct.cfnResourceType.startsWith('AWS::Backup::');
}

/**
 * Whether the property of a selection is being resolved to be written into the template or the tree of the assembly, and not for an aspect or a
 * text, which may do anything with it.
 */
function isWritten({ documentPath: [section, ...rest] }: IResolveContext): boolean {
  const property = (section === 'Resources' ? rest.slice(1) : rest).join(' ');
  return (section === 'Resources' && /^Properties backupSelection (resources|notResources)$/.test(property))
    || (section === 'aws:cdk:cloudformation:props' && /^backupSelection (resources|notResources)$/.test(property));
}
