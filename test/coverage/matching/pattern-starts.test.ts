import { PatternStarts } from '../../../src/coverage/matching/pattern-starts';
import { later } from '../../../src/private/later';

const REGION = later('T.AWS::Region');
const [ONE, OTHER] = [later('T/One'), later('T/Other')];

const mayBe = (pattern: string, arn: string) => {
  const starts = new PatternStarts<string>();
  starts.add(pattern, pattern);
  return starts.mayBeOf(arn).length > 0;
};

test.each<[pattern: string, arn: string, expected: boolean]>([
  ['*', 'arn:aws:dynamodb:r:1:table/a', true],
  ['arn:aws:dynamodb:*', 'arn:aws:dynamodb:r:1:table/a', true],
  ['arn:aws:dynamodb:*:*:table/a*', 'arn:aws:dynamodb:r:1:table/abc', true],
  ['arn:aws:dynamodb:*:*:table/b*', 'arn:aws:dynamodb:r:1:table/abc', false],
  ['arn:aws:rds:*:*:b*', 'arn:aws:rds:r:1:db:b1', true],
  ['arn:aws:rds:*:*:cluster:b*', 'arn:aws:rds:r:1:db:b1', false],
  ['arn:aws:rds:*:*:cluster:b:c*', 'arn:aws:rds:r:1:cluster:b', false],
  ['arn:aws:dynamodb:*:*:table/a?c', 'arn:aws:dynamodb:r:1:table/abc', true],
  ['arn:aws:dynamodb:*:*:table/abc*', `arn:aws:dynamodb:r:1:table/${later('T/It.made id')}`, true],
  [`arn:aws:dynamodb:${REGION}:*:table/a*`, 'arn:aws:dynamodb:r:1:table/abc', true],
  // What is not known is the same wherever it stands, where it is known where that is.
  [`arn:aws:dynamodb:${REGION}:1:table/${ONE}-a*`, `arn:aws:dynamodb:${REGION}:1:table/${ONE}-abc`, true],
  [`arn:aws:dynamodb:${REGION}:1:table/${ONE}-b*`, `arn:aws:dynamodb:${REGION}:1:table/${ONE}-abc`, false],
  [`arn:aws:dynamodb:*:*:table/${ONE}-b*`, `arn:aws:dynamodb:${REGION}:1:table/${ONE}-abc`, true],
  [`arn:aws:dynamodb:${REGION}:1:table/${OTHER}-b*`, `arn:aws:dynamodb:${REGION}:1:table/${ONE}-abc`, true],
  [`arn:aws:dynamodb:${REGION}:1:table/a-${ONE}-b*`, `arn:aws:dynamodb:${REGION}:1:table/${ONE}-abc`, true],
])('%s may be of %s: %s', (pattern, arn, expected) => {
  expect(mayBe(pattern, arn)).toBe(expected);
});

test('what may be is told in the order in which it was added', () => {
  const starts = new PatternStarts<number>();
  ['arn:aws:dynamodb:*:*:table/ab*', 'arn:aws:dynamodb:*:*:table/x*', '*', 'arn:aws:dynamodb:*:*:table/a*'].forEach((pattern, index) => starts.add(pattern, index));
  expect(starts.mayBeOf('arn:aws:dynamodb:r:1:table/abc')).toEqual([0, 2, 3]);
});
