import { rulesIntoVaults } from './rules-into-vaults';
import type { Documents } from '../../document/documents';
import type { RestoreTestingPlanDocument } from '../../document/restore-testing-plan-document';
import type { RestoreTestingSelectionDocument } from '../../document/restore-testing-selection-document';
import { kindsNamed } from '../../model/resources/resource-catalog';
import { DEFAULT_START_WINDOW_HOURS, DEFAULT_WINDOW_DAYS } from '../../model/restore-testing';
import { largestGapOf } from '../../model/schedule/gaps';
import { DEFAULT_SCHEDULE, DEFAULT_TIME_ZONE } from '../../model/schedule/starts';
import type { Problem } from '../findings/finding';

const HOURS_A_DAY = 24;

/**
 * A window in which there may be no recovery point: it has to be longer than the time between two backups and the start window together. Nothing is said where anything else may fill the vaults.
 */
export function windowTooShort(plan: RestoreTestingPlanDocument, documents: Documents): Problem[] {
  const { windowDays, startWindowHours } = plan;
  const days = windowDays.isAbsent ? DEFAULT_WINDOW_DAYS : windowDays.number;
  const start = startWindowHours.isAbsent ? DEFAULT_START_WINDOW_HOURS : startWindowHours.number;
  const gaps = (rulesIntoVaults(plan, documents) ?? []).map((rule) => rule.mayBeContinuous ? undefined : gapOf(rule.schedule, rule.timeZone));
  if (days === undefined || start === undefined || gaps.length === 0 || gaps.includes(undefined)) { return []; }
  const gap = Math.min(...gaps.map((each) => each!));
  return days * HOURS_A_DAY > gap + start ? [] : [{
    id: 'restoreTestingWindowTooShort',
    level: 'warning',
    property: plan.points.path,
    message: `the restore tests take recovery points of the last ${inDays(days * HOURS_A_DAY)}, and no rule of the application makes them in the vaults more often than every ${inDays(gap)}: with the start window `
      + `of ${start} ${start === 1 ? 'hour' : 'hours'} there may be none; look further back, by more than both together`,
  }];
}

/** Continuous recovery points only, of a type that has none. */
export function withoutContinuousPoints({ plan, resourceType: { knownText: type, path } }: RestoreTestingSelectionDocument): Problem[] {
  const types = plan?.pointTypes.elements()?.map(({ knownText }) => knownText);
  const kinds = kindsNamed(type ?? '');
  const isPointless = types !== undefined && types.length > 0 && types.every((each) => each === 'CONTINUOUS') && kinds.length > 0
    && !kinds.some(({ features }) => features.includes('continuousBackup'));
  return isPointless ? [{
    id: 'restoreTestingWithoutPoints',
    level: 'warning',
    property: path,
    message: `the restore testing plan '${plan!.name}' takes continuous recovery points only, and AWS Backup makes none of the type '${type}': let it take snapshots, too`,
  }] : [];
}

/** How many hours there are at most between two runs. */
function gapOf(schedule: RestoreTestingPlanDocument['schedule'], timeZone: RestoreTestingPlanDocument['timeZone']): number | undefined {
  const expression = schedule.isAbsent ? DEFAULT_SCHEDULE : schedule.knownText;
  const zone = timeZone.isAbsent ? DEFAULT_TIME_ZONE : timeZone.knownText;
  const gap = expression === undefined || zone === undefined ? undefined : largestGapOf([{ expression, timeZone: zone }]);
  return gap && gap.minutes / 60;
}

function inDays(hours: number): string {
  const [amount, unit] = hours % HOURS_A_DAY === 0 ? [hours / HOURS_A_DAY, 'day'] : [Math.round(hours * 10) / 10, 'hour'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
