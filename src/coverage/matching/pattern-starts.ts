import { openedArn } from '../../model/arn-pattern';
import { ARN_SECTIONS, colonSectionsOf } from '../../private/arn';
import { partsOf } from '../../private/known-text';
import { memo } from '../../private/memo';

/** How the name of a resource begins in an ARN or a pattern. */
interface Start {
  /** What is known of it, up to the first wildcard. */
  readonly text: string;
  /** What is not known that follows. */
  readonly unknown?: string;
  /** What is known after that, up to the next wildcard. */
  readonly rest: string;
  /** Whether it surely stands after the fifth colon. */
  readonly isFixed: boolean;
}

/** Something of a pattern, and its place among all of them. */
interface Placed<T> extends Start {
  readonly value: T;
  readonly index: number;
}

/** Patterns with as many colons: by what is known of the name, for each length of that. */
type Starts<T> = Map<number, Map<string, Placed<T>[]>>;

/**
 * Patterns of ARNs, by how the name of the resource begins in them: so that not each of them is compared with each ARN.
 */
export class PatternStarts<T> {
  private readonly bySections = new Map<number, Starts<T>>();
  private count = 0;

  public get isEmpty(): boolean {
    return this.count === 0;
  }

  public add(pattern: string, value: T): void {
    const sections = colonSectionsOf(pattern);
    const start = startOf(sections);
    const starts = memo(this.bySections, sections.length, (): Starts<T> => new Map());
    memo(memo(starts, start.text.length, () => new Map<string, Placed<T>[]>()), start.text, () => []).push({ ...start, value, index: this.count++ });
  }

  /** What is of all patterns that may be of an ARN, in the order in which they were added; others surely are not. */
  public mayBeOf(arn: string): readonly T[] {
    const sections = colonSectionsOf(arn);
    const own = startOf(sections);
    // Where there may be more colons than are written, what stands between them in a pattern may be anywhere.
    const isClosed = !openedArn(arn).includes('*');
    const found: Placed<T>[] = [];
    for (const [length, starts] of this.bySections) {
      if (isClosed && length > sections.length) { continue; }
      const isAligned = isClosed && length === sections.length;
      for (const [characters, byText] of starts) {
        const those = isAligned && characters <= own.text.length ? byText.get(own.text.slice(0, characters)) ?? [] : [...byText.values()].flat();
        found.push(...those.filter((each) => canBeginAlike(each, own) || !(isAligned || (each.isFixed && own.isFixed))));
      }
    }
    return found.sort((a, b) => a.index - b.index).map(({ value }) => value);
  }
}

/** What is not known is the same on both sides. */
function canBeginAlike(one: Start, other: Start): boolean {
  return canGoOn(one.text, other.text)
    && (one.unknown === undefined || one.unknown !== other.unknown || one.text !== other.text || canGoOn(one.rest, other.rest));
}

function canGoOn(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

function startOf(sections: readonly string[]): Start {
  const head = sections.slice(0, ARN_SECTIONS - 1).join(':');
  const isFixed = sections.length >= ARN_SECTIONS && !openedArn(head).includes('*');
  const [first, ...others] = partsOf(sections.slice(ARN_SECTIONS - 1).join(':'));
  const parts = first && !first.isKnown ? [{ text: '', isKnown: true }, first, ...others] : [first, ...others];
  const [text, ...wildcards] = (parts[0]?.text ?? '').split(WILDCARD);
  const [, unknown, after] = wildcards.length > 0 ? [] : parts;
  return { text, unknown: unknown?.text, rest: after?.isKnown ? after.text.split(WILDCARD, 1)[0] : '', isFixed };
}

const WILDCARD = /[*?]/;
