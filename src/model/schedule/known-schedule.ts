import { CronExpression } from './cron-expression';
import { timeZoneProblems } from './time-zone';
import { isKnownText } from '../../private/known-text';

/** The runs of a schedule; nothing where it or its time zone is not known, or AWS Backup would refuse them, as it does a rate. */
export function knownRuns(expression: string, timeZone: string): CronExpression | undefined {
  const isTaken = isKnownText(expression) && isKnownText(timeZone)
    && CronExpression.problemsOf(expression).length === 0 && timeZoneProblems(timeZone).length === 0;
  return isTaken ? CronExpression.parse(expression) : undefined;
}
