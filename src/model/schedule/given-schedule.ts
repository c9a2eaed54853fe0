import type { aws_events as events, TimeZone } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { CronExpression } from './cron-expression';
import { timeZoneProblems } from './time-zone';
import { isKnownText } from '../../private/known-text';

/**
 * What AWS Backup would refuse in a schedule and its time zone, as programs give them.
 *
 * @param scope where they were given; a rule of a plan is nowhere yet
 */
export function scheduleProblems(scheduleExpression?: events.Schedule, scheduleExpressionTimezone?: TimeZone, scope?: IConstruct): string[] {
  const expression = scheduleExpression?.expressionString;
  const zone = scheduleExpressionTimezone?.timezoneName;
  return [
    ...(expression !== undefined && isKnownText(expression, scope) ? CronExpression.problemsOf(expression).map((problem) => `'scheduleExpression': ${problem}`) : []),
    ...(zone !== undefined && isKnownText(zone, scope) ? timeZoneProblems(zone).map((problem) => `'scheduleExpressionTimezone': ${problem}`) : []),
  ];
}
