import { Aws } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { assign } from './policy-node';
import type { Branch } from './policy-node';
import { EVERYTHING } from '../model/arn-pattern';
import type { BackupResourceType } from '../model/resources/backup-resource-type';
import { arnPatternOf, kindsNamed } from '../model/resources/resource-catalog';
import { partitionOf } from '../private/partition';
import type { BackupSelectionCondition } from '../selection/backup-selection-condition';

/** What a selection of a policy says, wherever it comes from. */
export interface PolicySelection {
  readonly name: string;
  /** The name of the role in each account, with its path where it has one. */
  readonly roleName: string;
  readonly conditions: readonly BackupSelectionCondition[];
  /** A tag, of which any value is enough. */
  readonly tag?: { readonly key: string; readonly values: readonly string[] };
  /** What is selected without one, as what follows the partition in an ARN, or everything. */
  readonly patterns?: readonly string[];
  readonly notPatterns?: readonly string[];
}

const OPERATORS: Readonly<Record<string, string>> = {
  StringEquals: 'string_equals', StringNotEquals: 'string_not_equals', StringLike: 'string_like', StringNotLike: 'string_not_like',
};

/** What follows the partition in the ARNs of some types. */
export function patternsOf(types: readonly BackupResourceType[]): string[] {
  return [...new Set(types.flatMap(({ name }) => kindsNamed(name)).map(({ pattern }) => pattern))];
}

/** The partition of the accounts of a stack's organization. */
export function partitionIn({ region }: Pick<Stack, 'region'>): string {
  return partitionOf(region) ?? Aws.PARTITION;
}

/** A selection as the policy has it. */
export function renderSelection({ roleName, conditions, tag, patterns, notPatterns = [] }: PolicySelection, stack: Stack): Branch {
  const partition = partitionIn(stack);
  const arnsOf = (all: readonly string[]) => assign(all.map((pattern) => pattern === EVERYTHING ? EVERYTHING : arnPatternOf({ pattern }, partition)));
  return {
    iam_role_arn: assign(`arn:${partition}:iam::$account:role/${roleName}`),
    ...tag ? { tag_key: assign(tag.key), tag_value: assign(tag.values) } : { resource_types: arnsOf(patterns ?? []) },
    ...notPatterns.length > 0 ? { not_resource_types: arnsOf(notPatterns) } : {},
    ...conditions.length > 0 ? { conditions: renderConditions(conditions) } : {},
  };
}

/** Conditions are known by the keys of their tags, so that those of policies below are the same. */
function renderConditions(conditions: readonly BackupSelectionCondition[]): Branch {
  const rendered: Record<string, Record<string, Branch>> = {};
  for (const { conditionOperator, key, value } of conditions) {
    const ofOperator = rendered[OPERATORS[conditionOperator]] ??= {};
    const same = Object.keys(ofOperator).filter((name) => name === key || name.startsWith(`${key}-`)).length;
    ofOperator[same === 0 ? key : `${key}-${same + 1}`] = { condition_key: assign(`aws:ResourceTag/${key}`), condition_value: assign(value) };
  }
  return rendered;
}
