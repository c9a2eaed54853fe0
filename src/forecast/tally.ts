const MILLIS_PER_MINUTE = 60_000;

/** What rules do over the years: told once, without keeping any recovery point. */
export interface Totals {
  /** The longest time between the starts of two points that follow each other; nothing where there are fewer. */
  readonly largestGap?: { readonly minutes: number; readonly from: number };
  /** What has become of the runs of each rule, in their order. */
  readonly rules: readonly RuleTotals[];
}

export interface RuleTotals {
  readonly made: number;
  readonly lost: number;
  /** The start of its first run that makes a point. */
  readonly firstMade?: number;
  /** The rules that it loses runs to, by their places in the plan. */
  readonly winners: readonly number[];
}

/** Counts runs as they are told, those of rules that are not continuous in the order of their starts. */
export class Tally {
  private readonly rules: { made: number; lost: number; firstMade?: number; readonly winners: Set<number> }[];
  private last = Infinity;
  private gap = 0;
  private gapFrom = 0;

  /** @param areContinuous of each rule, in their order */
  constructor(private readonly areContinuous: readonly boolean[]) {
    this.rules = areContinuous.map(() => ({ made: 0, lost: 0, firstMade: undefined, winners: new Set<number>() }));
  }

  public made(rule: number, start: number, isFirst: boolean): void {
    const own = this.rules[rule];
    own.made++;
    if (isFirst) { own.firstMade = start; }
    if (this.areContinuous[rule]) { return; }
    if (start - this.last > this.gap) { [this.gap, this.gapFrom] = [start - this.last, this.last]; }
    this.last = start;
  }

  public lost(rule: number, winner: number): void {
    this.rules[rule].lost++;
    this.rules[rule].winners.add(winner);
  }

  /** @param minutesBehind how far a continuous backup is behind */
  public totals(minutesBehind: number): Totals {
    const continuous = this.rules.filter((_, place) => this.areContinuous[place]).flatMap(({ firstMade }) => firstMade ?? []);
    return {
      largestGap: continuous.length > 0
        ? { minutes: minutesBehind, from: Math.min(...continuous) }
        : this.gap > 0 ? { minutes: this.gap / MILLIS_PER_MINUTE, from: this.gapFrom } : undefined,
      rules: this.rules.map(({ winners, ...rest }) => ({ ...rest, winners: [...winners].sort((a, b) => a - b) })),
    };
  }
}
