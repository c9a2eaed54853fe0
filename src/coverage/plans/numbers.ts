import type { Hindrance } from './hindrance';
import { keptOf, worstKept } from './kept';
import type { Kept, KeptThere } from './kept';
import { areAlike, MadeRules } from './made-rules';
import type { ObeyedRules } from './made-rules';
import { alternativesOf } from './one-vault';
import type { CopyFacts, RuleFacts } from './plan-facts';
import type { VaultFacts } from './vault-facts';
import { strongest, weakest } from '../../model/immutability';
import type { Immutability } from '../../model/immutability';
import type { ResourceKind } from '../../model/resources/resource-kind';
import type { Answer } from '../../model/resources/selection-semantics';
import { minutesBehind } from '../../model/schedule/continuous';
import { memo } from '../../private/memo';

/** What the rules that reach a resource are worth. */
export interface Numbers {
  /** The longest time between two recovery points, in minutes; nothing where it has no end, or is known only at deployment. */
  readonly recoveryPointObjectiveMinutes?: number;
  /** For how many days the longest kept of them is kept: `Infinity` for ever. */
  readonly retentionDays?: number;
  /** Whether it can surely be restored to any point in time of the last days. */
  readonly isContinuous: boolean;
  /** For how many days the longest kept of them is kept at least, also where of some rules only deployment knows it. */
  readonly atLeastDays?: number;
  /** Those that are surely made. */
  readonly copies: readonly CopyFacts[];
  /** Those that are not, or only deployment knows it, each with what keeps it from being made. */
  readonly hinderedCopies: readonly HinderedCopy[];
  readonly immutability: Immutability;
  /** How far back recovery points go, and how often there are some: in the vaults of the rules, and in each vault of copies. */
  readonly kept: readonly Kept[];
  readonly copiesKept: readonly CopiesKept[];
}

/** A copy that is not made, or only deployment knows it. */
export interface HinderedCopy extends CopyFacts {
  readonly hindrance: Hindrance;
}

/** How far back the copies in a vault go. */
export interface CopiesKept {
  readonly vault: VaultFacts;
  readonly kept: readonly Kept[];
}

/**
 * Adds up the rules of plans that back up a resource of a kind, whichever of those that are kept as long are made, and in whichever vault all have to be: of each way in which that may be.
 */
export function numbersOfEach(plans: readonly ObeyedRules[], kind: ResourceKind): Numbers[] {
  const alternatives = kind.hasOneVault ? alternativesOf(plans, (rule) => goesOn(rule, kind)) : [plans];
  return alternatives.flatMap((each) => {
    const orders = each.some(areAlike) ? [1, -1] as const : [1] as const;
    return orders.map((order) => numbersIn(new MadeRules(each, (rule) => goesOn(rule, kind), order), kind));
  });
}

/** The worst of these. */
export function numbersOf(plans: readonly ObeyedRules[], kind: ResourceKind): Numbers {
  return worstOf(numbersOfEach(plans, kind))!;
}

function numbersIn(made: MadeRules, kind: ResourceKind): Numbers {
  // What has come to its end, or will, is not to be relied on.
  const rules = made.rules.filter(({ comesToAnEnd }) => !comesToAnEnd);
  const days = rules.map((rule) => rule.days);
  const known = [...rules, ...made.replaced].flatMap((rule) => !rule.comesToAnEnd && rule.days !== undefined ? [rule.days] : []);
  const gapOf = (some: ReadonlySet<RuleFacts>) => made.gapBetween(some);
  const behind = minutesBehind(kind.apiName);
  const isSo = rules.some((rule) => isContinuous(rule, kind));
  return {
    recoveryPointObjectiveMinutes: isSo ? behind : made.longestWait,
    isContinuous: isSo,
    retentionDays: days.every((each) => each !== undefined) && days.length > 0 ? Math.max(...days) : undefined,
    atLeastDays: known.length > 0 ? Math.max(...known) : undefined,
    copies: [...rules.flatMap(copiesOf), ...rules.flatMap(airGappedOf)],
    hinderedCopies: rules.flatMap((rule) => [...rule.copies, ...targetOf(rule)].filter(isHindered)),
    immutability: strongest(rules.flatMap((rule) =>
      [rule.vault, ...[...airGappedOf(rule), ...copiesOf(rule)].map(({ vault }) => vault)].map(({ immutability }) => immutability))),
    kept: keptOf(made.rules.map((rule) => ({ rule, days: rule.days, minutesBehind: isContinuous(rule, kind) ? behind : undefined })), gapOf),
    copiesKept: copiesByVault(made.rules).map(({ vault, there }) => ({ vault, kept: keptOf(there, gapOf) })),
  };
}

function copiesByVault(rules: readonly RuleFacts[]): { readonly vault: VaultFacts; readonly there: KeptThere[] }[] {
  const found = new Map<string, { readonly vault: VaultFacts; readonly there: KeptThere[] }>();
  for (const rule of rules) {
    for (const { vault, days } of [...copiesOf(rule), ...airGappedOf(rule)]) {
      const { name, account, region, immutability } = vault;
      memo(found, JSON.stringify([name, account, region, immutability]), () => ({ vault, there: [] })).there.push({ rule, days });
    }
  }
  return [...found.values()];
}

function copiesOf({ copies }: RuleFacts): CopyFacts[] {
  return copies.filter((copy) => !isHindered(copy));
}

function airGappedOf(rule: RuleFacts): CopyFacts[] {
  return targetOf(rule).filter((copy) => !isHindered(copy));
}

function targetOf({ airGappedVault: vault, airGappedHindrance: hindrance, days }: RuleFacts): CopyFacts[] {
  return vault ? [{ vault, days, hindrance }] : [];
}

function isHindered(copy: CopyFacts): copy is HinderedCopy {
  return copy.hindrance !== undefined;
}

/** Whether a rule backs up a resource of a kind continuously, for sure: one that comes to an end may never have begun. */
export function isContinuous(rule: RuleFacts, kind: ResourceKind): boolean {
  return goesOn(rule, kind) === true && !rule.comesToAnEnd;
}

/** Of what cannot be backed up continuously, a snapshot is made. What becomes of it on the way to a logically air-gapped vault that has none, nobody says. */
function goesOn({ isContinuous: isSo, airGappedVault }: RuleFacts, { features, isNotAirGappedContinuously: isKeptOut }: ResourceKind): Answer {
  if (!features.includes('continuousBackup')) { return false; }
  return isSo !== false && airGappedVault && isKeptOut ? undefined : isSo;
}

/** The worst of what is so in some worlds: what is in one of them alone is not to be relied on. */
export function worstOf(all: readonly Numbers[]): Numbers | undefined {
  if (all.length <= 1) { return all[0]; }
  const [first] = all;
  return {
    recoveryPointObjectiveMinutes: knownOf(all.map((each) => each.recoveryPointObjectiveMinutes), Math.max),
    retentionDays: knownOf(all.map((each) => each.retentionDays), Math.min),
    isContinuous: all.every((each) => each.isContinuous),
    atLeastDays: knownOf(all.map((each) => each.atLeastDays), Math.min),
    copies: first.copies.flatMap((copy) => {
      const alike = all.map(({ copies }) => copies.filter(({ vault }) => isSame(vault, copy.vault)));
      const best = alike.map((copies) => knownOf(copies.map(({ days }) => days), Math.max));
      return alike.every((copies) => copies.length > 0) ? [{ vault: copy.vault, days: knownOf(best, Math.min) }] : [];
    }),
    hinderedCopies: all.flatMap(({ hinderedCopies }) => hinderedCopies),
    immutability: weakest(all.map(({ immutability }) => immutability)),
    kept: worstKept(all.map(({ kept }) => kept)),
    copiesKept: first.copiesKept.flatMap(({ vault }) => {
      const alike = all.flatMap(({ copiesKept }) => copiesKept.filter((each) => isSame(each.vault, vault)));
      return alike.length === all.length ? [{ vault, kept: worstKept(alike.map(({ kept }) => kept)) }] : [];
    }),
  };
}

/** One of some numbers; nothing where one of them is not known. */
function knownOf(numbers: readonly (number | undefined)[], choose: (...known: number[]) => number): number | undefined {
  const known = numbers.filter((each) => each !== undefined);
  return known.length === numbers.length ? choose(...known) : undefined;
}

function isSame(a: VaultFacts, b: VaultFacts): boolean {
  return a.name === b.name && a.account === b.account && a.region === b.region && a.immutability === b.immutability;
}
