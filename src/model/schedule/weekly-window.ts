const MINUTES_PER_DAY = 24 * 60;
const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * A time that comes back every day or every week, in UTC, as databases have it for backups and maintenance.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
export class WeeklyWindow {
  /** Reads `hh:mm-hh:mm` or `ddd:hh:mm-ddd:hh:mm`; nothing where a text is neither. */
  public static parse(text: string): WeeklyWindow | undefined {
    const [start, end, ...others] = text.toLowerCase().split('-').map(minuteOf);
    if (!start || !end || others.length > 0 || start.isWeekly !== end.isWeekly) { return undefined; }
    return new WeeklyWindow(start.minute, end.minute, start.isWeekly ? MINUTES_PER_WEEK : MINUTES_PER_DAY);
  }

  private constructor(private readonly start: number, private readonly end: number, private readonly period: number) {}

  /** Whether a minute of the week, counted from Sunday 00:00 UTC, is in the window or in some minutes before it. */
  public includes(minute: number, minutesBefore = 0): boolean {
    const length = remainder(this.end - this.start, this.period);
    return remainder(minute - this.start + minutesBefore, this.period) < length + minutesBefore;
  }
}

/** How many minutes after Sunday 00:00 UTC an instant is in its week. */
export function minuteOfWeek(instant: Date): number {
  return instant.getUTCDay() * MINUTES_PER_DAY + instant.getUTCHours() * 60 + instant.getUTCMinutes();
}

/** A minute of the week as people say it, such as `Sunday 05:00 UTC`. */
export function inWords(minute: number): string {
  const day = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'][Math.floor(minute / MINUTES_PER_DAY)];
  const [hours, minutes] = [Math.floor(minute % MINUTES_PER_DAY / 60), minute % 60].map((part) => String(part).padStart(2, '0'));
  return `${day} ${hours}:${minutes} UTC`;
}

function minuteOf(text: string): { minute: number; isWeekly: boolean } | undefined {
  const [, day, hours, minutes] = /^(?:([a-z]{3}):)?(\d{1,2}):(\d{2})$/.exec(text.trim()) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59 || (day !== undefined && !DAYS.includes(day))) { return undefined; }
  const minuteOfDay = Number(hours) * 60 + Number(minutes);
  return day === undefined
    ? { minute: minuteOfDay, isWeekly: false }
    : { minute: DAYS.indexOf(day) * MINUTES_PER_DAY + minuteOfDay, isWeekly: true };
}

function remainder(a: number, n: number): number {
  return ((a % n) + n) % n;
}
