import type { Forecast } from './forecast';
import { memo } from '../private/memo';

const MILLIS_PER_DAY = 24 * 60 * 60 * 1000;

/** Where recovery points are on a day. */
export type Tier = 'warm' | 'cold';

/** How many recovery points are in one tier of a vault, from day to day. */
export interface Counts {
  readonly vault: string;
  readonly tier: Tier;
  /** The first one is that of the instant at which the forecast starts, the others follow every 24 hours. */
  readonly byDay: Int32Array;
}

/** Counts the recovery points of a forecast by day, tier and vault: days are kept, and no points. */
export function countsOf(forecast: Forecast): Counts[] {
  const { from, end } = forecast.options;
  const days = Math.floor((end - from) / MILLIS_PER_DAY) + 1;
  const found = new Map<string, Counts>();
  const changesOf = (vault: string, tier: Tier) => memo(found, `${tier} ${vault}`, () => ({ vault, tier, byDay: new Int32Array(days + 1) })).byDay;
  const dayFrom = (instant: number) => Math.min(days, Math.max(0, Math.ceil((instant - from) / MILLIS_PER_DAY)));
  // Each change is counted on the first day that sees it, and added up then.
  const lists = new Map(forecast.streams.map((stream) => [stream, {
    warm: changesOf(stream.vault, 'warm'),
    cold: stream.coldAfter === Infinity ? undefined : changesOf(stream.vault, 'cold'),
  }]));
  forecast.eachPoint(({ stream, createdAt, coldAt, expiresAt }) => {
    const { warm, cold } = lists.get(stream)!;
    const [made, moved, gone] = [dayFrom(createdAt), dayFrom(Math.min(coldAt, expiresAt)), dayFrom(expiresAt)];
    warm[made]++;
    warm[moved]--;
    if (cold) {
      cold[moved]++;
      cold[gone]--;
    }
  });
  return [...found.values()].map(({ vault, tier, byDay }) => {
    for (let day = 1; day < days; day++) { byDay[day] += byDay[day - 1]; }
    return { vault, tier, byDay: byDay.subarray(0, days) };
  });
}
