import { Aws, Lazy } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { canBeTheSameArn, canMeanTheSame, EVERYTHING, hasWildcard, matchesPattern, wildcardProblems } from '../../src/model/arn-pattern';

describe('hasWildcard', () => {
  test.each([
    [EVERYTHING, true],
    ['arn:aws:ec2:*:*:volume/*', true],
    ['arn:aws:ec2:us-east-1:111111111111:volume/vol-1', false],
    ['arn:aws:ec2:us-east-1:111111111111:volume/vol-?', false],
    ['', false],
    [Lazy.string({ produce: () => '*' }), false],
    [`arn:aws:ec2:${Aws.REGION}:*:volume/*`, true],
    [`arn:aws:ec2:${Aws.REGION}:${Aws.ACCOUNT_ID}:volume/vol-1`, false],
  ])('%j', (arn, expected) => {
    expect(hasWildcard(arn)).toBe(expected);
  });
});

describe('wildcardProblems', () => {
  test.each([
    EVERYTHING,
    'arn:aws:ec2:*',
    'arn:*:ec2:*:*:*',
    'arn:aws:ec2:*:*:volume/*',
    'arn:aws:ec2:eu-*:*:volume/vol-*',
    'arn:aws:rds:*:*:db:prod-*',
    'arn:aws:s3:::*',
    'arn:aws:s3:::logs-*',
    'arn:aws:timestream:*:*:database/*/table/*',
    `arn:${Aws.PARTITION}:s3:::logs-*`,
    Lazy.string({ produce: () => 'arn:aws:s3:::*-logs' }),
    'arn:aws:s3:::bucket',
    '',
  ])('%j is taken', (arn) => {
    expect(wildcardProblems('resources', arn)).toEqual([]);
  });

  test.each([
    'arn:aws:s3:::*-logs',
    'arn:aws:s3:::a*b',
    'arn:aws:s3:::**',
    'arn:aws:ec2:*:*:vol*me/vol-1',
    'arn:aws:rds:*:*:db:*-prod',
    'arn:aws:timestream:*:*:database/*-x/table/*',
  ])('%j is refused', (arn) => {
    expect(wildcardProblems('resources', arn)).toEqual([
      `'resources' must have '*' only for a whole section of an ARN or at the end of a name, got '${arn}'`,
    ]);
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
    ['arn:aws:ec2:*', 'arn:*:s3:::*', false],
    ['arn:aws:*:volume/*', 'arn:*:ec2:*:*:volume/*', true],
    ['arn:*:volume/*', 'arn:*:ec2:*:*:volume/*', true],
    ['arn:aws:ec2:eu-central-1:instance/i-1', 'arn:*:ec2:*:*:instance/*', false],
    ['arn:aws:ec2:*:instance/i-1', 'arn:*:ec2:*:*:instance/*', true],
    ['arn:aws:ec2', 'arn:*:ec2:*:*:instance/*', false],
    ['', 'arn:*:ec2:*:*:instance/*', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(canBeTheSameArn(a, b)).toBe(expected);
    expect(canBeTheSameArn(b, a)).toBe(expected);
  });
});

describe('matchesPattern', () => {
  test.each([
    ['', '', true],
    ['', 'a', false],
    ['a', '', false],
    ['a', 'A', false],
    ['a', '*', false],
    ['*', '', true],
    ['*', '*', true],
    ['*', EVERYTHING, true],
    ['**', 'a', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['a*b*', 'ab', true],
    ['a*b*', 'ba', false],
    ['*ab*ab*', 'abb', false],
    ['*ab*ab*', 'aabbab', true],
    ['a.c', 'abc', false],
    ['a?c', 'abc', false],
    ['arn:aws:s3:::logs-*', 'arn:aws:s3:::logs-', true],
    ['arn:aws:s3:::logs-*', 'arn:aws:s3:::log', false],
    ['arn:aws:ec2:*', 'arn:aws:ec2:eu-central-1:111111111111:volume/vol-1', true],
    ['arn:aws:ec2:*:*:volume/*', 'arn:aws:ec2:eu-central-1:111111111111:volume/vol-1', true],
    ['arn:aws:ec2:*:*:volume/*', 'arn:aws:ec2:eu-central-1:111111111111:instance/i-1', false],
    ['arn:*:ec2:*:*:volume/*', 'arn:aws-cn:ec2:cn-north-1:111111111111:volume/vol-1', true],
  ])('%j and %j: %s', (pattern, text, expected) => {
    expect(matchesPattern(pattern, text)).toBe(expected);
  });

  test('agrees with a regular expression', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*'), maxLength: 6 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 8 });
    fc.assert(fc.property(pattern, text, (each, given) => {
      const matches = new RegExp(`^${each.replaceAll('*', '.*')}$`).test(given);
      expect(matchesPattern(each, given)).toBe(matches);
      expect(canMeanTheSame(each, given)).toBe(matches);
    }), { numRuns: 500 });
  });

  test('does not take long over many wildcards', () => {
    expect(matchesPattern(`${'*a'.repeat(100)}b`, 'a'.repeat(10_000))).toBe(false);
  });
});
