import type { aws_backup as backup } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { EVERYTHING } from '../model/arn-pattern';
import { Quota } from '../model/quota';
import type { BackupResourceType } from '../model/resources/backup-resource-type';
import { CONDITION_OPERATORS, CONDITION_PREFIX, testedArnProblems } from '../model/restore-testing';
import { isDefaultOfLookup } from '../private/known-text';
import type { BackupSelectionCondition } from '../selection/backup-selection-condition';
import { BackupResource } from '../selection/resources/backup-resource';
import { SelectedResources } from '../selection/resources/selected-resources';

const [EQUALS, NOT_EQUALS] = CONDITION_OPERATORS;

/**
 * What a selection of a restore testing plan restores: everything of its type, or some resources.
 */
export class TestedResources {
  /** Whether it is everything of the type. */
  public readonly isEverything: boolean;
  private readonly others: readonly BackupResource[];
  private readonly selected: SelectedResources;

  constructor(private readonly selection: IConstruct, private readonly type: BackupResourceType, private readonly given?: readonly BackupResource[]) {
    this.others = (given ?? []).filter((each) => !isEverythingOf(type, each));
    this.isEverything = given === undefined || this.others.length < given.length;
    this.selected = new SelectedResources('resources', this.others.filter(hasNoTag).map((each) => this.narrowed(each)), selection);
  }

  /** What AWS Backup would refuse in what was given. */
  public problems(): string[] {
    const { type: { name }, given, isEverything, others, selected } = this;
    const isOther = ({ resourceTypes = [this.type] }: BackupResource) => !resourceTypes.includes(this.type);
    const arns = others.filter((each) => !isOther(each))
      .flatMap(({ resource: arn }) => arn && !isDefaultOfLookup(arn, this.selection) ? [arn] : []);
    return [
      ...(given?.length === 0 ? [`'resources' must have at least one resource, got none: leave it out for everything of the type '${name}'`] : []),
      ...(isEverything && others.length > 0 ? ["'resources' must be everything of the type alone, or some resources, got both"] : []),
      ...others.filter((each) => !hasNoTag(each)).map(({ tagCondition }) =>
        `'resources' must have no tags, got the tag '${tagCondition!.key}' with '${tagCondition!.value}': give it as BackupSelectionCondition.tagEquals() in 'conditions'`),
      ...others.filter(isOther).map(({ construct, resourceTypes = [] }) =>
        `'resources' must be of the type '${name}', got ${resourceTypes.map((each) => `'${each}'`).join(', ')}${construct ? ` in '${construct.node.path}'` : ''}`),
      ...Quota.TESTED_ARNS.problemsOf("'resources'", selected.arns.length),
      ...testedArnProblems('resources', name, arns),
    ];
  }

  /** The same of what has been collected at synthesis. How many there are is seen in the template. */
  public collectedProblems(): string[] {
    const { type: { name }, isEverything, selected } = this;
    const places = selected.wanted.map(({ construct }) => `'${construct.node.path}'`).join(', ');
    return isEverything || selected.arns.length + selected.collected().length > 0
      ? []
      : [`'resources' must select at least one resource of the type '${name}', got none${places && ` in ${places}`}`];
  }

  /** As the template has it. */
  public render(): string[] | undefined {
    return this.isEverything ? [EVERYTHING] : this.selected.renderArns();
  }

  /** Of a construct only what is of the type is collected. */
  private narrowed(each: BackupResource): BackupResource {
    return each.construct ? Object.assign(new BackupResource(undefined, undefined, each.construct), { resourceTypes: [this.type] }) : each;
  }
}

/** What AWS Backup would refuse in conditions on tags. */
export function conditionProblems(conditions: readonly BackupSelectionCondition[], { isEverything }: TestedResources): string[] {
  return [
    ...(conditions.length > 0 && !isEverything ? ["'conditions' must come with everything of the type: leave 'resources' out"] : []),
    ...Quota.CONDITIONS.problemsOf("'conditions'", conditions.length),
    ...conditions.filter(({ conditionOperator: operator }) => !CONDITION_OPERATORS.some((each) => each === operator))
      .map(({ conditionOperator, key }) => `'conditions' must be tagEquals() and tagNotEquals(), got ${conditionOperator} for the tag '${key}'`),
  ];
}

type Rendered = backup.CfnRestoreTestingSelection.ProtectedResourceConditionsProperty;

/** The conditions as the template has them; nothing where there are none. */
export function renderConditions(conditions: readonly BackupSelectionCondition[]): Rendered | undefined {
  const of = (operator: string) => {
    const found = conditions.filter(({ conditionOperator }) => conditionOperator === operator);
    return found.length > 0 ? found.map(({ key, value }) => ({ key: CONDITION_PREFIX + key, value })) : undefined;
  };
  return conditions.length > 0 ? { stringEquals: of(EQUALS), stringNotEquals: of(NOT_EQUALS) } : undefined;
}

function isEverythingOf({ name }: BackupResourceType, { resource, construct, tagCondition, resourceTypes = [] }: BackupResource): boolean {
  return !construct && !tagCondition && (resource === EVERYTHING || (!resource && resourceTypes.length === 1 && resourceTypes[0].name === name));
}

function hasNoTag({ tagCondition }: BackupResource): boolean {
  return !tagCondition;
}
