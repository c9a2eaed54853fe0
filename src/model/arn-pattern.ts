import { identify } from './resources/resource-catalog';
import { ARN_SECTIONS, colonSectionsOf } from '../private/arn';
import { inWords, isKnownText, mayHoldColon, partsOf, withUnknownAs } from '../private/known-text';
import { idBehind } from '../private/references';

/** The ARN pattern that stands for everything AWS Backup protects. */
export const EVERYTHING = '*';

/** Whether an ARN of a selection stands for any number of resources; what a token stands for is taken as one. */
export function hasWildcard(arn: string): boolean {
  return arn.includes('*');
}

/**
 * What AWS Backup would refuse in the wildcards of an ARN pattern: any section may be `*`, but of the name of a resource only the end may be open.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html
 */
export function wildcardProblems(property: string, arn: string): string[] {
  if (!hasWildcard(arn)) { return []; }
  // What is not known may be nothing, or the end of a name.
  const names = colonSectionsOf(withUnknownAs(arn, () => '/')).slice(ARN_SECTIONS - 1).join('/').split('/');
  return names.every((name) => !name.slice(0, -1).includes('*'))
    ? []
    : [`'${property}' must have '*' only for a whole section of an ARN or at the end of a name, got '${inWords(arn)}'`];
}

/**
 * Whether two ARN patterns can stand for the same ARN. A `*` stands for one section between colons, except in a pattern with fewer of them, as
 * `arn:aws:ec2:*`: there only what is before the first `*` is compared section by section. So it is with a part that is not known and may have colons in it.
 */
export function canBeTheSameArn(a: string, b: string): boolean {
  const [fewer, more] = [sectionsOf(a), sectionsOf(b)].sort((left, right) => left.length - right.length);
  const end = fewer.length === more.length ? fewer.length : fewer.findIndex((section) => hasWildcard(section) || isOpen(section));
  const [open = end] = [fewer, more].map((sections) => sections.findIndex(isOpen)).filter((index) => index >= 0).sort((left, right) => left - right);
  const closed = Math.min(end, open);
  return end >= 0
    && fewer.slice(0, closed).every((section, index) => canMeanTheSame(opened(section), opened(more[index])))
    && canMeanTheSame(openedArn(fewer.slice(closed).join(':')), openedArn(more.slice(closed).join(':')));
}

/** Whether an ARN of which parts may not be known can be one of a shape, in which `+` stands for a section, or for what is left of one, and `*` for anything. */
export function canHaveShape(arn: string, shape: string): boolean {
  return (isKnownText(arn) && isOfShape(arn, shape)) || canMeanTheSame(openedArn(arn.replaceAll('*', ONE_CHARACTER)), shape.replaceAll('+', ONE_CHARACTER + SECTION));
}

/** Whether an ARN surely is of a shape: most are, and it takes much less time to tell. */
function isOfShape(arn: string, shape: string): boolean {
  return !shape.includes('*') && new RegExp(`^${shape.replaceAll('+', '[^:*]+')}$`).test(arn);
}

function sectionsOf(arn: string): string[] {
  const sections = colonSectionsOf(arn);
  const resource = sections.splice(ARN_SECTIONS - 1).join(':');
  return resource ? [...sections, resource] : sections;
}

/** Any characters but colons, none too. */
const SECTION = '\uf8f0';
/** One character that is no colon. */
const ONE_CHARACTER = '\uf8f1';

/** What is longer than anybody writes is not compared to its end. */
const LONGEST = 300_000;

/**
 * Whether two texts, in each of which `*` stands for any characters, can mean the same text.
 */
export function canMeanTheSame(a: string, b: string): boolean {
  if (a.length * b.length > LONGEST) { return true; }
  const [start, shorter] = [sameStart(a, b), Math.min(a.length, b.length)];
  if (start < shorter && isItself(a[start]) && isItself(b[start])) { return false; }
  const end = sameEnd(a, b, shorter - start);
  if (end < shorter - start && isItself(a[a.length - 1 - end]) && isItself(b[b.length - 1 - end])) { return false; }
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return left === EVERYTHING || right === EVERYTHING || canMeet(left, right);
}

/** How many characters two texts have in common before one that stands for others. */
function sameStart(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count] && isItself(a[count])) { count++; }
  return count;
}

/** The same from their ends, of so many at most. */
function sameEnd(a: string, b: string, most: number): number {
  let count = 0;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count] && isItself(a[a.length - 1 - count])) { count++; }
  return count;
}

function canMeet(a: string, b: string): boolean {
  // A row for each character of `a`, a column for each of `b`: whether what is before them can mean the same.
  let row: boolean[] = [];
  for (let i = 0; i <= a.length; i++) {
    const next: boolean[] = [];
    for (let j = 0; j <= b.length; j++) {
      const [left, right] = [a[i - 1], b[j - 1]];
      next[j] = (i === 0 && j === 0)
        || (i > 0 && isAny(left) && (row[j] || (j > 0 && takes(left, right) && next[j - 1])))
        || (j > 0 && isAny(right) && (next[j - 1] || (i > 0 && takes(right, left) && row[j])))
        || (i > 0 && j > 0 && row[j - 1] && (isOneWith(left, right) || isOneWith(right, left)));
    }
    row = next;
  }
  return row[b.length];
}

/** Whether a character stands for itself alone. */
function isItself(character: string): boolean {
  return !isAny(character) && character !== ONE_CHARACTER;
}

function isAny(character: string): boolean {
  return character === EVERYTHING || character === SECTION;
}

/** Whether one of any characters can be a certain one. */
function takes(any: string, character: string): boolean {
  return any === EVERYTHING || (character !== ':' && character !== EVERYTHING);
}

function isOneWith(one: string, other: string): boolean {
  return !isAny(other) && (one === other || (one === ONE_CHARACTER && other !== ':'));
}

/**
 * Whether a text is one of those that a pattern stands for: `*` in the pattern is any characters, none too and colons too, and everything else is itself.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const [start, ...parts] = pattern.split('*');
  const end = parts.pop();
  if (end === undefined) { return text === pattern; }
  if (text.length < start.length + end.length || !text.startsWith(start) || !text.endsWith(end)) { return false; }
  // Each part where it is found first leaves the most for those after it.
  const middle = text.slice(start.length, text.length - end.length);
  let from = 0;
  return parts.every((part) => {
    const found = middle.indexOf(part, from);
    from = found + part.length;
    return found >= 0;
  });
}

/** The pattern for what a text can be: what is not known can be any characters. */
export function opened(text: string): string {
  return withUnknownAs(text, () => EVERYTHING);
}

/** The same of an ARN: some of what is not known surely has no colon in it. */
export function openedArn(arn: string): string {
  return withUnknownAs(arn, (unknown) => mayBeSections(unknown) ? EVERYTHING : SECTION);
}

function isOpen(section: string): boolean {
  return partsOf(section).some(({ text, isKnown }) => !isKnown && mayBeSections(text));
}

/** Whether there may be a colon in what is not known. The id that the ARN of a resource ends with has none. */
function mayBeSections(unknown: string): boolean {
  const resource = idBehind(unknown);
  const arn = resource && identify(resource)?.source.arn;
  return mayHoldColon(unknown) && !(typeof arn === 'object' && 'service' in arn);
}
