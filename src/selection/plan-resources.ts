import type { aws_backup as backup, CfnResource } from 'aws-cdk-lib';
import { selectionsOf } from './plan-selections';
import { mayBeOfKind } from './reach';
import { resourceReferredTo } from './referred-resource';
import type { SelectedResources } from './selected-resources';
import type { SelectionLogic } from './selection-logic';
import { RESOURCE_CATALOG } from '../model/resource-catalog';
import type { KnownResource } from '../model/resource-catalog';
import type { ResourceKind } from '../model/resource-kind';
import type { Answer } from '../model/selection-semantics';
import type { TellingProperties } from '../model/telling-properties';
import { TemplateProperties } from '../model/template-properties';
import { memo } from '../private/memo';

/** A resource of this app in a selection, and what the template will say of it. */
export class PlannedResource {
  public readonly resource: CfnResource;
  public readonly kind: ResourceKind;
  /** Where it says what matters to its backups, and what it says there. */
  public readonly paths: TellingProperties;
  public readonly properties: TemplateProperties;

  constructor({ resource, kind, source }: KnownResource) {
    this.resource = resource;
    this.kind = kind;
    this.paths = source.properties ?? {};
    this.properties = new TemplateProperties(resource);
  }
}

/** A resource, and the groups of selections that have it among their `resources`. */
interface Entry {
  readonly known: KnownResource;
  readonly selectedBy: SelectionLogic[][];
}

/**
 * What the selections of a plan in this app select, as far as that can be known, at one moment of a synthesis.
 */
export class PlanResources {
  /** The resources of this app that selections name or collect, each once; conditions and exclusions may leave some of them out. */
  public readonly all: readonly PlannedResource[];

  private readonly selections: readonly SelectionLogic[];
  private readonly entries = new Map<CfnResource, Entry>();
  private readonly filters = new Map<SelectionLogic, (resource: KnownResource) => Answer>();
  private readonly exclusions = new Map<SelectedResources, (resource: KnownResource) => Answer>();
  private readonly referred = new Map<string, KnownResource | undefined>();

  constructor(plan: backup.IBackupPlanRef) {
    this.selections = selectionsOf(plan).map(({ logic }) => logic);
    for (const [list, logics] of this.lists()) {
      for (const known of list) {
        memo(this.entries, known.resource, () => ({ known, selectedBy: [] })).selectedBy.push(logics);
      }
    }
    this.all = [...this.entries.values()].map(({ known }) => new PlannedResource(known));
  }

  /** Whether a resource is selected for sure. */
  public selects(resource: CfnResource): boolean {
    const entry = this.entries.get(resource);
    return entry?.selectedBy.some((logics) => logics.some((logic) => this.keeps(logic, entry.known))) ?? false;
  }

  /** The kinds of all resources that may be selected; nothing where that cannot be known. */
  public kinds(): ReadonlySet<ResourceKind> | undefined {
    if (this.selections.length === 0 || this.selections.some(({ isFromEverything, resources }) => isFromEverything || resources.tags.length > 0)) {
      return undefined;
    }
    const kinds = new Set<ResourceKind>();
    for (const entry of this.entries.values()) {
      if (!kinds.has(entry.known.kind) && !this.isExcluded(entry)) { kinds.add(entry.known.kind); }
    }
    for (const arn of this.foreignArns()) {
      const possible = RESOURCE_CATALOG.filter((kind) => mayBeOfKind(arn, kind));
      if (possible.length === 0) { return undefined; }
      possible.forEach((kind) => kinds.add(kind));
    }
    return kinds;
  }

  /** The ARNs and patterns that are selected and are not those of resources of this app, each once. */
  public foreignArns(): ReadonlySet<string> {
    return new Set(this.selections.flatMap(({ resources }) => resources.foreignArns((arn) => this.referredTo(arn))));
  }

  /** Selections of the same construct have one list, and are looked at together. */
  private lists(): Map<readonly KnownResource[], SelectionLogic[]> {
    const lists = new Map<readonly KnownResource[], SelectionLogic[]>();
    for (const logic of this.selections) {
      memo(lists, logic.resources.known((arn) => this.referredTo(arn)), () => []).push(logic);
    }
    return lists;
  }

  private referredTo(arn: string): KnownResource | undefined {
    if (!this.referred.has(arn)) { this.referred.set(arn, resourceReferredTo(arn)); }
    return this.referred.get(arn);
  }

  private keeps(logic: SelectionLogic, known: KnownResource): boolean {
    return logic.leavesNothingOut || memo(this.filters, logic, () => logic.filter())(known) === true;
  }

  /** Whether every selection leaves a resource out by name. */
  private isExcluded({ known, selectedBy }: Entry): boolean {
    return selectedBy.every((logics) => logics.every(({ notResources }) =>
      notResources.resources.length > 0 && memo(this.exclusions, notResources, () => notResources.membership())(known) === true));
  }
}
