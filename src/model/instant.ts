import type { IConstruct } from 'constructs';
import { isKnownText } from '../private/known-text';

const ISO = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-](\d{2}):?(\d{2}))$/;
const LAST_HOUR = 23;
const LAST_MINUTE = 59;

/**
 * A point in time as a template has it: an ISO 8601 date and time with a time zone. What is not known passes.
 */
export class Instant {
  /**
   * What is wrong with a text that has to be one.
   *
   * @param scope where it was given
   */
  public static problemsOf(property: string, text: string | undefined, scope?: IConstruct): string[] {
    return text === undefined || Instant.in(text) || !isKnownText(text, scope)
      ? []
      : [`'${property}' must be an ISO 8601 date and time with a time zone, such as 2026-01-31T00:00:00Z, got '${text}'`];
  }

  /** The point in time of a text; nothing where it is none, or not known. */
  public static in(text: string | undefined): Instant | undefined {
    const [, ...fields] = ISO.exec(text ?? '') ?? [];
    const isOne = fields.length > 0 && isInCalendar(fields.map((field: string | undefined) => Number(field ?? 0)));
    return isOne ? new Instant(Date.parse(withColon(text!))) : undefined;
  }

  private constructor(private readonly millis: number) {}

  /** Whether it comes after another one. */
  public isAfter(other: Instant | Date): boolean {
    return this.millis > (other instanceof Date ? other.getTime() : other.millis);
  }
}

function isInCalendar([year, month, day, hour, minute, second, zoneHours, zoneMinutes]: readonly number[]): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    && Math.max(hour, zoneHours) <= LAST_HOUR && Math.max(minute, second, zoneMinutes) <= LAST_MINUTE;
}

/** `+0100` is as good as `+01:00`, which alone is a date in JavaScript. So are more than three digits of a second, and none. */
function withColon(text: string): string {
  const [, time, fraction = '', zone] = /^(.*?T[\d:]+)(\.\d+)?(Z|[+-].*)$/.exec(text)!;
  const millis = fraction === '' ? '' : fraction.slice(0, 4).padEnd(4, '0');
  return `${time.length < 'yyyy-mm-ddThh:mm:ss'.length ? `${time}:00` : time}${millis}${zone.replace(/^(.\d\d)(\d\d)$/, '$1:$2')}`;
}
