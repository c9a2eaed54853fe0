import { CfnResource, Stage } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { everMadeFor, selectionsOf } from './plan-selections';
import type { PlanSelection } from './plan-selections';
import type { Wanted } from './resources/resource-collection';
import type { SelectedResources } from './resources/selected-resources';
import type { SelectionLogic } from './selection-logic';
import { TagOperation } from './tag-condition';
import { SELECTS_EVERYTHING } from '../checks/selection/selects-everything';
import { EVERYTHING, hasWildcard, wildcardProblems } from '../model/arn-pattern';
import { Quota } from '../model/quota';
import type { BackupResourceType } from '../model/resources/backup-resource-type';
import { arnPatternOf, identify, kindsNamed, RESOURCE_CATALOG } from '../model/resources/resource-catalog';
import type { ResourceKind } from '../model/resources/resource-kind';
import { warn } from '../private/messages/warnings';
import { pathsInWords } from '../private/paths';

/** What AWS Backup would refuse in what was given. */
export function givenProblems({ resources, conditions, notResources }: SelectionLogic): string[] {
  return [
    ...arnProblems(resources),
    ...Quota.TAGS.problemsOf('\'resources\'', resources.tags.length),
    ...resources.tags
      .filter(({ operation }) => operation === TagOperation.DUMMY)
      .map(({ key }) => `the operation of a tag in 'resources' must be TagOperation.STRING_EQUALS, got TagOperation.DUMMY for the key '${key}'`),
    ...Quota.CONDITIONS.problemsOf('\'conditions\'', conditions.length),
    ...arnProblems(notResources),
    ...notResources.tags.map(({ key, value }) => `'notResources' must have no tags, got the tag '${key}' with '${value}': `
      + 'leave it out by BackupSelectionCondition.tagNotEquals() in \'conditions\''),
  ];
}

function arnProblems({ property, arns }: SelectedResources): string[] {
  return [
    ...arnCountProblems(property, arns.length, arns.filter(hasWildcard).length),
    ...arns.flatMap((arn) => wildcardProblems(property, arn)),
  ];
}

/** What AWS Backup would refuse in the number of selections of one plan. */
export function countProblems(plan: backup.IBackupPlanRef, selection: SelectionLogic): string[] {
  return countsOf(everMadeFor(plan), selection).length > 0 ? countsOf(selectionsOf(plan), selection) : [];
}

function countsOf(others: readonly PlanSelection[], selection: SelectionLogic): string[] {
  const selections = [...others.map(({ logic }) => logic), selection];
  const withTags = selections.filter(({ resources }) => resources.tags.length > 0).length;
  return [
    ...Quota.SELECTIONS.problemsOf('a backup plan', selections.length),
    ...Quota.SELECTIONS_WITH_TAGS.problemsOf('a backup plan', withTags),
  ];
}

/** Whether there is nothing in what was given, whatever conditions make of it. */
export function isEmpty({ resources, isFromEverything }: SelectionLogic): boolean {
  return !isFromEverything && resources.arns.length + resources.tags.length + resources.collected().length === 0;
}

/** What is said of a selection of nothing: how that comes. */
export function emptyInWords({ resources }: SelectionLogic): string {
  return `'resources' must select at least one ARN or tag, got ${inventory(resources)}`;
}

/** What AWS Backup would refuse in the number of what has been collected at synthesis. */
export function collectedProblems({ resources, notResources }: SelectionLogic): string[] {
  return [resources, notResources].flatMap(countOfCollectedProblems);
}

function countOfCollectedProblems(selected: SelectedResources): string[] {
  const { property, arns } = selected;
  const collected = selected.collected().length;
  return collected > 0 ? arnCountProblems(property, mostAtOnce(selected, arns.length + collected), arns.filter(hasWildcard).length) : [];
}

/** How many ARNs there are for sure at once: of those under different conditions, some may always be left out. */
function mostAtOnce(selected: SelectedResources, count: number): number {
  if (count <= Quota.ARNS.max || !selected.mayBeConditional()) { return count; }
  const counts = new Map<string, number>();
  for (const [condition = ''] of selected.conditions()) { counts.set(condition, (counts.get(condition) ?? 0) + 1); }
  const { '': always = 0, ...others } = Object.fromEntries(counts);
  return always + Math.max(0, ...Object.values(others));
}

/** Says where the selection is larger than it looks. */
export function warnOfGiven(scope: Construct, { resources: selected, conditions }: SelectionLogic): void {
  if (conditions.length === 0 && selected.resources.some(({ resource, resourceTypes }) => resource === EVERYTHING && !resourceTypes)) {
    warn(scope, 'selectsEverything', `${SELECTS_EVERYTHING}; `
      + 'select by tag, construct or ARN where not all of them are meant, and say BackupResource.everything() where they are');
  }
  warnOfSharedPatterns(scope, selected.wholeTypes());
}

/** Says where AWS Backup cannot tell types that are meant from others by an ARN pattern. */
function warnOfSharedPatterns(scope: Construct, types: readonly BackupResourceType[]): void {
  const names = types.map(({ name }) => name);
  const kinds = names.flatMap((name) => kindsNamed(name));
  const patterns = kinds.map((kind) => arnPatternOf(kind));
  const others = RESOURCE_CATALOG.filter((kind) => !names.includes(kind.apiName) && patterns.includes(arnPatternOf(kind)));
  if (others.length > 0) {
    const shared = kinds.filter((kind) => others.some((other) => arnPatternOf(other) === arnPatternOf(kind)));
    warn(scope, 'sharedPattern', `${inWords(shared)} are selected by a pattern that selects ${inWords(others)}, too`);
  }
}

function inWords(kinds: readonly ResourceKind[]): string {
  return kinds.map(({ name }) => name).join(', ');
}

/** Says where something was given that selects nothing. */
export function warnOfNothing(scope: Construct, { resources, notResources }: SelectionLogic): void {
  for (const selected of [resources, notResources]) {
    for (const empty of selected.emptyConstructs()) {
      warn(scope, 'selectsNothing', `nothing is collected from ${emptyConstruct(selected, empty)}`);
    }
    for (const index of selected.emptyIndexes) {
      warn(scope, 'selectsNothing', `${selected.property}[${index}] has neither an ARN nor a tag nor a construct`);
    }
  }
}

/** Says where nothing is left out at synthesis of a selection that is of everything but that. */
export function warnOfNothingLeftOut(scope: Construct, { isFromEverything, conditions, notResources }: SelectionLogic): void {
  if (isFromEverything && conditions.length + notResources.arns.length + notResources.collected().length === 0) {
    warn(scope, 'selectsEverything', "'notResources' comes to nothing, so that the selection is of every resource that AWS Backup protects in the account and Region, "
      + 'whoever made it; say BackupResource.everything() where it is meant');
  }
}

/** Says what a construct holds that AWS Backup protects and that is not collected from it by default. */
export function warnOfLeftOut(scope: Construct, { resources, isFromEverything }: SelectionLogic): void {
  const leftOut = isFromEverything ? [] : resources.leftOut();
  if (leftOut.length === 0) { return; }
  const types = [...new Set(leftOut.map(({ kind }) => kind.apiName))];
  const paths = pathsInWords(leftOut.map(({ resource }) => resource));
  warn(scope, 'leftOut', `fromConstruct() leaves out what it does not collect by default: ${paths} (${types.join(', ')}); `
    + 'give it { resourceTypes: BackupResourceType.all() }, or the types that are meant');
}

function arnCountProblems(property: string, count: number, wildcards: number): string[] {
  return [...Quota.ARNS.problemsOf(`'${property}'`, count), ...Quota.WILDCARD_ARNS.problemsOf(`'${property}'`, wildcards)];
}

function inventory(selected: SelectedResources): string {
  return [
    ...selected.wanted.map((each) => `nothing from ${emptyConstruct(selected, each)}`),
    ...selected.emptyIndexes.map((index) => emptyElement(selected, index)),
  ].join('; ') || 'none';
}

function emptyElement({ property }: SelectedResources, index: number): string {
  return `${property}[${index}], which has neither an ARN nor a tag nor a construct`;
}

function emptyConstruct(selected: SelectedResources, { construct, types }: Wanted): string {
  if (CfnResource.isCfnResource(construct) && !identify(construct)) { return `'${construct.node.path}', which AWS Backup does not protect by itself`; }
  const kinds = types
    ? types.map(({ name }) => name)
    : RESOURCE_CATALOG.filter(({ isCollectedByDefault }) => isCollectedByDefault).map(({ name }) => name);
  const leftOut = selected.leftOut().filter(({ resource }) => resource.node.scopes.includes(construct)).map(({ kind }) => kind.name);
  const stages = construct.node.findAll().filter((each) => each !== construct && Stage.isStage(each)).map(({ node }) => `'${node.path}'`);
  return [
    `fromConstruct('${construct.node.path}'), which holds none of what is collected: ${kinds.join(', ')}`,
    ...(leftOut.length > 0 ? [`it holds ${[...new Set(leftOut)].join(', ')}, which its 'resourceTypes' can ask for`] : []),
    ...(stages.length > 0 ? [`what is in a stage within it belongs to that stage: ${stages.join(', ')}`] : []),
  ].join('; ');
}
