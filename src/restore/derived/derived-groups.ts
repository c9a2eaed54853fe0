import { Token } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { metadataOf } from './derived-metadata';
import type { RawCondition } from './raw-selection';
import type { Wish } from './wishes';
import { Quota } from '../../model/quota';
import { BackupResourceType } from '../../model/resources/backup-resource-type';
import { CONDITION_OPERATORS, TESTED_TYPES } from '../../model/restore-testing';
import { inWords } from '../../private/known-text';
import { memo } from '../../private/memo';
import { BackupSelectionCondition } from '../../selection/backup-selection-condition';
import { BackupResource } from '../../selection/resources/backup-resource';
import { RestoreMetadata } from '../metadata/restore-metadata';

const [EQUALS] = CONDITION_OPERATORS;

/** A selection of a restore testing plan that is to be made. */
export interface Group {
  readonly type: string;
  readonly id: string;
  readonly home: Stack;
  /** What messages call it. */
  readonly words: string;
  readonly resources?: BackupResource[];
  readonly conditions?: BackupSelectionCondition[];
  readonly restoreMetadata?: RestoreMetadata;
}

/** Resources that can be restored in one way. */
interface Alike {
  readonly home: Stack;
  readonly metadata?: RestoreMetadata;
  readonly resources: BackupResource[];
}

/**
 * What is to be tested as selections: of a type what has ARNs and is restored in one way, and everything of it with some tags. What the application has comes first, as there may be too many.
 *
 * @param given what restores of a type are told, where somebody said it
 */
export function groupsOf(wishes: readonly Wish[], given: ReadonlyMap<string, RestoreMetadata>): Group[] {
  const ofTypes = TESTED_TYPES.map((type) => groupsOfType(type, wishes.filter((wish) => wish.type === type), given.get(type)));
  const isOfApp = (type: string) => wishes.some((wish) => wish.type === type && !wish.conditions);
  const byTags = ofTypes.flatMap((groups) => groups.filter(({ resources }) => !resources));
  return [
    ...ofTypes.flatMap((groups) => groups.filter(({ resources }) => resources)),
    ...byTags.filter(({ type }) => isOfApp(type)),
    ...byTags.filter(({ type }) => !isOfApp(type)),
  ];
}

function groupsOfType(type: string, wishes: readonly Wish[], given?: RestoreMetadata): Group[] {
  const alike = alikeIn(wishes, given);
  const tagged = wishes.flatMap(({ conditions, home }) => conditions ? [{ conditions, home }] : []);
  // Only where all of the app is restored in one way, it does for what is told by tags, too.
  const common = (home: Stack) => given ?? (alike.length === 1 && alike[0].home === home ? alike[0].metadata : undefined);
  const whole = tagged.find(({ conditions }) => conditions.length === 0);
  if (whole) { return [{ type, id: type, home: whole.home, words: `everything of ${type}`, restoreMetadata: common(whole.home) }]; }
  const chunks = alike.flatMap(({ home, metadata, resources }) => chunksOf(resources).map((chunk) => ({ home, metadata, resources: chunk })));
  return [
    ...chunks.map(({ home, metadata, resources }, index) => (
      { type, id: numbered(type, index), home, words: `${resources.length} ARNs of ${type}`, resources, restoreMetadata: metadata })),
    ...tagged.map(({ conditions, home }, index) => ({
      type, id: numbered(`${type}ByTags`, index), home, words: `what has ${tagsInWords(conditions)} of ${type}`, conditions: conditions.map(conditionFor), restoreMetadata: common(home),
    })),
  ];
}

function alikeIn(wishes: readonly Wish[], given?: RestoreMetadata): Alike[] {
  const groups = new Map<string, Alike>();
  for (const { type, home, resource, arn } of wishes) {
    if (!resource && arn === undefined) { continue; }
    const entries = given || !resource ? {} : metadataOf(resource, home);
    const key = JSON.stringify([home.node.addr, entries]);
    const { resources } = memo(groups, key, () => ({ home, metadata: given ?? metadataWith(entries, home), resources: [] }));
    const resourceTypes = [BackupResourceType.of(type)];
    resources.push(resource ? BackupResource.fromConstruct(resource, { resourceTypes }) : BackupResource.fromArn(arn!));
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

function conditionFor({ key, value, operator }: RawCondition): BackupSelectionCondition {
  return operator === EQUALS ? BackupSelectionCondition.tagEquals(key, value) : BackupSelectionCondition.tagNotEquals(key, value);
}

function tagsInWords(conditions: readonly RawCondition[]): string {
  return conditions.map(({ key, value, operator }) => `the tag '${inWords(key)}'${operator === EQUALS ? '' : ' not'} '${inWords(value)}'`).join(' and ');
}

function numbered(id: string, index: number): string {
  return index === 0 ? id : `${id}${index + 1}`;
}
