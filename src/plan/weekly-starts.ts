import { Token } from 'aws-cdk-lib';
import type { PlannedRule } from './planned-rule';
import { CronExpression } from '../model/cron-expression';
import { minuteOfWeek } from '../model/weekly-window';

// https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html
const DEFAULT_SCHEDULE = 'cron(0 5 ? * * *)';
const DEFAULT_TIME_ZONE = 'Etc/UTC';

const MILLIS_PER_HALF_YEAR = 183 * 24 * 60 * 60 * 1000;
/** Of a daily rule those of more than a year, so that each day of the week is met, and both times of a clock with daylight saving. */
const RUNS = 400;

/** The minutes of the week, from Sunday 00:00 UTC, at which a rule starts jobs from now on, ascending; none where the schedule is not known. */
export function weeklyStarts({ rule: { props } }: PlannedRule): readonly number[] {
  const expression = props.scheduleExpression?.expressionString ?? DEFAULT_SCHEDULE;
  const zone = props.scheduleExpressionTimezone?.timezoneName ?? DEFAULT_TIME_ZONE;
  if (Token.isUnresolved(expression) || Token.isUnresolved(zone)) { return []; }
  const cron = CronExpression.parse(expression);
  // A rule that runs often is looked at in both halves of the year.
  const runs = [0, MILLIS_PER_HALF_YEAR].flatMap((later) => cron.nextRuns(new Date(Date.now() + later), RUNS, zone));
  return [...new Set(runs.map(minuteOfWeek))].sort((a, b) => a - b);
}
