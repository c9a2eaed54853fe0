import * as fc from 'fast-check';
import { largestGapOf } from '../../../src/model/schedule/gaps';
import { isShadowedBy, jobsThatMake } from '../../../src/model/schedule/shadows';
import type { Job } from '../../../src/model/schedule/shadows';

const job = (start: number, startWindowMinutes: number, days: number, more: Partial<Job['terms']> = {}): Job => ({
  start, terms: { startWindowMinutes, atLeastDays: days, atMostDays: days, plan: 'plan', goesOn: false, ...more },
});

test.each<[string, Job, Job, boolean]>([
  ['that starts at the same time and is kept longer', job(0, 60, 7), job(0, 60, 35), true],
  ['that is kept shorter', job(0, 60, 35), job(0, 60, 7), false],
  ['that is kept for ever', job(0, 60, 36_500), job(0, 60, Infinity), true],
  ['that begins in its last minute', job(0, 60, 7), job(59, 60, 35), true],
  ['that begins when it is over', job(0, 60, 7), job(60, 60, 35), false],
  ['that is over when it begins', job(60, 60, 7), job(0, 60, 35), false],
  ['that lasts a minute longer', job(60, 60, 7), job(0, 61, 35), true],
  ['of another plan', job(0, 60, 7), job(0, 60, 35, { plan: 'other' }), false],
  ['that may be kept longer', job(0, 60, 7), job(0, 60, 7, { atMostDays: Infinity }), true],
  ['that is kept as long, where nobody knows which one is made', job(0, 60, 7), job(0, 60, 7), true],
  ['that is kept as long and stands before it', job(0, 60, 7, { place: 1 }), job(0, 60, 7, { place: 0 }), true],
  ['that is kept as long and stands behind it', job(0, 60, 7, { place: 0 }), job(0, 60, 7, { place: 1 }), false],
  ['that is continuous', job(0, 60, 7), job(0, 60, 35, { goesOn: true }), false],
  ['that may be continuous', job(0, 60, 7), job(0, 60, 35, { goesOn: undefined }), true],
  ['that is a snapshot, where it is continuous', job(0, 60, 7, { goesOn: true }), job(0, 60, 35), false],
  ['where it may be kept shorter itself', job(0, 60, 7, { atLeastDays: 0 }), job(0, 60, 7), true],
])('a job makes place for one %s', (_, own, other, expected) => {
  expect(isShadowedBy(own, other)).toBe(expected);
});

const JOBS = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 4 }), fc.constantFrom('a', 'b')), { maxLength: 12 })
  .map((all) => all.map(([start, window, days, plan]) => job(start, window, days, { plan })).sort((a, b) => a.start - b.start));

test('of jobs in their order those are left that make place for no other', () => {
  fc.assert(fc.property(JOBS, (jobs) => {
    expect(jobsThatMake(jobs)).toEqual(jobs.filter((own) => !jobs.some((other) => isShadowedBy(own, other))));
  }), { numRuns: 300 });
});

describe('the largest gap of schedules of one plan', () => {
  const HOUR = 60;
  const DAY = 24 * HOUR;
  const rule = (expression: string, startWindowMinutes: number, days: number, timeZone = 'Etc/UTC', isRival = false) => (
    { expression, timeZone, jobs: { startWindowMinutes, atLeastDays: days, atMostDays: days, plan: 'plan', goesOn: false, isRival } });
  test.each<[string, Parameters<typeof largestGapOf>[0], number | undefined, string | undefined]>([
    ['a monthly job in the place of a daily one', [rule('cron(0 5 * * ? *)', HOUR, 7), rule('cron(30 4 1 * ? *)', HOUR, 90)], 24.5 * HOUR, '2026-01-01T04:30'],
    ['that is no start itself', [rule('cron(0 5 * * ? *)', HOUR, 7), rule('cron(30 4 1 * ? *)', HOUR, 90, 'Etc/UTC', true)], 2 * DAY, '2026-01-31T05:00'],
    ['a window of days', [rule('cron(0 5 * * ? *)', HOUR, 7), rule('cron(0 5 1 * ? *)', 3 * DAY, 90)], 3 * DAY, '2026-01-01T05:00'],
    // 05:00 in Paris is 04:00 UTC in winter, and 03:00 in summer.
    ['a clock that shifts', [rule('cron(0 3 * * ? *)', HOUR, 7), rule('cron(0 5 * * ? *)', HOUR, 90, 'Europe/Paris')], DAY, '2026-03-29T03:00'],
    ['all are in the place of others', [rule('cron(0 5 ? * SAT *)', HOUR, 7), rule('cron(0 5 * * ? *)', HOUR, 90, 'Etc/UTC', true)], undefined, undefined],
  ])('%s', (_, schedules, minutes, from) => {
    const gap = largestGapOf(schedules);
    expect([gap?.minutes, gap?.from.toISOString().slice(0, 16)]).toEqual([minutes, from]);
  });
});
