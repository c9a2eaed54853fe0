import { memo } from '../../src/private/memo';

test('a value is made once a key', () => {
  const map = new Map<string, number>();
  let made = 0;
  const make = () => ++made;
  expect(['a', 'a', 'b', 'a'].map((key) => memo(map, key, make))).toEqual([1, 1, 2, 1]);
  expect([...map]).toEqual([['a', 1], ['b', 2]]);
});
