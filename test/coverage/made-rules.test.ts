import * as fc from 'fast-check';
import { numbersOf } from '../../src/coverage/plans/numbers';
import type { RuleFacts } from '../../src/coverage/plans/plan-facts';
import { kindsNamed } from '../../src/model/resources/resource-catalog';
import { schedule, startsBetween, written, ZONES } from '../forecast/oracle';
import type { Schedule } from '../forecast/oracle';

/** A rule of a plan, and what the oracle needs to know of it. */
interface OracleRule {
  readonly parts: Schedule;
  readonly timeZone: string;
  readonly window: number;
  readonly days: number;
  readonly isContinuous: boolean;
  readonly plan: number;
}

const FROM = Date.parse('2026-12-28T00:00Z');
const END = Date.parse('2030-02-05T00:00Z');
/** What comes after these starts is not seen to its end. */
const LAST = Date.parse('2030-01-01T00:00Z') / 60_000;
const [DATABASE] = kindsNamed('RDS');
const [TABLE] = kindsNamed('DynamoDB');

/** What comes round every week: three years show all gaps of it. */
const isWeekly = ({ dayOfMonth, dayOfWeek }: Schedule) => ['?', '*'].includes(dayOfMonth) && ['?', '*', 'SUN', 'MON-FRI'].includes(dayOfWeek);

/** Rules, and in half of the cases they wait as long. */
const PLANS: fc.Arbitrary<readonly OracleRule[]> = fc.array(fc.record({
  parts: fc.oneof({ weight: 3, arbitrary: schedule.filter(isWeekly) }, { weight: 1, arbitrary: schedule }),
  timeZone: fc.constantFrom('Etc/UTC', ...ZONES),
  window: fc.constantFrom(60, 60, 61, 90, 480, 1500),
  days: fc.constantFrom(1, 7, 35, Infinity),
  isContinuous: fc.constantFrom(false, false, true),
  plan: fc.constantFrom(0, 0, 0, 1),
}), { minLength: 1, maxLength: 4 })
  .chain((rules) => fc.boolean().map((isSame) => isSame ? rules.map((rule) => ({ ...rule, window: rules[0].window })) : rules));

const VAULT = { key: 'V', name: 'V', immutability: 'none', perhapsImmutability: 'none', isKeyLater: false } as const;
const factsOf = ({ parts, timeZone, window, days, isContinuous }: OracleRule, index: number): RuleFacts => ({
  name: `R${index}`,
  schedule: { expression: written(parts), timeZone },
  comesToAnEnd: false,
  startWindowMinutes: window,
  isContinuous,
  days,
  vault: VAULT,
  copies: [],
});

interface Started { readonly rule: OracleRule; readonly starts: readonly number[] }

/** What rules make in three years, where of those that keep as long the first, or the last, of a plan is made. */
function madeOf(all: readonly Started[], canGoOn: boolean, isFirst: boolean): Started[] {
  const goesOn = ({ isContinuous }: OracleRule) => canGoOn && isContinuous;
  const rank = (rule: OracleRule) => all.findIndex((each) => each.rule === rule) * (isFirst ? 1 : -1);
  const beats = (one: OracleRule, other: OracleRule) => one !== other && one.plan === other.plan && goesOn(one) === goesOn(other)
    && (one.days > other.days || (one.days === other.days && rank(one) < rank(other)));
  const obeyed = all.filter(({ rule }) => !goesOn(rule) || !all.some((other) => goesOn(other.rule) && beats(other.rule, rule)));
  return obeyed.map(({ rule, starts }) => {
    const rivals = goesOn(rule) ? [] : obeyed.filter((other) => beats(other.rule, rule));
    const isLost = (start: number) => rivals.some((other) => opensBetween(other.starts, start - other.rule.window, start + rule.window));
    return { rule, starts: starts.filter((start) => !isLost(start)) };
  }).filter(({ starts }) => starts.length > 0);
}

/** Whether there is a start after one minute and before another. */
function opensBetween(starts: readonly number[], after: number, before: number): boolean {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (starts[middle] <= after) { low = middle + 1; } else { high = middle; }
  }
  return (starts[low] ?? Infinity) < before;
}

/** The longest that can lie between two recovery points: one job begins at once, and all after it wait as long as they may. */
function worstWait(made: readonly Started[]): number {
  const jobs = made.flatMap(({ rule, starts }) => starts.map((start) => ({ start, latest: start + rule.window }))).sort((a, b) => b.start - a.start);
  let [worst, soonest, i] = [0, Infinity, 0];
  while (i < jobs.length) {
    const { start } = jobs[i];
    if (start < LAST) { worst = Math.max(worst, soonest - start); }
    for (; jobs[i]?.start === start; i++) { soonest = Math.min(soonest, jobs[i].latest); }
  }
  return worst;
}

test.each([[TABLE, false], [DATABASE, true]])('rules of plans make what comes when three years are lived through, minute by minute: of %#', (kind, canGoOn) => {
  fc.assert(fc.property(PLANS, (rules) => {
    const all = rules.map((rule) => ({ rule, starts: startsBetween(rule.parts, rule.timeZone, FROM, END) }));
    const facts = rules.map((rule, index) => ({ plan: rule.plan, facts: factsOf(rule, index) }));
    const found = numbersOf([0, 1].map((plan) => ({ rules: facts.filter((each) => each.plan === plan).map((each) => each.facts) })), kind);

    const worlds = [true, false].map((isFirst) => madeOf(all, canGoOn, isFirst));
    expect(found.retentionDays).toBe(Math.min(...worlds.map((made) => Math.max(...made.map(({ rule }) => rule.days)))));
    if (canGoOn && rules.some(({ isContinuous }) => isContinuous)) {
      expect(found.recoveryPointObjectiveMinutes).toBe(5);
      return;
    }
    const worst = Math.max(...worlds.map(worstWait));
    expect(found.recoveryPointObjectiveMinutes).toBeGreaterThanOrEqual(worst);
    if (rules.every(({ parts, window }) => isWeekly(parts) && window === rules[0].window)) {
      expect(found.recoveryPointObjectiveMinutes).toBe(worst);
    }
  }), { numRuns: 8, endOnFailure: true });
});
