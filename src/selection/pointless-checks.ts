import type { Construct } from 'constructs';
import type { BackupSelectionCondition } from './backup-selection-condition';
import type { SelectedResources } from './selected-resources';
import type { SelectionLogic } from './selection-logic';
import { canMeanTheSame, EVERYTHING, opened, openedArn } from '../model/arn-pattern';
import { SelectionSemantics } from '../model/selection-semantics';
import type { ConditionOperator } from '../model/selection-semantics';
import { ARN_SECTIONS, colonSectionsOf, mayHoldMoreSections } from '../private/arn';
import { isDefaultOfLookup, isKnownText } from '../private/known-text';
import { warn } from '../private/warnings';

/** What the keys of conditions begin with in AWS Backup, and those of tags in `resources` do not. */
const CONDITION_PREFIX = 'aws:ResourceTag/';

/** Says where something was given that no resource can match, or that does not mean what it seems to. */
export function warnOfPointless(scope: Construct, logic: SelectionLogic): void {
  const { resources, notResources, conditions } = logic;
  const pointless = [
    ...[resources, notResources].flatMap((selected) => malformedArns(scope, selected)),
    ...resources.tags.flatMap(({ key }) => key.startsWith(CONDITION_PREFIX)
      ? [`no tag has the key '${key}': fromTag() takes the key alone, '${key.slice(CONDITION_PREFIX.length)}'`]
      : []),
    ...[...resources.tags, ...conditions].some(({ key }) => key === '') ? ['no tag has an empty key'] : [],
    ...contradictions(conditions),
    ...(notResources.arns.includes(EVERYTHING) ? ["'notResources' has everything, so that nothing is selected"] : []),
    ...new Set(resources.arns.filter((arn) => arn !== EVERYTHING && notResources.arns.includes(arn)).map((arn) =>
      `'${resources.nameOf(arn)}' is in 'resources' and in 'notResources', and so it is left out`)),
  ];
  pointless.forEach((text) => warn(scope, 'selectsNothing', text));
  for (const { key, value } of [...resources.tags, ...conditions.filter(({ conditionOperator }) => conditionOperator.endsWith('Equals'))]) {
    if (value.includes('*') && isKnownText(value, scope)) {
      warn(scope, 'wildcardInValue', `'*' in the value '${value}' of the tag '${key}' is a character like any other: BackupSelectionCondition.tagLike() and tagNotLike() `
        + 'take it for any characters');
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

/** What can be no ARN, as far as it is known. AWS Backup does not say whether it refuses it. */
function malformedArns(scope: Construct, { property, arns }: SelectedResources): string[] {
  return [...new Set(arns)].filter((arn) => arn !== EVERYTHING && !mayBeArn(arn) && !isDefaultOfLookup(arn, scope)).map((arn) =>
    `'${opened(arn)}' in '${property}' can be no ARN of a resource: one is like arn:<partition>:<service>:<region>:<account>:<resource>, and '*' alone is everything`);
}

function mayBeArn(arn: string): boolean {
  const sections = colonSectionsOf(arn);
  if (!isKnownText(sections[0])) { return canMeanTheSame(openedArn(arn), 'arn:*'); }
  const isOpen = arn.endsWith('*') || mayHoldMoreSections(arn);
  return sections[0] === 'arn' && (isOpen || sections.length >= ARN_SECTIONS) && !/[?\s]/.test(opened(arn));
}

/** A value that one condition asks for and another one refuses. */
function contradictions(conditions: readonly BackupSelectionCondition[]): string[] {
  const asked = conditions.find(({ conditionOperator, key, value }) => {
    const others = conditions
      .filter((other) => other.key === key)
      .map((other) => ({ operator: other.conditionOperator as ConditionOperator, key, value: other.value }));
    return conditionOperator === 'StringEquals'
      && new SelectionSemantics({ arns: [EVERYTHING], conditions: others }).selects({ arn: EVERYTHING, tags: { [key]: value } }) === false;
  });
  return asked ? [`'conditions' ask for the tag '${asked.key}' with '${asked.value}' and for something else of it, which no resource can have`] : [];
}
