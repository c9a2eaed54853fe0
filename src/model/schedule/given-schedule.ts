import type { aws_events as events, TimeZone } from 'aws-cdk-lib';
import { CronExpression } from './cron-expression';
import { timeZoneProblems } from './time-zone';
import { isKnownText } from '../../private/known-text';

/** What AWS Backup would refuse in a schedule and its time zone, as programs give them. */
export function scheduleProblems(scheduleExpression?: events.Schedule, scheduleExpressionTimezone?: TimeZone): string[] {
  const expression = scheduleExpression?.expressionString;
  const zone = scheduleExpressionTimezone?.timezoneName;
  return [
    ...(expression !== undefined && isKnownText(expression) ? CronExpression.problemsOf(expression).map((problem) => `'scheduleExpression': ${problem}`) : []),
    ...(zone !== undefined && isKnownText(zone) ? timeZoneProblems(zone).map((problem) => `'scheduleExpressionTimezone': ${problem}`) : []),
  ];
}
