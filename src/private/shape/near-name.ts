const UNIT = /(?:In)?(?:Days|Hours|Minutes)$/;

/**
 * The name that was probably meant by another one: the nearest that differs by one or two letters left out, added, changed, or swapped with its neighbour. Of short
 * names, fewer may differ than are equal. Small or capital does not count, nor does the unit that CloudFormation has in its names, as `DeleteAfterDays`.
 * One that begins with all of it is meant, too, if it is the only one: `from` of `fromDate`.
 */
export function nearName(given: string, names: readonly string[]): string | undefined {
  const near = names
    .map((name) => ({ name, distance: Math.min(...[given, given.replace(UNIT, '')].map((each) => distance(each.toLowerCase(), name.toLowerCase()))) }))
    .filter(({ name, distance: d }) => d <= Math.min(2, (name.length - 1) / 2))
    .sort((a, b) => a.distance - b.distance);
  const longer = names.filter((name) => name.startsWith(given) && /^[A-Z]/.test(name.slice(given.length)));
  return near[0]?.name ?? (longer.length === 1 && given.length > 1 ? longer[0] : undefined);
}

/** In how many letters two names differ, where more than two are as good as any number. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) { return Infinity; }
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j++) {
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? rows[i - 2][j - 2] + 1 : Infinity;
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), swapped);
    }
  }
  return rows[a.length][b.length];
}
