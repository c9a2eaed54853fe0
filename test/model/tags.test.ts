import { Lazy } from 'aws-cdk-lib';
import { tagProblems } from '../../src/model/tags';
import type { Tag } from '../../src/model/tags';

const token = Lazy.string({ produce: () => 'aws:x' });

test.each<[string, Tag]>([
  ['the shortest', ['k', '']],
  ['the longest', ['k'.repeat(128), 'v'.repeat(256)]],
  ['the longest of characters that take two units each', ['😀'.repeat(128), '😀'.repeat(256)]],
  ['a key that looks reserved', ['aws-backup', 'aws:x']],
  ['one with the prefix inside', ['x:aws:', 'v']],
  ['a key that is not known', [token, 'v'.repeat(257)]],
  ['a key that is partly not known', [`aws:${token}`, 'v']],
  ['a value that is not known', ['k', `${'v'.repeat(257)}${token}`]],
  ['no known value', ['k', undefined]],
])('takes %s', (_, tag) => {
  expect(tagProblems('tags', [tag])).toEqual([]);
});

test.each<[string, Tag, string[]]>([
  ['an empty key', ['', 'v'], ["'tags' must have keys of 1 to 128 characters in one line, got ''"]],
  ['a key of 129', ['k'.repeat(129), 'v'], [`'tags' must have keys of 1 to 128 characters in one line, got '${'k'.repeat(24)}…' of 129`]],
  ['a key of two lines', ['a\nb', 'v'], ["'tags' must have keys of 1 to 128 characters in one line, got 'a\nb'"]],
  ['a value of 257', ['k', 'v'.repeat(257)], ["'tags' must have values of at most 256 characters, got 257 for the key 'k'"]],
  ['a key of AWS', ['aws:backup:x', 'v'], ["'tags' must have no key that begins with 'aws:', which AWS alone gives, got 'aws:backup:x'"]],
  ['a prefix alone', ['aws:', 'v'], ["'tags' must have no key that begins with 'aws:', which AWS alone gives, got 'aws:'"]],
])('refuses %s', (_, tag, expected) => {
  expect(tagProblems('tags', [['fine', 'v'], tag])).toEqual(expected);
});
