/** How recovery points are kept from being deleted, from the weakest to the strongest. */
export const IMMUTABILITIES = ['none', 'policy', 'governance', 'compliance', 'airGapped'] as const;
export type Immutability = typeof IMMUTABILITIES[number];

/** The strongest of some; none without any. */
export function strongest(immutabilities: readonly Immutability[]): Immutability {
  return IMMUTABILITIES[Math.max(0, ...immutabilities.map((each) => IMMUTABILITIES.indexOf(each)))];
}

/** The weakest of some. */
export function weakest(immutabilities: readonly Immutability[]): Immutability {
  return IMMUTABILITIES[Math.min(...immutabilities.map((each) => IMMUTABILITIES.indexOf(each)))];
}

/** Whether one keeps recovery points at least as well as another. */
export function isAtLeast(one: Immutability, other: Immutability): boolean {
  return IMMUTABILITIES.indexOf(one) >= IMMUTABILITIES.indexOf(other);
}
