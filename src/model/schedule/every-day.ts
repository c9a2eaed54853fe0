import { knownRuns } from './known-schedule';

/** Every day of every year. */
const EVERY_DAY = /^cron\(\S+ \S+ [*?] \* [*?] \*\)$/;
/** Clocks that nobody changes. */
const UNCHANGED: ReadonlySet<string> = new Set(['Etc/UTC', 'UTC']);

/** The minutes after midnight at which a schedule starts jobs that is alike on all days, as most are; nothing of any other. It takes no time to tell. */
export function minutesOfEveryDay(expression: string, timeZone: string): readonly number[] | undefined {
  return EVERY_DAY.test(expression) && UNCHANGED.has(timeZone) ? knownRuns(expression, timeZone)?.minutesOfDay : undefined;
}
