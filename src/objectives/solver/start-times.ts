import type { Cadence } from './cadence';
import type { DatabaseWindow } from '../situation';

const HOURS_PER_DAY = 24;
const MINUTES_PER_DAY = 24 * 60;
/** Where rules begin that run once a day: the hour at which AWS Backup starts jobs where nothing is said. */
const FIRST_HOUR = 5;
/** Windows of databases are at any minute. */
const MINUTES = [0, 30, 15, 45];

/** When a rule starts: first in an hour of the day, at a minute of the hour. */
export interface StartTime {
  readonly hour: number;
  readonly minute: number;
}

/**
 * When rules start, so that they keep clear of the windows of databases and of each other: all windows are an hour long, and touch at most. What runs every hour meets all others:
 * then two start together, and the one that keeps its recovery points longer makes one. The hours of a rule depend on those before it alone, as do their windows.
 *
 * @param cadences the most frequent first
 * @returns nothing where one of them meets a window of a database at any time
 */
export function startTimes(cadences: readonly Cadence[], windows: readonly DatabaseWindow[]): StartTime[] | undefined {
  for (const minute of MINUTES) {
    const hours = hoursAt(minute, cadences, windows);
    if (hours) { return hours.map((hour) => ({ hour, minute })); }
  }
  return undefined;
}

function hoursAt(minute: number, cadences: readonly Cadence[], windows: readonly DatabaseWindow[]): number[] | undefined {
  const taken = new Set<number>();
  const found: number[] = [];
  for (const cadence of cadences) {
    const clear = candidates(cadence).filter((hour) => !meetsWindow(cadence, hour, minute, windows));
    const hour = clear.find((each) => !hoursOfDay(cadence, each).some((own) => taken.has(own))) ?? clear.at(0);
    if (hour === undefined) { return undefined; }
    found.push(hour);
    hoursOfDay(cadence, hour).forEach((own) => taken.add(own));
  }
  return found;
}

/** The hours in which it may run first, the one that is liked best before the others. */
function candidates({ hours }: Cadence): number[] {
  return Array.from({ length: hours }, (_, hour) => hours === HOURS_PER_DAY ? (FIRST_HOUR + hour) % HOURS_PER_DAY : hour);
}

function hoursOfDay({ hours }: Cadence, first: number): number[] {
  return Array.from({ length: HOURS_PER_DAY / hours }, (_, index) => first + index * hours);
}

function meetsWindow(cadence: Cadence, first: number, minute: number, windows: readonly DatabaseWindow[]): boolean {
  const weekdays = cadence.weekday === undefined ? [0, 1, 2, 3, 4, 5, 6] : [cadence.weekday];
  return windows.some(({ window, minutesBefore }) => weekdays.some((day) => (
    hoursOfDay(cadence, first).some((hour) => window.includes(day * MINUTES_PER_DAY + hour * 60 + minute, minutesBefore)))));
}
