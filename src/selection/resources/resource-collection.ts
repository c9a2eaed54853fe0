import { CfnResource, Stage, Stack } from 'aws-cdk-lib';
import type { IResolveContext } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { CollectedArns } from './collected-arns';
import { ConditionalArns } from './conditional-arns';
import { Collected } from '../../document/values/collected';
import { conditionOf } from '../../model/condition';
import { BackupResourceType } from '../../model/resources/backup-resource-type';
import { identify } from '../../model/resources/resource-catalog';
import type { KnownResource } from '../../model/resources/resource-catalog';
import { memo } from '../../private/memo';

/** A construct, and what is wanted of what it holds: some types, or those that are collected by default. */
export interface Wanted {
  readonly construct: IConstruct;
  readonly types?: readonly BackupResourceType[];
  /** Whether it is wanted to be left out: then a nested stack is meant beside what is in it, since either of them would back it up. */
  readonly isExcluded?: boolean;
}

/** Which of the resources of a tree lie within a construct: those from `start` up to `end`. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** What a nested stack holds. */
interface StackContent extends Range {
  /** Whether something in it makes backups, which are not to back up themselves. */
  readonly makesBackups: boolean;
}

/** What is wanted, by types: ranges that do not overlap, in the order of the tree. */
interface Groups {
  readonly isExcluded: boolean;
  readonly byTypes: readonly [types: string[] | null, ranges: Range[]][];
}

/**
 * All resources of a tree that AWS Backup protects, found in one walk, in the order of the tree.
 *
 * A stage is a tree of its own: it is synthesised by itself, and references do not lead out of it.
 */
export class ResourceCollection {
  /** All resources, also those that AWS Backup does not protect. */
  public readonly resources: CfnResource[] = [];
  private readonly found: KnownResource[] = [];
  private readonly ranges = new Map<IConstruct, Range>();
  private readonly nestedStacks = new Map<CfnResource, StackContent>();
  private readonly arns = new CollectedArns();
  private readonly grouped = new WeakMap<readonly Wanted[], { readonly groups: Groups; readonly key: string }>();
  private readonly lists = new Map<string, KnownResource[]>();
  private readonly others = new Map<string, KnownResource[]>();
  private readonly foreign = new Map<string, KnownResource[]>();
  private readonly bare = new Map<readonly KnownResource[], readonly CfnResource[]>();
  private readonly written = new Map<string, unknown[]>();
  private readonly conditional = new Map<Stack, ConditionalArns>();
  private someAreConditional?: boolean;

  constructor(root: IConstruct) {
    this.walk(root);
  }

  /** What is wanted of the constructs, each resource once. */
  public within(wanted: readonly Wanted[]): readonly KnownResource[] {
    const { groups, key } = this.groupsOf(wanted);
    return memo(this.lists, key, () => this.listOf(groups));
  }

  /** What AWS Backup protects of what the constructs hold, and is collected only if its type is asked for. */
  public besides(constructs: readonly IConstruct[]): readonly KnownResource[] {
    const everything = constructs.map((construct) => ({ construct, types: BackupResourceType.all() }));
    return memo(this.others, JSON.stringify(this.rangesOf(constructs)), () =>
      this.within(everything).filter(({ kind }) => !kind.isCollectedByDefault));
  }

  /**
   * The ARNs of what is wanted of the constructs, for the template that is being written; the same for all selections of a stack that are made under the
   * same condition, or under none.
   */
  public arnsWithin(wanted: readonly Wanted[], context: IResolveContext, condition?: string): readonly unknown[] {
    const stack = Stack.of(context.scope);
    const key = `${stack.node.addr} ${condition} ${this.groupsOf(wanted).key}`;
    if (context.preparing) {
      const foreign = memo(this.foreign, key, () => this.within(wanted).filter(({ resource }) => Stack.of(resource) !== stack));
      return this.arns.refer(foreign, context);
    }
    const guarded = (arns: readonly unknown[]) => arns.map((arn) => this.conditionalArns(stack).guard(arn, condition));
    return isWritten(context)
      ? memo(this.written, key, () => guarded(this.arns.write(this.within(wanted), context)))
      : guarded(this.arns.refer(this.within(wanted), context));
  }

  /** What is wanted of the constructs, for who reads a selection; `write` gives the ARNs of all that it has collected. */
  public asCollected(wanted: readonly Wanted[], write: () => readonly unknown[]): Collected {
    const list = this.within(wanted);
    return new Collected(memo(this.bare, list, () => list.map(({ resource }) => resource)), this.hasConditions, write);
  }

  /** Whether CloudFormation makes any resource of the tree only under a condition. */
  public get hasConditions(): boolean {
    this.someAreConditional ??= this.resources.some((resource) => conditionOf(resource) !== undefined);
    return this.someAreConditional;
  }

  /** What CloudFormation makes only under a condition, as the template of a stack refers to it. */
  public conditionalArns(stack: Stack): ConditionalArns {
    return memo(this.conditional, stack, () => new ConditionalArns(stack, this.hasConditions ? this.resources : []));
  }

  private groupsOf(wanted: readonly Wanted[]): { readonly groups: Groups; readonly key: string } {
    return memo(this.grouped, wanted, () => {
      const groups = this.group(wanted);
      return { groups, key: JSON.stringify(groups) };
    });
  }

  private group(wanted: readonly Wanted[]): Groups {
    const groups = new Map<string, { types: string[] | null; constructs: IConstruct[] }>();
    for (const { construct, types } of wanted) {
      const names = types ? [...new Set(types.map(({ name }) => name))].sort() : null;
      memo(groups, JSON.stringify(names), () => ({ types: names, constructs: [] })).constructs.push(construct);
    }
    return {
      isExcluded: wanted.some(({ isExcluded }) => isExcluded),
      byTypes: [...groups.values()].map(({ types, constructs }) => [types, this.rangesOf(constructs)]),
    };
  }

  private listOf({ isExcluded, byTypes }: Groups): KnownResource[] {
    const indexes = new Set<number>();
    for (const [types, ranges] of byTypes) {
      for (const { start, end } of ranges) {
        for (let index = start; index < end; index++) {
          const { kind } = this.found[index];
          if (types ? types.includes(kind.apiName) : kind.isCollectedByDefault) { indexes.add(index); }
        }
      }
    }
    const ordered = byTypes.length > 1 ? [...indexes].sort((a, b) => a - b) : [...indexes];
    return (isExcluded ? ordered : this.withoutParts(ordered)).map((index) => this.found[index]);
  }

  /**
   * What is to be backed up, with nothing twice. A nested stack is backed up as a whole where nothing in it is backed up by itself, and nothing in it makes
   * backups; and then so are the stacks in it.
   */
  private withoutParts(ordered: readonly number[]): readonly number[] {
    const stacks = ordered.filter((index) => this.nestedStacks.has(this.found[index].resource));
    if (stacks.length === 0) { return ordered; }
    const byThemselves = ordered.filter((index) => !this.nestedStacks.has(this.found[index].resource));
    const whole: StackContent[] = [];
    const dropped = new Set<number>();
    // A nested stack is found after what is in it: so this is from the outside to the inside.
    for (const index of stacks.reverse()) {
      const content = this.nestedStacks.get(this.found[index].resource)!;
      if (content.makesBackups || whole.some((outer) => isIn(outer, index)) || byThemselves.some((each) => isIn(content, each))) {
        dropped.add(index);
      } else {
        whole.push(content);
      }
    }
    return ordered.filter((index) => !dropped.has(index));
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

  /** Finds what is in a construct, and whether something in it makes backups. */
  private walk(construct: IConstruct): boolean {
    const start = this.found.length;
    const resource = CfnResource.isCfnResource(construct) ? construct : undefined;
    const known = resource && identify(resource);
    if (resource) { this.resources.push(resource); }
    if (known) { this.found.push(known); }
    let makesBackups = resource?.cfnResourceType.startsWith('AWS::Backup::') ?? false;
    for (const child of construct.node.children) {
      if (!Stage.isStage(child)) {
        makesBackups = this.walk(child) || makesBackups;
      }
    }
    const range = { start, end: this.found.length };
    this.ranges.set(construct, range);
    if (Stack.isStack(construct) && construct.nestedStackResource) {
      this.nestedStacks.set(construct.nestedStackResource, { ...range, makesBackups });
    }
    return makesBackups;
  }
}

function isIn({ start, end }: Range, index: number): boolean {
  return start <= index && index < end;
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
