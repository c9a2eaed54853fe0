import { Stack, TagManager } from 'aws-cdk-lib';
import type { aws_backup as backup, CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { BackupResource } from './backup-resource';
import { renderConditions } from './backup-selection-condition';
import type { BackupSelectionCondition } from './backup-selection-condition';
import { SelectedResources } from './selected-resources';
import { EVERYTHING } from '../model/arn-pattern';
import { BackupResourceType } from '../model/backup-resource-type';
import type { KnownResource } from '../model/resource-catalog';
import type { ResourceKind } from '../model/resource-kind';
import { and, not, SelectionSemantics } from '../model/selection-semantics';
import type { Answer, ConditionOperator } from '../model/selection-semantics';
import { isOverridden } from '../model/template-properties';

/** What was given to a selection. */
export interface SelectionInput {
  readonly resources?: BackupResource[];
  readonly conditions?: BackupSelectionCondition[];
  readonly notResources?: BackupResource[];
}

type Rendered = Pick<backup.CfnBackupSelection.BackupSelectionResourceTypeProperty, 'conditions' | 'listOfTags' | 'notResources' | 'resources'>;

/**
 * What a selection selects: any of some resources, all of some conditions, and none of some other resources.
 */
export class SelectionLogic {
  public readonly resources: SelectedResources;
  public readonly conditions: readonly BackupSelectionCondition[];
  public readonly notResources: SelectedResources;

  /** Whether it selects from everything, since nothing says from what. */
  public readonly isFromEverything: boolean;

  /**
   * @param input what was given
   * @param selection the selection that it was given to
   */
  constructor({ resources, conditions = [], notResources = [] }: SelectionInput, selection?: IConstruct) {
    this.resources = new SelectedResources('resources', resources ?? [], selection);
    this.conditions = conditions;
    this.notResources = new SelectedResources('notResources', notResources, selection);
    this.isFromEverything = !resources && conditions.length + notResources.length > 0;
  }

  /** The types that it says it selects, without those of which it leaves out everything. */
  public namedTypes(): BackupResourceType[] {
    return this.notLeftOut(this.isFromEverything ? BackupResourceType.all() : this.resources.namedTypes());
  }

  /** The types that it wants of constructs, which may hold none of them, without those of which it leaves out everything. */
  public wantedTypes(): BackupResourceType[] {
    return this.notLeftOut(this.resources.wantedTypes());
  }

  /** Those of them that the constructs hold. */
  public foundTypes(): BackupResourceType[] {
    const wanted = this.wantedTypes();
    const found = new Set(wanted.length > 0 ? this.resources.collected().map(({ kind }) => kind.apiName) : []);
    return wanted.filter(({ name }) => found.has(name));
  }

  private notLeftOut(types: readonly BackupResourceType[]): BackupResourceType[] {
    const leftOut = this.notResources.wholeTypes();
    return types.filter((type) => !leftOut.includes(type));
  }

  /** Whether a resource of a kind may be selected, as far as anybody can know. */
  public mayReach(kind: ResourceKind): boolean {
    return this.isFromEverything || this.resources.mayReach(kind);
  }

  /** Whether everything that is in `resources` is selected. */
  public get leavesNothingOut(): boolean {
    return this.conditions.length + this.notResources.resources.length === 0;
  }

  /** What tells of a resource of this app that is in `resources` whether conditions and exclusions leave it in. */
  public filter(): (resource: KnownResource) => Answer {
    const isExcluded = this.notResources.membership();
    return (known) => and([not(isExcluded(known)), this.meetsConditions(known)]);
  }

  /** As the template has it. AWS Backup does not take conditions alone, so that everything is written out. */
  public render(): Rendered {
    return {
      listOfTags: this.resources.renderTags(),
      resources: this.isFromEverything ? [EVERYTHING] : this.resources.renderArns(),
      conditions: renderConditions(this.conditions),
      notResources: this.notResources.renderArns(),
    };
  }

  /** Whether a resource meets all conditions; those of a resource whose tags cannot be told are not known. */
  private meetsConditions({ resource }: KnownResource): Answer {
    if (this.conditions.length === 0) { return true; }
    const tags = tagsOf(resource);
    const conditions = this.conditions.map(({ conditionOperator, key, value }) => ({ operator: conditionOperator as ConditionOperator, key, value }));
    return tags && new SelectionSemantics({ arns: [EVERYTHING], conditions }).selects({ arn: resource.node.path, tags });
  }
}

type Tags = Readonly<Record<string, string>>;

/** The tags of a resource, and those that CloudFormation gives it as it gave them to its stack; nothing for a bare `CfnResource` or where they are overridden. */
function tagsOf(resource: CfnResource): Tags | undefined {
  const manager = TagManager.of(resource);
  const outer = tagsOfStack(Stack.of(resource));
  return outer && manager && !isOverridden(resource, nameInTemplate(manager)) ? { ...outer, ...manager.tagValues() } : undefined;
}

/** An L1 has `tags` for what the template has as `Tags`. */
function nameInTemplate({ tagPropertyName: name }: TagManager): string {
  return name[0].toUpperCase() + name.slice(1);
}

/** The tags of a stack, and of the stacks around it, which hand theirs down. */
function tagsOfStack(stack: Stack): Tags | undefined {
  const own = stack.tags.tagValues();
  if (!stack.nestedStackResource) { return own; }
  const outer = tagsOf(stack.nestedStackResource as CfnResource);
  return outer && { ...outer, ...own };
}
