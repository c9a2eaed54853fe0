import type { RuleFacts } from './plan-facts';

/** How far back recovery points go, and how often there is one then: a step of a stair that goes down with the days. */
export interface Kept {
  /** For how many days at least they are kept: `Infinity` for ever; nothing where only deployment knows it. */
  readonly days?: number;
  /** The largest gap between the starts of two of them, in minutes; nothing where it has no end, or is known only at deployment. */
  readonly everyMinutes?: number;
}

/** What a rule makes in some place, and for how long it is kept there. */
export interface KeptThere {
  readonly rule: RuleFacts;
  readonly days?: number;
  /** How far it may be behind, where it goes on. */
  readonly minutesBehind?: number;
}

/** The steps of what rules make in some place: the shortest kept first, and each of them counts what is kept longer, too. */
export function keptOf(all: readonly KeptThere[], gapOf: (rules: ReadonlySet<RuleFacts>) => number | undefined): Kept[] {
  return stairOf(unique(all.map(({ days = 0 }) => days)).map((days) => {
    const there = all.filter((each) => (each.days ?? 0) >= days);
    const behind = there.flatMap(({ minutesBehind }) => minutesBehind ?? []);
    return { days, everyMinutes: behind.length > 0 ? Math.min(...behind) : gapOf(new Set(there.map(({ rule }) => rule))) };
  }));
}

/** What is so in each of some worlds. */
export function worstKept(all: readonly (readonly Kept[])[]): Kept[] {
  return stairOf(unique(all.flat().map(({ days = 0 }) => days)).flatMap((days) => {
    const those = all.map((each) => each.find((step) => (step.days ?? 0) >= days));
    if (those.includes(undefined)) { return []; }
    const gap = Math.max(...those.map((step) => step?.everyMinutes ?? Infinity));
    return [{ days, everyMinutes: gap === Infinity ? undefined : gap }];
  }));
}

/** Without steps that tell no more than a longer one does; those of which the days are not known have none. */
function stairOf(steps: readonly (Kept & { readonly days: number })[]): Kept[] {
  return steps.filter(({ everyMinutes }, index) => everyMinutes !== steps.at(index + 1)?.everyMinutes || index === steps.length - 1)
    .map(({ days, everyMinutes }) => ({ ...days > 0 && { days }, ...everyMinutes !== undefined && { everyMinutes } }));
}

function unique(days: readonly number[]): number[] {
  return [...new Set(days)].sort((a, b) => a - b);
}
