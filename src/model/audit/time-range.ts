import type { Duration } from 'aws-cdk-lib';
import { inWords } from '../../private/durations';

type Range = readonly [min: number, max: number];
export type TimeUnit = 'days' | 'hours';

const MINUTES: Readonly<Record<TimeUnit, number>> = { days: 24 * 60, hours: 60 };

/** A time that a control takes as a number of hours or of days, each in a range of its own. */
export class TimeRange {
  constructor(private readonly hours: Range, private readonly days: Range) {}

  /** What is wrong with a duration; one that is known at deployment only has to be in one of the two units. */
  public problemsOf(property: string, duration: Duration | undefined): string[] {
    if (!duration || this.unitOf(duration)) { return []; }
    return duration.isUnresolved()
      ? [`'${property}' must be given in hours or days when it is a token, got ${duration.unitLabel()}: it cannot be converted at deployment`]
      : [`'${property}' must be ${this.words}, got ${inWords(duration)}`];
  }

  /** The unit in which a duration can be given: days, where both can. */
  public unitOf(duration: Duration): TimeUnit | undefined {
    if (duration.isUnresolved()) { return (['days', 'hours'] as const).find((unit) => duration.unitLabel() === unit); }
    const minutes = duration.toMinutes({ integral: false });
    return (['days', 'hours'] as const).find((unit) => this.accepts(unit, minutes / MINUTES[unit]));
  }

  /** What is wrong with a number of a unit, as a template has them. */
  public valueProblems(property: string, unit: TimeUnit, value: number): string[] {
    const [min, max] = this[unit];
    return this.accepts(unit, value) ? [] : [`'${property}' must be a whole number of ${unit} between ${min} and ${max.toLocaleString('en-US')}, got ${value.toLocaleString('en-US')}`];
  }

  /** The least time that it can be of at least so many minutes; nothing where that is too long. */
  public atLeast(minutes: number): { readonly unit: TimeUnit; readonly value: number } | undefined {
    const found = (['days', 'hours'] as const).flatMap((unit) => {
      const value = Math.max(this[unit][0], Math.ceil(minutes / MINUTES[unit]));
      return this.accepts(unit, value) ? [{ unit, value }] : [];
    });
    return found.sort((a, b) => a.value * MINUTES[a.unit] - b.value * MINUTES[b.unit])[0];
  }

  private accepts(unit: TimeUnit, value: number): boolean {
    const [min, max] = this[unit];
    return Number.isInteger(value) && value >= min && value <= max;
  }

  private get words(): string {
    const [hours, days] = [this.hours, this.days].map(([min, max]) => `${min} to ${max.toLocaleString('en-US')}`);
    return `a whole number of hours, ${hours}, or of days, ${days}`;
  }
}
