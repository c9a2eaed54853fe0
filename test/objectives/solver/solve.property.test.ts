import * as fc from 'fast-check';
import { Forecast } from '../../../src/forecast/forecast';
import { kindsNamed, RESOURCE_CATALOG } from '../../../src/model/resources/resource-catalog';
import type { Situation } from '../../../src/objectives/situation';
import { solve } from '../../../src/objectives/solver/solve';

const HOUR = 60;
const DAY = 24 * HOUR;

const objective = fc.tuple(
  fc.oneof(
    fc.integer({ min: 1, max: 48 }).map((hours) => hours * HOUR),
    fc.integer({ min: 1, max: 400 }).map((days) => days * DAY),
    fc.integer({ min: 1, max: 5000 }),
  ),
  fc.integer({ min: 1, max: 4000 }),
).chain(([everyMinutes, days]) => {
  const least = Math.ceil(everyMinutes / DAY);
  return fc.constantFrom(least, least + 1, Math.max(days, least)).map((kept) => ({ everyMinutes, days: kept }));
});

const wanted = fc.record({
  retention: fc.array(objective, { minLength: 1, maxLength: 14 }),
  recoveryPointMinutes: fc.option(fc.integer({ min: 1, max: 3 * DAY }), { nil: undefined }),
});

const situation: fc.Arbitrary<Situation> = fc.record({
  kinds: fc.oneof(fc.subarray([...RESOURCE_CATALOG]), fc.subarray(['S3', 'Aurora'].flatMap((name) => [...kindsNamed(name)]), { minLength: 1 })),
  alternatives: fc.constant([]),
  isOpen: fc.boolean(),
  windows: fc.constant([]),
  copies: fc.constantFrom([], [{ vault: { words: 'C', isAirGapped: false }, minDays: 100, crosses: [] }]),
  mayBeCold: fc.boolean(),
  mayArchive: fc.boolean(),
});

/** When the recovery points of a type start, by how long they are kept; those of a continuous backup go on. */
function pointsOf(rules: ReturnType<typeof solve>['rules'], typeName: string): { readonly keptDays: number; readonly goesOn: boolean; readonly starts: number[] }[] {
  const forecast = new Forecast(rules, { from: Date.UTC(2030, 0, 1), end: Date.UTC(2032, 0, 2), typeName });
  const found = new Map(forecast.streams.filter(({ kind }) => kind !== 'copy').map((stream) => [stream, [] as number[]]));
  forecast.eachPoint(({ stream, createdAt }) => found.get(stream)?.push(createdAt));
  return [...found].map(([{ keptDays, kind }, starts]) => ({ keptDays, goesOn: kind === 'continuous', starts }));
}

function largestGap(points: ReturnType<typeof pointsOf>, days: number): number {
  const kept = points.filter(({ keptDays }) => keptDays >= days);
  if (kept.some(({ goesOn }) => goesOn)) { return 0; }
  const starts = kept.flatMap((each) => each.starts).sort((a, b) => a - b);
  return starts.reduce((most, start, index) => index === 0 ? most : Math.max(most, (start - starts[index - 1]) / 60_000), 0);
}

/** The longest time without any recovery point, if each job waits for the hour that it may: nothing while one is there until the next one is. */
function longestWithout(points: ReturnType<typeof pointsOf>, days: number): number {
  const kept = points.filter(({ keptDays }) => keptDays >= days);
  if (kept.some(({ goesOn }) => goesOn)) { return 0; }
  const made = kept.flatMap(({ keptDays, starts }) => starts.map((start) => ({ start, end: start + keptDays * DAY * 60_000 })))
    .sort((a, b) => a.start - b.start);
  let [longest, last] = [0, Infinity];
  for (const { start, end } of made) {
    longest = Math.max(longest, start + HOUR * 60_000 - last);
    last = Math.max(end, last === Infinity ? 0 : last);
  }
  return longest / 60_000;
}

test('every objective that is accepted is met in the forecast', () => {
  let accepted = 0;
  fc.assert(fc.property(wanted, situation, (objectives, given) => {
    const { rules, problems } = solve(objectives, given);
    expect(problems.join()).not.toContain('is not met');
    if (problems.length > 0) { return; }
    accepted++;
    expect(rules.length).toBeLessThanOrEqual(10);
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    for (const typeName of new Set([given.isOpen || given.kinds.length === 0 ? '' : given.kinds[0].apiName, ...given.kinds.slice(1, 3).map(({ apiName }) => apiName)])) {
      const points = pointsOf(rules, typeName);
      for (const { everyMinutes, days } of objectives.retention) {
        expect(largestGap(points, days)).toBeLessThanOrEqual(everyMinutes);
        expect(longestWithout(points, days)).toBe(0);
      }
      expect(longestWithout(points, 1)).toBe(0);
      const { recoveryPointMinutes: most } = objectives;
      const gap = largestGap(points, 1);
      if (most !== undefined && gap > 0) { expect(gap + 60).toBeLessThanOrEqual(most); }
    }
  }), { numRuns: 150 });
  expect(accepted).toBeGreaterThan(40);
}, 60_000);
