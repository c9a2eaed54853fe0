import { openedArn } from '../../model/arn-pattern';
import { ARN_SECTIONS, colonSectionsOf } from '../../private/arn';
import { partsOf } from '../../private/known-text';
import { memo } from '../../private/memo';

/** Something of a pattern, and its place among all of them. */
interface Placed<T> {
  readonly value: T;
  readonly index: number;
}

/** Patterns with as many colons: by how the name of a resource begins in them, for each length of that. */
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
    const start = startOf(nameIn(sections)).split(/[*?]/, 1)[0];
    const starts = memo(this.bySections, sections.length, (): Starts<T> => new Map());
    const placed = memo(memo(starts, start.length, () => new Map<string, Placed<T>[]>()), start, () => []);
    placed.push({ value, index: this.count++ });
  }

  /** What is of all patterns that may be of an ARN, in the order in which they were added; others surely are not. */
  public mayBeOf(arn: string): readonly T[] {
    const sections = colonSectionsOf(arn);
    // Where there may be more colons than are written, what stands between them in a pattern may be anywhere.
    const isClosed = !openedArn(arn).includes('*');
    const start = startOf(nameIn(sections));
    const found: Placed<T>[] = [];
    for (const [length, starts] of this.bySections) {
      if (isClosed && length > sections.length) { continue; }
      const isAligned = isClosed && length === sections.length;
      for (const [characters, byStart] of starts) {
        const isTold = isAligned && characters <= start.length;
        const those = isTold ? byStart.get(start.slice(0, characters)) ?? [] : [...byStart].flatMap(([text, each]) =>
          isAligned && !text.startsWith(start) ? [] : each);
        found.push(...those);
      }
    }
    return found.sort((a, b) => a.index - b.index).map(({ value }) => value);
  }
}

function nameIn(sections: readonly string[]): string {
  return sections.slice(ARN_SECTIONS - 1).join(':');
}

/** What a text begins with, up to what is not known. */
function startOf(text: string): string {
  const [first] = partsOf(text);
  return first?.isKnown ? first.text : '';
}
