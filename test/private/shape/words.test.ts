import type { NamedType, Shape, Shapes } from '../../../src/private/shape/shape';
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

test('one way is advised as it is, and a constant by its name', () => {
  const of = (made: object, value?: unknown) => advice('#Kind', value, shapesWith({ kind: 'class', has: {}, made: { written: 'Kind', ...made } }));
  expect(of({ constants: ['EBS'] })).toBe(': use Kind.EBS');
  expect(of({ constants: ['EBS', 'S3'] })).toBe(': use Kind.EBS or Kind.S3');
  expect(of({ constants: ['SOME_KIND'] }, 'some kind')).toBe(': use Kind.SOME_KIND');
  expect(of({ from: { text: ['of'] } }, 'x')).toBe(": use Kind.of('x')");
  expect(of({ from: { number: ['days'] } }, 5)).toBe(': use Kind.days(5)');
  expect(of({ from: { number: ['days', 'hours'] }, others: ['parse'] }, 5)).toBe(': use Kind.days(5), Kind.hours(5) or Kind.parse()');
  expect(of({ from: { text: ['of'], number: ['days'] } }, 'x')).toBe(': use Kind.days() or Kind.of()');
  expect(of({ from: { object: ['fromJson'] } }, {})).toBe(': use Kind.fromJson(…)');
  expect(of({ from: { object: ['fromJson'] } }, [])).toBe(': use Kind.fromJson()');
  expect(of({ from: { object: ['fromJson'] } }, () => 1)).toBe(': use Kind.fromJson()');
  expect(of({ imports: ['Kind.fromName()'] }, 'x')).toBe(': use Kind.fromName()');
  expect(of({ imports: ['Kind.fromName()'] }, 5)).toBe('');
});

test.each<[unknown, string]>([
  ['x', ": use Kind.of('x')"],
  [{ a: 1 }, ': use Kind.of()'],
  [['x'], ': use Kind.of()'],
  [5, ': use Kind.of()'],
])('a list of what is made of texts, where %j was given', (value, words) => {
  expect(advice({ list: '#Kind' }, value, shapesWith({ kind: 'class', has: {}, made: { written: 'Kind', from: { text: ['of'] } } }))).toBe(words);
});

test('elements are wanted by the name of their type', () => {
  const shapes = shapesWith({ kind: 'class', has: {} });
  expect([{ list: 'text' }, { list: 'number' }, { list: 'boolean' }, { list: 'date' }, { list: 'any' }, { list: '#a.Kind' }, { list: { list: 'text' } }, { list: { map: 'text' } }, { map: 'number' }]
    .map((shape) => wanted(shape as Shape, shapes)))
    .toEqual([
      'a list of texts', 'a list of numbers', 'a list of booleans', 'a list of dates', 'a list of values', 'a list of Kind', 'a list of lists', 'a list of objects',
      'an object whose values are numbers',
    ]);
  expect((['text', 'number', 'boolean', 'date', 'any', '#a.Kind'] as const).map((shape) => wanted(shape, shapes)))
    .toEqual(['a text', 'a finite number', 'true or false', 'a Date', 'a value', 'a Kind']);
});
