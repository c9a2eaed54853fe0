import { everyInWords } from '../../src/objectives/words';

test('how often', () => {
  expect([60, 240, 1440, 1500, 2880].map(everyInWords)).toEqual(['every hour', 'every 4 hours', 'every 24 hours', 'every 25 hours', 'every 2 days']);
});
