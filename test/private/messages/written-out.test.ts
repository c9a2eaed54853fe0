import { writtenOut } from '../../../src/private/messages/written-out';

test('a value is written as JSON', () => {
  expect(writtenOut({ a: [1, 'b', null] })).toBe('{"a":[1,"b",null]}');
  expect(writtenOut(undefined)).toBe(undefined);
});

test('parts of it may be written otherwise', () => {
  expect(writtenOut({ a: [1, 2] }, (part) => part === 1 ? 'one' : part)).toBe('{"a":["one",2]}');
});

test('as many parts are written as are asked for, of which the value itself is one', () => {
  expect(writtenOut([1, 2], undefined, 3)).toBe('[1,2]');
  expect(writtenOut([1, 2, 3], undefined, 3)).toBe(undefined);
});

test('10,000 parts are not too many', () => {
  expect(writtenOut(Array(9_999).fill(1))).toBe(JSON.stringify(Array(9_999).fill(1)));
  expect(writtenOut(Array(10_000).fill(1))).toBe(undefined);
});

test('nothing is written of what JSON cannot have', () => {
  const endless: any = {};
  endless.itself = endless;
  expect(writtenOut(endless)).toBe(undefined);
  expect(writtenOut({ a: BigInt(1) })).toBe(undefined);
});

test('what a program throws is not hidden', () => {
  expect(() => writtenOut({ get a() { throw new Error('mine'); } })).toThrow('mine');
});
