import { surelyMeets } from './tag-conditions';
import { mayBeOfKind } from '../../document/arns/selected-arns';
import type { Documents } from '../../document/documents';
import { ResourceDocument } from '../../document/resource-document';
import type { SelectionDocument } from '../../document/selection-document';
import type { Place } from '../../document/template';
import type { Reading } from '../../document/values/reading';
import { EVERYTHING } from '../../model/arn-pattern';
import type { ResourceKind } from '../../model/resources/resource-kind';
import type { SelectionTag } from '../../model/resources/selection-semantics';
import { knownToDiffer } from '../../private/environments';
import { isKnownText } from '../../private/known-text';
import { memo } from '../../private/memo';

/** A resource of the application, and the tag by which it is selected. */
export interface SelectedByTag {
  readonly tag: SelectionTag;
  readonly resource: ResourceDocument;
}

/** The first resource of a kind that a selection surely selects by one of its tags, or out of everything by that of a condition. */
export function selectedByTag(selection: SelectionDocument, kind: ResourceKind, documents: Documents): SelectedByTag | undefined {
  const { tags, conditions, semanticConditions, selected, excluded, planEnv } = selection;
  const wanted = conditions.isAbsent ? [] : semanticConditions;
  const elements = tags.elements() ?? [];
  const ofEverything = selected.others.includes(EVERYTHING) ? (wanted ?? []).filter(({ operator }) => operator === 'StringEquals') : [];
  const mayBeExcluded = () => excluded.isLater || excluded.others.some((arn) => mayBeOfKind(arn, kind));
  if (elements.length + ofEverything.length === 0 || !wanted || mayBeExcluded()) { return undefined; }
  const byTag = placesByTag(kind, documents);
  let leftOut: ReadonlySet<ResourceDocument> | undefined;
  const isSelected = (resource: ResourceDocument) => {
    leftOut ??= new Set(excluded.resources);
    return resource.isMade && !leftOut.has(resource) && !knownToDiffer(resource.env, planEnv) && surelyMeets(resource, wanted);
  };
  for (const { key, value } of [...elements.flatMap(tagIn), ...ofEverything]) {
    for (const place of byTag.get(nameOf(key, value)) ?? []) {
      const resource = documents.of(ResourceDocument, place);
      if (isSelected(resource)) { return { tag: { key, value }, resource }; }
    }
  }
  return undefined;
}

function tagIn(element: Reading): SelectionTag[] {
  const [key, value] = ['ConditionKey', 'ConditionValue'].map((name) => element.at(name).knownText);
  return key === undefined || value === undefined ? [] : [{ key, value }];
}

/** Where resources of a kind are, by each of their tags: all are looked at once. */
function placesByTag(kind: ResourceKind, documents: Documents): ReadonlyMap<string, readonly Place[]> {
  return documents.constant(`${kind.name} by tags`, () => {
    const found = new Map<string, Place[]>();
    for (const resource of documents.ofTypes(ResourceDocument, new Set(kind.sources.map(({ type }) => type)))) {
      if (resource.known?.kind !== kind) { continue; }
      const { template, logicalId } = resource;
      for (const [key, value] of Object.entries(resource.tags ?? {})) {
        if (isKnownText(key + value)) { memo(found, nameOf(key, value), () => []).push({ template, logicalId }); }
      }
    }
    return found;
  });
}

function nameOf(key: string, value: string): string {
  return `${key}\n${value}`;
}
