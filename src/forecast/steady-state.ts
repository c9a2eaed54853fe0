import { countsOf } from './counts';
import type { Counts } from './counts';
import type { Forecast } from './forecast';

const MILLIS_PER_DAY = 24 * 60 * 60 * 1000;

/** How many recovery points are in one tier of a vault in the steady state: months differ, and so there is a least and a most. */
export interface SteadyCount extends Pick<Counts, 'vault' | 'tier'> {
  readonly least: number;
  readonly most: number;
}

/**
 * When as many recovery points go as come: when the first one of each rule and place has expired. `Infinity` where one is never deleted; nothing where none is made.
 */
export function steadyStateFrom({ streams, totals }: Forecast): number | undefined {
  const expiries = streams.flatMap(({ rule, kind, keptDays, deleteAfter }) => {
    const { firstMade } = totals.rules[rule];
    // A continuous backup goes back as far as it can by then.
    return firstMade === undefined ? [] : [firstMade + (kind === 'continuous' ? keptDays * MILLIS_PER_DAY : deleteAfter)];
  });
  return expiries.length > 0 ? Math.max(...expiries) : undefined;
}

/** What the steady state is; nothing where it is not reached in the time of the forecast. */
export function steadyCounts(forecast: Forecast): SteadyCount[] {
  const { from, end } = forecast.options;
  const steady = steadyStateFrom(forecast) ?? Infinity;
  if (steady > end) { return []; }
  const first = Math.ceil((steady - from) / MILLIS_PER_DAY);
  return countsOf(forecast).flatMap(({ vault, tier, byDay }) => {
    const days = byDay.subarray(first);
    const most = days.reduce((a, b) => Math.max(a, b), 0);
    return most > 0 ? [{ vault, tier, least: days.reduce((a, b) => Math.min(a, b), most), most }] : [];
  });
}
