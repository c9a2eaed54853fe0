import type { ForecastForm } from './form';
import { csvOf } from '../../private/csv';

const MILLIS_PER_DAY = 24 * 60 * 60 * 1000;

/** How many recovery points there are, a line for each day, vault and tier. */
export function forecastsAsCsv(forms: readonly ForecastForm[]): string {
  return csvOf([
    ['plan', 'date', 'vault', 'tier', 'count'],
    ...forms.flatMap(({ plan, from, counts }) => [...(counts[0]?.byDay ?? []).keys()].flatMap((day) => counts.map(({ vault, tier, byDay }) => (
      [plan, new Date(Date.parse(from) + day * MILLIS_PER_DAY).toISOString(), vault, tier, byDay[day]])))),
  ]);
}
