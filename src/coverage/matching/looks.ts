import { ArnTable } from './arn-table';
import type { ArnList, SelectionFacts } from './selection-facts';
import { isKnownText } from '../../private/known-text';
import { memo } from '../../private/memo';
import type { Environments } from '../subjects/environments';
import type { Subject } from '../subjects/subject';

/**
 * What selections look at in resources: those in which they see the same are told once.
 */
export class Looks {
  /** Where resources are named, by their keys. */
  private readonly named = new Map<string, Set<string>>();
  /** Resources that are looked at by themselves. */
  private readonly single = new Set<string>();
  private readonly shared = new Set<ReadonlyMap<string, number>>();
  private readonly arns: ArnTable<string>;
  private readonly texts = new Set<string>();
  /** What was told before: it is asked for more than once. */
  private readonly told = new WeakMap<Subject, string>();
  private readonly tagKeys = new Set<string>();
  /** Whether a selection may look at any tag. */
  private takesAnyTag = false;
  private isUnknown = false;

  constructor(environments: Environments) {
    this.arns = new ArnTable(environments);
  }

  /** Adds what a selection says; what may differ from world to world may name other resources in the same place. */
  public add(index: number, { resources, excluded, tags, conditions }: SelectionFacts, mayDiffer: boolean): void {
    this.addList(resources, (clause) => `${index} ${clause}`, mayDiffer);
    this.addList(excluded, () => `not ${index}`, mayDiffer);
    for (const { key } of [...tags ?? [], ...conditions ?? []]) {
      if (isKnownText(key)) {
        this.tagKeys.add(key);
      } else {
        this.takesAnyTag = true;
      }
    }
  }

  /** Notes that nobody knows what a selection says in all worlds. */
  public addUnknown(): void {
    this.isUnknown = true;
  }

  /** What selections see in a resource; nothing where nobody knows what they look at. */
  public of(subject: Subject): string | undefined {
    return this.isUnknown ? undefined : memo(this.told, subject, () => this.tell(subject));
  }

  private tell(subject: Subject): string {
    const { key, kind, env, partition, tags: { known, mayHaveMore } } = subject;
    const tags = Object.entries(known).filter(([tag]) => this.takesAnyTag || this.tagKeys.has(tag) || !isKnownText(tag));
    const arns = this.arns.find(subject).map(({ text, answer }) => [text, answer ?? null]);
    return JSON.stringify([kind.name, env.account, env.region, partition ?? null, this.placesOf(key), tags, mayHaveMore, arns]);
  }

  private placesOf(key: string | undefined): unknown {
    if (key === undefined) { return null; }
    const isSingle = this.single.has(key) || [...this.shared].some((keys) => keys.has(key));
    return isSingle ? key : [...this.named.get(key) ?? []];
  }

  private addList({ named, shared, others }: ArnList, placeOf: (clause: string) => string, mayDiffer: boolean): void {
    for (const [key, clause] of named) {
      if (mayDiffer) { this.single.add(key); }
      memo(this.named, key, () => new Set()).add(placeOf(clause));
    }
    for (const { keys } of shared) { this.shared.add(keys); }
    for (const { text } of others) {
      if (this.texts.has(text)) { continue; }
      this.texts.add(text);
      this.arns.add(text, text);
    }
  }
}
