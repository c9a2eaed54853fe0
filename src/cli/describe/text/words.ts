import { toString as cronInWords } from 'cronstrue';
import { count, wholeInWords } from '../../../private/in-words';
import type { Value } from '../description';

/** A value for a person. */
export function inWords(value: Value): string {
  return typeof value === 'object' && value !== null ? value.knownAtDeployment : String(value ?? '');
}

/** `cron(0 5 ? * SAT *)` as `At 05:00, only on Saturday, UTC`; as it is where nobody can tell. */
export function scheduleInWords(expression: Value, timeZone: Value): string {
  const text = inWords(expression);
  const fields = /^cron\(([^()]{1,200})\)$/.exec(text)?.[1];
  const zone = inWords(timeZone) || 'UTC';
  try {
    // AWS's fields have no seconds, and count the days of the week from Sunday as 1.
    return fields === undefined ? text : `${cronInWords(`0 ${fields}`, { dayOfWeekStartIndexZero: false, use24HourTimeFormat: true, verbose: true })}, ${zone}`;
  } catch {
    return `${text}, ${zone}`;
  }
}

export function minutes(value: Value): string {
  if (typeof value !== 'number') { return inWords(value); }
  return wholeInWords(value, 1);
}

export function days(value: Value): string {
  if (typeof value !== 'number') { return `${inWords(value)} days`; }
  const years = value / 365;
  return Number.isInteger(years) && years > 0 ? `${count(value, 'day')} (${count(years, 'year')})` : count(value, 'day');
}

export function lastDays(value: Value): string {
  return value === 1 ? 'the last day' : `the last ${days(value)}`;
}

export function list(items: readonly string[], last = 'and'): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} ${last} ${items[items.length - 1]}`;
}
