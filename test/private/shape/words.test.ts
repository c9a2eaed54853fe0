import type { NamedType, Shapes } from '../../../src/private/shape/shape';
import { advice, given, quoted, wanted, withArticle } from '../../../src/private/shape/words';

const members = (count: number) => Array.from({ length: count }, (_, index) => `m${index}`);

/** Shapes of one type. */
function shapesWith(type: NamedType): Shapes {
  return { typeOf: () => type, parametersOf: () => [], valuesOf: () => ({}) };
}

test.each([
  [{ a: 1, b: 1, c: 1 }, "an object with 'a', 'b', 'c'"],
  [{ a: 1, b: 1, c: 1, d: 1 }, "an object with 'a', 'b', 'c', …"],
  [[], 'an empty list'],
  [() => 42, 'a function'],
  [class {}, 'the class'],
  [null, 'null'],
  [true, 'true'],
])('%p is given in a few words', (value, words) => {
  expect(given(value)).toBe(words);
});

test('a text is shortened where it has more than 60 characters', () => {
  expect([60, 61].map((length) => quoted('x'.repeat(length)))).toEqual([`'${'x'.repeat(60)}'`, `'${'x'.repeat(60)}…'`]);
});

test('an interface is known by six members at most', () => {
  const of = (count: number) => wanted('#IMany', shapesWith({ kind: 'interface', has: Object.fromEntries(members(count).map((name) => [name, 'method'] as const)) }));
  expect(of(1)).toBe("an IMany (an object with 'm0')");
  expect(of(6)).toBe("an IMany (an object with 'm0', 'm1', 'm2', 'm3', 'm4' and 'm5')");
  expect(of(7)).toBe("an IMany (an object with 'm0', 'm1', 'm2', 'm3', 'm4', 'm5', …)");
});

test('six ways at most are advised', () => {
  const of = (count: number) => advice('#Many', undefined, shapesWith({ kind: 'class', has: {}, made: { written: 'M', others: members(count) } }));
  expect(of(6)).toBe(': use M.m0(), M.m1(), M.m2(), M.m3(), M.m4() or M.m5()');
  expect(of(7)).toBe(': use M.m0(), M.m1(), M.m2(), M.m3(), M.m4(), M.m5() or another one');
  expect(of(0)).toBe('');
});

test.each([['Alias', 'an Alias'], ['IVault', 'an IVault'], ['Event', 'an Event'], ['Duration', 'a Duration'], ['User', 'a User']])('%s has an article', (name, words) => {
  expect(withArticle(name)).toBe(words);
});
