import { mayBeOfKind } from '../../../document/arns/selected-arns';
import type { Documents } from '../../../document/documents';
import type { ResourceDocument } from '../../../document/resource-document';
import type { SelectionDocument } from '../../../document/selection-document';
import { memo } from '../../../private/memo';
import { unmetBy } from '../tag-conditions';

/**
 * Which resources may be selected by any selection of an application, whatever exceptions it has.
 *
 * Resources of one kind that are in the same lists, and have the tags that selections ask for alike, are asked for once.
 */
export class KeptResources {
  /** What is known of the selections in a world. */
  public static of(documents: Documents): KeptResources {
    return memo(IN_WORLDS, documents, () => new KeptResources(documents));
  }

  private readonly selections: readonly SelectionDocument[];
  /** The numbers of the lists that a resource is in. */
  private readonly listsOf = new Map<ResourceDocument, number[]>();
  private readonly selectedBy = new Map<number, Set<SelectionDocument>>();
  private readonly keys: ReadonlySet<string>;
  private readonly answers = new Map<string, boolean>();

  private constructor(documents: Documents) {
    this.selections = documents.selections.filter(({ isMade }) => isMade);
    const numbers = new Map<readonly ResourceDocument[], number>();
    for (const selection of this.selections) {
      for (const list of selection.selected.lists) {
        const number = memo(numbers, list, () => this.add(list, numbers.size));
        memo(this.selectedBy, number, () => new Set()).add(selection);
      }
    }
    const asked = this.selections.flatMap((selection) => [...(selection.semanticConditions ?? []), ...tagsOf(selection)]);
    this.keys = new Set(asked.map(({ key }) => key));
  }

  /** Whether a selection may select a resource. */
  public mayHave(resource: ResourceDocument): boolean {
    const lists = this.listsOf.get(resource) ?? [];
    const tags = Object.entries(resource.tags ?? {}).filter(([key]) => this.keys.has(key));
    const alike = JSON.stringify([resource.kind.name, lists, tags, resource.mayHaveOtherTags]);
    return memo(this.answers, alike, () => this.selections.some((selection) =>
      unmetBy(resource, selection.semanticConditions ?? []).length === 0 && this.mayReach(selection, resource, lists)));
  }

  private mayReach(selection: SelectionDocument, resource: ResourceDocument, lists: readonly number[]): boolean {
    const { selected } = selection;
    return lists.some((number) => this.selectedBy.get(number)!.has(selection))
      || selected.isLater
      || selected.others.some((arn) => mayBeOfKind(arn, resource.kind))
      || mayHaveTag(resource, selection);
  }

  private add(list: readonly ResourceDocument[], number: number): number {
    for (const resource of list) { memo(this.listsOf, resource, () => []).push(number); }
    return number;
  }
}

const IN_WORLDS = new WeakMap<Documents, KeptResources>();

function tagsOf({ tags }: SelectionDocument): { readonly key: string; readonly value: string }[] {
  return (tags.elements() ?? []).flatMap((element) => {
    const [key, value] = ['ConditionKey', 'ConditionValue'].map((name) => element.at(name).text);
    return key === undefined || value === undefined ? [] : [{ key, value }];
  });
}

/** Whether a resource may have one of the tags of a selection. */
function mayHaveTag(resource: ResourceDocument, selection: SelectionDocument): boolean {
  const tags = tagsOf(selection);
  return tags.length !== selection.tags.elements()?.length
    || tags.some((tag) => unmetBy(resource, [{ ...tag, operator: 'StringEquals' }]).length === 0);
}
