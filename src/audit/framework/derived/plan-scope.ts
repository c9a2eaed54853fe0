import { mayBeOfKind } from '../../../document/arns/selected-arns';
import type { Documents } from '../../../document/documents';
import type { PlanDocument } from '../../../document/plan-document';
import type { SelectionDocument } from '../../../document/selection-document';
import { EVERYTHING, hasWildcard } from '../../../model/arn-pattern';
import { BackupResourceType } from '../../../model/resources/backup-resource-type';
import { RESOURCE_CATALOG } from '../../../model/resources/resource-catalog';
import { isKnownText } from '../../../private/known-text';
import { BackupControlScope } from '../backup-control-scope';

/** What the selections of a plan select, as one scope of controls of resources says it. */
export interface PlanScope {
  /** Nothing where no scope says it. */
  readonly scope?: BackupControlScope;
  /** The types that it names, which may be too many for one control. */
  readonly types?: readonly BackupResourceType[];
  readonly isByTag?: boolean;
  readonly losses: readonly string[];
}

/** What one selection selects, or several. */
interface Selected {
  readonly tags: ReadonlyMap<string, readonly [key: string, value: string]>;
  readonly types: ReadonlySet<string>;
  readonly isEverything: boolean;
  /** Whether it leaves out some of that. */
  readonly isNarrowed: boolean;
  /** Whether it is of single resources. */
  readonly isOfSome: boolean;
}

/** The scope of what a plan backs up: everything, one tag, or types, of which all resources are judged then. */
export function scopeOfPlan(documents: Documents, plan: PlanDocument): PlanScope {
  const selections = documents.selectionsOf(plan);
  if (selections.length === 0) { return { losses: ['it has no selections, and so no control judges resources'] }; }
  const each = selections.map(selectedBy);
  if (each.includes(undefined)) { return { losses: ['only deployment knows what its selections select, and so no control judges resources'] }; }
  return scopeOf(joined(each.flatMap((one) => one ?? [])));
}

function scopeOf({ tags, types, isEverything, isNarrowed, isOfSome }: Selected): PlanScope {
  if (isEverything && !isNarrowed) { return { scope: BackupControlScope.everything(), losses: [] }; }
  const [tag] = tags.values();
  if (tags.size === 1 && types.size === 0 && !isEverything && !isNarrowed) {
    return { scope: BackupControlScope.tag(...tag), isByTag: true, losses: [] };
  }
  if (tags.size > 0 || isEverything) {
    return { losses: ['a scope takes one tag or types, and its selections are by more than that, so that no control judges resources: tag what it backs up by one tag'] };
  }
  const named = [...types].sort().map((name) => BackupResourceType.of(name));
  const judged = named.filter(({ supportsAuditManager }) => supportsAuditManager);
  const others = named.filter((type) => !judged.includes(type));
  const losses = others.length > 0 ? [`no control judges resources of ${others.join(', ')}`] : [];
  if (judged.length === 0) { return { losses }; }
  return {
    scope: BackupControlScope.resourceTypes(judged),
    types: judged,
    losses: [...losses, ...isOfSome || isNarrowed ? [`controls judge all resources of ${judged.join(', ')}, also those that it does not select`] : []],
  };
}

/** What a selection selects; nothing where only deployment knows it. */
function selectedBy(selection: SelectionDocument): Selected | undefined {
  const { selected, excluded, conditionList, semanticConditions } = selection;
  const elements = selection.tags.elements();
  const tags = elements?.map((tag) => [tag.at('ConditionKey').knownText, tag.at('ConditionValue').knownText] as const);
  if (!tags?.every(isKnownTag) || !conditionList || !semanticConditions || selected.isLater || excluded.isLater) { return undefined; }
  const types = new Set(selected.resources.map(({ kind }) => kind.apiName));
  const patterns = selected.others.filter((arn) => arn !== EVERYTHING);
  for (const arn of patterns) {
    const names = new Set(RESOURCE_CATALOG.filter((kind) => mayBeOfKind(arn, kind)).map(({ apiName }) => apiName));
    if (!isKnownText(arn) || names.size === 0) { return undefined; }
    names.forEach((name) => types.add(name));
  }
  const isEverything = selected.others.includes(EVERYTHING);
  const [condition, ...more] = semanticConditions;
  if (isEverything && condition?.operator === 'StringEquals' && more.length === 0 && excluded.isEmpty && tags.length === 0 && isKnownText(condition.value)) {
    return { tags: byText([[condition.key, condition.value]]), types: new Set(), isEverything: false, isNarrowed: false, isOfSome: false };
  }
  return {
    tags: byText(tags),
    types,
    isEverything,
    isNarrowed: conditionList.length > 0 || !excluded.isEmpty,
    isOfSome: selected.resources.length > 0 || patterns.some((arn) => !hasWildcard(arn)),
  };
}

function joined(all: readonly Selected[]): Selected {
  const isWhole = all.some(({ isEverything, isNarrowed }) => isEverything && !isNarrowed);
  return {
    tags: new Map(all.flatMap(({ tags }) => [...tags])),
    types: new Set(all.flatMap(({ types }) => [...types])),
    isEverything: all.some(({ isEverything }) => isEverything),
    isNarrowed: !isWhole && all.some(({ isNarrowed }) => isNarrowed),
    isOfSome: all.some(({ isOfSome }) => isOfSome),
  };
}

type KnownTag = readonly [key: string, value: string];

function isKnownTag(tag: readonly [string | undefined, string | undefined]): tag is KnownTag {
  return tag[0] !== undefined && tag[1] !== undefined;
}

function byText(tags: readonly KnownTag[]): ReadonlyMap<string, KnownTag> {
  return new Map(tags.map((tag) => [JSON.stringify(tag), tag]));
}
