import { readFileSync } from 'fs';
import { tablesAsLists } from '../../projenrc/tables';

test('a table of two columns is a list of terms', () => {
  expect(tablesAsLists('before\n\n| id | when |\n| --- | --- |\n| `a` | it is a\\|b |\n| `c` | never |\n\nafter')).toBe('before\n\n* `a`: it is a\\|b\n* `c`: never\n\nafter');
});

test('of more columns each says what it is', () => {
  expect(tablesAsLists('| v1 | here | why |\n| :-- | --- | --: |\n| one | two | three |')).toBe('* one – here: two; why: three');
});

test('what is no table stays', () => {
  const text = 'a | b\n\n| not one |\n\n```text\n┌ | ┐\n```';
  expect(tablesAsLists(text)).toBe(text);
});

test('nothing that other languages show of the library has a table', () => {
  const assembly = readFileSync('.jsii', 'utf8');
  const texts: string[] = [];
  JSON.parse(assembly, (_, value) => { if (typeof value === 'string') { texts.push(value); } return value; });
  expect(texts.length).toBeGreaterThan(1000);
  expect(texts.filter((text) => /^\|[\s:|-]+\|\s*$/m.test(text))).toEqual([]);
});
