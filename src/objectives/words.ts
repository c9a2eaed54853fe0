import { count } from '../forecast/words';

const MINUTES_OF_HOUR = 60;
const MINUTES_OF_DAY = 24 * MINUTES_OF_HOUR;

/** A time in minutes, in the largest unit in which it is whole: `25 hours`. */
export function minutesInWords(minutes: number): string {
  if (minutes % MINUTES_OF_DAY === 0 && minutes > MINUTES_OF_DAY) { return count(minutes / MINUTES_OF_DAY, 'day'); }
  return minutes % MINUTES_OF_HOUR === 0 ? count(minutes / MINUTES_OF_HOUR, 'hour') : count(minutes, 'minute');
}

/** The same as how often something has to be: `every hour`, `every 4 hours`. */
export function everyInWords(minutes: number): string {
  return `every ${minutesInWords(minutes).replace(/^1 /, '')}`;
}

export function daysInWords(days: number): string {
  return count(days, 'day');
}
