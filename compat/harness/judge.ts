import { numberAssets } from './assets';
import { compare, type Divergence } from './compare';
import type { PeerName } from './peer';
import type { Outcome } from './run';
import type { Difference } from '../differences';

export type Verdict =
  | { readonly kind: 'identical' }
  | { readonly kind: 'on purpose'; readonly row: string }
  | { readonly kind: 'different'; readonly why: string; readonly divergence?: Divergence };

export interface Pair {
  readonly peer: PeerName;
  readonly theirs: Outcome;
  readonly ours: Outcome;
  /** Every peer has to refuse this case. */
  readonly refused?: boolean;
  /** The row of the table that the two have to differ by. */
  readonly shows?: string;
}

/** Judges one case on one peer: identical, or different by exactly the one row that it names. */
export function judge(given: Pair, table: readonly Difference[]): Verdict {
  const pair = given.peer === 'v1' ? { ...given, theirs: numberAssets(given.theirs), ours: numberAssets(given.ours) } : given;
  for (const [side, outcome] of [[pair.peer, pair.theirs], ['ours', pair.ours]] as const) {
    if (outcome.kind === 'refused' && outcome.crashed) {
      return different(`${side} crashed: ${outcome.message}`);
    }
  }
  if (pair.refused && pair.theirs.kind !== 'refused') {
    return different(`${pair.peer} accepts what is said to be refused`);
  }
  if (!pair.refused && pair.theirs.kind === 'refused' && !pair.shows) {
    return different(`${pair.peer} refuses: ${pair.theirs.message}`);
  }
  const divergence = compare(pair.theirs, pair.ours);
  if (!divergence) {
    return pair.shows ? different(`identical, where the difference '${pair.shows}' was to be seen`) : { kind: 'identical' };
  }
  const rows = table.filter((row) => row.peers.includes(pair.peer) && row.explains(pair.theirs, pair.ours)).map((row) => row.id);
  if (!pair.shows) {
    return different('different', divergence);
  }
  if (rows.length !== 1 || rows[0] !== pair.shows) {
    return different(`meant to differ by '${pair.shows}', explained by ${rows.length ? rows.join(', ') : 'no row'}`, divergence);
  }
  return { kind: 'on purpose', row: pair.shows };
}

function different(why: string, divergence?: Divergence): Verdict {
  return { kind: 'different', why, divergence };
}
