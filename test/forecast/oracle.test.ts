import * as fc from 'fast-check';
import { plans, simulate } from './oracle';
import type { OraclePoint } from './oracle';
import { countsOf } from '../../src/forecast/counts';
import { existsOn, Forecast } from '../../src/forecast/forecast';
import type { ForecastPoint } from '../../src/forecast/forecast';

const DAY = 24 * 60 * 60 * 1000;

const words = (points: readonly OraclePoint[]) => points.map(({ rule, vault, kind, createdAt, coldAt, expiresAt }) =>
  `${rule} ${vault} ${kind} ${createdAt} ${coldAt} ${expiresAt}`).sort();

function asOracle({ stream: { ruleName: rule, vault, kind }, createdAt, coldAt, expiresAt }: ForecastPoint): OraclePoint {
  return { rule, vault, kind, createdAt, coldAt, expiresAt };
}

test('the forecast is what comes when every minute is lived through', () => {
  fc.assert(fc.property(plans, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 2 }), (plan, moments) => {
    const forecast = new Forecast(plan.rules, plan);
    const expected = simulate(plan);
    const made: OraclePoint[] = [];
    forecast.eachPoint((point) => made.push(asOracle(point)));
    expect(words(made)).toEqual(words(expected));

    for (const instant of [plan.from, ...moments.map((part) => Math.round(plan.from + part * (plan.end - plan.from))), plan.end]) {
      const there = expected.filter(({ createdAt, expiresAt }) => createdAt <= instant && instant < expiresAt);
      const found = forecast.pointsOn(instant);
      expect(words(found.map(asOracle))).toEqual(words(there));
      expect(found.map(({ createdAt }) => createdAt)).toEqual(there.map(({ createdAt }) => createdAt).sort((a, b) => a - b));
      expect(found.every((point) => existsOn(point, instant))).toBe(true);
    }

    for (const { vault, tier, byDay } of countsOf(forecast)) {
      const counted = [...byDay.keys()].map((day) => plan.from + day * DAY).map((instant) => expected.filter((point) => point.vault === vault
        && point.createdAt <= instant && instant < point.expiresAt && (point.coldAt <= instant) === (tier === 'cold')).length);
      expect([...byDay]).toEqual(counted);
    }

    if (!expected.some(({ kind }) => kind === 'continuous') && !plan.rules.some(({ isContinuous }) => isContinuous)) {
      const starts = [...new Set(expected.map(({ createdAt }) => createdAt))].sort((a, b) => a - b);
      const gap = Math.max(...starts.slice(1).map((start, index) => start - starts[index]));
      expect(forecast.totals.largestGap?.minutes).toBe(starts.length > 1 ? gap / 60_000 : undefined);
    }
  }), { numRuns: 1000 });
});
