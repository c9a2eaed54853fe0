import { cadenceWithin } from './cadence';
import type { Cadence } from './cadence';
import { daysUntilNext } from './days-until-next';
import { MAX_CONTINUOUS_RETENTION_DAYS } from '../../model/lifecycle';
import type { RetentionObjective } from '../objective';

/** An objective that a rule serves. */
export interface Served extends RetentionObjective {
  /** Whether it is the recovery point objective. */
  readonly isRecoveryPoint?: boolean;
}

/** Objectives that share a rule: it runs as often as the most frequent one asks for, and keeps for as long as the longest one does, at least until the next run has made its own. */
export interface Group {
  readonly served: readonly Served[];
  readonly cadence: Cadence;
  readonly days: number;
}

/** The best way to serve the first objectives of a list. */
interface Solution {
  readonly points: number;
  readonly groups: readonly Group[];
}

/** Costs are fractions: so little is no difference. */
const NOTHING = 1e-6;

/** Whether who meets one objective meets another one. */
export function implies(one: RetentionObjective, other: RetentionObjective): boolean {
  return one.everyMinutes <= other.everyMinutes && one.days >= other.days;
}

/**
 * The objectives in groups, so that their rules keep as few recovery points as can be, and are as few as can be then. Each is one that a rule can serve.
 *
 * @param maxGroups how many rules there may be, at least one
 */
export function groupsOf(objectives: readonly Served[], maxGroups: number): readonly Group[] {
  const sorted = [...objectives].sort((a, b) => a.everyMinutes - b.everyMinutes || b.days - a.days);
  const leading = sorted.filter((each, index) => !sorted.slice(0, index).some((other) => implies(other, each)));
  // Who is less frequent is kept longer: a group is objectives that follow each other.
  let best: (Solution | undefined)[] = [{ points: 0, groups: [] }, ...leading.map(() => undefined)];
  let found: Solution | undefined;
  for (let count = 1; count <= Math.min(maxGroups, leading.length); count++) {
    best = best.map((_, end) => bestEndingAt(end, best, leading, sorted));
    const all = best.at(-1)!;
    if (!found || all.points < found.points - NOTHING) { found = all; }
  }
  return found?.groups ?? [];
}

/** The best solution of the objectives before `end` with one group more than the solutions have that are given. */
function bestEndingAt(
  end: number, fewer: readonly (Solution | undefined)[], leading: readonly Served[], all: readonly Served[],
): Solution | undefined {
  let best: Solution | undefined;
  for (let start = 0; start < end; start++) {
    const before = fewer[start];
    if (!before) { continue; }
    const group = groupOf(leading.slice(start, end), all);
    const points = before.points + group.cadence.runs * group.days;
    if (!best || points < best.points - NOTHING) { best = { points, groups: [...before.groups, group] }; }
  }
  return best;
}

function groupOf(objectives: readonly Served[], all: readonly Served[]): Group {
  const [{ everyMinutes }, { days }] = [objectives[0], objectives.at(-1)!];
  const served = all.filter((each) => objectives.some((leader) => leader === each || implies(leader, each)));
  const cadence = cadenceWithin(everyMinutes)!;
  return { served, cadence, days: Math.max(days, daysUntilNext(cadence)) };
}

/** Whether a continuous backup meets an objective. */
export function isMetContinuously({ everyMinutes, days }: RetentionObjective, minutesBehind: number): boolean {
  return everyMinutes >= minutesBehind && days <= MAX_CONTINUOUS_RETENTION_DAYS;
}
