import { PatternStarts } from './pattern-starts';
import { canMeanTheSame, EVERYTHING, hasWildcard, openedArn } from '../../model/arn-pattern';
import { SelectionSemantics } from '../../model/resources/selection-semantics';
import type { Answer } from '../../model/resources/selection-semantics';
import { ARN_SECTIONS, colonSectionsOf } from '../../private/arn';
import { isKnownText, partsOf } from '../../private/known-text';
import { memo } from '../../private/memo';
import type { Environments } from '../subjects/environments';
import type { Subject } from '../subjects/subject';

/** An ARN or a pattern, and what it stands for. */
export interface ArnEntry<T> {
  readonly text: string;
  readonly about: T;
}

/** One that a resource has, or may have. */
export interface ArnMatch<T> extends ArnEntry<T> {
  readonly answer: true | undefined;
}

/**
 * ARNs and patterns, by which resources they may be of: so that not each of them is compared with each resource.
 */
export class ArnTable<T> {
  /** Those that are known whole, by what follows the account. */
  private readonly exact = new Map<string, ArnEntry<T>[]>();
  private readonly patterns = new PatternStarts<ArnEntry<T>>();
  /** Those of which only deployment knows a part that is not the environment. */
  private readonly open = new PatternStarts<ArnEntry<T>>();
  /** What was found for all whose ids the service makes. */
  private readonly alike = new Map<string, readonly ArnMatch<T>[]>();

  constructor(private readonly environments: Environments) {}

  public add(text: string, about: T): void {
    const entry = { text, about };
    if (this.environments.isOpen(text)) {
      this.open.add(text, entry);
    } else if (hasWildcard(text) || text.includes(ONE_CHARACTER) || !isKnownText(text)) {
      this.patterns.add(text, entry);
    } else {
      memo(this.exact, resourceIn(text), () => []).push(entry);
    }
  }

  /** All that are, or may be, of a resource. */
  public find(subject: Subject): readonly ArnMatch<T>[] {
    if (this.isEmpty) { return []; }
    const { key, arn, settledArn, madeId } = subject;
    if (madeId === undefined) { return this.compare(subject); }
    return memo(this.alike, `${key === undefined} ${arn} ${settledArn}`.replaceAll(madeId, '?'), () => this.compare(subject));
  }

  private get isEmpty(): boolean {
    return this.exact.size === 0 && this.patterns.isEmpty && this.open.isEmpty;
  }

  private compare(subject: Subject): readonly ArnMatch<T>[] {
    const { arn, madeId } = subject;
    const exact = madeId === undefined ? this.mayBeExactly(arn) : [...this.exact.values()].flat();
    return this.among([...exact, ...this.patterns.mayBeOf(arn), ...this.open.mayBeOf(arn)], subject);
  }

  private mayBeExactly(arn: string): readonly ArnEntry<T>[] {
    const resource = resourceIn(arn);
    return isKnownText(resource) ? this.exact.get(resource) ?? [] : [...this.exact.values()].flat();
  }

  private among(entries: readonly ArnEntry<T>[], subject: Subject): ArnMatch<T>[] {
    return entries.flatMap((entry) => {
      const answer = matchesArn(entry.text, subject);
      return answer === false ? [] : [{ ...entry, answer }];
    });
  }
}

/** Whether a pattern matches the ARN of a resource. A partition that is written out is taken as that of a resource of which it is not known. */
export function matchesArn(pattern: string, subject: Subject): Answer {
  if (isDeeper(pattern, subject)) { return false; }
  const { arn, settledArn } = subject;
  const answer = matches(pattern, arn, subject);
  return answer === undefined && settledArn !== arn ? matches(pattern, settledArn, subject) : answer;
}

function matches(pattern: string, arn: string, subject: Subject): Answer {
  const [, partition] = PARTITION.exec(pattern) ?? [];
  const own = takesPartition(pattern, subject) ? arn.replace(OWN_PARTITION, () => `arn:${partition}:`) : arn;
  const { madeId } = subject;
  if (madeId !== undefined && own.endsWith(madeId) && !hasWildcard(pattern) && isKnownText(pattern)) {
    return mayBeMade(pattern, own.slice(0, -madeId.length));
  }
  const answer = mayTake(pattern, (each) => selects(each, own));
  return answer === true && !isBySection(pattern, own) ? undefined : answer;
}

function selects(pattern: string, arn: string): Answer {
  return new SelectionSemantics({ arns: [pattern] }).selects({ arn, tags: {} });
}

/**
 * Whether a pattern matches an ARN section by section, too: nobody says whether a `*` between colons takes others of them. What is less than an ARN, as
 * `arn:aws:ec2:*`, ends with what takes all that is left.
 */
function isBySection(pattern: string, arn: string): boolean {
  if (!hasWildcard(pattern) || pattern === EVERYTHING) { return true; }
  const [wanted, sections] = [pattern, arn].map(colonSectionsOf);
  const count = Math.min(wanted.length, ARN_SECTIONS) - 1;
  const restOf = (all: readonly string[]) => all.slice(count).join(':');
  return wanted.slice(0, count).every((section, index) => section === sections[index] || selects(section, sections[index]) === true)
    && selects(restOf(wanted), restOf(sections)) === true;
}

/** What a pattern does of which nobody says whether `?` is one character in it, as in patterns of IAM, or itself. */
export function mayTake(pattern: string, test: (pattern: string) => Answer): Answer {
  const answer = test(pattern);
  if (answer !== false || !isKnownText(pattern) || !pattern.includes(ONE_CHARACTER)) { return answer; }
  return test(pattern.replaceAll(ONE_CHARACTER, EVERYTHING)) === false ? false : undefined;
}

const ONE_CHARACTER = '?';

/** Whether an ARN that is known whole may be one with an id that a service makes, where that is known up to the id: it takes much less time to tell. */
function mayBeMade(pattern: string, start: string): Answer {
  if (!isKnownText(start)) { return canMeanTheSame(`${openedArn(start)}*`, pattern) ? undefined : false; }
  return pattern.startsWith(start) && !pattern.slice(start.length).includes(':') ? undefined : false;
}

/** Whether a pattern names a partition that is not known of a resource. */
export function takesPartition(pattern: string, { partition }: Subject): boolean {
  return partition === undefined && PARTITION.test(pattern);
}

const PARTITION = /^arn:(aws[\w-]*):/;
const OWN_PARTITION = /^arn:(?:[^:{]|\$\{[^}]*\})*:/;

/** Whether a pattern is of something in a resource, such as the objects of a bucket: no id that a service makes has a slash. */
function isDeeper(pattern: string, { arn, madeId, key }: Subject): boolean {
  return madeId !== undefined && key !== undefined && slashesIn(pattern) > slashesIn(arn);
}

function slashesIn(arn: string): number {
  return partsOf(arn).reduce((sum, { text, isKnown }) => sum + (isKnown ? text.split('/').length - 1 : 0), 0);
}

function resourceIn(arn: string): string {
  return colonSectionsOf(arn).slice(ARN_SECTIONS - 1).join(':');
}
