import { Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { SelectedResources } from './selected-resources';
import { TagOperation } from './tag-condition';
import { EVERYTHING, hasWildcard } from '../model/arn-pattern';
import { RESOURCE_CATALOG } from '../model/resource-catalog';
import { warn } from '../private/warnings';

// https://docs.aws.amazon.com/aws-backup/latest/devguide/aws-backup-limits.html
const MAX_ARNS = 500;
const MAX_WILDCARD_ARNS = 30;
const MAX_TAGS = 30;
const MAX_SELECTIONS = 100;

/** What AWS Backup would refuse in what was given. */
export function givenProblems({ arns, tags }: SelectedResources): string[] {
  return [
    ...arnCountProblems(arns.length, arns.filter(hasWildcard).length),
    ...(tags.length > MAX_TAGS ? [`'resources' must have at most ${MAX_TAGS} tags, got ${tags.length}`] : []),
    ...tags
      .filter(({ operation }) => operation === TagOperation.DUMMY)
      .map(({ key }) => `the operation of a tag in 'resources' must be TagOperation.STRING_EQUALS, got TagOperation.DUMMY for the key '${key}'`),
  ];
}

/** What AWS Backup would refuse in the number of selections of one plan. */
export function countProblems(count: number): string[] {
  return count > MAX_SELECTIONS ? [`a backup plan must have at most ${MAX_SELECTIONS} selections, got ${count}`] : [];
}

/** What AWS Backup would refuse in what has become of the selection at synthesis. */
export function emptySelectionProblems(selected: SelectedResources): string[] {
  const collected = selected.collected().length;
  if (selected.arns.length + selected.tags.length + collected === 0) {
    return [`'resources' must select at least one ARN or tag, got ${inventory(selected)}`];
  }
  return collected > 0 ? arnCountProblems(selected.arns.length + collected, selected.arns.filter(hasWildcard).length) : [];
}

/** Says where the selection is larger than it looks. */
export function warnOfGiven(scope: Construct, { arns, tags }: SelectedResources): void {
  if (arns.includes(EVERYTHING)) {
    warn(scope, 'selectsEverything', '\'*\' selects every resource that AWS Backup protects in the account and Region, whoever made it; '
      + 'select by tag, construct or ARN where not all of them are meant');
  }
  const keys = new Set(tags.map(({ key }) => key).filter((key) => !Token.isUnresolved(key)));
  if (keys.size > 1) {
    warn(scope, 'tagsAreAlternatives', `tags in one selection are alternatives: a resource with any of the tags ${[...keys].join(', ')} is backed up, `
      + 'not only one that has them all');
  }
  const wildcard = arns.find(hasWildcard);
  if (tags.length > 0 && wildcard !== undefined) {
    warn(scope, 'tagBesideWildcard', `tags do not narrow ARNs: every resource that matches '${wildcard}' is backed up, whatever its tags; `
      + 'leave the wildcard out to select by tag alone');
  }
}

/** Says where something was given that selects nothing. */
export function warnOfNothing(scope: Construct, selected: SelectedResources): void {
  for (const construct of selected.emptyConstructs()) {
    warn(scope, 'selectsNothing', `nothing is collected from ${emptyConstruct(construct)}`);
  }
  for (const index of selected.emptyIndexes) {
    warn(scope, 'selectsNothing', `resources[${index}] has neither an ARN nor a tag nor a construct`);
  }
}

function arnCountProblems(count: number, wildcards: number): string[] {
  return [
    ...(count > MAX_ARNS ? [`'resources' must have at most ${MAX_ARNS} ARNs, got ${count}; split them into several selections`] : []),
    ...(wildcards > MAX_WILDCARD_ARNS
      ? [`'resources' must have at most ${MAX_WILDCARD_ARNS} ARNs with '*', got ${wildcards}; split them into several selections`]
      : []),
  ];
}

function inventory({ constructs }: SelectedResources): string {
  return constructs.length === 0 ? 'none' : constructs.map((construct) => `nothing from ${emptyConstruct(construct)}`).join('; ');
}

function emptyConstruct(construct: Construct): string {
  const kinds = RESOURCE_CATALOG.map(({ name }) => name).join(', ');
  return `fromConstruct('${construct.node.path}'), which holds none of what is collected: ${kinds}`;
}
