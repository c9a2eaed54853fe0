import { Expiration, Lazy } from 'aws-cdk-lib';

/** A value of each kind that JavaScript has, and some that only look right. */
export interface WrongValue {
  readonly name: string;
  readonly value: unknown;
  /** The kinds of places in which it is not wrong. */
  readonly right: readonly Kind[];
}

export type Kind = 'text' | 'number' | 'boolean' | 'date' | 'any' | 'list' | 'map' | 'struct' | 'enum' | 'object';

class OfTheProgram {
  public readonly foo = 1;
}

const TOKEN_PLACES: Kind[] = ['text', 'number', 'boolean', 'date', 'map', 'enum'];

export const WRONG_VALUES: readonly WrongValue[] = [
  { name: 'a number', value: 42, right: ['number'] },
  { name: 'zero', value: 0, right: ['number'] },
  { name: 'NaN', value: NaN, right: [] },
  { name: 'Infinity', value: Infinity, right: [] },
  { name: 'a bigint', value: 42n, right: [] },
  { name: 'a text', value: 'no-such-thing', right: ['text'] },
  { name: 'an empty text', value: '', right: ['text'] },
  { name: 'a number in a text', value: '42', right: ['text'] },
  { name: 'true', value: true, right: ['boolean'] },
  { name: 'false', value: false, right: ['boolean'] },
  { name: 'a symbol', value: Symbol('symbol'), right: [] },
  { name: 'a function', value: () => 42, right: [] },
  { name: 'a class', value: OfTheProgram, right: [] },
  { name: 'a class of aws-cdk-lib', value: Expiration, right: [] },
  { name: 'an object', value: {}, right: ['struct', 'map'] },
  { name: 'a wider object', value: { somethingElse: 42 }, right: ['struct'] },
  { name: 'an object without a prototype', value: Object.assign(Object.create(null), { somethingElse: 'x' }), right: ['struct', 'map'] },
  { name: 'a frozen object', value: Object.freeze({ somethingElse: 'x' }), right: ['struct', 'map'] },
  { name: 'an object with hostile keys', value: JSON.parse('{ "__proto__": "x", "constructor": "x", "toString": "x", "hasOwnProperty": "x", "node": "x" }'), right: ['struct', 'map'] },
  { name: 'an object of a class of the program', value: new OfTheProgram(), right: ['struct'] },
  { name: 'an object of a class of aws-cdk-lib', value: Expiration.atTimestamp(0), right: [] },
  { name: 'a token', value: Lazy.any({ produce: () => 'x' }), right: TOKEN_PLACES },
  { name: 'an intrinsic', value: { Ref: 'AWS::Region' }, right: ['text', 'number', 'boolean', 'date', 'map', 'struct'] },
  { name: 'a list', value: ['x', 42], right: [] },
  { name: 'an empty list', value: [], right: ['list'] },
  { name: 'a list with a hole', value: new Array(1), right: [] },
  { name: 'a list of lists', value: [[]], right: [] },
  { name: 'a Date', value: new Date(0), right: ['date'] },
  { name: 'an invalid Date', value: new Date(NaN), right: ['date'] },
  { name: 'a Map', value: new Map([['a', 'b']]), right: [] },
  { name: 'a Set', value: new Set(['a']), right: [] },
  { name: 'a regular expression', value: /x/, right: [] },
  { name: 'an error', value: new Error('x'), right: [] },
  { name: 'a promise', value: Promise.resolve('x'), right: [] },
  { name: 'a buffer', value: Buffer.from('x'), right: [] },
  { name: 'a boxed text', value: new String('x'), right: [] },
  { name: 'a boxed number', value: new Number(1), right: [] },
];
