import { Abilities } from './abilities';
import { cadenceWithin, cronOf } from './cadence';
import { lifecycleOf } from './cold-storage';
import { daysUntilNext, START_WINDOW_MINUTES } from './days-until-next';
import { groupsOf, implies, isMetContinuously } from './groups';
import type { Group, Served } from './groups';
import { unproven } from './proof';
import type { Claim } from './proof';
import { daysRefusals, recoveryPointInWords, refusalsOf, retentionInWords, SHORTEST_MINUTES } from './refusals';
import { ruleName } from './rule-name';
import { startTimes } from './start-times';
import type { PlannedCopy, PlannedRule } from '../../forecast/planned-rule';
import { MAX_CONTINUOUS_RETENTION_DAYS } from '../../model/lifecycle';
import { Quota } from '../../model/quota';
import { DEFAULT_TIME_ZONE } from '../../model/schedule/starts';
import type { Wanted } from '../objective';
import type { DatabaseWindow, Situation, WantedCopy } from '../situation';
import { daysInWords } from '../words';

const MINUTES_PER_DAY = 24 * 60;
/** What a rule is called in the forecast that goes into the vault of the plan. */
export const OWN_VAULT = 'the vault of the plan';

/** A rule that serves objectives. */
export type RuleOfObjectives = PlannedRule;

/** The rules that meet objectives, or why there are none. */
export interface Solved {
  readonly rules: readonly RuleOfObjectives[];
  readonly problems: readonly string[];
}

/** A group, and whether its rule backs up continuously. */
interface PlannedGroup extends Group {
  readonly isContinuous: boolean;
}

/** The fewest rules that meet objectives, proven by their forecast. */
export function solve(wanted: Wanted, situation: Situation): Solved {
  const abilities = new Abilities(situation);
  const refusals = refusalsOf(wanted, situation, abilities);
  if (refusals.length > 0) { return { rules: [], problems: refusals }; }
  const groups = groupsFor(wanted, situation, abilities).sort((a, b) => a.cadence.minutes - b.cadence.minutes || a.days - b.days);
  const { vault } = situation;
  const tooLong = groups.flatMap((group) => lengthRefusals(group, situation));
  if (tooLong.length > 0) { return { rules: [], problems: tooLong }; }
  // Of a database that is backed up continuously, AWS Backup sets the backup window, and keeps clear of the maintenance window: so that one is a wish.
  const hasContinuous = groups.some(({ isContinuous }) => isContinuous);
  const isCoordinated = ({ kind }: DatabaseWindow) => hasContinuous && abilities.continuous.includes(kind);
  const windows = situation.windows.filter((window) => !isCoordinated(window));
  const wished = situation.windows.filter((window) => !isCoordinated(window) || !window.isOfBackups);
  const cadences = groups.map(({ cadence }) => cadence);
  const times = startTimes(cadences, wished) ?? startTimes(cadences, windows);
  if (!times) { return { rules: [], problems: [windowRefusal(windows)] }; }
  const rules = groups.map((group, index): PlannedRule => ({
    name: ruleName(group.served, wanted.recoveryPointMinutes),
    schedule: { expression: cronOf(group.cadence, times[index].hour, times[index].minute), timeZone: DEFAULT_TIME_ZONE },
    startWindowMinutes: START_WINDOW_MINUTES,
    isContinuous: group.isContinuous,
    lifecycle: group.isContinuous ? { deleteAfterDays: group.days } : lifecycleOf(group.days, group.cadence, situation, vault?.isAirGapped),
    vault: OWN_VAULT,
    copies: isForRecoveryPointAlone(group) ? [] : situation.copies.map((copy) => copyOf(copy, group, situation)),
  }));
  return { rules, problems: unproven(rules, claimsOf(wanted, situation), situation) };
}

function groupsFor({ recoveryPointMinutes: most, retention }: Wanted, { vault }: Situation, abilities: Abilities): PlannedGroup[] {
  const { isContinuous, minutesBehind } = abilities;
  // Whatever is made as often serves it, too: however short it is kept, it is until the next one is there.
  const recoveryPoint = (everyMinutes: number, atMostDays = Infinity): Served[] => {
    if (most === undefined) { return []; }
    const alone = Math.max(daysUntilNext(cadenceWithin(Math.max(everyMinutes, SHORTEST_MINUTES))!), vault?.minDays ?? 1);
    const beside = retention.filter((each) => each.everyMinutes <= most - START_WINDOW_MINUTES).map((each) => each.days);
    return [{ everyMinutes, days: Math.min(alone, atMostDays, ...beside), isRecoveryPoint: true }];
  };
  if (!isContinuous) {
    return partlyContinuous(groupsOf([...retention, ...recoveryPoint(most! - START_WINDOW_MINUTES)], Quota.RULES.max), abilities);
  }
  const all = [...retention, ...recoveryPoint(most!, Math.max(MAX_CONTINUOUS_RETENTION_DAYS, vault?.minDays ?? 0))];
  const rest = groupsOf(all.filter((each) => !isMetContinuously(each, minutesBehind)), Quota.RULES.max - 1);
  const isMet = ({ cadence: { minutes }, days: kept }: Group, each: Served) => (
    implies({ everyMinutes: minutes + (each.isRecoveryPoint ? START_WINDOW_MINUTES : 0), days: kept }, each));
  const open = all.filter((each) => isMetContinuously(each, minutesBehind) && !rest.some((group) => isMet(group, each)));
  return [...rest.map((group) => ({ ...group, isContinuous: false })), ...open.length > 0 ? [continuously(open)] : []];
}

/** Where only some types have it, the rule with which they go back furthest is continuous. */
function partlyContinuous(groups: readonly Group[], { continuous }: Abilities): PlannedGroup[] {
  const furthest = Math.max(...groups.map((group) => mayBeContinuous(group) ? group.days : 0));
  return groups.map((group) => ({ ...group, isContinuous: continuous.length > 0 && group.days === furthest }));
}

/**
 * Whether a rule may be continuous: what is not kept longer than it is until the next run may expire before.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html
 */
function mayBeContinuous({ cadence, days }: Pick<Group, 'cadence' | 'days'>): boolean {
  return days <= MAX_CONTINUOUS_RETENTION_DAYS && days * MINUTES_PER_DAY > cadence.minutes;
}

/** A continuous backup goes on whenever its rule runs, which says when copies are made: as often as they are asked for, each day at least, and more often than it expires. */
function continuously(served: readonly Served[]): PlannedGroup {
  const intervals = served.flatMap(({ everyMinutes, isRecoveryPoint }) => isRecoveryPoint ? [] : [Math.max(everyMinutes, SHORTEST_MINUTES)]);
  const days = Math.max(...served.map((each) => each.days));
  return { served, cadence: cadenceWithin(Math.min(MINUTES_PER_DAY, days * MINUTES_PER_DAY - 1, ...intervals))!, days, isContinuous: true };
}

function isForRecoveryPointAlone({ served }: Group): boolean {
  return served.every(({ isRecoveryPoint }) => isRecoveryPoint);
}

/** Why vaults do not take what is kept for longer than was asked for, since the next run makes its own no sooner. What the recovery point objective alone asks for is never kept longest. */
function lengthRefusals({ served, days }: Group, { vault, copies }: Situation): string[] {
  const longest = served.find((each) => !each.isRecoveryPoint && each.days === Math.max(...served.map((other) => other.days)));
  if (!longest || longest.days === days) { return []; }
  const words = `${retentionInWords(longest)} takes ${daysInWords(days)}, until the next recovery point is there, and`;
  return [...vault ? [vault] : [], ...copies.map((copy) => copy.vault)].flatMap((each) => daysRefusals(words, days, each));
}

function copyOf({ vault: { words: vault, isAirGapped }, minDays = 0 }: WantedCopy, { days, cadence }: Group, situation: Situation): PlannedCopy {
  return { vault, lifecycle: lifecycleOf(Math.max(days, minDays), cadence, situation, isAirGapped) };
}

function windowRefusal(windows: readonly DatabaseWindow[]): string {
  return `the rules run so often that some start in the backup or maintenance window of ${[...new Set(windows.map(({ words }) => `'${words}'`))].join(', ')} `
    + 'or within an hour before it, when snapshots fail: ask for them less often, or move the windows';
}

function claimsOf({ retention, recoveryPointMinutes: most }: Wanted, { copies }: Situation): Claim[] {
  return [
    ...retention.map((objective) => ({ ...objective, words: retentionInWords(objective) })),
    ...retention.flatMap((objective) => copies.map(({ vault, minDays = 0 }) => (
      { ...objective, days: Math.max(objective.days, minDays), words: `a copy of ${retentionInWords(objective)}`, copiedTo: vault.words }))),
    ...most === undefined ? [] : [{
      everyMinutes: most,
      days: 1,
      words: recoveryPointInWords(most),
      waitsMinutes: START_WINDOW_MINUTES,
    }],
  ];
}
