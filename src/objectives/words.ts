import { count, wholeInWords } from '../private/in-words';

/** Minutes as how often something has to be: `every hour`, `every 4 hours`. */
export function everyInWords(minutes: number): string {
  return `every ${wholeInWords(minutes).replace(/^1 /, '')}`;
}

export function daysInWords(days: number): string {
  return count(days, 'day');
}
