import { App, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { TYPES } from './positions';
import type { Type } from './positions';

/** An object that has not quite what its type has. */
export interface DoubtfulValue {
  /** What is done to a valid one. */
  readonly name: string;
  readonly value: object;
}

/** What a getter of a program throws: that is its own affair, and passes as it is. */
export class OfTheProgram extends Error {}

const NONSENSE: readonly (readonly [name: string, value: unknown])[] = [
  ['a text', 'nonsense'], ['a number', 5], ['null', null], ['an empty object', {}], ['a list', []], ['a function', () => undefined],
];

/** All that can be done to a valid object of a type, one thing each time. */
export function doubtfulValues(type: Type, valid: object): DoubtfulValue[] {
  const stub = stubOf(valid, membersOf(type).filter((name) => name in valid));
  const all: DoubtfulValue[] = [{ name: 'a copy', value: stub }, ...hostile(valid)];
  const inStub = (name: string, change: PropertyDescriptor) =>
    Object.defineProperty({ ...stub }, name, { configurable: true, enumerable: true, ...change });
  for (const member of Object.keys(stub)) {
    const { [member]: own, ...others } = stub;
    all.push({ name: `a copy without ${member}`, value: others });
    all.push({ name: `a copy with ${member} alone`, value: { [member]: own } });
    all.push({ name: `a copy whose ${member} throws`, value: inStub(member, { get: thrower }) });
    // What a method of a program gives back is its own affair.
    for (const [what, value] of NONSENSE.filter((each) => typeof each[1] !== 'function' || typeof own !== 'function')) {
      all.push({ name: `a copy whose ${member} is ${what}`, value: inStub(member, { value }) });
      if (typeof value !== 'string') { all.push({ name: `one derived whose ${member} is ${what}`, value: derived(valid, member, value) }); }
    }
    for (const [what, value] of member === 'node' ? doubtfulNodes(valid) : doubtfulParts(own)) {
      all.push({ name: `a copy whose ${member} ${what}`, value: inStub(member, { value }) });
      all.push({ name: `one derived whose ${member} ${what}`, value: derived(valid, member, value) });
    }
  }
  return all;
}

function derived(valid: object, member: string, value: unknown): object {
  return Object.create(valid, { [member]: { value, enumerable: true } });
}

function thrower(): never {
  throw new OfTheProgram('of the program');
}

function hostile(valid: object): DoubtfulValue[] {
  const { proxy, revoke } = Proxy.revocable(valid, {});
  revoke();
  return [
    { name: 'a proxy whose members throw', value: new Proxy(valid, { get: thrower }) },
    { name: 'a proxy that throws whatever is asked', value: new Proxy(valid, { get: thrower, has: thrower, ownKeys: thrower, getPrototypeOf: thrower, getOwnPropertyDescriptor: thrower }) },
    { name: 'a proxy that has been revoked', value: proxy },
  ];
}

/** Of an object that is a member, such as a reference: what it consists of, with one thing missing or wrong. */
function doubtfulParts(part: unknown): [string, unknown][] {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) { return []; }
  const names = Object.getPrototypeOf(part) === Object.prototype ? Object.keys(part) : [];
  return names.flatMap((name): [string, unknown][] => {
    const { [name]: _, ...others } = part as Record<string, unknown>;
    return [
      [`has no ${name}`, others],
      ...NONSENSE.map(([what, value]): [string, unknown] => [`has ${what} as ${name}`, { ...part, [name]: value }]),
    ];
  });
}

const NODE = ['path', 'scope', 'root', 'tryFindChild'];

function doubtfulNodes(valid: any): [string, unknown][] {
  const node = stubOf(valid.node, NODE);
  return [
    ['is that of a construct of another app', new Construct(new Stack(new App(), 'Elsewhere'), 'There').node],
    ['is that of an app', new App().node],
    ['is a construct', new App()],
    ['is a copy', node],
    ['is derived', Object.create(valid.node)],
    ...NODE.flatMap((name): [string, unknown][] => {
      const { [name]: own, ...others } = node;
      return [
        [`has no ${name}`, others],
        [`has ${name} alone`, { [name]: own }],
        [`has a number as ${name}`, { ...node, [name]: 5 }],
        [`has an empty object as ${name}`, { ...node, [name]: {} }],
      ];
    }),
  ];
}

function stubOf(valid: object, members: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(members.flatMap((name) => {
    try {
      const value = (valid as Record<string, unknown>)[name];
      return [[name, typeof value === 'function' ? value.bind(valid) : value]];
    } catch {
      // As the vault of a plan that has none yet.
      return [];
    }
  }));
}

/** The names of the members that an object of a type has, those of its ancestors as well. */
export function membersOf({ base, interfaces = [], properties = [], methods = [] }: Type): string[] {
  const own = [...properties, ...methods].filter((member) => !member.static && !member.protected);
  const ancestors = [base, ...interfaces].flatMap((fqn) => fqn === undefined || TYPES[fqn] === undefined ? [] : membersOf(TYPES[fqn]));
  return [...new Set([...own.map(({ name }) => name), ...ancestors])].filter((name) => name !== 'toString');
}
