import type { PlannedRule } from './planned-rule';
import { CronExpression } from '../model/cron-expression';
import { minuteOfWeek } from '../model/weekly-window';
import { isKnownText } from '../private/known-text';

// https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html
const DEFAULT_SCHEDULE = 'cron(0 5 ? * * *)';
const DEFAULT_TIME_ZONE = 'Etc/UTC';

const MILLIS_PER_DAY = 24 * 60 * 60 * 1000;
const DAYS_PER_YEAR = 366;
/** As many runs are looked at in either half of the year: more would be those of a rule that runs several times a day. */
const MAX_RUNS = 400;
const RUNS_AT_ONCE = 20;

/** When a rule starts jobs; never, where its schedule is not known. */
export class Starts {
  private readonly cron?: CronExpression;
  private readonly zone: string;

  constructor({ vault, rule: { props } }: PlannedRule) {
    const expression = props.scheduleExpression?.expressionString ?? DEFAULT_SCHEDULE;
    this.zone = props.scheduleExpressionTimezone?.timezoneName ?? DEFAULT_TIME_ZONE;
    this.cron = isKnownText(expression, vault) && isKnownText(this.zone, vault) ? CronExpression.parse(expression) : undefined;
  }

  /** The instants within a year from now, found as they are asked for: of a rule that starts often, the first ones of each half. */
  public *inYear(): Generator<Date> {
    const now = Date.now();
    for (const days of [0, DAYS_PER_YEAR / 2]) {
      yield* this.between(now + days * MILLIS_PER_DAY, now + DAYS_PER_YEAR * MILLIS_PER_DAY);
    }
  }

  /** The same as minutes of the week, from Sunday 00:00 UTC. */
  public inWeek(): readonly number[] {
    return [...new Set([...this.inYear()].map(minuteOfWeek))].sort((a, b) => a - b);
  }

  /** The first instant after another one. */
  public firstAfter(time: number): number | undefined {
    return this.cron?.nextRuns(new Date(time), 1, this.zone)[0]?.getTime();
  }

  private *between(start: number, end: number): Generator<Date> {
    let count = 0;
    for (let after = start; after < end && count < MAX_RUNS;) {
      const next = this.cron?.nextRuns(new Date(after), RUNS_AT_ONCE, this.zone) ?? [];
      const runs = next.filter((run) => run.getTime() < end);
      yield* runs;
      count += runs.length;
      after = next[RUNS_AT_ONCE - 1]?.getTime() ?? end;
    }
  }
}
