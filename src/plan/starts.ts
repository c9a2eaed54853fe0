import { Token } from 'aws-cdk-lib';
import type { PlannedRule } from './planned-rule';
import { CronExpression } from '../model/cron-expression';
import { minuteOfWeek } from '../model/weekly-window';

// https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html
const DEFAULT_SCHEDULE = 'cron(0 5 ? * * *)';
const DEFAULT_TIME_ZONE = 'Etc/UTC';

const MILLIS_PER_DAY = 24 * 60 * 60 * 1000;
const DAYS_PER_YEAR = 366;
/** As many runs are looked at in either half of the year: more would be those of a rule that runs several times a day. */
const MAX_RUNS = 400;
const RUNS_AT_ONCE = 20;

/** The minutes of the week, from Sunday 00:00 UTC, at which a rule starts jobs within a year from now; none where the schedule is not known. */
export function weeklyStarts(rule: PlannedRule): readonly number[] {
  return [...new Set(startsInYear(rule).map(minuteOfWeek))].sort((a, b) => a - b);
}

/** When a rule starts jobs within a year from now: of one that often does, the first times of each half; none where the schedule is not known. */
export function startsInYear({ rule: { props } }: PlannedRule): Date[] {
  const expression = props.scheduleExpression?.expressionString ?? DEFAULT_SCHEDULE;
  const zone = props.scheduleExpressionTimezone?.timezoneName ?? DEFAULT_TIME_ZONE;
  if (Token.isUnresolved(expression) || Token.isUnresolved(zone)) { return []; }
  const cron = CronExpression.parse(expression);
  const now = Date.now();
  return [0, DAYS_PER_YEAR / 2].flatMap((days) => runsBetween(cron, now + days * MILLIS_PER_DAY, now + DAYS_PER_YEAR * MILLIS_PER_DAY, zone));
}

function runsBetween(cron: CronExpression, start: number, end: number, zone: string): Date[] {
  const runs: Date[] = [];
  for (let after = start; after < end && runs.length < MAX_RUNS;) {
    const next = cron.nextRuns(new Date(after), RUNS_AT_ONCE, zone);
    runs.push(...next.filter((run) => run.getTime() < end));
    after = next[RUNS_AT_ONCE - 1]?.getTime() ?? end;
  }
  return runs;
}
