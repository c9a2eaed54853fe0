/** One thing that was measured of both: of v2, or of ours without something, and of ours. */
export interface Comparison {
  readonly label: string;
  readonly base: number;
  readonly ours: number;

  /** What ours may be of the other. */
  readonly target?: number;
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A table: what, the one, the other, the ratio, and whether that is what was aimed at. */
export function print(title: string, unit: string, comparisons: Comparison[], [base, ours] = ['v2', 'ours']): void {
  const rows = [
    [title, base, ours, `${ours} / ${base}`, 'target'],
    ...comparisons.map((comparison) => [
      `  ${comparison.label}`,
      `${comparison.base.toFixed(1)} ${unit}`,
      `${comparison.ours.toFixed(1)} ${unit}`,
      isNoise(comparison) ? '–' : `${(comparison.ours / comparison.base).toFixed(2)} ×`,
      verdict(comparison),
    ]),
  ];
  for (const [label, left, right, ratio, target] of rows) {
    console.log(`${label.padEnd(58)}${left.padStart(13)}${right.padStart(13)}${ratio.padStart(18)}   ${target}`.trimEnd());
  }
  console.log();
}

function verdict(comparison: Comparison): string {
  const { base, ours, target } = comparison;
  if (target === undefined) { return ''; }
  const met = ours <= target * base ? 'met' : 'MISSED';
  return `≤ ${target.toFixed(2)} × ${isNoise(comparison) ? 'lost in noise' : met}`;
}

/** An overhead of nothing, or less, is one too small to be told from the baseline. */
function isNoise({ base, ours }: Comparison): boolean {
  return Math.min(base, ours) <= 0;
}
