import * as fc from 'fast-check';
import type { PlannedRule } from '../../src/forecast/planned-rule';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A schedule in parts, and how it is written: the day is told apart from all others by what it is, and not by how that is found. */
export interface Schedule {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly dayOfMonth: string;
  readonly dayOfWeek: string;
  readonly isDay: (date: Date) => boolean;
}

const lengthOf = (date: Date) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
const isWeekday = (date: Date) => date.getUTCDay() > 0 && date.getUTCDay() < 6;

const DAYS: readonly Pick<Schedule, 'dayOfMonth' | 'dayOfWeek' | 'isDay'>[] = [
  { dayOfMonth: '?', dayOfWeek: '*', isDay: () => true },
  { dayOfMonth: '*', dayOfWeek: '?', isDay: () => true },
  { dayOfMonth: 'L', dayOfWeek: '?', isDay: (date) => date.getUTCDate() === lengthOf(date) },
  { dayOfMonth: 'L-1', dayOfWeek: '?', isDay: (date) => date.getUTCDate() === lengthOf(date) - 1 },
  { dayOfMonth: '29-31', dayOfWeek: '?', isDay: (date) => date.getUTCDate() >= 29 },
  { dayOfMonth: '1', dayOfWeek: '?', isDay: (date) => date.getUTCDate() === 1 },
  // The weekday nearest to the first: it, or the Monday after a weekend that it begins in.
  { dayOfMonth: '1W', dayOfWeek: '?', isDay: (date) => date.getUTCDay() === 1 ? date.getUTCDate() <= 3 : isWeekday(date) && date.getUTCDate() === 1 },
  { dayOfMonth: '?', dayOfWeek: 'SUN', isDay: (date) => date.getUTCDay() === 0 },
  { dayOfMonth: '?', dayOfWeek: 'MON-FRI', isDay: isWeekday },
  { dayOfMonth: '?', dayOfWeek: '1L', isDay: (date) => date.getUTCDay() === 0 && date.getUTCDate() > lengthOf(date) - 7 },
  { dayOfMonth: '?', dayOfWeek: '1#1', isDay: (date) => date.getUTCDay() === 0 && date.getUTCDate() <= 7 },
];

export const ZONES = ['Etc/UTC', 'Europe/Paris', 'Australia/Sydney', 'Australia/Lord_Howe', 'America/New_York', 'America/Santiago', 'Asia/Kathmandu'];

/** Around these days clocks shift in the north and in the south, or months, years and leap days end. */
const PLACES = [
  '2027-03-13', '2027-03-27', '2027-04-02', '2027-10-02', '2027-10-30', '2027-11-06', '2028-02-27', '2027-02-27', '2027-12-30', '2029-08-30', '2100-02-27',
].map((day) => Date.parse(`${day}T00:00:00Z`));

/** A rule, and what the oracle needs to know of it. */
export interface OracleRule extends PlannedRule {
  readonly parts: Schedule;
}

export interface OraclePlan {
  readonly rules: readonly OracleRule[];
  readonly from: number;
  readonly end: number;
}

export const schedule: fc.Arbitrary<Schedule> = fc.record({
  minutes: fc.uniqueArray(fc.constantFrom(0, 1, 15, 30, 59), { minLength: 1, maxLength: 2 }),
  hours: fc.oneof(fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 3 }), fc.constant([...Array(24).keys()])),
  day: fc.oneof(fc.constant(DAYS[0]), fc.constantFrom(...DAYS)),
}).map(({ minutes, hours, day }) => ({ minutes, hours, ...day }));

/** A schedule as templates have it. */
export function written({ minutes, hours, dayOfMonth, dayOfWeek }: Schedule): string {
  return `cron(${minutes.join(',')} ${hours.join(',')} ${dayOfMonth} * ${dayOfWeek} *)`;
}

const lifecycle = fc.record({
  deleteAfterDays: fc.constantFrom(1, 2, 3, 92, Infinity),
  coldAfterDays: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
}).map(({ deleteAfterDays, coldAfterDays }) => ({ deleteAfterDays, coldAfterDays: deleteAfterDays >= 92 ? coldAfterDays : undefined }));

const rule: fc.Arbitrary<Omit<OracleRule, 'name'>> = fc.record({
  parts: schedule,
  timeZone: fc.constantFrom(...ZONES),
  startWindowMinutes: fc.constantFrom(60, 61, 90, 480, 1500),
  isContinuous: fc.constantFrom(false, false, false, true),
  lifecycle,
  copies: fc.array(fc.record({ vault: fc.constantFrom('C', 'D'), lifecycle }), { maxLength: 2 }),
}).map(({ parts, timeZone, ...rest }) => ({
  ...rest,
  parts,
  vault: 'V',
  schedule: { expression: written(parts), timeZone },
}));

/** Plans of a few rules, and a few days in which they run. */
export const plans: fc.Arbitrary<OraclePlan> = fc.record({
  rules: fc.array(rule, { minLength: 1, maxLength: 4 }),
  from: fc.tuple(fc.constantFrom(...PLACES), fc.integer({ min: 0, max: 2 * 1440 })).map(([day, minutes]) => day + minutes * MINUTE),
  minutes: fc.integer({ min: 1, max: 3 * 1440 }),
}).map(({ rules, from, minutes }) => ({ rules: rules.map((each, index) => ({ ...each, name: `R${index}` })), from, end: from + minutes * MINUTE }));

/** A point as the oracle has it. */
export interface OraclePoint {
  readonly rule: string;
  readonly vault: string;
  readonly kind: string;
  readonly createdAt: number;
  readonly coldAt: number;
  readonly expiresAt: number;
}

interface Job {
  readonly rule: OracleRule;
  readonly start: number;
  isLost: boolean;
}

/** Lets every minute come, looks at the clocks of all rules, and does what AWS Backup is said to do. */
export function simulate({ rules, from, end }: OraclePlan): OraclePoint[] {
  const jobs: Job[] = [];
  let waiting: Job[] = [];
  const latest = rules.map(() => -Infinity);
  const longest = Math.max(...rules.map(({ startWindowMinutes }) => startWindowMinutes)) * MINUTE;
  // Clocks are looked at before the plan begins, to know which times they have shown, and after it ends: who starts then still takes from whoever waits.
  for (let now = from - 3 * HOUR; now < end + longest; now += MINUTE) {
    for (const [index, each] of rules.entries()) {
      const time = now + offsetAt(each.schedule.timeZone, now);
      if (time <= latest[index]) { continue; }
      latest[index] = time;
      if (now < from || !isRun(each.parts, time) || isDisregarded(rules, each)) { continue; }
      const job = { rule: each, start: now, isLost: false };
      jobs.push(job);
      if (each.isContinuous) { continue; }
      waiting = waiting.filter((other) => now < other.start + other.rule.startWindowMinutes * MINUTE && !other.isLost);
      const others = waiting.filter((other) => other.rule !== each);
      if (others.some((other) => rankOf(rules, other.rule) > rankOf(rules, each))) {
        job.isLost = true;
      } else {
        for (const other of others) { other.isLost = true; }
        waiting.push(job);
      }
    }
  }
  const made = jobs.filter(({ start, isLost }) => start < end && !isLost);
  return made.flatMap((job) => {
    const isFirst = made.find((other) => other.rule === job.rule) === job;
    const point = (kind: string, vault: string, { deleteAfterDays, coldAfterDays = Infinity }: PlannedRule['lifecycle']) => ({
      rule: job.rule.name, kind, vault, createdAt: job.start, coldAt: job.start + coldAfterDays * DAY, expiresAt: job.start + deleteAfterDays * DAY,
    });
    const own = job.rule.isContinuous
      ? isFirst ? [point('continuous', 'V', { deleteAfterDays: Infinity })] : []
      : [point('backup', 'V', job.rule.lifecycle)];
    return [...own, ...job.rule.copies.map((copy) => point('copy', copy.vault, copy.lifecycle))];
  });
}

/** Of several continuous rules, one is obeyed. */
function isDisregarded(rules: readonly OracleRule[], each: OracleRule): boolean {
  return each.isContinuous && rules.some((other) => other.isContinuous && rankOf(rules, other) > rankOf(rules, each));
}

/** Longer wins, and of those that are as long the first. */
function rankOf(rules: readonly OracleRule[], each: OracleRule): number {
  return each.lifecycle.deleteAfterDays === Infinity ? 1e9 - rules.indexOf(each) : each.lifecycle.deleteAfterDays * 1000 - rules.indexOf(each);
}

/** When a schedule starts jobs, in minutes since 1970, from one full hour to another: found by looking at a clock each minute. */
export function startsBetween(parts: Schedule, timeZone: string, from: number, end: number): number[] {
  const found: number[] = [];
  let latest = -Infinity;
  for (let slot = from - 3 * HOUR; slot < end; slot += HOUR / 2) {
    const offset = offsetAt(timeZone, slot);
    for (let now = slot; now < slot + HOUR / 2; now += MINUTE) {
      if (now + offset <= latest) { continue; }
      latest = now + offset;
      if (now >= from && isRun(parts, latest)) { found.push(now / MINUTE); }
    }
  }
  return found;
}

function isRun({ minutes, hours, isDay }: Schedule, time: number): boolean {
  if (!minutes.includes(time / MINUTE % 60)) { return false; }
  const date = new Date(time);
  return hours.includes(date.getUTCHours()) && isDay(date);
}

const OFFSETS = new Map(ZONES.map((zone) => [zone, {
  format: new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }),
  bySlot: new Map<number, number>(),
}]));

/** How far a clock is ahead of UTC: none shifts but at a full or a half hour. */
function offsetAt(zone: string, instant: number): number {
  const { format, bySlot } = OFFSETS.get(zone)!;
  const slot = Math.floor(instant / (HOUR / 2));
  let offset = bySlot.get(slot);
  if (offset === undefined) {
    offset = Date.parse(`${format.format(slot * HOUR / 2).replace(' ', 'T')}Z`) - slot * HOUR / 2;
    bySlot.set(slot, offset);
  }
  return offset;
}
