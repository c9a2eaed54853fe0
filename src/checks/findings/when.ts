import type { Fact, World } from '../../document/values/world';

/**
 * Says in which worlds something is so, by the fewest facts that tell them from the others: conditions rather than the values of parameters.
 *
 * @param hits worlds in which it is so
 * @param all all worlds in which it can be so
 * @param isComplete whether there are no others; else nothing is left out, since it may matter there
 */
export function where(hits: readonly World[], all: readonly World[], isComplete: boolean): string {
  return `where ${[...new Set(factsWhere(hits, all, isComplete).map(({ words }) => words))].join(' and ')}`;
}

/** The facts that it says that by. */
export function factsWhere(hits: readonly World[], all: readonly World[], isComplete: boolean): readonly Fact[] {
  const [shortest] = hits.map((world) => isComplete ? fewest(world.facts, hits, all) : world.facts).sort((a, b) => a.length - b.length);
  return shortest;
}

/** In which ways something comes to be so. */
export interface Ways {
  /** Of each way the facts that make it so. */
  readonly ways: readonly (readonly Fact[])[];
  /** Whether it is so in other ways, too, or that is not known. */
  readonly areOthers: boolean;
}

/** Nobody reads more. */
const MOST_WAYS = 3;

/** The fewest ways that are those of all worlds in which something is so, as far as somebody reads them. */
export function waysWhere(hits: readonly World[], all: readonly World[], isComplete: boolean): Ways {
  const ways = hits.map((world) => isComplete ? fewest(world.facts, hits, all) : world.facts).sort((a, b) => a.length - b.length);
  const told: (readonly Fact[])[] = [];
  let left = hits.map((world) => new Map(world.facts.map(({ key, holds }) => [key, holds])));
  for (const way of ways) {
    const others = left.filter((world) => !way.every(({ key, holds }) => world.get(key) === holds));
    if (others.length < left.length && told.length < MOST_WAYS) {
      told.push(way);
      left = others;
    }
  }
  return { ways: told.reverse(), areOthers: left.length > 0 || !isComplete };
}

/** Leaves out each fact without which all worlds that agree with the rest are still hits. */
function fewest(facts: readonly Fact[], hits: readonly World[], all: readonly World[]): readonly Fact[] {
  const others = all.filter((world) => !hits.includes(world)).map(({ facts: each }) => new Map(each.map(({ key, holds }) => [key, holds])));
  let left = facts;
  for (const fact of facts) {
    const rest = left.filter((each) => each !== fact);
    const isEnough = others.every((other) => rest.some(({ key, holds }) => other.get(key) === !holds));
    if (isEnough) { left = rest; }
  }
  return left;
}
