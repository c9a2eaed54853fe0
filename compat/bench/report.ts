/** One thing that was measured of both. */
export interface Comparison {
  readonly label: string;
  readonly v2: number;
  readonly ours: number;

  /** What ours may be of v2. */
  readonly target?: number;
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A table: what, theirs, ours, the ratio, and whether that is what was aimed at. */
export function print(title: string, unit: string, comparisons: Comparison[]): void {
  const rows = [
    [title, 'v2', 'ours', 'ours / v2', 'target'],
    ...comparisons.map((comparison) => [
      `  ${comparison.label}`,
      `${comparison.v2.toFixed(1)} ${unit}`,
      `${comparison.ours.toFixed(1)} ${unit}`,
      isNoise(comparison) ? '–' : `${(comparison.ours / comparison.v2).toFixed(2)} ×`,
      verdict(comparison),
    ]),
  ];
  for (const [label, v2, ours, ratio, target] of rows) {
    console.log(`${label.padEnd(40)}${v2.padStart(13)}${ours.padStart(13)}${ratio.padStart(13)}   ${target}`.trimEnd());
  }
  console.log();
}

function verdict(comparison: Comparison): string {
  const { v2, ours, target } = comparison;
  if (target === undefined) { return ''; }
  const met = ours <= target * v2 ? 'met' : 'MISSED';
  return `≤ ${target.toFixed(2)} × ${isNoise(comparison) ? 'lost in noise' : met}`;
}

/** An overhead of nothing, or less, is one too small to be told from the baseline. */
function isNoise({ v2, ours }: Comparison): boolean {
  return Math.min(v2, ours) <= 0;
}
