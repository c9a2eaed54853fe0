import { Token } from 'aws-cdk-lib';
import type { aws_backup as backup, IResolvable, IResolveContext } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import type { BackupResource } from './backup-resource';
import type { CollectedResource } from './collected-arns';
import { collectionFor, peekCollection } from './collection-cache';
import { mayBeOfKind } from './reach';
import { ResourceCollection } from './resource-collection';
import type { TagCondition } from './tag-condition';
import { TagOperation } from './tag-condition';
import type { ResourceKind } from '../model/resource-catalog';

/**
 * What a selection backs up, as it was given and as it goes into the template.
 */
export class SelectedResources implements IResolvable {
  public readonly creationStack: string[] = [];
  /** ARNs and ARN patterns, in the order given. */
  public readonly arns: string[];
  /** Tags, in the order given. */
  public readonly tags: TagCondition[];
  /** Constructs whose resources are collected at synthesis. */
  public readonly constructs: Construct[];
  /** Where something was given that means nothing at all. */
  public readonly emptyIndexes: number[];

  constructor(resources: BackupResource[]) {
    this.arns = resources.flatMap(({ resource }) => resource ? [resource] : []);
    this.tags = resources.flatMap(({ tagCondition }) => tagCondition ? [tagCondition] : []);
    this.constructs = resources.flatMap(({ construct }) => construct ? [construct] : []);
    this.emptyIndexes = resources.flatMap((r, index) => r.resource || r.tagCondition || r.construct ? [] : [index]);
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
    return this.arns.length + this.constructs.length > 0 ? Token.asList(this) : undefined;
  }

  /** What the constructs hold, each resource once, in the order of the tree. */
  public collected(): readonly CollectedResource[] {
    return [...this.byRoot()].flatMap(([root, constructs]) => peekCollection(this, root).within(constructs));
  }

  /** The constructs that hold nothing that AWS Backup protects. */
  public emptyConstructs(): Construct[] {
    return [...this.byRoot()].flatMap(([root, constructs]) => {
      const collection = peekCollection(this, root);
      return constructs.filter((construct) => collection.within([construct]).length === 0);
    });
  }

  /** Whether a resource of a kind may be among them, as far as anybody can know. */
  public mayReach(kind: ResourceKind): boolean {
    return this.tags.length > 0
      || this.arns.some((arn) => mayBeOfKind(arn, kind))
      || this.collected().some((found) => found.kind === kind);
  }

  /**
   * The ARNs as they are when the template is written. They are finished then: as what a post-processor gives back, they are not resolved again.
   */
  public resolve(context: IResolveContext): string[] {
    const given = this.arns.map((arn) => context.resolve(arn)).filter((arn) => arn !== undefined);
    const all = given.concat(...[...this.byRoot()].map(([root, constructs]) =>
      collectionFor(this, root, context.preparing).arnsWithin(constructs, context)));
    context.registerPostProcessor({ postProcess: () => all.length > 0 ? all : undefined });
    return [];
  }

  public toString(): string {
    return Token.asString(this);
  }

  private byRoot(): Map<IConstruct, Construct[]> {
    const groups = new Map<IConstruct, Construct[]>();
    for (const construct of this.constructs) {
      const root = ResourceCollection.rootOf(construct);
      groups.set(root, [...groups.get(root) ?? [], construct]);
    }
    return groups;
  }
}
