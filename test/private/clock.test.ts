import { now } from '../../src/private/clock';

const BEFORE = process.env.SOURCE_DATE_EPOCH;

afterAll(() => {
  if (BEFORE === undefined) { delete process.env.SOURCE_DATE_EPOCH; } else { process.env.SOURCE_DATE_EPOCH = BEFORE; }
});

test('SOURCE_DATE_EPOCH stops the clock', () => {
  process.env.SOURCE_DATE_EPOCH = '1500000000';
  expect(now().toISOString()).toBe('2017-07-14T02:40:00.000Z');
});

test.each([undefined, '', 'soon', '-1', '1e3'])('the clock goes on with %p', (value) => {
  if (value === undefined) { delete process.env.SOURCE_DATE_EPOCH; } else { process.env.SOURCE_DATE_EPOCH = value; }
  expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(60_000);
});
