import { matchesIamPattern } from '../../src/model/iam-pattern';

test.each<[pattern: string, text: string, matches: boolean]>([
  ['*', '', true],
  ['', '', true],
  ['', 'a', false],
  ['?', '', false],
  ['?', 'a', true],
  ['?', 'ab', false],
  ['a', 'ab', false],
  ['b', 'ab', false],
  ['a*', 'a', true],
  ['a**', 'a', true],
  ['a*b', 'a', false],
  ['*b', 'abb', true],
  ['a*b?d', 'a-b-bcd', true],
  ['a*b?d', 'abd', false],
  ['s3:Get*Versioning', 's3:GetBucketVersioning', true],
  ['s3:Get*Versions', 's3:GetBucketVersioning', false],
  ['a.c', 'abc', false],
  [`${'*a'.repeat(200)}!`, 'a'.repeat(400), false],
  [`${'*a'.repeat(200)}`, 'a'.repeat(400), true],
])('%s of %s', (pattern, text, matches) => {
  expect(matchesIamPattern(pattern, text)).toBe(matches);
});
