import { jobsThatMake } from './shadows';
import type { JobTerms } from './shadows';
import { firstDayOf } from './time-zone';
import type { WallClock } from './time-zone';
import { memo } from '../../private/memo';

const MILLIS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 24 * 60;
const MAX_PARTS = 2 ** 24;
/** A start may fall on so many days in UTC before or after that of the wall clock. */
const MOST_DAYS_LATER = 2;

/** What a day in UTC has of starts: one after the other, in minutes after its midnight. */
export interface DayOfStarts {
  readonly first: number;
  readonly last: number;
  /** The largest gap between two starts of the day; 0 where there is only one. */
  readonly gap: number;
  /** The start at the beginning of that gap. */
  readonly gapFrom: number;
}

/** What jobs that start together are, where some of them take the place of others. */
export interface KeptJobs extends JobTerms {
  /** Whether their starts are none themselves, and only take the place of others. */
  readonly isRival: boolean;
}

/** When some jobs start on a day, in minutes. */
interface DayPart {
  readonly minutes: readonly number[];
  readonly jobs?: KeptJobs;
}

/** The starts of a day of the wall clock that fall on one day in UTC. */
interface Part {
  readonly id: number;
  /** The day in UTC, counted from the day of the wall clock. */
  readonly daysLater: number;
}

/** A set of parts: another set, and one more part. The empty set is 0. */
interface PartSet {
  readonly before: number;
  readonly part: number;
}

/**
 * The days in UTC on which some schedules start jobs.
 *
 * Most days are like many others: what a day has of starts is kept as the set of the parts that fall on it, and looked at once a set. So it costs days, not
 * minutes, however often the schedules start jobs.
 */
export class StartDays {
  private readonly parts: DayPart[] = [];
  private readonly steadyParts = new Map<object, Map<number, readonly Part[]>>();
  private readonly sets: (PartSet | undefined)[] = [undefined];
  private readonly setIds = new Map<number, number>();
  /** The sets of the days from the first one on: what is looked up so often must be an array. */
  private readonly setOfDay: number[] = [];
  private readonly found: (DayOfStarts | undefined)[] = [];
  private readonly foundAmong = new Map<string, { readonly day?: DayOfStarts }>();
  private readonly firstDay: number;

  /**
   * @param firstYear the first one of which there are starts
   * @param reach how many days the starts of one day may be away that they take the place of; 0 where none does
   */
  constructor(firstYear: number, private readonly reach = 0) {
    this.firstDay = firstDayOf(firstYear) - MOST_DAYS_LATER;
  }

  /** Adds what starts in a year at some minutes of days of the wall clock of a time zone. Days are counted from 1970-01-01 as day 0. */
  public add(year: number, days: Iterable<number>, minutesOfDay: readonly number[], clock: WallClock, jobs?: KeptJobs): void {
    const [start, end] = [firstDayOf(year), firstDayOf(year + 1) + MOST_DAYS_LATER - this.firstDay];
    while (this.setOfDay.length < end) { this.setOfDay.push(0); }
    const offsets = clock.aroundDaysOf(year);
    const steady = memo(this.steadyParts, jobs ?? minutesOfDay, () => new Map<number, readonly Part[]>());
    for (const day of days) {
      const { before, after } = offsets[day - start];
      const parts = before === after
        ? memo(steady, before, () => this.partsOf(minutesOfDay.map((minute) => minute - before / MILLIS_PER_MINUTE), jobs))
        : this.partsOf(minutesBesideShift(day, minutesOfDay, clock), jobs);
      for (const { id, daysLater } of parts) {
        const index = day + daysLater - this.firstDay;
        this.setOfDay[index] = this.setWith(this.setOfDay[index], id);
      }
    }
  }

  /** What a day in UTC has of starts. */
  public on(day: number): DayOfStarts | undefined {
    const index = day - this.firstDay;
    const set = this.setOfDay[index];
    if (!set) { return undefined; }
    if (this.reach > 0) {
      const sets = Array.from({ length: 2 * this.reach + 1 }, (_, place) => this.setOfDay[index + place - this.reach] ?? 0);
      return memo(this.foundAmong, sets.join(), () => ({ day: this.lookAmong(sets) })).day;
    }
    this.found[set] ??= this.lookAt(set);
    return this.found[set];
  }

  /** Parts of minutes after the midnight of a day in UTC, which may be on the day before or after it. */
  private partsOf(minutes: readonly number[], jobs?: KeptJobs): Part[] {
    return Array.from({ length: 2 * MOST_DAYS_LATER + 1 }, (_, index) => index - MOST_DAYS_LATER).flatMap((daysLater) => {
      const ofDay = minutes.map((minute) => minute - daysLater * MINUTES_PER_DAY).filter((minute) => minute >= 0 && minute < MINUTES_PER_DAY);
      return ofDay.length > 0 ? [{ id: this.parts.push({ minutes: ofDay, jobs }) - 1, daysLater }] : [];
    });
  }

  private setWith(before: number, part: number): number {
    return memo(this.setIds, before * MAX_PARTS + part, () => this.sets.push({ before, part }) - 1);
  }

  private lookAt(set: number): DayOfStarts {
    return summaryOf(this.partsIn(set).flatMap(({ minutes }) => minutes));
  }

  /** What is left of the starts of a day, the one in the middle of some. */
  private lookAmong(sets: readonly number[]): DayOfStarts | undefined {
    const jobs = sets.flatMap((set, place) => this.partsIn(set).flatMap(({ minutes, jobs: terms }) => (
      minutes.map((minute) => ({ start: (place - this.reach) * MINUTES_PER_DAY + minute, terms: terms! })))));
    const made = jobsThatMake(jobs.sort((a, b) => a.start - b.start))
      .filter(({ start, terms }) => start >= 0 && start < MINUTES_PER_DAY && !terms.isRival).map(({ start }) => start);
    return made.length > 0 ? summaryOf(made) : undefined;
  }

  private partsIn(set: number): DayPart[] {
    const parts: DayPart[] = [];
    for (let each = this.sets[set]; each; each = this.sets[each.before]) { parts.push(this.parts[each.part]); }
    return parts;
  }
}

function summaryOf(starts: readonly number[]): DayOfStarts {
  const minutes = [...starts].sort((a, b) => a - b);
  let [gap, gapFrom] = [0, minutes[0]];
  minutes.forEach((minute, index) => {
    const next = minutes[index + 1] ?? minute;
    if (next - minute > gap) { [gap, gapFrom] = [next - minute, minute]; }
  });
  return { first: minutes[0], last: minutes[minutes.length - 1], gap, gapFrom };
}

/** The minutes of a day of a clock that shifts on it or beside it, as minutes after the same midnight in UTC. */
function minutesBesideShift(day: number, minutesOfDay: readonly number[], clock: WallClock): number[] {
  const midnight = day * MINUTES_PER_DAY;
  return minutesOfDay.flatMap((minute) => {
    const instant = clock.firstInstantOf((midnight + minute) * MILLIS_PER_MINUTE);
    return instant === undefined ? [] : [instant / MILLIS_PER_MINUTE - midnight];
  });
}
