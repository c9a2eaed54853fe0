import { agePyramid } from '../age-pyramid';
import { countsOf } from '../counts';
import type { Tier } from '../counts';
import { isShadowed, neverDeleted, shadowedRules } from '../findings';
import type { Forecast } from '../forecast';
import type { PlanForecast } from '../plan-forecast';
import { steadyCounts, steadyStateFrom } from '../steady-state';
import type { PointKind } from '../streams';
import { reasonOf } from '../words';

/** A list of points has at most so many: what they are is in the counts, too. */
const MOST_POINTS = 100_000;

/** A forecast as its JSON has it, which all other formats are made from. Instants are in UTC. Null is for ever or never where it is a time, and nothing elsewhere. */
export interface ForecastForm {
  readonly version: number;
  readonly plan: string;
  readonly resourceType: string | null;
  readonly from: string;
  readonly to: string;
  readonly rules: readonly ForecastRuleForm[];
  /** Every point that is made, those of each rule in the order of their starts. */
  readonly points: readonly ForecastPointForm[];
  readonly pointsLeftOut: number;
  /** How many points there are, each 24 hours from the beginning on. */
  readonly counts: readonly { readonly vault: string; readonly tier: Tier; readonly byDay: readonly number[] }[];
  readonly largestGapMinutes: number | null;
  readonly largestGapAt: string | null;
  readonly steadyStateFrom: string | null;
  readonly steadyState: readonly ForecastSteadyForm[];
  readonly neverDeleted: readonly string[];
  readonly shadowedRules: readonly string[];
  readonly agePyramid: { readonly date: string; readonly groups: readonly ForecastAgeForm[] };
  readonly assumptions: readonly string[];
}

export interface ForecastRuleForm {
  readonly name: string;
  readonly schedule: { readonly expression: string; readonly timeZone: string };
  readonly startWindowMinutes: number;
  readonly continuous: boolean;
  /** How many of its runs make recovery points, and how many it loses, and to which rules. */
  readonly made: number;
  readonly lost: number;
  readonly lostTo: readonly string[];
  readonly shadowed: boolean;
  readonly places: readonly ForecastPlaceForm[];
}

export interface ForecastSteadyForm {
  readonly vault: string;
  readonly tier: Tier;
  readonly minCount: number;
  readonly maxCount: number;
}

export interface ForecastPlaceForm {
  readonly vault: string;
  readonly kind: PointKind;
  readonly retentionDays: number | null;
  readonly coldAfterDays: number | null;
}

export interface ForecastPointForm {
  readonly rule: string;
  readonly vault: string;
  readonly kind: PointKind;
  readonly createdAt: string;
  readonly coldAt: string | null;
  readonly expiresAt: string | null;
}

export interface ForecastAgeForm {
  readonly minAgeDays: number;
  readonly maxAgeDays: number | null;
  readonly rule: string;
  readonly vault: string;
  readonly tier: Tier;
  readonly count: number;
  readonly oldest: string;
  readonly newest: string;
  readonly reason: string;
}

/**
 * Puts together what is to be told of a plan.
 *
 * @param on the instant of the age pyramid
 */
export function forecastForm(plan: string, { forecast, assumptions }: PlanForecast, on: number): ForecastForm {
  const { options: { from, end, typeName }, totals: { largestGap } } = forecast;
  const steady = steadyStateFrom(forecast);
  return {
    version: 1,
    plan,
    resourceType: typeName ?? null,
    from: iso(from)!,
    to: iso(end)!,
    rules: rulesIn(forecast),
    ...pointsIn(forecast),
    counts: countsOf(forecast).map(({ vault, tier, byDay }) => ({ vault, tier, byDay: [...byDay] })),
    largestGapMinutes: largestGap?.minutes ?? null,
    largestGapAt: largestGap ? iso(largestGap.from) : null,
    steadyStateFrom: steady !== undefined && steady <= end ? iso(steady) : null,
    steadyState: steadyCounts(forecast).map(({ vault, tier, least, most }) => ({ vault, tier, minCount: least, maxCount: most })),
    neverDeleted: neverDeleted(forecast),
    shadowedRules: shadowedRules(forecast),
    agePyramid: {
      date: iso(on)!,
      groups: agePyramid(forecast, on).map(({ stream, tier, fromDays, toDays, count, oldest, newest }) => ({
        minAgeDays: fromDays,
        maxAgeDays: finite(toDays),
        rule: stream.ruleName,
        vault: stream.vault,
        tier,
        count,
        oldest: iso(oldest)!,
        newest: iso(newest)!,
        reason: reasonOf(stream),
      })),
    },
    assumptions,
  };
}

function rulesIn({ rules, streams, totals }: Forecast): ForecastRuleForm[] {
  return rules.map(({ name, schedule, startWindowMinutes, isContinuous }, place) => {
    const { made, lost, winners } = totals.rules[place];
    return {
      name,
      schedule,
      startWindowMinutes,
      continuous: isContinuous,
      made,
      lost,
      lostTo: winners.map((each) => rules[each].name),
      shadowed: isShadowed(totals.rules[place]),
      places: streams.filter(({ rule }) => rule === place).map(({ vault, kind, keptDays, coldAfter }) => (
        { vault, kind, retentionDays: finite(keptDays), coldAfterDays: coldAfter === Infinity ? null : coldAfter / 86_400_000 })),
    };
  });
}

function pointsIn(forecast: Forecast): Pick<ForecastForm, 'points' | 'pointsLeftOut'> {
  const points: ForecastPointForm[] = [];
  let pointsLeftOut = 0;
  forecast.eachPoint(({ stream: { ruleName: rule, vault, kind }, createdAt, coldAt, expiresAt }) => {
    if (points.length === MOST_POINTS) {
      pointsLeftOut++;
    } else {
      points.push({ rule, vault, kind, createdAt: iso(createdAt)!, coldAt: iso(coldAt), expiresAt: iso(expiresAt) });
    }
  });
  return { points, pointsLeftOut };
}

/** Null is never. What no date can be told of is as far away. */
function iso(instant: number): string | null {
  return instant <= 8.64e15 ? new Date(instant).toISOString() : null;
}

function finite(days: number): number | null {
  return days === Infinity ? null : days;
}
