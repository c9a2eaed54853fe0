import { Instant } from '../../src/model/instant';

test.each([
  '2026-01-31T00:00:00Z', '2026-01-31T00:00Z', '2024-02-29T23:59:59.123456789+01:00', '2026-01-31T03:30:27-0530', '2026-01-31T03:30:27.5+14:00', '${Token[x.1]}', undefined,
])('%s is one, or not known', (text) => {
  expect(Instant.problemsOf('at', text)).toEqual([]);
});

test.each([
  '', 'yesterday', '2026-01-31', '2026-01-31T00:00:00', '2026-02-30T00:00:00Z', '2025-02-29T00:00:00Z', '2026-13-01T00:00:00Z', '2026-00-01T00:00:00Z', '2026-01-31T24:00:00Z',
  '2026-01-31T00:60:00Z', '2026-01-31T00:00:60Z', '2026-01-31T00:00:00+24:00', '2026-01-31T00:00:00+00:60', '2026-01-31 00:00:00Z',
])("'%s' is none", (text) => {
  expect(Instant.problemsOf('at', text)).toEqual([`'at' must be an ISO 8601 date and time with a time zone, such as 2026-01-31T00:00:00Z, got '${text}'`]);
});

test.each([
  ['2026-01-31T00:00:01Z', '2026-01-31T00:00:00Z', true],
  ['2026-01-31T00:00:00Z', '2026-01-31T00:00Z', false],
  ['2026-01-31T00:00:00.001Z', '2026-01-31T00:00:00Z', true],
  ['2026-01-31T00:00:00.0001Z', '2026-01-31T00:00:00Z', false],
  ['2026-01-31T00:00:00.5Z', '2026-01-31T00:00:00.499Z', true],
  ['2026-01-31T01:00:00+0100', '2026-01-31T00:00:00Z', false],
  ['2026-01-31T01:00:00+0059', '2026-01-31T00:00:00Z', true],
  ['2026-01-31T00:00:00-01:00', '2026-01-31T00:59:59Z', true],
])('whether %s is after %s: %s', (one, other, isAfter) => {
  expect(Instant.in(one)!.isAfter(Instant.in(other)!)).toBe(isAfter);
  expect(Instant.in(one)!.isAfter(new Date('2030-01-01'))).toBe(false);
});
