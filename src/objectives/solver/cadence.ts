const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;
/** After so many years, leap years come round again (but for those of full centuries, which only make gaps shorter). */
const YEARS = 4;
const DAYS = 365.25 * YEARS;

/** How often a rule runs: from one time of the day on, in UTC, which has no daylight saving. */
export interface Cadence {
  /** The longest time between two runs. */
  readonly minutes: number;
  /** How many runs there are in four years. */
  readonly runs: number;
  /** How many hours lie between two runs of a day; a day where there is one. */
  readonly hours: number;
  /** The days in the fields of AWS's cron expressions: day of the month, month, day of the week. */
  readonly days: string;
  /** The one day of the week on which it runs, counted from Sunday as day 0. */
  readonly weekday?: number;
}

/** A cadence that runs several times on each day. */
function hourly(hours: number): Cadence {
  return { minutes: hours * MINUTES_PER_HOUR, runs: 24 / hours * DAYS, hours, days: '* * ?' };
}

/** One that runs once on each of some days. */
function daily(gapDays: number, runs: number, days: string, weekday?: number): Cadence {
  return { minutes: gapDays * MINUTES_PER_DAY, runs, hours: 24, days, weekday };
}

/** A cadence on the same days of each month. */
function inMonth(gapDays: number, days: readonly number[]): Cadence {
  const count = (length: number) => days.filter((day) => day <= length).length;
  return daily(gapDays, YEARS * (7 * count(31) + 4 * count(30)) + 3 * count(28) + count(29), `${days.join(',')} * ?`);
}

/** The days of a month from the first one on, with as many days between them. */
function everyDays(step: number): number[] {
  return Array.from({ length: Math.ceil(31 / step) }, (_, index) => 1 + index * step);
}

/**
 * All that rules are made of: what runs most often first. None of them has as long a gap as another one and more runs. A year is the longest time between two runs.
 */
export const CADENCES: readonly Cadence[] = [
  ...[1, 2, 3, 4, 6, 8, 12].map(hourly),
  daily(1, DAYS, '* * ?'),
  ...[2, 3, 4, 5, 6].map((step) => inMonth(step, everyDays(step))),
  daily(7, DAYS / 7, '? * SAT', 6),
  inMonth(8, [1, 9, 17, 25]),
  inMonth(10, everyDays(10)),
  inMonth(11, [1, 11, 21]),
  inMonth(15, everyDays(15)),
  inMonth(16, [1, 16]),
  inMonth(31, [1]),
  daily(62, YEARS * 6, '1 1/2 ?'),
  daily(92, YEARS * 4, '1 1/3 ?'),
  daily(123, YEARS * 3, '1 1/4 ?'),
  daily(184, YEARS * 2, '1 1/6 ?'),
  daily(366, YEARS, '1 1 ?'),
];

/** The one with the fewest runs that leaves no longer time between two of them; nothing where none runs as often. */
export function cadenceWithin(minutes: number): Cadence | undefined {
  return CADENCES.filter((cadence) => cadence.minutes <= minutes).at(-1);
}

/** The cron expression of a cadence that runs first in an hour of the day, at a minute of the hour. */
export function cronOf({ hours, days }: Cadence, hour: number, minute: number): string {
  const every = hours === 24 ? `${hour}` : hours === 1 ? '*' : `${hour}/${hours}`;
  return `cron(${minute} ${every} ${days} *)`;
}
