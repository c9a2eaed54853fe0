/** A month of the calendar in UTC, as far as it is in a forecast. Instants are milliseconds since 1970. */
export interface Month {
  readonly start: number;
  readonly end: number;
  /** What part of the whole month that is. */
  readonly share: number;
  /** When storage is looked at. */
  readonly sample: number;
}

/** The months from an instant to another one. */
export function monthsBetween(from: number, end: number): Month[] {
  const found: Month[] = [];
  for (let start = from; start < end;) {
    const date = new Date(start);
    const [first, next] = [0, 1].map((more) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + more));
    const last = Math.min(next, end);
    found.push({ start, end: last, share: (last - start) / (next - first), sample: (start + last) / 2 });
    start = last;
  }
  return found;
}
