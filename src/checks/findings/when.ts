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
