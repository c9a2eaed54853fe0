/** Those that differ in what tells them from others: the last one of each, where the first one was. */
export function unique<T>(all: readonly T[], keyOf: (each: T) => unknown): T[] {
  return [...new Map(all.map((each) => [keyOf(each), each])).values()];
}
