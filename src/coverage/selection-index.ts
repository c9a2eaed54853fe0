import { ArnTable } from './matching/arn-table';
import { Looks } from './matching/looks';
import { factsOf } from './matching/selection-facts';
import type { ArnList, SelectionFacts, TagClause } from './matching/selection-facts';
import { Environments } from './subjects/environments';
import type { Subject } from './subjects/subject';
import { TooMuch } from '../document/budget';
import { Documents } from '../document/documents';
import { SelectionDocument } from '../document/selection-document';
import type { Application, Place } from '../document/template';
import { inEveryWorld, World } from '../document/values/world';
import { isKnownText } from '../private/known-text';
import { memo } from '../private/memo';

/** Selections that want a tag with some key. */
interface Wanting {
  readonly byValue: Map<string, Set<number>>;
  /** Those of which only deployment knows the value. */
  readonly open: Set<number>;
}

/** Selections that say the same in all worlds, so that they select the same resources, by whatever roles. Of others, each is one of its own. */
export interface SelectionGroup {
  readonly places: readonly Place[];
  /** Their places among all selections of the templates. */
  readonly positions: readonly number[];
}

/** Selections that may select a resource. */
export interface Candidates {
  readonly likely: readonly SelectionGroup[];
  /** Those that have no more than an ARN or a pattern that may be its own. */
  readonly open: readonly SelectionGroup[];
}

/**
 * Which selections of an application may select a resource in any world: so that not each of them is asked of each resource.
 */
export class SelectionIndex {
  private readonly groups: { readonly places: Place[]; readonly positions: number[] }[] = [];
  private readonly named = new Map<string, Set<number>>();
  private readonly shared = new Map<object, Set<number>>();
  private readonly sharedByKey = new Map<string, Set<number>[]>();
  private readonly arns: ArnTable<Set<number>>;
  private readonly arnsByText = new Map<string, Set<number>>();
  private readonly tags = new Map<string, Wanting>();
  /** Those that want a tag that AWS itself gives. */
  private readonly awsTags = new Set<Wanting>();
  /** Those of which only deployment knows the key of a tag. */
  private readonly openTags = new Set<number>();
  /** Those that may select anything. */
  private readonly open = new Set<number>();
  private readonly looks: Looks;

  constructor(private readonly application: Application) {
    const environments = Environments.of(application);
    this.arns = new ArnTable(environments);
    this.looks = new Looks(environments);
    let documents = new Documents(application, new World(true));
    const alike = new Map<string, number>();
    for (const [position, { template, logicalId }] of documents.selections.entries()) {
      const place = { template, logicalId };
      const index = this.groups.length;
      try {
        documents.begin();
        const facts = factsOf(documents, documents.of(SelectionDocument, place));
        const { isAsked } = documents.world;
        const group = isAsked ? index : memo(alike, wordsOf(facts), () => index);
        this.enter(group, place, position);
        if (group < index) { continue; }
        this.add(index, facts, isAsked);
        if (!isAsked) { continue; }
        documents = new Documents(application, new World(true));
        this.addInEveryWorld(index, place);
      } catch (error) {
        if (!(error instanceof TooMuch)) { throw error; }
        documents = new Documents(application, new World(true));
        if (this.groups.length === index) { this.enter(index, place, position); }
        this.addOpen(index);
      }
    }
  }

  /** What tells a resource from others that all selections look at in the same way, in whatever world; nothing where only the selections can tell. */
  public lookOf(subject: Subject): string | undefined {
    return this.looks.of(subject);
  }

  /** The selections that may select a resource, in the order of the templates of the first of each group. */
  public candidates(subject: Subject): Candidates {
    const { key = '', tags: { known, mayHaveMore } } = subject;
    const found = new Set([...this.open, ...this.named.get(key) ?? []]);
    const add = (indexes: Iterable<number>) => { for (const index of indexes) { found.add(index); } };
    this.sharedByKey.get(key)?.forEach(add);
    const byArn = this.arns.find(subject);
    byArn.forEach(({ about, answer }) => { if (answer) { add(about); } });
    if (mayHaveMore) {
      this.tags.forEach(({ byValue, open }) => [...byValue.values(), open].forEach(add));
    } else {
      Object.entries(known).forEach(([tag, value]) => this.wanting(tag, value).forEach(add));
    }
    if (mayHaveMore || Object.keys(known).length > 0) { add(this.openTags); }
    this.awsTags.forEach(({ byValue, open }) => [...byValue.values(), open].forEach(add));
    const others = new Set(byArn.flatMap(({ about, answer }) => answer ? [] : [...about]).filter((index) => !found.has(index)));
    const groupsOf = (indexes: ReadonlySet<number>) => [...indexes].sort((a, b) => a - b).map((index) => this.groups[index]);
    return { likely: groupsOf(found), open: groupsOf(others) };
  }

  private enter(index: number, place: Place, position: number): void {
    const { places, positions } = this.groups[index] ??= { places: [], positions: [] };
    places.push(place);
    positions.push(position);
  }

  private wanting(tag: string, value: string): Set<number>[] {
    if (!isKnownText(tag)) { return [...this.tags.values()].flatMap(({ byValue, open }) => [...byValue.values(), open]); }
    const wanting = this.tags.get(tag);
    if (!wanting) { return []; }
    const alike = isKnownText(value) ? [wanting.byValue.get(value)] : [...wanting.byValue.values()];
    return [wanting.open, ...alike.filter((each) => each !== undefined)];
  }

  private addInEveryWorld(index: number, place: Place): void {
    const { isComplete } = inEveryWorld((world) => {
      const documents = new Documents(this.application, world);
      this.add(index, factsOf(documents, documents.of(SelectionDocument, place)), true);
    });
    if (!isComplete) { this.addOpen(index); }
  }

  private addOpen(index: number): void {
    this.open.add(index);
    this.looks.addUnknown();
  }

  private add(index: number, facts: SelectionFacts, mayDiffer: boolean): void {
    const { resources, tags } = facts;
    this.looks.add(index, facts, mayDiffer);
    this.addArns(index, resources);
    if (resources.isLater || !tags) { this.open.add(index); }
    tags?.forEach((tag) => this.addTag(index, tag));
  }

  private addArns(index: number, { named, shared, others }: ArnList): void {
    for (const key of named.keys()) { memo(this.named, key, () => new Set<number>()).add(index); }
    for (const { keys } of shared) {
      const selections = memo(this.shared, keys, () => {
        const made = new Set<number>();
        for (const key of keys.keys()) { memo(this.sharedByKey, key, () => []).push(made); }
        return made;
      });
      selections.add(index);
    }
    for (const { text } of others) {
      memo(this.arnsByText, text, () => {
        const made = new Set<number>();
        this.arns.add(text, made);
        return made;
      }).add(index);
    }
  }

  private addTag(index: number, { key, value }: TagClause): void {
    if (!isKnownText(key)) {
      this.openTags.add(index);
      return;
    }
    const wanting = memo(this.tags, key, () => ({ byValue: new Map<string, Set<number>>(), open: new Set<number>() }));
    if (key.startsWith('aws:')) { this.awsTags.add(wanting); }
    (isKnownText(value) ? memo(wanting.byValue, value, () => new Set<number>()) : wanting.open).add(index);
  }
}

/** What selections say that select the same; those with a list that is shared are taken as others. */
function wordsOf({ key, planEnv: { account, region }, resources, excluded, tags, conditions }: SelectionFacts): string {
  if (resources.shared.length > 0 || excluded.shared.length > 0) { return key; }
  const lists = [resources, excluded].map(({ named, others, isLater }) => [[...named], others, isLater]);
  return JSON.stringify([account, region, lists, tags ?? null, conditions ?? null]);
}
