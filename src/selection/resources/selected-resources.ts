import { Aws, CfnResource, Stack, Token } from 'aws-cdk-lib';
import type { aws_backup as backup, IResolvable, IResolveContext } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { BackupResource } from './backup-resource';
import { collectionFor, peekCollection } from './collection-cache';
import { FinishedIntrinsic } from './finished-intrinsic';
import { ResourceCollection } from './resource-collection';
import type { Wanted } from './resource-collection';
import { ownResource } from './resource-owner';
import { COLLECTED } from '../../document/values/collected';
import { conditionOf, standInOf } from '../../model/condition';
import { BackupResourceType } from '../../model/resources/backup-resource-type';
import { arnPatternOf, identify, kindsNamed } from '../../model/resources/resource-catalog';
import type { KnownResource } from '../../model/resources/resource-catalog';
import { isKnownText } from '../../private/known-text';
import { memo } from '../../private/memo';
import { isBeingRead } from '../../private/reading';
import { referencesIn } from '../../private/references';
import { isInTree, rootOf } from '../../private/tree';
import { TagOperation } from '../tag-condition';
import type { TagCondition } from '../tag-condition';

/**
 * What a selection backs up, or leaves out, as it was given and as it goes into the template.
 */
export class SelectedResources implements IResolvable {
  public readonly creationStack: string[] = [];
  /** ARNs and ARN patterns, in the order given. */
  public readonly arns: string[];
  /** Tags, in the order given. */
  public readonly tags: TagCondition[];
  /** Constructs whose resources are collected at synthesis. */
  public wanted: readonly Wanted[];
  /** Where something was given that means nothing at all. */
  public readonly emptyIndexes: number[];
  private owned?: ReadonlyMap<string, KnownResource>;
  /** What is wanted of each tree, and of what that was told. */
  private grouped?: { readonly wanted: readonly Wanted[]; readonly groups: ReadonlyMap<IConstruct, readonly Wanted[]> };

  /**
   * @param property the property that they were given as
   * @param resources what was given
   * @param selection the selection that they are of, whose condition is theirs
   */
  constructor(
    public readonly property: 'resources' | 'notResources', public readonly resources: readonly BackupResource[], private readonly selection?: IConstruct,
  ) {
    this.arns = resources.flatMap((given) => given.resource ? [given.resource] : patternsOf(given));
    this.tags = resources.flatMap(({ tagCondition }) => tagCondition ? [tagCondition] : []);
    const isExcluded = property === 'notResources';
    this.wanted = resources.flatMap(({ construct, resourceTypes: types }) => construct ? [{ construct, types, isExcluded }] : []);
    this.emptyIndexes = resources.flatMap((given, index) => meansNothing(given) ? [index] : []);
  }

  /** Adds a resource, and nothing else that is in it. */
  public want(resource: CfnResource): void {
    this.wanted = [...this.wanted, { construct: resource, types: BackupResourceType.all() }];
  }

  /** Takes a resource away that was given by itself. */
  public release(resource: CfnResource): void {
    this.wanted = this.wanted.filter(({ construct }) => construct !== resource);
  }

  /** The types that were named for what surely is, each once; for constructs, see `wantedTypes`. */
  public namedTypes(): BackupResourceType[] {
    return eachOnce(this.resources.flatMap(({ construct, resourceTypes = [] }) => construct ? [] : resourceTypes));
  }

  /** The types that are wanted of constructs, each once. */
  public wantedTypes(): BackupResourceType[] {
    return eachOnce(this.wanted.flatMap(({ types = [] }) => types));
  }

  /** The types of which everything was given. */
  public wholeTypes(): BackupResourceType[] {
    return this.resources.filter(({ resource, construct }) => !resource && !construct).flatMap(({ resourceTypes = [] }) => resourceTypes);
  }

  /** The tags as the template has them; nothing where there are none. */
  public renderTags(): backup.CfnBackupSelection.ConditionResourceTypeProperty[] | undefined {
    if (this.tags.length === 0) { return undefined; }
    return this.tags.map(({ key, operation, value }) => ({
      conditionKey: key,
      conditionType: operation || TagOperation.STRING_EQUALS,
      conditionValue: value,
    }));
  }

  /** The ARNs as the template has them: those given, then those collected. A list of them only exists at synthesis. */
  public renderArns(): string[] | undefined {
    return this.arns.length + this.wanted.length > 0 ? Token.asList(this) : undefined;
  }

  /** What the constructs hold of what is wanted, each resource once, in the order of the tree. */
  public collected(): readonly KnownResource[] {
    return this.peek((collection, wanted) => collection.within(wanted));
  }

  /** What the constructs hold that AWS Backup protects, and that is neither collected nor named by its ARN. */
  public leftOut(): readonly KnownResource[] {
    const besides = this.peek((collection, wanted) => collection.besides(wanted.filter(({ types }) => !types).map(({ construct }) => construct)));
    if (besides.length === 0) { return besides; }
    const asked = this.wanted.some(({ types }) => types) ? this.collected().map(({ resource }) => resource) : [];
    const named = new Set<IConstruct>([
      ...this.arns.flatMap((arn) => [this.own(arn), ...referencesIn(arn)].flatMap((known) => known?.resource ?? [])),
      ...asked,
    ]);
    return named.size > 0 ? besides.filter(({ resource }) => !named.has(resource)) : besides;
  }

  /** The constructs that hold nothing of what is wanted of them. */
  public emptyConstructs(): Wanted[] {
    return this.wanted.filter((each) => !isWantedItself(each) && peekCollection(this, rootOf(each.construct)).within([each]).length === 0);
  }

  /** Whether CloudFormation may make some of them, or what refers to them, only under a condition. */
  public mayBeConditional(): boolean {
    return this.selection !== undefined && [...this.byRoot(Stack.of(this.selection)).keys()].some((root) => peekCollection(this, root).hasConditions);
  }

  /** For each ARN of the template, the conditions under which it is there, beside that of the selection. */
  public conditions(): string[][] {
    const stack = Stack.of(this.selection!);
    const own = this.selectionCondition();
    const arns = peekCollection(this, rootOf(stack)).conditionalArns(stack);
    const conditionHere = ({ resource }: KnownResource) => {
      const standIn = standInOf(resource, stack);
      return standIn && conditionOf(standIn);
    };
    return [
      ...this.arns.map((arn) => arns.conditionsOf(stack.resolve(arn), own)),
      ...this.collected().map(conditionHere).map((each) => each === undefined || each === own ? [] : [each]),
    ];
  }

  /**
   * The ARNs as they are when the template is written. They are finished then: as what a post-processor gives back, they are not resolved again.
   */
  public resolve(context: IResolveContext): string[] {
    if (isBeingRead()) { return this.read(context); }
    const stack = Stack.of(context.scope);
    const byRoot = this.byRoot(stack);
    const collections = new Map([...byRoot.keys()].map((root) => [root, collectionFor(this, root, context.preparing)]));
    const condition = this.selectionCondition();
    const conditional = context.preparing ? undefined : collections.get(rootOf(stack))?.conditionalArns(stack);
    const given = this.arns.map((arn) => context.resolve(arn)).filter((arn) => arn !== undefined)
      .map((arn) => conditional?.guard(arn, condition) ?? arn);
    const all = given.concat(...[...byRoot].map(([root, wanted]) => collections.get(root)!.arnsWithin(wanted, context, condition)));
    context.registerPostProcessor({ postProcess: () => all.length > 0 ? all : undefined });
    return [];
  }

  public toString(): string {
    return Token.asString(this);
  }

  /** The same for who only reads them: what was collected stays one list, which other selections have, too. */
  private read(context: IResolveContext): string[] {
    const stack = Stack.of(context.scope);
    const condition = this.selectionCondition();
    const byRoot = this.byRoot(stack);
    const root = rootOf(stack);
    const conditional = byRoot.has(root) ? peekCollection(this, root).conditionalArns(stack) : undefined;
    const given = this.arns.map((arn) => context.resolve(arn)).filter((arn) => arn !== undefined)
      .map((arn) => conditional?.guard(arn, condition) ?? arn);
    const all = [...given, ...this.readCollected(stack, byRoot, given.length)];
    context.registerPostProcessor({ postProcess: () => all.length > 0 ? all : undefined });
    return [];
  }

  /** What was collected of each tree, as one element of the list of ARNs, which has some other elements before. */
  public readCollected(stack: Stack, byRoot = this.byRoot(stack), before = 0): FinishedIntrinsic[] {
    const write = () => (stack.resolve(Token.asList(this)) as unknown[]).slice(before);
    return [...byRoot]
      .map(([each, wanted]) => peekCollection(this, each).asCollected(wanted, write))
      .filter(({ resources }) => resources.length > 0)
      .map((list) => new FinishedIntrinsic(COLLECTED, list));
  }

  /** The resource of this app that an ARN was made of by a method of `BackupResource`. */
  private own(arn: string): KnownResource | undefined {
    this.owned ??= new Map(this.resources.flatMap((given) => {
      const known = given.resource ? ownResource(given) : undefined;
      return known ? [[given.resource!, known] as const] : [];
    }));
    return this.owned.get(arn);
  }

  private peek(read: (collection: ResourceCollection, wanted: readonly Wanted[]) => readonly KnownResource[]): readonly KnownResource[] {
    const lists = [...this.byRoot()].map(([root, wanted]) => read(peekCollection(this, root), wanted));
    return lists.length === 1 ? lists[0] : lists.flat();
  }

  /** What is wanted of each tree; of the tree of a stack maybe nothing, where an ARN may refer to it. */
  private byRoot(stack?: Stack): ReadonlyMap<IConstruct, readonly Wanted[]> {
    if (this.grouped?.wanted !== this.wanted) {
      const { wanted } = this;
      const groups = new Map<IConstruct, Wanted[]>();
      wanted.forEach((each) => memo(groups, rootOf(each.construct), () => []).push(each));
      this.grouped = { wanted, groups };
    }
    const { groups } = this.grouped;
    const isMore = stack && this.arns.some((arn) => !isKnownText(arn)) && !groups.has(rootOf(stack));
    return isMore ? new Map([...groups, [rootOf(stack), []]]) : groups;
  }

  /** The condition of the selection, under which nothing has to be left out that is made under the same. */
  private selectionCondition(): string | undefined {
    const resource = this.selection?.node.tryFindChild('Resource');
    return CfnResource.isCfnResource(resource) ? conditionOf(resource) : undefined;
  }
}

/** The ARN patterns of types that were given alone, in the partition of the stack. */
function patternsOf({ construct, tagCondition, resourceTypes = [] }: BackupResource): string[] {
  if (construct || tagCondition) { return []; }
  return [...new Set(resourceTypes.flatMap(({ name }) => kindsNamed(name)).map((kind) => arnPatternOf(kind, Aws.PARTITION)))];
}

function meansNothing({ resource, tagCondition, construct, resourceTypes = [] }: BackupResource): boolean {
  return !resource && !tagCondition && !construct && resourceTypes.length === 0;
}

/** Whether a resource is wanted by itself: a nested stack that makes backups is not collected all the same, and that is as it should be. */
function isWantedItself({ construct, types = [] }: Wanted): boolean {
  const kind = CfnResource.isCfnResource(construct) && isInTree(construct) ? identify(construct)?.kind : undefined;
  return types.some(({ name }) => name === kind?.apiName);
}

function eachOnce(types: readonly BackupResourceType[]): BackupResourceType[] {
  return [...new Map(types.map((type) => [type.name, type])).values()];
}
