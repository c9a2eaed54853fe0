import { later, laterInWords } from '../../src/private/later';

test.each([
  [later('a.json/Name'), '<Name>'],
  [later('a.json/AWS::Region'), '<AWS::Region>'],
  [later(`a.json.${later('a.json/Rule')}`), '<Rule>'],
  [later(`a.${later(`b.${later('a.json/Inner')}`)}`), '<Inner>'],
  [`vault-${later('a.json/Name')}-x`, 'vault-<Name>-x'],
])('what only deployment knows is said by its name, however it is known: %#', (text, words) => {
  expect(laterInWords(text)).toBe(words);
});
