import * as fc from 'fast-check';
import { shortHash } from '../../src/private/hash';

test('is pinned: names in templates are made of it', () => {
  expect(shortHash('')).toBe('e3b0c442');
  expect(shortHash('abc')).toBe('ba7816bf');
});

test('is always eight hexadecimal digits, the same for the same text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(shortHash(text)).toMatch(/^[0-9a-f]{8}$/);
    expect(shortHash(text)).toBe(shortHash(text));
  }), { numRuns: 100 });
});
