import { pointsInVaults } from './points-in-vaults';
import type { PlannedPoints } from './points-in-vaults';
import type { Documents } from '../../document/documents';
import type { RestoreTestingPlanDocument } from '../../document/restore-testing-plan-document';
import { DEFAULT_START_WINDOW_HOURS, DEFAULT_WINDOW_DAYS } from '../../model/restore-testing';
import { largestGapOf } from '../../model/schedule/gaps';
import { DEFAULT_SCHEDULE, DEFAULT_TIME_ZONE, Starts } from '../../model/schedule/starts';
import type { Problem } from '../findings/finding';
import { PlanUnderCheck, textOr } from '../plan/plan-under-check';

const HOURS_A_DAY = 24;
const MILLIS_A_DAY = HOURS_A_DAY * 60 * 60 * 1000;

/**
 * A window in which there may be no recovery point: it has to be longer than the time between two backups and the start window together. Nothing is said where anything else may fill the vaults.
 */
export function windowTooShort(plan: RestoreTestingPlanDocument, documents: Documents): Problem[] {
  const { windowDays, startWindowHours } = plan;
  const days = windowDays.isAbsent ? DEFAULT_WINDOW_DAYS : windowDays.number;
  const start = startWindowHours.isAbsent ? DEFAULT_START_WINDOW_HOURS : startWindowHours.number;
  const gap = gapOf(snapshotsIn(plan, documents));
  if (days === undefined || start === undefined || gap === undefined) { return []; }
  return days * HOURS_A_DAY > gap + start ? [] : [{
    id: 'restoreTestingWindowTooShort',
    level: 'warning',
    property: plan.points.path,
    message: `the restore tests take recovery points of the last ${inDays(days * HOURS_A_DAY)}, and the rules of the application make them in the vaults up to ${inDays(gap)} apart: with the start window `
      + `of ${start} ${start === 1 ? 'hour' : 'hours'} there may be none; look further back, by more than both together`,
  }];
}

/** Recovery points that are gone when their restore is tested. */
export function retentionTooShort(tests: RestoreTestingPlanDocument, documents: Documents): Problem[] {
  const points = snapshotsIn(tests, documents);
  const days = points.map((each) => each.days ?? Infinity);
  if (points.length === 0 || days.includes(Infinity)) { return []; }
  const [schedule, zone] = [tests.schedule.knownText ?? '', textOr(tests.timeZone, DEFAULT_TIME_ZONE)];
  const starts = documents.constant(`starts at ${schedule} in ${zone}`, () => new Starts(schedule, zone));
  const isThere = ({ plan, rule }: PlannedPoints, kept: number, time: number) =>
    (PlanUnderCheck.of(documents, plan).startsOf(rule).firstAfter(time - kept * MILLIS_A_DAY) ?? Infinity) <= time;
  const isEmpty = (time: Date) => !points.some((each, index) => isThere(each, days[index], time.getTime()));
  if (gapOf(points) === undefined || ![...starts.inYear()].some(isEmpty)) { return []; }
  return [{
    id: 'restoreTestingRetentionTooShort',
    level: 'warning',
    property: tests.schedule.path,
    message: `the rules of the application keep recovery points in the vaults for ${inDays(Math.max(...days) * HOURS_A_DAY)} at most, and at times all are gone when the restore tests begin: keep them longer, `
      + 'or test them sooner after they are made',
  }];
}

/** What rules make at times; nothing where there is also what is made continuously, and so always there. */
function snapshotsIn(tests: RestoreTestingPlanDocument, documents: Documents): readonly PlannedPoints[] {
  const points = pointsInVaults(tests, documents) ?? [];
  return points.some(({ rule }) => rule.mayBeContinuous) ? [] : points;
}

/** How many hours there are at most between two runs, whichever rule has them. */
function gapOf(points: readonly PlannedPoints[]): number | undefined {
  const gap = largestGapOf(points.map(({ rule: { schedule, timeZone } }) => (
    { expression: textOr(schedule, DEFAULT_SCHEDULE), timeZone: textOr(timeZone, DEFAULT_TIME_ZONE) })));
  return gap && gap.minutes / 60;
}

function inDays(hours: number): string {
  const [amount, unit] = hours % HOURS_A_DAY === 0 ? [hours / HOURS_A_DAY, 'day'] : [Math.round(hours * 10) / 10, 'hour'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
