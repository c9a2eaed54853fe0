import type { Schedule } from '../../../model/schedule/gaps';
import { wholeInWords } from '../../../private/in-words';
import { largestGapMinutes } from '../../plans/known-gaps';

/** That only daylight saving makes a time too long, and what can be done then. */
export interface ClockChange {
  /** What follows the time in a sentence. */
  readonly says: string;
  readonly fix: string;
}

/**
 * Whether a time between starts is longer than it may be only because the clock of its time zone is set back once a year.
 *
 * @param schedules what is started, of which the time was told
 * @param found the time in minutes, and what else is counted with it
 * @param most how much it may be
 */
export function clockChange(schedules: readonly Schedule[], found: number, most: number): ClockChange | undefined {
  const [timeZone, ...others] = new Set(schedules.map((schedule) => schedule.timeZone));
  // Clocks of several zones have no hour in common.
  if (timeZone === undefined || others.length > 0) { return undefined; }
  const [own, steady] = [schedules, schedules.map((schedule) => ({ ...schedule, timeZone: 'UTC' }))].map(largestGapMinutes);
  const change = own === undefined || steady === undefined ? 0 : own - steady;
  return change <= 0 || found - change > most ? undefined : {
    says: `, ${wholeInWords(change)} of it by daylight saving, when the clock of '${timeZone}' is set back`,
    fix: `schedule it in UTC, require ${wholeInWords(found)}, or exempt it with a reason`,
  };
}
