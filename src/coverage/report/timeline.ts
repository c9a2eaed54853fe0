import type { RuleForm } from './form';
import { knownRuns } from '../../model/schedule/known-schedule';

const MILLIS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 24 * 60;

/** How many days a timeline shows: five weeks have every day of the week, and the first of two months. */
export const TIMELINE_DAYS = 35;
/** A Monday that is the first of a month. Reports have no clock: what a timeline shows is how it goes on, not when it began. */
const FIRST_DAY = Date.UTC(2029, 0, 1);
/** More than one each hour cannot be told apart. */
const MOST_RUNS = 24 * TIMELINE_DAYS;

/** What a rule does in the days that a timeline shows. Times are minutes from its beginning. */
export interface Timeline {
  readonly rule: RuleForm;
  readonly runs: readonly number[];
  /** Whether there are more than are shown. */
  readonly hasMore: boolean;
  readonly startWindowMinutes?: number;
}

/** What a rule does; nothing where its schedule is known only at deployment. */
export function timelineOf(rule: RuleForm): Timeline | undefined {
  const cron = rule.schedule ? knownRuns(rule.schedule.expression, rule.schedule.timeZone) : undefined;
  if (!cron) { return undefined; }
  const runs: number[] = [];
  for (const run of cron.runsAfter(new Date(FIRST_DAY - 1), rule.schedule!.timeZone)) {
    const minute = (run.getTime() - FIRST_DAY) / MILLIS_PER_MINUTE;
    if (minute >= TIMELINE_DAYS * MINUTES_PER_DAY) { break; }
    if (runs.length === MOST_RUNS) { return { rule, runs, hasMore: true, startWindowMinutes: rule.startWindowMinutes }; }
    runs.push(minute);
  }
  return { rule, runs, hasMore: false, startWindowMinutes: rule.startWindowMinutes };
}

/** The days on which runs start, in words: as many as there is room for. */
export function firstStartsInWords({ runs, hasMore }: Timeline, most = 4): string {
  if (runs.length === 0) { return `none in ${TIMELINE_DAYS} days`; }
  const words = runs.slice(0, most).map((minute) => {
    const [day, ofDay] = [Math.floor(minute / MINUTES_PER_DAY), minute % MINUTES_PER_DAY];
    return `day ${day + 1} ${new Date(ofDay * MILLIS_PER_MINUTE).toISOString().slice(11, 16)}`;
  });
  return `${words.join(', ')}${runs.length > most ? `, … (${hasMore ? 'more than ' : ''}${runs.length} in ${TIMELINE_DAYS} days)` : ''}`;
}
