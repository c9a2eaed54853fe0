import { Stack } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { SelectionLogic } from './selection-logic';
import { conditionOf } from '../model/condition';
import { StackConditions } from '../model/stack-conditions';
import { warn } from '../private/warnings';

/** Says where CloudFormation may leave nothing in a selection. */
export function warnOfConditions(selection: Construct, logic: SelectionLogic): void {
  if ([logic.resources, logic.notResources].some((selected) => selected.mayBeConditional())) {
    warnOfEmptiness(selection, logic, selection.node.defaultChild as CfnResource);
  }
}

/** What is in `resources` may all be left out, and AWS Backup refuses a selection of nothing. */
function warnOfEmptiness(selection: Construct, { resources, isFromEverything }: SelectionLogic, resource: CfnResource): void {
  if (isFromEverything || resources.tags.length > 0) { return; }
  const conditions = resources.conditions();
  if (conditions.length === 0 || conditions.some((each) => each.length === 0)) { return; }
  const own = conditionOf(resource);
  const unmet = [...new Set(conditions.map(([first]) => first))];
  if (!new StackConditions(Stack.of(resource)).canBe(own === undefined ? [] : [own], unmet)) { return; }
  const [where, same] = unmet.length === 1
    ? [`where the condition '${unmet[0]}' is not met`, 'the same condition']
    : [`where none of the conditions ${unmet.map((each) => `'${each}'`).join(', ')} is met`, 'a condition of its own'];
  warn(selection, 'emptyUnderCondition', `${where}, nothing is left in 'resources', and AWS Backup refuses a selection of nothing: give the selection ${same}, or select something else beside`);
}
