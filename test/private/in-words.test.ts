import { count, minutesInWords, wholeInWords } from '../../src/private/in-words';

test.each<[minutes: number, inDays: string, inHours: string, whole: string, wholeFromOneDay: string]>([
  [0, '0 minutes', '0 minutes', '0 hours', '0 hours'],
  [1, '1 minute', '1 minute', '1 minute', '1 minute'],
  [60, '1 hour', '1 hour', '1 hour', '1 hour'],
  [90, '1 hour 30 minutes', '1 hour 30 minutes', '90 minutes', '90 minutes'],
  [1440, '1 day', '24 hours', '24 hours', '1 day'],
  [1500, '1 day 1 hour', '25 hours', '25 hours', '25 hours'],
  [2881, '2 days 1 minute', '48 hours 1 minute', '2,881 minutes', '2,881 minutes'],
  [1_440_000, '1,000 days', '24,000 hours', '1,000 days', '1,000 days'],
])('%d minutes', (minutes, ...words) => {
  expect([minutesInWords(minutes), minutesInWords(minutes, 'hour'), wholeInWords(minutes), wholeInWords(minutes, 1)]).toEqual(words);
});

test('how many', () => {
  expect([count(1, 'entry', 'entries'), count(1_000, 'entry', 'entries'), count(2, 'rule')]).toEqual(['1 entry', '1,000 entries', '2 rules']);
});
