import { takesPlace } from './precedence';
import type { RuleTerms } from './precedence';

const MILLIS_PER_MINUTE = 60_000;
/** So many closed windows are forgotten at once. */
const MANY = 1000;

/** A rule, as far as it matters which of the jobs that its plan starts make a backup. */
export interface CompetingRule {
  readonly startWindowMinutes: number;
  /** All of one plan. */
  readonly terms: RuleTerms;
  /** Its next run, in milliseconds since 1970, ascending; `Infinity` where there are no more. */
  readonly next: () => number;
}

/** What becomes of a run of a rule, which is known by its place in the plan. Runs that make a backup are told in the order of their starts. */
export interface RunsTold {
  readonly made: (rule: number, start: number) => void;
  readonly lost?: (rule: number, start: number, winner: number) => void;
}

/**
 * Tells which runs of the rules of a plan make a backup: where start windows of two rules overlap, only one of them does.
 *
 * What AWS leaves open is taken as so: runs are judged one by one in the order of their starts, and one that has lost takes nothing from later ones; the runs of one rule
 * take nothing from each other. So at any time the windows that are open and not lost are those of one rule, and little is remembered. All runs that make a backup for
 * sure are among those that do so here.
 *
 * @param end runs from then on are not told; they still win over earlier ones
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
 */
export function judgeRuns(rules: readonly CompetingRule[], end: number, { made, lost = () => undefined }: RunsTold): void {
  const windows = rules.map(({ startWindowMinutes }) => startWindowMinutes * MILLIS_PER_MINUTE);
  const wins = (one: number, other: number) => takesPlace(rules[one].terms, rules[other].terms) === true;
  const upcoming = rules.map(({ next }) => next());
  let holder = -1;
  let open: number[] = [];
  let first = 0;
  const close = (until: number) => {
    while (first < open.length && open[first] + windows[holder] <= until) {
      const start = open[first++];
      if (start < end) { made(holder, start); }
    }
    if (first >= MANY) { [open, first] = [open.slice(first), 0]; }
  };
  const take = (rule: number, start: number) => {
    for (; first < open.length; first++) {
      if (open[first] < end) { lost(holder, open[first], rule); }
    }
    [holder, open, first] = [rule, [start], 0];
  };
  for (;;) {
    const rule = earliest(upcoming);
    const start = upcoming[rule] ?? Infinity;
    close(start);
    if (start === Infinity || (start >= end && (open[first] ?? Infinity) >= end)) { return; }
    upcoming[rule] = rules[rule].next();
    if (first === open.length || (holder !== rule && wins(rule, holder))) {
      take(rule, start);
    } else if (holder === rule) {
      open.push(start);
    } else if (start < end) {
      lost(rule, start, holder);
    }
  }
}

/** Where the smallest number is, the first one of several. */
function earliest(numbers: readonly number[]): number {
  let found = 0;
  for (let index = 1; index < numbers.length; index++) {
    if (numbers[index] < numbers[found]) { found = index; }
  }
  return found;
}
