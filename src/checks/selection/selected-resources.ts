import { mayBeOfKind } from '../../document/arns/selected-arns';
import type { Documents } from '../../document/documents';
import type { ResourceDocument } from '../../document/resource-document';
import type { SelectionDocument } from '../../document/selection-document';
import { told } from '../../document/told-once';
import type { Told } from '../../document/told-once';
import { EVERYTHING } from '../../model/arn-pattern';
import { RESOURCE_CATALOG } from '../../model/resources/resource-catalog';
import type { ResourceKind } from '../../model/resources/resource-kind';
import { and, not, SelectionSemantics } from '../../model/resources/selection-semantics';
import type { Answer } from '../../model/resources/selection-semantics';
import { isArnElsewhere } from '../../private/environments';
import { memo } from '../../private/memo';

/** A resource, and the groups of selections that have it among their ARNs. */
interface Entry {
  readonly resource: ResourceDocument;
  readonly selectedBy: (readonly SelectionDocument[])[];
}

/**
 * What the selections of a plan select, as far as that can be known.
 */
export class SelectedResources {
  /** The resources of the application that selections name or collect, each once; conditions and exclusions may leave some of them out. */
  public readonly all: readonly ResourceDocument[];
  /** What selections select by name or from a construct, and which do so: those of the same construct have one list, and are looked at together. */
  private readonly lists: ReadonlyMap<readonly ResourceDocument[], readonly SelectionDocument[]>;
  private allEntries?: ReadonlyMap<ResourceDocument, Entry>;
  private readonly exclusions = new Map<SelectionDocument, (resource: ResourceDocument) => Answer>();
  private found?: Told<ReadonlySet<ResourceKind> | undefined>;

  /** @param selections all selections of the plan that are made */
  constructor(public readonly selections: readonly SelectionDocument[], public readonly documents: Documents) {
    this.lists = listsOf(selections);
    this.all = this.lists.size === 1 ? [...new Set([...this.lists.keys()][0])] : [...this.entries.keys()];
  }

  /** Whether a resource is selected for sure. */
  public selects(resource: ResourceDocument): boolean {
    return this.entries.get(resource)?.selectedBy.some((selections) => selections.some((selection) => this.keeps(selection, resource))) ?? false;
  }

  /** The kinds of all resources that may be selected; nothing where that cannot be known. */
  public get kinds(): ReadonlySet<ResourceKind> | undefined {
    this.found = told(this.documents, this.found, () => this.findKinds());
    return this.found.found;
  }

  /** The ARNs and patterns that are selected and are not those of resources of the application, each once. */
  public get others(): ReadonlySet<string> {
    return new Set(this.selections.flatMap(({ selected }) => selected.others));
  }

  /** Whether a resource of a kind may be selected, as far as anybody can know. */
  public mayReach(kind: ResourceKind): boolean {
    return this.documents.hasSelectionsOfUnknownPlans || this.selections.some((selection) => mayReach(selection, kind));
  }

  /** Whether it is known of which kinds all is that is selected, and none of them is such a one. */
  public isNone(such: (kind: ResourceKind) => boolean): boolean {
    const { kinds } = this;
    return kinds !== undefined && kinds.size > 0 && ![...kinds].some(such) && !this.documents.hasSelectionsOfUnknownPlans;
  }

  private findKinds(): ReadonlySet<ResourceKind> | undefined {
    if (this.selections.length === 0 || this.selections.some(({ selected, tags }) => selected.isLater || !isEmpty(tags))) { return undefined; }
    const kinds = new Set<ResourceKind>();
    for (const entry of this.entries.values()) {
      if (!kinds.has(entry.resource.kind) && !this.isExcluded(entry)) { kinds.add(entry.resource.kind); }
    }
    for (const arn of this.others) {
      const possible = RESOURCE_CATALOG.filter((kind) => mayBeOfKind(arn, kind));
      if (arn === EVERYTHING || possible.length === 0) { return undefined; }
      possible.forEach((kind) => kinds.add(kind));
    }
    return kinds;
  }

  private get entries(): ReadonlyMap<ResourceDocument, Entry> {
    this.allEntries ??= entriesOf(this.lists);
    return this.allEntries;
  }

  private keeps(selection: SelectionDocument, resource: ResourceDocument): boolean {
    return leavesNothingOut(selection) || and([not(this.excludes(selection, resource)), meetsConditions(selection, resource)]) === true;
  }

  /** Whether every selection leaves a resource out by name. */
  private isExcluded({ resource, selectedBy }: Entry): boolean {
    return selectedBy.every((selections) => selections.every((selection) => this.excludes(selection, resource) === true));
  }

  private excludes(selection: SelectionDocument, resource: ResourceDocument): Answer {
    return isEmpty(selection.notResources) ? false : memo(this.exclusions, selection, () => membershipIn(selection))(resource);
  }
}

function listsOf(selections: readonly SelectionDocument[]): Map<readonly ResourceDocument[], SelectionDocument[]> {
  const lists = new Map<readonly ResourceDocument[], SelectionDocument[]>();
  for (const selection of selections) {
    for (const list of selection.selected.lists) { memo(lists, list, () => []).push(selection); }
  }
  return lists;
}

function entriesOf(lists: ReadonlyMap<readonly ResourceDocument[], readonly SelectionDocument[]>): ReadonlyMap<ResourceDocument, Entry> {
  const entries = new Map<ResourceDocument, Entry>();
  for (const [list, selectedBy] of lists) {
    for (const resource of list) { memo(entries, resource, () => ({ resource, selectedBy: [] })).selectedBy.push(selectedBy); }
  }
  return entries;
}

/** Whether a selection may select a resource of a kind. */
export function mayReach({ selected, tags }: SelectionDocument, kind: ResourceKind): boolean {
  return !isEmpty(tags) || selected.mayReach(kind);
}

function leavesNothingOut({ conditions, notResources }: SelectionDocument): boolean {
  return conditions.isAbsent && isEmpty(notResources);
}

function isEmpty(list: SelectionDocument['tags']): boolean {
  return list.elements()?.length === 0;
}

/** Whether a resource meets all conditions; those of a resource whose tags cannot be told are not known. */
function meetsConditions({ conditions, semanticConditions }: SelectionDocument, { name, tags }: ResourceDocument): Answer {
  if (conditions.isAbsent) { return true; }
  return tags && semanticConditions && new SelectionSemantics({ arns: [EVERYTHING], conditions: semanticConditions }).selects({ arn: name, tags });
}

/** What tells of a resource whether it is among what is left out. */
function membershipIn({ excluded }: SelectionDocument): (resource: ResourceDocument) => Answer {
  const known = new Set(excluded.resources);
  const mayBe = ({ kind, env }: ResourceDocument) => excluded.isLater
    || excluded.others.some((arn) => mayBeOfKind(arn, kind) && !isArnElsewhere(arn, env));
  return (resource) => known.has(resource) || (mayBe(resource) ? undefined : false);
}
