import { Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { metadataOf } from './derived-metadata';
import type { TagWish, Wish } from './wishes';
import { Quota } from '../../model/quota';
import { BackupResourceType } from '../../model/resources/backup-resource-type';
import { TESTED_TYPES } from '../../model/restore-testing';
import { memo } from '../../private/memo';
import { BackupSelectionCondition } from '../../selection/backup-selection-condition';
import { BackupResource } from '../../selection/resources/backup-resource';
import { RestoreMetadata } from '../metadata/restore-metadata';

/** A selection of a restore testing plan that is to be made. */
export interface Group {
  readonly type: string;
  readonly id: string;
  /** What messages call it. */
  readonly words: string;
  readonly resources?: BackupResource[];
  readonly conditions?: BackupSelectionCondition[];
  readonly restoreMetadata?: RestoreMetadata;
}

/** Resources that can be restored in one way. */
interface Alike {
  readonly metadata?: RestoreMetadata;
  readonly resources: BackupResource[];
}

/**
 * What is to be tested as selections: of a type what has ARNs and is restored in one way, and everything of it with some tags. What the application has comes first, as there may be too many.
 *
 * @param given what restores of a type are told, where somebody said it
 */
export function groupsOf(wishes: readonly Wish[], tests: IConstruct, given: ReadonlyMap<string, RestoreMetadata>): Group[] {
  const ofTypes = TESTED_TYPES.map((type) => groupsOfType(type, wishes.filter((wish) => wish.type === type), tests, given.get(type)));
  const isOfApp = (type: string) => wishes.some((wish) => wish.type === type && !wish.conditions);
  const byTags = ofTypes.flatMap((groups) => groups.filter(({ resources }) => !resources));
  return [
    ...ofTypes.flatMap((groups) => groups.filter(({ resources }) => resources)),
    ...byTags.filter(({ type }) => isOfApp(type)),
    ...byTags.filter(({ type }) => !isOfApp(type)),
  ];
}

function groupsOfType(type: string, wishes: readonly Wish[], tests: IConstruct, given?: RestoreMetadata): Group[] {
  const alike = alikeIn(wishes, tests, given);
  const tagged = wishes.flatMap(({ conditions }) => conditions ? [conditions] : []);
  // Only where all of the application is restored in one way, it does for what is told by tags, too.
  const common = given ?? (alike.length === 1 ? alike[0].metadata : undefined);
  if (tagged.some((conditions) => conditions.length === 0)) { return [{ type, id: type, words: `everything of ${type}`, restoreMetadata: common }]; }
  const chunks = alike.flatMap(({ metadata, resources }) => chunksOf(resources).map((chunk) => ({ metadata, resources: chunk })));
  return [
    ...chunks.map(({ metadata, resources }, index) => (
      { type, id: numbered(type, index), words: `${resources.length} ARNs of ${type}`, resources, restoreMetadata: metadata })),
    ...tagged.map((conditions, index) => (
      { type, id: numbered(`${type}ByTags`, index), words: `what has ${tagsInWords(conditions)} of ${type}`, conditions: conditions.map(conditionOf), restoreMetadata: common })),
  ];
}

function alikeIn(wishes: readonly Wish[], tests: IConstruct, given?: RestoreMetadata): Alike[] {
  const groups = new Map<string, Alike>();
  for (const { type, resource, arn } of wishes) {
    if (arn !== undefined) { memo(groups, '{}', () => ({ metadata: given, resources: [] })).resources.push(BackupResource.fromArn(arn)); }
    if (!resource) { continue; }
    const { construct, document } = resource;
    const entries = given ? {} : metadataOf(document, construct, tests);
    const stack = Stack.of(tests);
    const key = JSON.stringify(stack.resolve(entries));
    const alike = memo(groups, key, () => ({ metadata: given ?? metadataWith(entries, stack), resources: [] }));
    alike.resources.push(BackupResource.fromConstruct(construct, { resourceTypes: [BackupResourceType.of(type)] }));
  }
  return [...groups.values()];
}

/** As texts, with lists and objects as JSON. */
function metadataWith(entries: Readonly<Record<string, unknown>>, stack: Stack): RestoreMetadata | undefined {
  const texts = Object.entries(entries).map(([key, value]) => [key, key.endsWith('Ids') || key.endsWith('Configuration') ? stack.toJsonString(value) : Token.asString(value)]);
  return texts.length > 0 ? RestoreMetadata.raw(Object.fromEntries(texts)) : undefined;
}

function chunksOf(resources: readonly BackupResource[]): BackupResource[][] {
  const { max } = Quota.TESTED_ARNS;
  return Array.from({ length: Math.ceil(resources.length / max) }, (_, index) => resources.slice(index * max, (index + 1) * max));
}

function conditionOf({ key, value, isEqual }: TagWish): BackupSelectionCondition {
  return isEqual ? BackupSelectionCondition.tagEquals(key, value) : BackupSelectionCondition.tagNotEquals(key, value);
}

function tagsInWords(conditions: readonly TagWish[]): string {
  return conditions.map(({ key, value, isEqual }) => `the tag '${key}'${isEqual ? '' : ' not'} '${value}'`).join(' and ');
}

function numbered(id: string, index: number): string {
  return index === 0 ? id : `${id}${index + 1}`;
}
