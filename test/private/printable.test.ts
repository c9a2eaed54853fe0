import { once } from '../../src/private/once';
import { printable, printableJson } from '../../src/private/printable';
import { unique } from '../../src/private/unique';

const SHOWN = ['plain text', 'äöü', '日本', '😀', ' ', '\u00a0', '~'];
const HIDDEN = [
  '\u0000', '\u0007', '\u001b', '\u001f', '\u007f', '\u0085', '\u009f', '\u061c', '\u200b', '\u200f', '\u2028', '\u202e', '\u2060', '\u2069', '\ufeff', '\ud800', '\udfff', '\n', '\t',
];
const code = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

test.each(SHOWN)('%j is shown as it is', (text) => {
  expect(printable(text)).toBe(text);
  expect(JSON.parse(printableJson(text))).toBe(text);
});

test.each(HIDDEN)('%j is shown by its number', (character) => {
  expect(printable(`a${character}b${character}`)).toBe(`a${code(character)}b${code(character)}`);
});

test.each(HIDDEN)('JSON with %j means the same, and has it by its number, or by its name', (character) => {
  const json = printableJson([character]);
  expect(JSON.parse(json)).toEqual([character]);
  expect(json).toMatch(/^\[\n {2}"\\(u[0-9a-f]{4}|[nt])"\n\]$/);
});

test('something is made once, also if it is nothing', () => {
  let count = 0;
  const make = once(() => { count++; return undefined; });
  expect([make(), make(), count]).toEqual([undefined, undefined, 1]);
});

test('of several that are alike, the last one stands where the first one was', () => {
  expect(unique([['a', 1], ['b', 2], ['a', 3]], ([key]) => key)).toEqual([['a', 3], ['b', 2]]);
});
