import { isLater, isPartlyLater, isWhollyLater, later, laterInWords } from '../../src/private/later';

test.each([
  [later('a.json/Name'), '<Name>'],
  [later('a.json/AWS::Region'), '<AWS::Region>'],
  [later(`a.json.${later('a.json/Rule')}`), '<Rule>'],
  [later(`a.${later(`b.${later('a.json/Inner')}`)}`), '<Inner>'],
  [`vault-${later('a.json/Name')}-x`, 'vault-<Name>-x'],
])('what only deployment knows is said by its name, however it is known: %#', (text, words) => {
  expect(laterInWords(text)).toBe(words);
});

test.each<[unknown, boolean, boolean, boolean]>([
  [later('a.json/Name'), true, true, true],
  [`${later('a.json/Name')}-x`, true, true, false],
  [`x-${later('a.json/Name')}`, false, true, false],
  [later('a.json/Name') + later('a.json/Other'), true, true, false],
  ['x', false, false, false],
  ['', false, false, false],
])('whether %s begins with it, has it, and is nothing else', (text, begins, isPart, isWhole) => {
  expect([isLater(text as string), isPartlyLater(text), isWhollyLater(text)]).toEqual([begins, isPart, isWhole]);
});

test.each<[unknown]>([
  [undefined], [null], [1], [true], [{}], [[later('a.json/Name')]], [{ toString: () => later('a.json/Name') }],
])('no text is none: %p', (value) => {
  expect([isPartlyLater(value), isWhollyLater(value)]).toEqual([false, false]);
});
