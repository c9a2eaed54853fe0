const MINUTES_OF_HOUR = 60;
const MINUTES_OF_DAY = 24 * MINUTES_OF_HOUR;

/** How many there are of something. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? noun : plural}`;
}

/** Minutes as people say them, in one unit after the other: `1 day 1 hour`, or in hours and minutes alone. */
export function minutesInWords(minutes: number, largest: 'day' | 'hour' = 'day'): string {
  const ofDays = largest === 'day' ? minutes - minutes % MINUTES_OF_DAY : 0;
  const rest = minutes % MINUTES_OF_HOUR;
  const parts = [[ofDays / MINUTES_OF_DAY, 'day'], [(minutes - ofDays - rest) / MINUTES_OF_HOUR, 'hour'], [rest, 'minute']] as const;
  return parts.filter(([number]) => number > 0).map(([number, noun]) => count(number, noun)).join(' ') || count(0, 'minute');
}

/** Minutes in the largest unit in which they are whole: `25 hours`. Less than some days are no days. */
export function wholeInWords(minutes: number, leastDays = 2): string {
  if (minutes % MINUTES_OF_DAY === 0 && minutes >= leastDays * MINUTES_OF_DAY) { return count(minutes / MINUTES_OF_DAY, 'day'); }
  return minutes % MINUTES_OF_HOUR === 0 ? count(minutes / MINUTES_OF_HOUR, 'hour') : count(minutes, 'minute');
}
