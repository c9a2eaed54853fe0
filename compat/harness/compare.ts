import type { Outcome } from './run';

/** The first place where two outcomes are not the same. */
export interface Divergence {
  readonly path: string;
  readonly theirs: unknown;
  readonly ours: unknown;
}

/** Sections of a template whose members have an order that a reader sees. */
const ORDERED_SECTIONS = new Set(['Resources', 'Parameters', 'Outputs', 'Mappings', 'Conditions']);

export function compare(theirs: Outcome, ours: Outcome): Divergence | undefined {
  if (theirs.kind === 'refused' && ours.kind === 'refused') {
    return undefined;
  }
  if (theirs.kind === 'refused' || ours.kind === 'refused') {
    return { path: '', theirs: describe(theirs), ours: describe(ours) };
  }
  return firstDifference(theirs.files, ours.files, []);
}

export function firstDifference(theirs: unknown, ours: unknown, at: readonly string[]): Divergence | undefined {
  const here = { path: at.join(' / '), theirs, ours };
  if (!isObject(theirs) || !isObject(ours) || Array.isArray(theirs) !== Array.isArray(ours)) {
    return Object.is(theirs, ours) ? undefined : here;
  }
  const left = Object.keys(theirs);
  const right = Object.keys(ours);
  for (const key of [...left, ...right.filter((name) => !(name in theirs))]) {
    if (!(key in ours) || !(key in theirs)) {
      return { path: [...at, key].join(' / '), theirs: theirs[key], ours: ours[key] };
    }
    const inside = firstDifference(theirs[key], ours[key], [...at, key]);
    if (inside) {
      return inside;
    }
  }
  // The same members: at this depth (file / section) their order counts too.
  if (at.length === 2 && ORDERED_SECTIONS.has(at[1]) && left.join() !== right.join()) {
    return { path: `${here.path} (order)`, theirs: left, ours: right };
  }
  return undefined;
}

function describe(outcome: Outcome): unknown {
  return outcome.kind === 'refused' ? `refused: ${outcome.message}` : 'synthesised';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
