import type { Tier } from './counts';
import type { Forecast, ForecastPoint } from './forecast';
import type { Stream } from './streams';
import { memo } from '../private/memo';

const MILLIS_PER_DAY = 24 * 60 * 60 * 1000;

/** The ages that are told apart, in days: a week, five of them, a quarter, a year, three, seven and ten of them. */
export const AGE_STEPS: readonly number[] = [0, 7, 35, 92, 366, 1096, 2557, 3653];

/** The recovery points of a rule in a place and a tier that are of about the same age. */
export interface AgeGroup {
  readonly stream: Stream;
  readonly tier: Tier;
  /** Ages from these days on, and below those; `Infinity` without an end. */
  readonly fromDays: number;
  readonly toDays: number;
  readonly count: number;
  /** When the oldest and the newest of them were made. */
  readonly oldest: number;
  readonly newest: number;
}

/** What exists at an instant, by age: the youngest first, and then as in the plan. */
export function agePyramid(forecast: Forecast, instant: number): AgeGroup[] {
  const groups = new Map<string, { -readonly [name in keyof AgeGroup]: AgeGroup[name] }>();
  for (const point of forecast.pointsOn(instant)) {
    const step = AGE_STEPS.filter((days) => instant - point.createdAt >= days * MILLIS_PER_DAY).length - 1;
    const tier = tierOn(point, instant);
    const group = memo(groups, `${step} ${forecast.streams.indexOf(point.stream)} ${tier}`, () => ({
      stream: point.stream,
      tier,
      fromDays: AGE_STEPS[step],
      toDays: AGE_STEPS[step + 1] ?? Infinity,
      count: 0,
      oldest: point.createdAt,
      newest: point.createdAt,
    }));
    group.count++;
    group.newest = point.createdAt;
  }
  const placeOf = ({ stream }: AgeGroup) => forecast.streams.indexOf(stream);
  return [...groups.values()].sort((a, b) => a.fromDays - b.fromDays || placeOf(a) - placeOf(b) || (a.tier < b.tier ? 1 : -1));
}

/** Where a point is that exists at an instant. */
export function tierOn({ coldAt }: ForecastPoint, instant: number): Tier {
  return coldAt <= instant ? 'cold' : 'warm';
}
