import { csvOf } from '../../src/private/csv';
import type { Cell } from '../../src/private/csv';

test.each<[Cell, string]>([
  ['plain', 'plain'], ['', ''], [null, ''], [undefined, ''], [0, '0'], [12.5, '12.5'], [['a', 'b'], '"a; b"'], [[], ''], [['a'], 'a'],
  ['a,b', '"a,b"'], ['a;b', '"a;b"'], ['a b', '"a b"'], ['say "x"', '"say ""x"""'], ["it's", '"it\'s"'],
  ['=1+1', '"\'=1+1"'], ['+1', '"\'+1"'], ['-1', '"\'-1"'], ['@a', '"\'@a"'], ['  =1', '"\'  =1"'], ['\uff1d1', '"\'\uff1d1"'], ['\uff0b1', '"\'\uff0b1"'], ['\uff0d1', '"\'\uff0d1"'],
  ['\uff20a', '"\'\uff20a"'], ['a=1', 'a=1'], ['a\nb', 'a\\u000ab'], ['\ttab', '\\u0009tab'], [-1, '"\'-1"'],
])('the cell of %j is %j', (value, cell) => {
  expect(csvOf([[value]])).toBe(`${cell}\r\n`);
});

test('cells are put side by side, and each line has its end', () => {
  expect(csvOf([['a', 'b'], ['c', null]])).toBe('a,b\r\nc,\r\n');
  expect(csvOf([])).toBe('');
});
