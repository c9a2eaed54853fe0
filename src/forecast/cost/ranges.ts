/** A number that is not known exactly: it is not less than one and not more than another. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

export const NONE: Range = { low: 0, high: 0 };

export function plus(one: Range, other: Range): Range {
  return { low: one.low + other.low, high: one.high + other.high };
}

export function times(range: Range, factor: number): Range {
  return { low: range.low * factor, high: range.high * factor };
}

export function middleOf({ low, high }: Range): number {
  return (low + high) / 2;
}
