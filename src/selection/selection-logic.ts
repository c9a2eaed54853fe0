import type { aws_backup as backup } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { renderConditions } from './backup-selection-condition';
import type { BackupSelectionCondition } from './backup-selection-condition';
import type { BackupResource } from './resources/backup-resource';
import { SelectedResources } from './resources/selected-resources';
import { EVERYTHING } from '../model/arn-pattern';
import { BackupResourceType } from '../model/resources/backup-resource-type';

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

  /** As the template has it. AWS Backup does not take conditions alone, so that everything is written out. */
  public render(): Rendered {
    return {
      listOfTags: this.resources.renderTags(),
      resources: this.isFromEverything ? [EVERYTHING] : this.resources.renderArns(),
      conditions: renderConditions(this.conditions),
      notResources: this.notResources.renderArns(),
    };
  }
}
