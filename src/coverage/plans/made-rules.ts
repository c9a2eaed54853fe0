import { largestGapMinutes } from './known-gaps';
import type { RuleFacts } from './plan-facts';
import type { Answer } from '../../model/resources/selection-semantics';
import type { Schedule } from '../../model/schedule/gaps';
import { isObeyed } from '../../model/schedule/precedence';
import { mayTakePlace } from '../../model/schedule/shadows';
import type { KeptJobs } from '../../model/schedule/start-days';

/** The rules of a plan that back up something. */
export interface ObeyedRules {
  readonly rules: readonly RuleFacts[];
  /** Those that back up nothing, since their jobs fail: they take the place of others all the same. */
  readonly failing?: readonly RuleFacts[];
}

/** A rule, and what its jobs are. */
interface Started {
  readonly rule: RuleFacts;
  readonly jobs: KeptJobs;
}

/** A rule of which it is known when it starts jobs. */
interface Timed extends Started {
  readonly schedule: Schedule;
}

/** Start windows that are longer are nobody's: whether they overlap is not looked at. */
const LONGEST_WINDOW_MINUTES = 7 * 24 * 60;

/** The recovery points that rules of plans surely make. Of the rules of one plan, some may take the place of others. */
export class MadeRules {
  /** Those that make recovery points at times, as far as that is known. */
  public readonly rules: readonly RuleFacts[];
  /** Those in whose place others that are kept longer make some. */
  public readonly replaced: readonly RuleFacts[];
  private readonly timed: readonly Timed[];
  /** Those of which no other one takes the place of which too little is known. What has an end fills gaps until then, and takes places. */
  private readonly counted: readonly Timed[];

  /**
   * @param goesOn whether a rule backs up continuously
   * @param order the first ones, or the last ones, of the rules of a plan that are kept as long are made
   */
  constructor(plans: readonly ObeyedRules[], goesOn: (rule: RuleFacts) => Answer = mayGoOn, order: 1 | -1 = 1) {
    const all = plans.map(({ rules, failing = [] }, index) => {
      const started = [...rules, ...failing].map((rule, place) => (
        { rule, jobs: jobsOf(rule, { plan: String(index), goesOn: goesOn(rule), place: place * order }) }));
      return { started: started.filter(({ jobs }) => isObeyed(jobs, started.map((each) => each.jobs))), failing: new Set(failing) };
    });
    this.timed = all.flatMap(({ started }) => started.flatMap(timed));
    this.counted = all.flatMap(({ started, failing }) => countedIn(started).filter(({ rule }) => !failing.has(rule)));
    this.rules = all.flatMap(({ started, failing }) => (
      started.filter((each) => !failing.has(each.rule) && this.isMade(each, started)).map(({ rule }) => rule)));
    this.replaced = all.flatMap(({ started, failing }) => (
      failing.size > 0 ? [] : started.map(({ rule }) => rule).filter((rule) => rule.schedule && !this.rules.includes(rule))));
  }

  /**
   * The longest time between two recovery points, in minutes; nothing where it has no end, or is not known.
   *
   * It is the longest gap between starts, and how long a job may wait then: rules that wait long do not make it longer where others fill their gaps.
   */
  public get longestWait(): number | undefined {
    const windows = [...new Set(this.counted.map(({ jobs }) => jobs.startWindowMinutes))];
    const waits = windows.flatMap((window) => {
      const gap = this.gapOf(this.counted.filter(({ jobs }) => jobs.startWindowMinutes <= window));
      return gap === undefined ? [] : [gap + window];
    });
    return waits.length > 0 ? Math.min(...waits) : undefined;
  }

  /** The largest gap between the starts of some of the rules, in minutes; nothing where it has no end, or is not known. */
  public gapBetween(rules: ReadonlySet<RuleFacts>): number | undefined {
    const own = this.counted.filter(({ rule }) => rules.has(rule));
    return own.length > 0 ? this.gapOf(own) : undefined;
  }

  /** Whether a rule makes recovery points at times: of others, those that are kept longer always take the place. */
  private isMade(own: Started, ofPlan: readonly Started[]): boolean {
    const { rule, jobs } = own;
    if (rule.schedule === undefined || rule.startWindowMinutes === undefined || rule.comesToAnEnd) { return true; }
    return ofPlan.every((other) => !mayTakePlace(other.jobs, jobs)) || this.gapBetween(new Set([rule])) !== undefined;
  }

  /** The largest gap between the starts of some rules; others may take their places. */
  private gapOf(own: readonly Timed[]): number | undefined {
    const rivals = this.timed.filter((each) => !own.some(({ rule }) => rule === each.rule) && own.some(({ jobs }) => mayTakePlace(each.jobs, jobs)));
    const those = [...own, ...rivals];
    const isContested = those.some(({ jobs }) => those.some((other) => mayTakePlace(other.jobs, jobs)));
    return largestGapMinutes(isContested ? [
      ...own.map(({ schedule, jobs }) => ({ ...schedule, jobs })),
      ...rivals.map(({ schedule, jobs }) => ({ ...schedule, jobs: { ...jobs, isRival: true } })),
    ] : own.map(({ schedule }) => schedule));
  }
}

/** Whether rules of a plan are kept as long, so that nobody knows which of them is made. */
export function areAlike({ rules, failing = [] }: ObeyedRules): boolean {
  const known = [...rules, ...failing].flatMap(({ days }) => days ?? []);
  return new Set(known).size < known.length;
}

/** Nobody knows it of a resource whose type is not known. */
function mayGoOn({ isContinuous }: RuleFacts): Answer {
  return isContinuous === false ? false : undefined;
}

/** The rules of a plan whose place none takes of which too little is known. */
function countedIn(started: readonly Started[]): Timed[] {
  const isKnown = ({ rule, jobs }: Started) => rule.schedule !== undefined && jobs.startWindowMinutes <= LONGEST_WINDOW_MINUTES;
  const open = started.filter((each) => !isKnown(each));
  return started.filter((own) => !(isKnown(own) ? open : started).some(({ jobs }) => mayTakePlace(jobs, own.jobs))).flatMap(timed);
}

function timed({ rule, jobs }: Started): Timed[] {
  return rule.schedule && rule.startWindowMinutes !== undefined ? [{ rule, jobs, schedule: rule.schedule }] : [];
}

function jobsOf({ startWindowMinutes = Infinity, days }: RuleFacts, more: Pick<KeptJobs, 'plan' | 'goesOn' | 'place'>): KeptJobs {
  return { startWindowMinutes, atLeastDays: days ?? 0, atMostDays: days ?? Infinity, isRival: false, ...more };
}
