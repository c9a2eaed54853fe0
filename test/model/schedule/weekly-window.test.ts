import { inWords, minuteOfWeek, WeeklyWindow } from '../../../src/model/schedule/weekly-window';

const at = (day: number, hours: number, minutes: number) => (day * 24 + hours) * 60 + minutes;

describe('a window of every day', () => {
  const window = WeeklyWindow.parse('23:30-00:30')!;

  test.each([[2, 23, 30], [6, 23, 59], [0, 0, 0], [3, 0, 29]])('includes day %d, %d:%d', (day, hours, minutes) => {
    expect(window.includes(at(day, hours, minutes))).toBe(true);
  });

  test.each([[2, 23, 29], [3, 0, 30], [3, 12, 0]])('does not include day %d, %d:%d', (day, hours, minutes) => {
    expect(window.includes(at(day, hours, minutes))).toBe(false);
  });

  test('begins earlier by some minutes', () => {
    expect(window.includes(at(2, 22, 30), 60)).toBe(true);
    expect(window.includes(at(2, 22, 29), 60)).toBe(false);
    expect(window.includes(at(3, 0, 30), 60)).toBe(false);
  });
});

describe('a window of every week', () => {
  const window = WeeklyWindow.parse('Sat:23:30-Sun:00:30')!;

  test.each([[6, 23, 30, true], [0, 0, 29, true], [6, 23, 29, false], [0, 0, 30, false], [3, 23, 45, false]])('has day %d, %d:%d: %s', (day, hours, minutes, expected) => {
    expect(window.includes(at(day, hours, minutes))).toBe(expected);
  });
});

test.each(['', 'mon:03:00', '03:00-04:00-05:00', 'mon:03:00-04:00', 'foo:03:00-foo:04:00', '24:00-25:00', '24:00-01:00', '23:00-24:00',
  'sat:24:00-sun:01:00', '03:60-04:00', '3am-4am', '103:00-04:00', '03:000-04:00', '03:0-04:00', 'x03:00-04:00',
  'mond:03:00-mond:04:00', 'mo:03:00-mo:04:00', '03:00', ':03:00-:04:00', '03:00-04:00 UTC'])('%p is no window', (text) => {
  expect(WeeklyWindow.parse(text)).toBeUndefined();
});

test('a minute of the week is counted from Sunday in UTC', () => {
  expect(minuteOfWeek(new Date('2027-01-03T00:00:00Z'))).toBe(0);
  expect(minuteOfWeek(new Date('2027-01-09T23:59:59Z'))).toBe(7 * 24 * 60 - 1);
  expect(inWords(0)).toBe('Sunday 00:00 UTC');
  expect(inWords(at(6, 23, 59))).toBe('Saturday 23:59 UTC');
});

test('what comes before a window on Sunday is on Saturday', () => {
  const window = WeeklyWindow.parse('sun:00:10-sun:00:40')!;
  expect([at(6, 23, 9), at(6, 23, 10), at(0, 0, 39), at(0, 0, 40)].map((minute) => window.includes(minute, 60))).toEqual([false, true, true, false]);
});

test.each([
  ['sun', 'Sunday'], ['mon', 'Monday'], ['tue', 'Tuesday'], ['wed', 'Wednesday'], ['thu', 'Thursday'], ['fri', 'Friday'], ['sat', 'Saturday'],
].map(([text, name], day) => [text, name, day] as const))('%s is %s', (text, name, day) => {
  expect(inWords(at(day, 7, 5))).toBe(`${name} 07:05 UTC`);
  const window = WeeklyWindow.parse(`${text}:07:05-${text}:07:35`)!;
  expect([0, 1, 2, 3, 4, 5, 6].filter((each) => window.includes(at(each, 7, 5)))).toEqual([day]);
});

test.each([' mon:03:00 - MON:04:00 ', 'mon:3:00-mon:4:00', 'Mon:03:00-Mon:04:00'])('%p is a window', (text) => {
  const window = WeeklyWindow.parse(text)!;
  expect([at(1, 2, 59), at(1, 3, 0), at(1, 3, 59), at(1, 4, 0)].map((minute) => window.includes(minute))).toEqual([false, true, true, false]);
});

test('a window may touch the ends of an hour and of a day', () => {
  const window = WeeklyWindow.parse('00:59-23:59')!;
  expect([at(2, 0, 58), at(2, 0, 59), at(2, 23, 58), at(2, 23, 59)].map((minute) => window.includes(minute))).toEqual([false, true, true, false]);
});
