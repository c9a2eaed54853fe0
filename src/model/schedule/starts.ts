import type { CronExpression } from './cron-expression';
import { minutesOfEveryDay } from './every-day';
import { knownRuns } from './known-schedule';
import { minuteOfWeek, WeeklyWindow } from './weekly-window';
import { memo } from '../../private/memo';

// https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html
/** When AWS Backup starts the jobs of a rule without a schedule. */
export const DEFAULT_SCHEDULE = 'cron(0 5 ? * * *)';
/** What a schedule without a time zone means. */
export const DEFAULT_TIME_ZONE = 'Etc/UTC';

const MILLIS_PER_DAY = 24 * 60 * 60 * 1000;
const DAYS_PER_YEAR = 366;
/** As many runs are looked at in either half of the year: more would be those of a rule that runs several times a day. */
const MAX_RUNS = 400;

/**
 * When rules with a schedule and a time zone start jobs, from now on: told once, however many rules have them. Never, where these are not known, or AWS Backup
 * would refuse them.
 */
export class Starts {
  private readonly now = Date.now();
  /** The minutes after midnight in UTC at which a job starts on each day, where all days are alike. */
  public readonly everyDay?: readonly number[];
  private readonly cron?: CronExpression;
  private readonly found: Date[] = [];
  private readonly search: Iterator<Date>;
  private readonly hits = new Map<string, { readonly minute?: number }>();
  private minutes?: readonly number[];

  constructor(expression: string, private readonly zone: string) {
    this.cron = knownRuns(expression, zone);
    this.everyDay = minutesOfEveryDay(expression, zone);
    this.search = this.searchYear();
  }

  /** The instants within a year from now, found as they are asked for: of a rule that starts often, the first ones of each half. */
  public *inYear(): Generator<Date> {
    for (let index = 0; ; index++) {
      if (index === this.found.length) {
        const { done, value } = this.search.next();
        if (done) { return; }
        this.found.push(value);
      }
      yield this.found[index];
    }
  }

  /** The same as minutes of the week, from Sunday 00:00 UTC. */
  public inWeek(): readonly number[] {
    this.minutes ??= [...new Set([...this.inYear()].map(minuteOfWeek))].sort((a, b) => a - b);
    return this.minutes;
  }

  /** The first minute of the week at which a job starts in a window, written as databases have it, or in some minutes before it. */
  public firstIn(window: string, minutesBefore: number): number | undefined {
    return memo(this.hits, `${minutesBefore} ${window}`, () => {
      const parsed = WeeklyWindow.parse(window);
      return { minute: parsed && this.inWeek().find((minute) => parsed.includes(minute, minutesBefore)) };
    }).minute;
  }

  /** The first instant after another one. */
  public firstAfter(time: number): number | undefined {
    return this.cron?.firstRunAfter(time, this.zone);
  }

  private *searchYear(): Generator<Date> {
    const end = this.now + DAYS_PER_YEAR * MILLIS_PER_DAY;
    let last = this.now;
    for (const days of [0, DAYS_PER_YEAR / 2]) {
      const after = new Date(Math.max(last, this.now + days * MILLIS_PER_DAY));
      let count = 0;
      for (const run of this.cron?.runsAfter(after, this.zone) ?? []) {
        if (run.getTime() >= end || count++ >= MAX_RUNS) { break; }
        last = run.getTime();
        yield run;
      }
    }
  }
}
