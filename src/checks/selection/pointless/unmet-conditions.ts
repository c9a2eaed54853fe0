import { KeptResources } from './kept-resources';
import { LeftOutResources } from './left-out-resources';
import type { Documents } from '../../../document/documents';
import type { ResourceDocument } from '../../../document/resource-document';
import type { SelectionDocument } from '../../../document/selection-document';
import type { SelectionCondition } from '../../../model/resources/selection-semantics';
import { namesInWords } from '../../../private/paths';
import type { Problem } from '../../findings/finding';
import { isNegated, unmetBy } from '../tag-conditions';

/** A resource of the application, and what of its selection it does not meet. */
interface Unmet {
  readonly resource: ResourceDocument;
  readonly conditions: readonly SelectionCondition[];
}

/** Resources of the application that a selection names or collects, and that are surely none of what it selects in the end. */
export function unmetConditions(selection: SelectionDocument, documents: Documents): Problem[] {
  const { conditions, notResources, semanticConditions = [], selected } = selection;
  if (conditions.isAbsent && notResources.isAbsent) { return []; }
  const all = selected.resources;
  const leftOut = new LeftOutResources(selection);
  if (all.length === 0 || leftOut.isEverything) { return []; }
  const left = notResources.isAbsent ? all : all.filter((resource) => !leftOut.has(resource));
  const unmet = left.map((resource) => ({ resource, conditions: unmetBy(resource, semanticConditions) }))
    .filter((each) => each.conditions.length > 0);
  const found = (id: 'leftOutByConditions' | 'selectsNothing', property: string, message: string): Problem => ({ id, level: 'warning', property, message });
  // Whoever gives a tag, or asks for it, under a condition means to leave something out.
  const leftOutBy = (id: 'leftOutByConditions' | 'selectsNothing', message: string): Problem[] => [{ ...found(id, conditions.path, message), isMeantAtTimes: true }];

  if (unmet.length === left.length && isOfNothingElse(selection)) {
    if (unmet.length > 0) { return leftOutBy('selectsNothing', `${inWords(unmet)}, so that nothing is selected: ${CURE}`); }
    const isSaid = all.length === selected.named.length && selected.named.every((each) => leftOut.hasAllOf(each));
    return isSaid ? [] : [found('selectsNothing', notResources.path,
      `'NotResources' leaves out all that is selected, so that nothing is backed up: ${namesInWords(all.map(({ name }) => name))}`)];
  }
  // A tag that a condition keeps out is there to be kept out.
  const missed = unmet.filter((each) => !each.conditions.every(isNegated) && !KeptResources.of(documents).mayHave(each.resource));
  return missed.length > 0 ? leftOutBy('leftOutByConditions', `${inWords(missed)}: ${CURE}`) : [];
}

/** Whether nothing is selected but resources of the application. */
function isOfNothingElse({ selected, tags }: SelectionDocument): boolean {
  return !selected.isLater && selected.others.length === 0 && (tags.isAbsent || tags.elements()?.length === 0);
}

const CURE = "tag what is to be backed up, or take it out of 'Resources'";

function inWords(unmet: readonly Unmet[]): string {
  const asked = [...new Set(unmet.flatMap(({ conditions }) => conditions.map(conditionInWords)))];
  const verb = unmet.length === 1 ? 'does not have the tag' : 'do not have the tag';
  return `'Conditions' leave out ${namesInWords(unmet.map(({ resource }) => resource.name))}, which ${verb} that they ask for (${asked.join('; ')})`;
}

const OPERATORS: Readonly<Record<SelectionCondition['operator'], string>> = {
  StringEquals: 'with',
  StringNotEquals: 'other than',
  StringLike: 'like',
  StringNotLike: 'not like',
};

function conditionInWords({ operator, key, value }: SelectionCondition): string {
  return `'${key}' ${OPERATORS[operator]} '${value}'`;
}
