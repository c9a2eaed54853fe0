import { Token } from 'aws-cdk-lib';

/** The ARN pattern that stands for everything AWS Backup protects. */
export const EVERYTHING = '*';

/** Whether an ARN of a selection stands for any number of resources; a token is taken as that of one. */
export function hasWildcard(arn: string): boolean {
  return !Token.isUnresolved(arn) && arn.includes('*');
}

const SECTIONS_BEFORE_RESOURCE = 5;

/**
 * Whether two ARN patterns can stand for the same ARN. A `*` stands for one section between colons, except at the end of a pattern, as in
 * `arn:aws:ec2:*`.
 */
export function canBeTheSameArn(a: string, b: string): boolean {
  const [left, right] = [sectionsOf(a), sectionsOf(b)];
  return left.length === right.length
    ? left.every((section, index) => canMeanTheSame(section, right[index]))
    : canMeanTheSame(a, b);
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
