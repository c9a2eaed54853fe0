import type { PlannedRule } from './planned-rule';
import { forecastType, goesOn, streamsOf } from './streams';
import type { ForecastType, Stream } from './streams';
import { Tally } from './tally';
import type { Totals } from './tally';
import { minutesBehind } from '../model/schedule/continuous';
import type { CronExpression } from '../model/schedule/cron-expression';
import { knownRuns } from '../model/schedule/known-schedule';
import { judgeRuns } from '../model/schedule/overlap';
import type { RunsTold } from '../model/schedule/overlap';
import { isObeyed } from '../model/schedule/precedence';
import type { RuleTerms } from '../model/schedule/precedence';
import { ScheduledRuns } from '../model/schedule/scheduled-runs';

/** Takes a run that makes a point. */
type RunsMade = (rule: number, start: number, isFirst: boolean) => void;

/** What is to be forecast. Times are milliseconds since 1970. */
export interface ForecastOptions {
  /** Nothing exists before it. */
  readonly from: number;
  /** Nothing is made from then on. */
  readonly end: number;
  /** The name of the type in the AWS Backup API. Without it, resources count as if they could be backed up continuously, and be in cold storage. */
  readonly typeName?: string;
}

/** A recovery point that a plan makes. Times are milliseconds since 1970; `Infinity` is never. */
export interface ForecastPoint {
  readonly stream: Stream;
  readonly createdAt: number;
  readonly coldAt: number;
  readonly expiresAt: number;
}

/**
 * The recovery points that the rules of a plan make over some time, and what is known of them. Points are told one after the other; only those that are asked for are kept.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
 */
export class Forecast {
  public readonly type: ForecastType;
  /** What the rules make, by the rules and the places. */
  public readonly streams: readonly Stream[];
  private readonly byRule: readonly (readonly Stream[])[];
  private readonly times: readonly CronExpression[];
  private found?: Totals;

  constructor(public readonly rules: readonly PlannedRule[], public readonly options: ForecastOptions) {
    this.type = forecastType(options.typeName);
    this.byRule = rules.map((rule, index) => streamsOf(rule, index, this.type));
    this.streams = this.byRule.flat();
    this.times = rules.map(({ schedule: { expression, timeZone } }) => knownRuns(expression, timeZone)!);
  }

  public get totals(): Totals {
    if (!this.found) { this.eachRun(() => {}); }
    return this.found!;
  }

  /** The points that exist at an instant, in the order of their starts. */
  public pointsOn(instant: number): ForecastPoint[] {
    const found: ForecastPoint[] = [];
    this.eachPoint((point) => {
      if (existsOn(point, instant)) { found.push(point); }
    }, instant);
    return found.sort((a, b) => a.createdAt - b.createdAt || a.stream.rule - b.stream.rule);
  }

  /** Tells every point that is made, those of each rule in the order of their starts. Those after an instant may be left out. */
  public eachPoint(tell: (point: ForecastPoint) => void, until = Infinity): void {
    this.eachRun((rule, start, isFirst) => {
      for (const stream of start > until ? [] : this.byRule[rule]) {
        if (stream.kind !== 'continuous') {
          tell({ stream, createdAt: start, coldAt: start + stream.coldAfter, expiresAt: start + stream.deleteAfter });
        } else if (isFirst) {
          tell({ stream, createdAt: start, coldAt: Infinity, expiresAt: Infinity });
        }
      }
    }, undefined, until);
  }

  /** Tells the runs that make points. Who goes through all of them for the first time counts them on the way. */
  public eachRun(made: RunsMade, lost?: RunsTold['lost'], until = Infinity): void {
    if (this.found || until < this.options.end) {
      this.goThrough(made, lost, until);
      return;
    }
    const tally = new Tally(this.rules.map((rule) => goesOn(rule, this.type)));
    this.goThrough((rule, start, isFirst) => {
      tally.made(rule, start, isFirst);
      made(rule, start, isFirst);
    }, (rule, start, winner) => {
      tally.lost(rule, winner);
      lost?.(rule, start, winner);
    }, until);
    this.found = tally.totals(minutesBehind(this.options.typeName));
  }

  private goThrough(made: RunsMade, lost: RunsTold['lost'] | undefined, until: number): void {
    const { rules, type } = this;
    const end = Math.min(this.options.end, until + 1);
    const seen = rules.map(() => false);
    const tell = (rule: number, start: number) => {
      made(rule, start, !seen[rule]);
      seen[rule] = true;
    };
    const terms = rules.map((rule, place) => termsOf(rule, place, type));
    const [continuous, competing] = [true, false].map((isSo) => [...terms.keys()].filter((place) => terms[place].goesOn === isSo));
    const obeyed = continuous.find((place) => isObeyed(terms[place], terms))!;
    for (const place of continuous) {
      const runs = this.runsOf(place);
      for (let start = runs.next(); start < end; start = runs.next()) {
        if (place === obeyed) { tell(place, start); } else { lost?.(place, start, obeyed); }
      }
    }
    judgeRuns(competing.map((place) => {
      const runs = this.runsOf(place);
      return { startWindowMinutes: rules[place].startWindowMinutes, terms: terms[place], next: () => runs.next() };
    }), end, {
      made: (index, start) => tell(competing[index], start),
      lost: lost && ((index, start, winner) => lost(competing[index], start, competing[winner])),
    });
  }

  private runsOf(place: number): ScheduledRuns {
    return new ScheduledRuns(this.times[place], this.rules[place].schedule.timeZone, this.options.from);
  }
}

/** Of rules that keep as long, the first one of the plan is taken to be made. */
function termsOf(rule: PlannedRule, place: number, type: ForecastType): RuleTerms {
  const { lifecycle: { deleteAfterDays: days } } = rule;
  return { plan: '', atLeastDays: days, atMostDays: days, goesOn: goesOn(rule, type), place };
}

/** Whether a point exists at an instant: at that of its expiry it is gone. */
export function existsOn({ createdAt, expiresAt }: ForecastPoint, instant: number): boolean {
  return createdAt <= instant && instant < expiresAt;
}
