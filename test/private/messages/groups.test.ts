import { groupsOf } from '../../../src/private/messages/groups';

test('things that are alike come together, in the order of the first of each group', () => {
  expect(groupsOf(['apple', 'pear', 'avocado', 'plum'], (a, b) => a[0] === b[0])).toEqual([['apple', 'avocado'], ['pear', 'plum']]);
});

test('nothing has no groups', () => {
  expect(groupsOf([], () => true)).toEqual([]);
});
