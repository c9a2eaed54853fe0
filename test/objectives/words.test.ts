import { everyInWords, minutesInWords } from '../../src/objectives/words';

test.each([[1, '1 minute'], [90, '90 minutes'], [60, '1 hour'], [1440, '24 hours'], [1500, '25 hours'], [2880, '2 days'], [1_440_000, '1,000 days']])('%d minutes', (minutes, words) => {
  expect(minutesInWords(minutes)).toBe(words);
});

test('how often', () => {
  expect([60, 240].map(everyInWords)).toEqual(['every hour', 'every 4 hours']);
});
