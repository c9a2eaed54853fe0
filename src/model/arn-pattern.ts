import { Tokenization } from 'aws-cdk-lib';
import type { IResolvable } from 'aws-cdk-lib';

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
  const names = arn.split(':').slice(SECTIONS_BEFORE_RESOURCE).join('/').split('/');
  return names.every((name) => !name.slice(0, -1).includes('*'))
    ? []
    : [`'${property}' must have '*' only for a whole section of an ARN or at the end of a name, got '${arn}'`];
}

const SECTIONS_BEFORE_RESOURCE = 5;

/**
 * Whether two ARN patterns can stand for the same ARN. A `*` stands for one section between colons, except in a pattern with fewer of them, as
 * `arn:aws:ec2:*`: there only what is before the first `*` is compared section by section.
 */
export function canBeTheSameArn(a: string, b: string): boolean {
  const [fewer, more] = [sectionsOf(a), sectionsOf(b)].sort((left, right) => left.length - right.length);
  const closed = fewer.length === more.length ? fewer.length : fewer.findIndex(hasWildcard);
  return closed >= 0
    && fewer.slice(0, closed).every((section, index) => canMeanTheSame(section, more[index]))
    && canMeanTheSame(fewer.slice(closed).join(':'), more.slice(closed).join(':'));
}

function sectionsOf(arn: string): string[] {
  const sections = arn.split(':');
  const resource = sections.splice(SECTIONS_BEFORE_RESOURCE).join(':');
  return resource ? [...sections, resource] : sections;
}

/**
 * Whether two texts, in each of which `*` stands for any characters, can mean the same text.
 */
export function canMeanTheSame(a: string, b: string): boolean {
  // A row for each character of `a`, a column for each of `b`: whether what is before them can mean the same.
  let row: boolean[] = Array.from({ length: b.length + 1 }, (_, j) => j === 0 || /^\*+$/.test(b.slice(0, j)));
  for (let i = 1; i <= a.length; i++) {
    const next: boolean[] = [row[0] && a[i - 1] === '*'];
    for (let j = 1; j <= b.length; j++) {
      next[j] = a[i - 1] === '*' || b[j - 1] === '*'
        ? row[j] || next[j - 1]
        : row[j - 1] && a[i - 1] === b[j - 1];
    }
    row = next;
  }
  return row[b.length];
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

/** The pattern for what a text can be: a token can be any characters. */
export function opened(text: string): string {
  return withTokensAs(text, () => '*');
}

/** A text with something else written for each of its tokens. */
export function withTokensAs(text: string, written: (token: IResolvable) => string): string {
  return Tokenization.reverseString(text)
    .mapTokens({ mapToken: (token) => written(token) as never })
    .join({ join: (left, right) => `${left ?? ''}${right ?? ''}` }) ?? '';
}
