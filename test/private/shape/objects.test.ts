import { isUnreadable } from '../../../src/private/shape/objects';

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

test.each<[string, unknown]>([
  ['a proxy that has been revoked', revoked()],
  ['one that throws when it is asked for its members', new Proxy({}, { ownKeys: () => { throw new Error('no'); } })],
  ['one that throws when it is asked what a member is', new Proxy({ a: 1 }, { getOwnPropertyDescriptor: () => { throw new Error('no'); } })],
  ['one that throws when it is asked for its class', new Proxy({}, { getPrototypeOf: () => { throw new Error('no'); } })],
  ['one that throws when it is asked whether it has a place', new Proxy({}, { has: () => { throw new Error('no'); } })],
])('%s cannot be read', (_, value) => {
  expect(isUnreadable(value)).toBe(true);
});

test.each<[string, unknown]>([
  ['nothing', undefined], ['null', null], ['a text', 'x'], ['a number', 1], ['an object', {}], ['one without a class', Object.create(null)], ['a function', () => 1],
  ['a proxy that shows an object', new Proxy({}, {})],
  ['a proxy that shows one without a class', new Proxy(Object.create(null), {})],
  ['an object with a getter that throws', { get a() { throw new Error('no'); } }],
  ['an object of which the class throws when it is asked', Object.create(revoked())],
])('%s can be read', (_, value) => {
  expect(isUnreadable(value)).toBe(false);
});
