import { largestGapMinutes } from './known-gaps';
import type { RuleFacts } from './plan-facts';
import type { Schedule } from '../../model/schedule/gaps';
import { mayOutlive } from '../../model/schedule/shadows';
import type { KeptJobs } from '../../model/schedule/start-days';

/** A rule of which it is known when it starts jobs. */
interface Timed {
  readonly rule: RuleFacts;
  readonly schedule: Schedule;
  readonly jobs: KeptJobs;
}

/** Start windows that are longer are nobody's: whether they overlap is not looked at. */
const LONGEST_WINDOW_MINUTES = 7 * 24 * 60;

/**
 * The longest time between two recovery points that rules of plans make, in minutes; nothing where it has no end, or is not known. Of the rules of one plan, some may take the place of others.
 *
 * It is the longest gap between starts, and how long a job may wait then: rules that wait long do not make it longer where others fill their gaps.
 */
export function longestWait(plans: readonly (readonly RuleFacts[])[]): number | undefined {
  const all = plans.map(timedIn);
  const counted = all.flatMap(({ counted: each }) => each).filter(({ rule }) => !rule.comesToAnEnd);
  const windows = [...new Set(counted.map(({ jobs }) => jobs.startWindowMinutes))];
  const waits = windows.flatMap((window) => {
    const gap = gapOf(counted.filter(({ jobs }) => jobs.startWindowMinutes <= window), all.flatMap(({ timed }) => timed));
    return gap === undefined ? [] : [gap + window];
  });
  return waits.length > 0 ? Math.min(...waits) : undefined;
}

/** The rules of a plan that make recovery points at times, as far as that is known: of others, those that are kept longer always take the place. */
export function rulesThatMake(plan: readonly RuleFacts[]): readonly RuleFacts[] {
  const { timed, counted } = timedIn(plan);
  return plan.filter((rule) => {
    const own = timed.find((each) => each.rule === rule);
    if (!own || rule.comesToAnEnd) { return true; }
    return counted.includes(own) && (!timed.some(({ jobs }) => mayOutlive(jobs, own.jobs)) || gapOf([own], timed) !== undefined);
  });
}

/** The largest gap between the starts of rules of plans, in minutes: told of any of them, by a function. Nothing where it has no end, or is not known. */
export function gapsIn(plans: readonly (readonly RuleFacts[])[]): (rules: ReadonlySet<RuleFacts>) => number | undefined {
  const all = plans.map(timedIn);
  const [counted, timed] = [all.flatMap((each) => each.counted).filter(({ rule }) => !rule.comesToAnEnd), all.flatMap((each) => each.timed)];
  return (rules) => {
    const own = counted.filter(({ rule }) => rules.has(rule));
    return own.length > 0 ? gapOf(own, timed) : undefined;
  };
}

/** The largest gap between the starts of some rules; others may take their places. */
function gapOf(counted: readonly Timed[], all: readonly Timed[]): number | undefined {
  const rivals = all.filter((each) => !counted.includes(each) && counted.some(({ jobs }) => mayOutlive(each.jobs, jobs)));
  const those = [...counted, ...rivals];
  const isContested = those.some(({ jobs }) => those.some((other) => mayOutlive(other.jobs, jobs)));
  return largestGapMinutes(isContested ? [
    ...counted.map(({ schedule, jobs }) => ({ ...schedule, jobs })),
    ...rivals.map(({ schedule, jobs }) => ({ ...schedule, jobs: { ...jobs, isRival: true } })),
  ] : counted.map(({ schedule }) => schedule));
}

/** The rules of a plan that are known, and those of them whose place none takes of which too little is known. */
function timedIn(rules: readonly RuleFacts[], index = 0): { readonly timed: readonly Timed[]; readonly counted: readonly Timed[] } {
  const all = rules.map((rule) => ({ rule, schedule: rule.schedule, jobs: jobsOf(rule, String(index)) }));
  const isKnown = ({ schedule, jobs }: typeof all[number]) => schedule !== undefined && jobs.startWindowMinutes <= LONGEST_WINDOW_MINUTES;
  const open = all.filter((each) => !isKnown(each));
  const timed = all.flatMap(({ rule, schedule, jobs }) => schedule && rule.startWindowMinutes !== undefined ? [{ rule, schedule, jobs }] : []);
  const counted = timed.filter((own) => {
    const rivals = isKnown(own) ? open : all;
    return !rivals.some(({ rule, jobs }) => rule !== own.rule && mayOutlive(jobs, own.jobs));
  });
  return { timed, counted };
}

function jobsOf({ startWindowMinutes = Infinity, days }: RuleFacts, plan: string): KeptJobs {
  return { startWindowMinutes, atLeastDays: days ?? 0, atMostDays: days ?? Infinity, plan, isRival: false };
}
