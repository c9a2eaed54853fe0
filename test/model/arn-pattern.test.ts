import { Aws, Lazy } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { canBeTheSameArn, canMeanTheSame, EVERYTHING, hasWildcard } from '../../src/model/arn-pattern';

describe('hasWildcard', () => {
  test.each([
    [EVERYTHING, true],
    ['arn:aws:ec2:*:*:volume/*', true],
    ['arn:aws:ec2:us-east-1:111111111111:volume/vol-1', false],
    ['arn:aws:ec2:us-east-1:111111111111:volume/vol-?', false],
    ['', false],
    [Lazy.string({ produce: () => '*' }), false],
    [`arn:aws:ec2:${Aws.REGION}:*:volume/*`, false],
  ])('%j', (arn, expected) => {
    expect(hasWildcard(arn)).toBe(expected);
  });
});

describe('canMeanTheSame', () => {
  test.each([
    ['', '', true],
    ['', '*', true],
    ['', '**', true],
    ['', 'a', false],
    ['', '*a', false],
    ['a', 'a', true],
    ['a', 'b', false],
    ['a', 'aa', false],
    ['a*', 'a', true],
    ['a*', '*b', true],
    ['a*b', 'b*', false],
    ['a*c', 'ab*', true],
    ['*a*', 'b*b', true],
    ['arn:aws:ec2:*:*:instance/*', 'arn:aws:ec2:us-east-1:*:instance/i-1', true],
    ['arn:aws:ec2:*:*:instance/*', 'arn:aws:ec2:us-east-1:111111111111:volume/vol-1', false],
    ['arn:aws:ec2:*', 'arn:aws:ec2:*:*:instance/*', true],
    ['arn:aws:rds:*:*:db:*', 'arn:aws:rds:*:*:cluster:*', true], // `…:cluster:…:db:…` is both, as far as text goes
  ])('%j and %j: %s', (a, b, expected) => {
    expect(canMeanTheSame(a, b)).toBe(expected);
    expect(canMeanTheSame(b, a)).toBe(expected);
  });

  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 4 });

  test('agrees with trying all texts', () => {
    // Two patterns that have a text in common have one no longer than both together.
    const texts = allTexts(['a', 'b'], 8);
    fc.assert(fc.property(pattern, pattern, (a, b) => {
      const [inA, inB] = [a, b].map((each) => new RegExp(`^${each.replaceAll('*', '.*')}$`));
      expect(canMeanTheSame(a, b)).toBe(texts.some((text) => inA.test(text) && inB.test(text)));
    }), { numRuns: 100 });
  });

  test('is the same both ways round, and true of a pattern and itself', () => {
    fc.assert(fc.property(pattern, pattern, (a, b) => {
      expect(canMeanTheSame(a, b)).toBe(canMeanTheSame(b, a));
      expect(canMeanTheSame(a, a)).toBe(true);
      expect(canMeanTheSame(a, EVERYTHING)).toBe(true);
    }), { numRuns: 100 });
  });

  test('does not take long over many wildcards', () => {
    expect(canMeanTheSame(`${'*a'.repeat(100)}b`, `${'*a'.repeat(100)}c`)).toBe(false);
  });
});

function allTexts(alphabet: string[], maxLength: number): string[] {
  const texts = [''];
  for (let from = 0, length = 0; length < maxLength; length++) {
    const longest = texts.slice(from);
    from = texts.length;
    texts.push(...longest.flatMap((text) => alphabet.map((character) => text + character)));
  }
  return texts;
}

describe('canBeTheSameArn', () => {
  test.each([
    ['*', 'arn:aws:ec2:*:*:instance/*', true],
    ['arn:aws:ec2:*', 'arn:*:ec2:*:*:instance/*', true],
    ['arn:aws:ec2:*:*:instance/i-1', 'arn:*:ec2:*:*:instance/*', true],
    ['arn:aws:ec2:*:*:volume/*', 'arn:*:ec2:*:*:instance/*', false],
    ['arn:aws:rds:*:*:db:*', 'arn:*:rds:*:*:db:*', true],
    ['arn:aws:rds:*:*:cluster:*', 'arn:*:rds:*:*:db:*', false],
    ['arn:aws:s3:::bucket*', 'arn:*:ec2:*:*:instance/*', false],
    ['', 'arn:*:ec2:*:*:instance/*', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(canBeTheSameArn(a, b)).toBe(expected);
    expect(canBeTheSameArn(b, a)).toBe(expected);
  });
});
