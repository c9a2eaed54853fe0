/** As many elements as are asked for, the same for the same seed, in their order. */
export function sampleOf<T>(elements: readonly T[], count: number, seed: number): T[] {
  const random = randomFrom(seed);
  const keyed = elements.map((element, index) => ({ element, index, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).slice(0, count).sort((a, b) => a.index - b.index).map(({ element }) => element);
}

const MULTIPLIER = 48_271;
const MODULUS = 2 ** 31 - 1;

/** Whole numbers in no order, as Park and Miller make them. */
function randomFrom(seed: number): () => number {
  let state = Math.abs(Math.trunc(seed)) % (MODULUS - 1) + 1;
  return () => {
    state = state * MULTIPLIER % MODULUS;
    return state;
  };
}
