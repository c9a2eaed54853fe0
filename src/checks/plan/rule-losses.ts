import type { PlanUnderCheck } from './plan-under-check';
import { daysKeptBy } from './retentions';
import type { VaultReference } from '../../document/arns/vault-reference';
import type { RuleDocument } from '../../document/plan-document';
import { takesPlace } from '../../model/schedule/precedence';
import type { RuleTerms } from '../../model/schedule/precedence';
import { DEFAULT_START_WINDOW_MINUTES, overlapOf } from '../../model/schedule/start-windows';
import type { Overlap } from '../../model/schedule/start-windows';

/** What a rule loses to others, of whose start windows some overlap with its own: AWS Backup makes only the backup that is kept longest. */
export interface Loss {
  readonly loser: RuleDocument;
  readonly winners: readonly RuleDocument[];
  /** Whether all of its backups are lost; else some are. */
  readonly isAlways: boolean;
  /** Where nothing goes instead. */
  readonly vaults: readonly VaultReference[];
  /** Where no copies go instead. */
  readonly copies: readonly VaultReference[];
}

/** A rule of which it is known when it runs and how long its backups are kept. */
interface Comparable {
  readonly rule: RuleDocument;
  readonly days: number;
  readonly minutes: number;
  readonly terms: RuleTerms;
}

/** What the rules of a plan lose to each other. */
export function lossesIn(plan: PlanUnderCheck): Loss[] {
  const candidates = plan.rules.flatMap(comparable);
  return candidates.flatMap((loser) => lossOf(loser, candidates, plan) ?? []);
}

function comparable(rule: RuleDocument): Comparable[] {
  const { startWindowMinutes, mayBeContinuous } = rule;
  const minutes = startWindowMinutes.isAbsent ? DEFAULT_START_WINDOW_MINUTES : startWindowMinutes.number;
  const days = daysKeptBy(rule);
  if (minutes === undefined || days === undefined) { return []; }
  // Whether it backs up continuously is a matter of each resource.
  return [{ rule, days, minutes, terms: { plan: '', atLeastDays: days, atMostDays: days, goesOn: mayBeContinuous ? undefined : false } }];
}

/** What a rule always loses, or else at times, where it does something that the other does not. */
function lossOf(loser: Comparable, candidates: readonly Comparable[], plan: PlanUnderCheck): Loss | undefined {
  const longer = candidates.filter((other) => other !== loser && takesPlace(other.terms, loser.terms) === true);
  const always = longestOf(longer.filter((winner) => overlapIn(plan, loser, winner) === 'all'));
  const isAlways = always.length > 0;
  const winners = (isAlways ? always : longer.filter((winner) => losesAnything(loser, winner) && overlapIn(plan, loser, winner) === 'some')).map(({ rule }) => rule);
  if (winners.length === 0) { return undefined; }
  const lost = winners.map((winner) => lostTo(loser.rule, winner));
  return { loser: loser.rule, winners, isAlways, vaults: lost.flatMap(({ vaults }) => vaults), copies: lost.flatMap(({ copies }) => copies) };
}

/** Of several that are always there, the one that is kept longest is made. */
function longestOf(rules: readonly Comparable[]): Comparable[] {
  const longest = Math.max(...rules.map(({ days }) => days));
  return rules.filter(({ days }) => days === longest);
}

/** How often the start windows of two rules overlap: told once an application for the same schedules and windows. */
function overlapIn(plan: PlanUnderCheck, loser: Comparable, winner: Comparable): Overlap {
  const [own, other] = [loser, winner].map(({ rule, minutes }) => ({ starts: plan.startsOf(rule), minutes }));
  return plan.documents.constant(`overlap of ${wordsOf(loser)} with ${wordsOf(winner)}`, () => overlapOf(own, other));
}

function wordsOf({ rule: { schedule, timeZone }, minutes }: Comparable): string {
  return JSON.stringify([schedule.text, timeZone.text, minutes]);
}

function losesAnything(loser: Comparable, winner: Comparable): boolean {
  return Object.values(lostTo(loser.rule, winner.rule)).some((vaults) => vaults.length > 0);
}

/** What a rule does for sure that another does not. */
function lostTo(loser: RuleDocument, winner: RuleDocument): Pick<Loss, 'vaults' | 'copies'> {
  if (loser.vault.differsFrom(winner.vault)) { return { vaults: [loser.vault], copies: [] }; }
  const kept = destinationsOf(winner);
  return { vaults: [], copies: (destinationsOf(loser) ?? []).filter((vault) => kept?.every((other) => vault.differsFrom(other))) };
}

/** Where else backups of a rule go; nothing where only deployment knows it. */
function destinationsOf({ copies, airGappedVault: target }: RuleDocument): VaultReference[] | undefined {
  return copies && [...copies.map(({ vault }) => vault), ...target ? [target] : []];
}
