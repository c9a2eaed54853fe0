import { planWith } from '../question';
import type { Question, Says } from '../question';

/** A year that comes, whenever it is asked. */
const NEXT = new Date().getUTCFullYear() + 1;
const at = (ScheduleExpression: string, more = {}) => planWith({ ScheduleExpression, ...more });

function cron(law: string, about: string, library: Says, inside: string, outside: string): Question {
  return { law, about, library, inside: at(inside), outside: at(outside), of: law === 'invalidSchedule' ? ['CronExpression', 'scheduleProblems'] : [] };
}

/** Of schedules: those that the library refuses, and those of which no documentation of AWS Backup says whether it takes them. */
export const SCHEDULE_QUESTIONS: readonly Question[] = [
  cron('invalidSchedule', 'a rate', 'refuse', 'cron(0 5 * * ? *)', 'rate(1 day)'),
  cron('invalidSchedule', 'five fields', 'refuse', 'cron(0 5 ? * SUN *)', 'cron(0 5 * * ?)'),
  cron('invalidSchedule', 'both days', 'refuse', 'cron(0 5 1 * ? *)', 'cron(0 5 1 * 1 *)'),
  cron('invalidSchedule', 'no day', 'refuse', 'cron(0 5 ? * * *)', 'cron(0 5 ? * ? *)'),
  cron('invalidSchedule', 'minute 60', 'refuse', 'cron(59 5 * * ? *)', 'cron(60 5 * * ? *)'),
  cron('invalidSchedule', 'hour 24', 'refuse', 'cron(0 23 * * ? *)', 'cron(0 24 * * ? *)'),
  cron('invalidSchedule', 'day 32', 'refuse', 'cron(0 5 31 * ? *)', 'cron(0 5 32 * ? *)'),
  cron('invalidSchedule', 'month 13', 'refuse', 'cron(0 5 1 12 ? *)', 'cron(0 5 1 13 ? *)'),
  cron('invalidSchedule', 'weekday 8', 'refuse', 'cron(0 5 ? * 7 *)', 'cron(0 5 ? * 8 *)'),
  cron('invalidSchedule', 'the sixth weekday of a month', 'refuse', 'cron(0 5 ? * 2#5 *)', 'cron(0 5 ? * 2#6 *)'),
  cron('scheduleMoreOftenThanHourly', 'every half hour', 'warn', 'cron(0 * * * ? *)', 'cron(0/30 * * * ? *)'),
  cron('scheduleNeverRuns', 'the 30th of February', 'warn', 'cron(0 5 29 2 ? *)', 'cron(0 5 30 2 ? *)'),
  cron('scheduleNeverRuns', 'a year that has gone by', 'warn', `cron(0 5 1 1 ? ${NEXT})`, 'cron(0 5 1 1 ? 2020)'),
  cron('open: L-3', 'three days before the last of a month', 'pass', 'cron(0 5 L * ? *)', 'cron(0 5 L-3 * ? *)'),
  cron('open: LW', 'the last working day of a month', 'pass', 'cron(0 5 1W * ? *)', 'cron(0 5 LW * ? *)'),
  cron('open: steps of years', 'every second year', 'pass', `cron(0 5 1 1 ? ${NEXT})`, `cron(0 5 1 1 ? ${NEXT}/2)`),
  cron('open: a range of weekdays over the end of a week', 'Friday to Monday', 'pass', 'cron(0 5 ? * MON-FRI *)', 'cron(0 5 ? * FRI-MON *)'),
  {
    law: 'invalidTimeZone',
    about: 'no name of IANA',
    library: 'refuse',
    of: ['timeZoneProblems'],
    inside: at('cron(0 5 * * ? *)', { ScheduleExpressionTimezone: 'Europe/Berlin' }),
    outside: at('cron(0 5 * * ? *)', { ScheduleExpressionTimezone: 'Europe/Atlantis' }),
  },
];
