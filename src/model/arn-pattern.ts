import { Token } from 'aws-cdk-lib';

/** The ARN pattern that stands for everything AWS Backup protects. */
export const EVERYTHING = '*';

/** Whether an ARN of a selection stands for any number of resources; a token is taken as that of one. */
export function hasWildcard(arn: string): boolean {
  return !Token.isUnresolved(arn) && arn.includes('*');
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
        ? row[j] || next[j - 1] || row[j - 1]
        : row[j - 1] && a[i - 1] === b[j - 1];
    }
    row = next;
  }
  return row[b.length];
}
